import { roomOf } from './coverage.ts'
import type { SourceText } from './source.ts'
import type { TranslationTable } from './table.ts'
import type { TargetText } from './target.ts'

/** A link as it teaches: which sentences, and how certain it is. */
export interface Lesson {
  readonly i: number
  readonly j: number
  readonly n: number
  readonly m: number
  readonly weight: number
}

/** Pseudo-counts that the dictionary weighs against the text. */
const E = (globalThis as any).process?.env ?? {}
const PRIOR_COUNT = Number(E.PC ?? 3)
const NULLW = Number(E.NW ?? 0.05)
const ITERATIONS = Number(E.IT ?? 3)
/** What is met once only teaches the link it is met in, and would praise whatever was chosen. */
const LEAST_COUNT = 2
const LEAST_MASS = Number(E.LM ?? 0)
/** Taken from every count, so that a chance meeting does not become a translation. */
const DISCOUNT = Number(E.DC ?? 0)
/** Share of a unit's translations that were not known before, before anything is learnt. */
const UNKNOWN = Number(E.UK ?? 1)
/** Translations that are less than this many times likelier than by chance are dropped. */
const LEAST_RATIO = Number(E.LR ?? 1.5)

/**
 * Learns translations from links that are likely: IBM Model 1 (Brown et al. 1993) with the
 * dictionary as a prior, a few iterations of expectation maximisation.
 */
export function* learn(
  source: SourceText,
  target: TargetText,
  prior: TranslationTable,
  lessons: readonly Lesson[],
): Generator<number, readonly TranslationTable[]> {
  const pupil = new Pupil(source, target, prior, lessons)
  let table = prior
  for (let k = 0; k < ITERATIONS; k++) {
    table = pupil.iterate(table, k === 0)
    yield (k + 1) / ITERATIONS
  }
  const tables: TranslationTable[] = []
  for (let fold = 0; fold < FOLDS; fold++) {
    tables.push(pupil.iterate(table, false, fold))
    yield 1
  }
  return tables
}

/**
 * A passage is judged by what the rest of the text teaches, never by itself: otherwise every link
 * that was once believed would bring its own proof. Passages are dealt out to folds in turn.
 */
const FOLDS = Number(E.FO ?? 6)
const PASSAGE = Number(E.PA ?? 6)
export const foldOf = (i: number): number => Math.floor(i / PASSAGE) % FOLDS

class Pupil {
  readonly #source: SourceText
  readonly #target: TargetText
  readonly #prior: TranslationTable
  readonly #lessons: readonly Lesson[]
  /** For each unit the lessons it stands in and with what weight: a sparse matrix in rows. */
  readonly #starts: Int32Array
  readonly #places: Int32Array
  readonly #weights: Float32Array
  /** Where the tokens of each lesson begin among all tokens of lessons. */
  readonly #tokenStarts: Int32Array
  readonly #priorSums: Float32Array

  constructor(
    source: SourceText,
    target: TargetText,
    prior: TranslationTable,
    lessons: readonly Lesson[],
  ) {
    this.#source = source
    this.#target = target
    this.#prior = prior
    this.#lessons = lessons
    const units = source.kinds.length
    const starts = new Int32Array(units + 1)
    const each = (visit: (unit: number, lesson: number, weight: number) => void): void => {
      for (const [number, { i, n }] of lessons.entries()) {
        for (let at = source.starts[i]!; at < source.starts[i + n]!; at++) {
          visit(source.units[at]!, number, source.weights[at]!)
        }
      }
    }
    each((unit) => {
      starts[unit + 1]!++
    })
    for (let unit = 0; unit < units; unit++) starts[unit + 1]! += starts[unit]!
    this.#starts = starts
    this.#places = new Int32Array(starts[units]!)
    this.#weights = new Float32Array(starts[units]!)
    const fill = starts.slice()
    each((unit, lesson, weight) => {
      const at = fill[unit]!++
      this.#places[at] = lesson
      this.#weights[at] = weight
    })
    this.#tokenStarts = new Int32Array(lessons.length + 1)
    for (const [k, { j, m }] of lessons.entries()) {
      this.#tokenStarts[k + 1] = this.#tokenStarts[k]! + target.starts[j + m]! - target.starts[j]!
    }
    this.#priorSums = new Float32Array(units)
    for (let unit = 0; unit < units; unit++) {
      for (let k = prior.starts[unit]!; k < prior.starts[unit + 1]!; k++) {
        this.#priorSums[unit]! += prior.weights[k]!
      }
    }
  }

