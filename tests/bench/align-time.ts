/** Aligns made-up texts of given sizes and prints milliseconds and megabytes: its own process. */
import { readFileSync } from 'node:fs'
import { align } from '../../src/core/alignment/align.ts'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import { madeUpTexts } from './align-texts.ts'

const [rows, columns] = process.argv.slice(2).map(Number)
const bytes = readFileSync(new URL('../../resources/dictionary/cedict.bin', import.meta.url))
const opened = performance.now()
const dictionary = openDictionary(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
)
const opening = performance.now() - opened
const { source, target, fixed } = madeUpTexts(rows!, columns!)
const began = performance.now()
const first = await align(source, target, { dictionary })
const milliseconds = performance.now() - began
const megabytes = process.resourceUsage().maxRSS / 1024
const again = performance.now()
await align(source, target, { dictionary, fixed, previous: first })
const realigning = performance.now() - again
console.log(JSON.stringify({ opening, milliseconds, megabytes, realigning }))
