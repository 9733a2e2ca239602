import { fold } from '../text/fold.ts'
import type { Band, Path } from './band.ts'
import type { Dictionary } from './dictionary.ts'
import { nameFinder } from './find-name.ts'
import { eachLink, type ShapedLink } from './lattice.ts'
import type { Lesson } from './learn.ts'
import { SHAPES } from './shapes.ts'
import { analyseSource, type SourceText } from './source.ts'
import { SURFACE } from './surface.ts'
import { priorTable, type TranslationTable } from './table.ts'
import { analyseTarget, type TargetText } from './target.ts'

/** Both texts, analysed, and what the dictionary knows of them. */
export interface Pair {
  readonly source: SourceText
  readonly target: TargetText
  readonly prior: TranslationTable
}

/** Sentences on either side of the path that are looked at. */
export const BAND_WIDTH = 6
/** Links less probable than this teach nothing. */
const LEAST_LESSON = 0.3

/** Analyses both sides and makes the prior table. */
export function* analyse(
  source: readonly string[],
  target: readonly string[],
  dictionary: Dictionary,
  terms: readonly (readonly [zh: string, en: string])[],
): Generator<number, Pair> {
  const english = yield* analyseTarget(target)
  const chinese = yield* analyseSource(
    source,
    dictionary,
    new Set(terms.map(([zh]) => fold(zh))),
    nameFinder(english, dictionary),
  )
  yield 1
  return {
    source: chinese,
    target: english,
    prior: priorTable(chinese, english, dictionary, terms),
  }
}
/** Length of the sentences `from` to `to` − 1, in Chinese characters or in letters. */
export function lengthOf(surface: Float32Array, from: number, to: number): number {
  let sum = 0
  for (let k = from; k < to; k++) sum += surface[k * SURFACE.length]!
  return sum
}

/** Letters of English for one Chinese character, within what is met in translations. */
export function lengthRatio({ source, target }: Pair, lessons?: readonly Lesson[]): number {
  let zh = INERTIA
  let en = INERTIA * USUAL_RATIO
  if (lessons) {
    for (const { i, j, n, m, weight } of lessons) {
      zh += weight * lengthOf(source.surface, i, i + n)
      en += weight * lengthOf(target.surface, j, j + m)
    }
  } else {
    zh += lengthOf(source.surface, 0, source.size)
    en += lengthOf(target.surface, 0, target.size)
  }
  return Math.min(Math.max(en / zh, LEAST_RATIO), MOST_RATIO)
}
const USUAL_RATIO = 3.2
const INERTIA = 60
const LEAST_RATIO = 1.8
const MOST_RATIO = 5.5

/** Links with two sides that are probable enough to learn from. */
export function lessonsOf(band: Band, probabilities: Float32Array): Lesson[] {
  const lessons: Lesson[] = []
  const rows = band.lo.length - 1
  for (let i = 0; i < rows; i++) {
    eachLink(band, rows, i, (_, j, shape, link) => {
      const [n, m] = SHAPES[shape]!
      const weight = probabilities[link]!
      if (n > 0 && m > 0 && weight > LEAST_LESSON) lessons.push({ i, j, n, m, weight })
    })
  }
  return lessons
}

/** The share of one-to-one links among those with two sides. */
export function oneToOne(lessons: readonly Lesson[]): number {
  let single = 0
  let total = 0
  for (const { n, m, weight } of lessons) {
    total += weight
    if (n === 1 && m === 1) single += weight
  }
  return total > 0 ? single / total : 1
}

/** The path of links that were decided on. */
export function pathOf(links: readonly ShapedLink[], rows: number): Path {
  const first = new Int32Array(rows + 1)
  const last = new Int32Array(rows + 1)
  let to = 0
  for (const { i, j, shape } of links) {
    const [n, m] = SHAPES[shape]!
    for (let k = 1; k <= n; k++) {
      first[i + k] = j + Math.floor((m * k) / n)
      last[i + k] = first[i + k]!
    }
    if (n === 0) last[i] = j + m
    to = j + m
  }
  last[rows] = Math.max(last[rows]!, to)
  return { first, last }
}