  /** One iteration: shares every token out among the units of its link, and counts the shares. */
  iterate(table: TranslationTable, fresh: boolean, without = -1): TranslationTable {
    const { background, tokens, starts: sentences } = this.#target
    const lessons = this.#lessons
    const units = this.#source.kinds.length
    const totals = new Float32Array(this.#tokenStarts[lessons.length]!)
    // The empty word takes what no unit explains.
    for (const [k, { i, j, n, m }] of lessons.entries()) {
      let room = 0
      for (let s = i; s < i + n; s++) room += roomOf(this.#source, s)
      const first = sentences[j]!
      for (let t = first; t < sentences[j + m]!; t++) {
        totals[this.#tokenStarts[k]! + t - first] = NULLW * room * background[tokens[t]!]!
      }
    }
    const row = new Float32Array(this.#target.keys.length)
    const read = (unit: number): void => {
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
        row[table.words[k]!] = table.weights[k]!
      }
    }
    const forget = (unit: number): void => {
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) row[table.words[k]!] = 0
    }
    const chance = (unit: number): number =>
      fresh ? (table.starts[unit] === table.starts[unit + 1] ? 1 : UNKNOWN) : 0
    const each = (
      unit: number,
      visit: (token: number, total: number, share: number, lesson: number) => void,
    ): void => {
      const floor = chance(unit)
      for (let at = this.#starts[unit]!; at < this.#starts[unit + 1]!; at++) {
        const lesson = this.#places[at]!
        const weight = this.#weights[at]!
        const { j, m } = lessons[lesson]!
        const shift = this.#tokenStarts[lesson]! - sentences[j]!
        for (let t = sentences[j]!; t < sentences[j + m]!; t++) {
          const word = tokens[t]!
          visit(word, t + shift, weight * (row[word]! + floor * background[word]!), lesson)
        }
      }
    }
    for (let unit = 0; unit < units; unit++) {
      if (this.#starts[unit] === this.#starts[unit + 1]) continue
      read(unit)
      each(unit, (_, total, share) => {
        totals[total]! += share
      })
      forget(unit)
    }

    const counts = new Float32Array(row.length)
    const met = new Int32Array(row.length)
    const starts = new Int32Array(units + 1)
    const words: number[] = []
    const weights: number[] = []
    const prior = this.#prior
    for (let unit = 0; unit < units; unit++) {
      const occurrences = this.#starts[unit + 1]! - this.#starts[unit]!
      if (occurrences < LEAST_COUNT) {
        for (let k = prior.starts[unit]!; k < prior.starts[unit + 1]!; k++) {
          words.push(prior.words[k]!)
          weights.push(prior.weights[k]!)
        }
        starts[unit + 1] = words.length
        continue
      }
      read(unit)
      const touched: number[] = []
      let sum = 0
      each(unit, (word, total, share, lesson) => {
        if (share === 0) return
        if (foldOf(lessons[lesson]!.i) === without) return
        const count = (lessons[lesson]!.weight * share) / totals[total]!
        if (met[word] === 0) touched.push(word)
        met[word]!++
        counts[word]! += count
        sum += count
      })
      forget(unit)
      const priorSum = this.#priorSums[unit]!
      const priorCount = priorSum > 0 ? PRIOR_COUNT : 1
      for (let k = prior.starts[unit]!; k < prior.starts[unit + 1]!; k++) {
        const word = prior.words[k]!
        if (counts[word] === 0 && met[word] === 0) touched.push(word)
        counts[word] =
          Math.max(counts[word]!, DISCOUNT) + PRIOR_COUNT * prior.weights[k]! + LEAST_MASS
        met[word] = LEAST_COUNT
      }
      const scale = 1 / (sum + priorCount)
      for (const word of touched) {
        const weight = Math.max(0, counts[word]! - DISCOUNT) * scale
        if (
          met[word]! >= LEAST_COUNT &&
          weight / scale >= LEAST_MASS &&
          weight > LEAST_RATIO * background[word]!
        ) {
          words.push(word)
          weights.push(weight)
        }
        counts[word] = 0
        met[word] = 0
      }
      starts[unit + 1] = words.length
    }
    return { starts, words: Int32Array.from(words), weights: Float32Array.from(weights) }
  }
}
