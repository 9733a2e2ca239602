/**
 * Trains the weights of the aligner and writes `src/core/alignment/weights.generated.ts`.
 *
 * Material: a folder of aligned chapters as MAC has it (`align-dev`), and parallel rows from which
 * further problems are derived (`parallel/tico19.tsv`), so that novels are not all that is learnt
 * from.
 * Run: `npx tsx tools/alignment/weights.ts FOLDER`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import { FEATURES } from '../../src/core/alignment/features.ts'
import type { Weights } from '../../src/core/alignment/model.ts'
import { SHAPES } from '../../src/core/alignment/shapes.ts'
import { deriveGold, type GoldDocument, readGold } from './documents.ts'
import { Problem } from './problem.ts'
import { modelOf, train } from './train.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder with the training material.')
const root = path.resolve(import.meta.dirname, '../..')
const bytes = readFileSync(path.join(root, 'resources/dictionary/cedict.bin'))
const dictionary = openDictionary(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
)
const novels = readGold(path.join(folder, 'align-dev'))
const derived = deriveGold(path.join(folder, 'parallel/tico19.tsv'), 'zh', 'en')
const documents = [...novels, ...derived]
const problem = (document: GoldDocument): Problem => Problem.first(document, dictionary)
const model = modelOf(train(novels.map(problem), derived.map(problem)))

const written = ({ features, shapes }: Weights): string =>
  `{
    features: [
${features.map((weight, k) => `      ${weight}, // ${FEATURES[k]}`).join('\n')}
    ],
    shapes: [
${shapes.map((weight, k) => `      ${weight}, // ${SHAPES[k]!.join('–')}`).join('\n')}
    ],
  }`

writeFileSync(
  path.join(root, 'src/core/alignment/weights.generated.ts'),
  `// Made by tools/alignment/weights.ts; do not edit.
// Learnt from ${documents.length} documents with ${documents.reduce((sum, { links }) => sum + links.length, 0)} links; docs/alignment.md tells which.
import type { Model } from './model.ts'

export const MODEL: Model = {
  first: ${written(model.first)},
  free: ${written(model.free)},
  plain: ${written(model.plain)},
}
`,
)
