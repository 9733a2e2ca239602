/**
 * What each part of the aligner is worth: strict F1 by leave-one-document-out without it.
 * Run: `npx tsx tools/alignment/ablation.ts FOLDER` with a folder as `readGold` reads it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import { FEATURES, type FeatureName } from '../../src/core/alignment/features.ts'
import { SHAPES } from '../../src/core/alignment/shapes.ts'
import { readGold } from './documents.ts'
import { Problem } from './problem.ts'
import { fitWeights } from './train.ts'

const named = (pattern: RegExp): Set<FeatureName> =>
  new Set(FEATURES.filter((name) => pattern.test(name)))

const PARTS: readonly (readonly [name: string, without: Set<FeatureName>, folds?: number])[] = [
  ['everything', new Set()],
  ['without folds', new Set(), 1],
  ['without quotations', named(/[qQ]uotes$|^(?:begins|ends|inside)/)],
  ['without ? ! : …', named(/^(?:question|exclamation|colon|ellipsis)$/)],
  ['without lengths', named(/[lL]ength|Long$/)],
  ['without corners', named(/Corner$|Pair$/)],
  ['without clauses', named(/Clause$|Bare$|Corner$|^more/)],
  ['without neighbours', named(/(?:After|Before)$/)],
  ['without the source side', named(/^source(?!Long)/)],
  ['without the target side', named(/^target(?!Long)/)],
]

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder with aligned documents.')
const root = path.resolve(import.meta.dirname, '../..')
const bytes = readFileSync(path.join(root, 'resources/dictionary/cedict.bin'))
const dictionary = openDictionary(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
)
const problems = readGold(folder).map((document) => Problem.first(document, dictionary))

/** Links: right ones of any kind and of two sides, found ones, and what people have drawn. */
interface Counts {
  right: number
  rightTwoSided: number
  found: number
  drawnTwoSided: number
}

const none = (): Counts => ({ right: 0, rightTwoSided: 0, found: 0, drawnTwoSided: 0 })

function count(problem: Problem, weights: Float64Array, counts: Counts): void {
  const key = (i: number, n: number, j: number, m: number): string => `${i}+${n}:${j}+${m}`
  const gold = new Set(
    problem.document.links.map(([s, t]) => key(s[0] ?? 0, s.length, t[0] ?? 0, t.length)),
  )
  for (const { i, j, shape } of problem.decode(weights)) {
    const [n, m] = SHAPES[shape]!
    counts.found++
    if (!gold.has(key(n > 0 ? i : 0, n, m > 0 ? j : 0, m))) continue
    counts.right++
    if (n > 0 && m > 0) counts.rightTwoSided++
  }
  counts.drawnTwoSided += problem.document.links.filter(
    ([s, t]) => s.length > 0 && t.length > 0,
  ).length
}

/** Precision counts links with an empty side, recall does not, as in vecalign's score.py. */
function f1({ right, rightTwoSided, found, drawnTwoSided }: Counts): string {
  const precision = right / found
  const recall = rightTwoSided / drawnTwoSided
  return ((2 * precision * recall) / (precision + recall)).toFixed(4)
}

console.log('part'.padEnd(28), 'dictionary alone', ' learnt from the text')
for (const [name, without, folds] of PARTS) {
  const first = none()
  const later = none()
  for (const held of problems) {
    const others = problems.filter((problem) => problem !== held)
    const weights = fitWeights(others, undefined, without)
    count(held, weights, first)
    const next = others.map((problem) => problem.next(weights, folds))
    const taught = fitWeights(next, weights, without)
    count(held.next(weights, folds), taught, later)
  }
  console.log(name.padEnd(28), f1(first).padEnd(16), f1(later))
}
