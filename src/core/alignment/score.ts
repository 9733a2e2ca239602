import type { Band } from './band.ts'
import { cover } from './coverage.ts'
import { LinkFeatures } from './features.ts'
import { eachLink, SHAPE_COUNT } from './lattice.ts'
import type { Weights } from './model.ts'
import { SHAPES } from './shapes.ts'
import type { SourceText } from './source.ts'
import type { TranslationTable } from './table.ts'
import type { TargetText } from './target.ts'

/** What is added to the score of a link besides its features; −∞ forbids it. */
export type Extra = (i: number, j: number, n: number, m: number) => number

/** Scores every link of the band: weights times features. */
export function* scoreLinks(
  source: SourceText,
  target: TargetText,
  tables: readonly TranslationTable[],
  band: Band,
  ratio: number,
  weights: Weights,
  extra: Extra | null,
): Generator<number, Float64Array> {
  const coverage = yield* cover(source, target, tables, band)
  const link = new LinkFeatures(source, target, coverage, ratio)
  const { values } = link
  const rows = source.size
  const scores = new Float64Array(band.offsets[rows + 1]! * SHAPE_COUNT).fill(
    Number.NEGATIVE_INFINITY,
  )
  const factors = Float64Array.from(weights.features)
  for (let i = 0; i <= rows; i++) {
    eachLink(band, rows, i, (_, j, shape, number) => {
      const [n, m] = SHAPES[shape]!
      link.read(i, j, n, m)
      let score = weights.shapes[shape]!
      for (let k = 0; k < factors.length; k++) score += factors[k]! * values[k]!
      scores[number] = extra ? score + extra(i, j, n, m) : score
    })
    if (i % 64 === 63) yield i / rows
  }
  return scores
}
