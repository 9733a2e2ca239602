/** Reads paragraphs, one a line, and prints one sentence a line: npx tsx tools/segmentation/lines.ts [en] */
import { readFileSync } from 'node:fs'
import { sentences } from '../../src/core/segmentation/index.ts'

const lang = process.argv[2] === 'en' ? 'en' : 'zh'
for (const paragraph of readFileSync(0, 'utf8').split('\n')) {
  for (const sentence of sentences(paragraph, lang)) console.log(sentence)
}
