import { roomOf } from './room.ts'
import type { SourceText } from './source.ts'
import { TableBuilder, type TranslationTable } from './table.ts'
import type { TargetText } from './target.ts'

/** A link as it teaches: which sentences, and how certain it is. */
export interface Lesson {
  readonly i: number
  readonly j: number
  readonly n: number
  readonly m: number
  readonly weight: number
}

/** Pseudo-counts that the dictionary weighs against the text; for units it does not know. */
const PRIOR_COUNT = 3
const STRANGER_COUNT = 1
const ITERATIONS = 3
/** What is met once only teaches nothing that could be used elsewhere. */
const LEAST_MEETINGS = 2
/** The empty word has this share of the room of a link. */
const EMPTY_SHARE = 0.05
/** Translations that are less than this many times likelier than by chance are dropped. */
const LEAST_RATIO = 1.5

/**
 * A passage is judged by what the rest of the text teaches, never by itself: otherwise every link
 * that was once believed would bring its own proof. Passages are dealt out to folds in turn, and
 * each fold has a table of its own, to which it has not contributed.
 */
const FOLDS = 6
const PASSAGE = 6

/** Sentences of a passage: fewer in a short text, so that every fold has something to learn from. */
const passageOf = (sentences: number): number =>
  Math.min(PASSAGE, Math.max(1, Math.floor(sentences / (2 * FOLDS))))

/** The fold, and the number of the table, of a source sentence. */
export const foldOf = (
  { whole, offset }: Pick<SourceText, 'whole' | 'offset'>,
  i: number,
): number => Math.floor((offset + i) / passageOf(whole)) % FOLDS

/**
 * Learns translations from links that are likely: IBM Model 1 (Brown et al. 1993) with the
 * dictionary as a prior, a few iterations of expectation maximisation.
 * @param folds how many tables, each of which leaves out a part of the lessons; 1 for all lessons
 * @returns a table for each fold
 */
export function* learn(
  source: SourceText,
  target: TargetText,
  prior: TranslationTable,
  lessons: readonly Lesson[],
  folds = FOLDS,
): Generator<number, readonly TranslationTable[]> {
  yield 0
  const pupil = new Pupil(source, target, prior, lessons)
  let table = prior
  for (let k = 1; k < ITERATIONS; k++) {
    table = (yield* pupil.iterate(table, k === 1, 1))[0]!
  }
  return yield* pupil.iterate(table, false, folds)
}

class Pupil {
  readonly #source: SourceText
  readonly #target: TargetText
  readonly #prior: TranslationTable
  readonly #lessons: readonly Lesson[]
  /** For each unit the lessons it stands in, and with what weight: a sparse matrix in rows. */
  readonly #starts: Int32Array
  readonly #places: Int32Array
  readonly #weights: Float32Array
  /** First and last token of each lesson, and what leads from a token to its place in `totals`. */
  readonly #from: Int32Array
  readonly #to: Int32Array
  readonly #shift: Int32Array
  readonly #folds: Uint8Array
  /** What all units of a link together make of each of its tokens. */
  readonly #totals: Float32Array
  /** The row of the table that is being read, by word. */
  readonly #row: Float32Array

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
    this.#starts = new Int32Array(units + 1)
    for (const { i, n } of lessons) {
      for (let at = source.starts[i]!; at < source.starts[i + n]!; at++) {
        this.#starts[source.units[at]! + 1]!++
      }
    }
    for (let unit = 0; unit < units; unit++) this.#starts[unit + 1]! += this.#starts[unit]!
    this.#places = new Int32Array(this.#starts[units]!)
    this.#weights = new Float32Array(this.#starts[units]!)
    this.#from = new Int32Array(lessons.length)
    this.#to = new Int32Array(lessons.length)
    this.#shift = new Int32Array(lessons.length)
    this.#folds = new Uint8Array(lessons.length)
    const fill = this.#starts.slice()
    let tokens = 0
    for (let k = 0; k < lessons.length; k++) {
      const { i, j, n, m } = lessons[k]!
      for (let at = source.starts[i]!; at < source.starts[i + n]!; at++) {
        const place = fill[source.units[at]!]!++
        this.#places[place] = k
        this.#weights[place] = source.weights[at]!
      }
      this.#from[k] = target.starts[j]!
      this.#to[k] = target.starts[j + m]!
      this.#shift[k] = tokens - this.#from[k]!
      this.#folds[k] = foldOf(source, i)
      tokens += this.#to[k]! - this.#from[k]!
    }
    this.#totals = new Float32Array(tokens)
    this.#row = new Float32Array(target.keys.length)
  }

  /**
   * One iteration: shares every token out among the units of its link, and counts the shares.
   * @param fresh whether nothing was learnt yet: then any unit may mean any word of its links
   * @param folds 1 for one table of everything
   */
  *iterate(
    table: TranslationTable,
    fresh: boolean,
    folds: number,
  ): Generator<number, TranslationTable[]> {
    const units = this.#source.kinds.length
    this.#startTotals()
    for (let unit = 0; unit < units; unit++) {
      if (this.#starts[unit] === this.#starts[unit + 1]) continue
      this.#read(table, unit)
      this.#addTotals(unit, fresh ? 1 : 0)
      this.#forget(table, unit)
      if (unit % 1024 === 1023) yield (0.4 * unit) / units
    }
    const rows = Array.from({ length: folds }, () => new TableBuilder(units))
    const counts = new Counts(this.#target.keys.length, folds)
    for (let unit = 0; unit < units; unit++) {
      this.#read(table, unit)
      this.#count(unit, fresh ? 1 : 0, counts)
      this.#forget(table, unit)
      this.#write(unit, counts, rows)
      if (unit % 1024 === 1023) yield 0.4 + (0.6 * unit) / units
    }
    const tables: TranslationTable[] = []
    for (const row of rows) {
      tables.push(row.build())
      yield 1
    }
    return tables
  }

  /** The empty word takes what no unit explains. */
  #startTotals(): void {
    const { background, tokens } = this.#target
    for (let k = 0; k < this.#lessons.length; k++) {
      const { i, n } = this.#lessons[k]!
      let room = 0
      for (let s = i; s < i + n; s++) room += roomOf(this.#source, s)
      const shift = this.#shift[k]!
      for (let t = this.#from[k]!; t < this.#to[k]!; t++) {
        this.#totals[t + shift] = EMPTY_SHARE * room * background[tokens[t]!]!
      }
    }
  }

  #read({ starts, words, weights }: TranslationTable, unit: number): void {
    for (let k = starts[unit]!; k < starts[unit + 1]!; k++) this.#row[words[k]!] = weights[k]!
  }

  #forget({ starts, words }: TranslationTable, unit: number): void {
    for (let k = starts[unit]!; k < starts[unit + 1]!; k++) this.#row[words[k]!] = 0
  }

  #addTotals(unit: number, floor: number): void {
    const { background, tokens } = this.#target
    const row = this.#row
    const totals = this.#totals
    for (let at = this.#starts[unit]!; at < this.#starts[unit + 1]!; at++) {
      const lesson = this.#places[at]!
      const weight = this.#weights[at]!
      const shift = this.#shift[lesson]!
      const end = this.#to[lesson]!
      for (let t = this.#from[lesson]!; t < end; t++) {
        const word = tokens[t]!
        totals[t + shift]! += weight * (row[word]! + floor * background[word]!)
      }
    }
  }

  #count(unit: number, floor: number, counts: Counts): void {
    if (this.#starts[unit + 1]! - this.#starts[unit]! < LEAST_MEETINGS) return
    const { background, tokens } = this.#target
    const row = this.#row
    const totals = this.#totals
    for (let at = this.#starts[unit]!; at < this.#starts[unit + 1]!; at++) {
      const lesson = this.#places[at]!
      const weight = this.#weights[at]! * this.#lessons[lesson]!.weight
      const shift = this.#shift[lesson]!
      const fold = this.#folds[lesson]!
      const end = this.#to[lesson]!
      for (let t = this.#from[lesson]!; t < end; t++) {
        const word = tokens[t]!
        const share = row[word]! + floor * background[word]!
        if (share > 0) counts.add(word, fold, (weight * share) / totals[t + shift]!)
      }
    }
  }

  /** Counts and prior together are the new row, once for each fold without its own counts. */
  #write(unit: number, counts: Counts, rows: readonly TableBuilder[]): void {
    const { background } = this.#target
    const { starts, words, weights } = this.#prior
    const row = this.#row
    const known = starts[unit + 1]! > starts[unit]!
    for (let k = starts[unit]!; k < starts[unit + 1]!; k++) {
      row[words[k]!] = weights[k]!
      counts.touch(words[k]!)
    }
    for (let fold = 0; fold < rows.length; fold++) {
      const scale = 1 / (counts.sum(fold) + (known ? PRIOR_COUNT : STRANGER_COUNT))
      for (const word of counts.touched) {
        const prior = row[word]!
        const count = counts.without(word, fold)
        const meetings = prior > 0 ? LEAST_MEETINGS : counts.meetingsWithout(word, fold)
        const weight = (count + PRIOR_COUNT * prior) * scale
        if (meetings >= LEAST_MEETINGS && weight > LEAST_RATIO * background[word]!) {
          rows[fold]!.add(word, weight)
        }
      }
      rows[fold]!.endRow()
    }
    counts.clear()
    this.#forget(this.#prior, unit)
  }
}

/** Counts of the words that one unit may mean, by fold. */
class Counts {
  readonly touched: number[] = []
  readonly #folds: number
  readonly #counts: Float32Array
  readonly #meetings: Uint16Array
  readonly #sums: Float64Array
  readonly #seen: Uint8Array

  constructor(words: number, folds: number) {
    this.#folds = folds
    this.#counts = new Float32Array(words * (folds + 1))
    this.#meetings = new Uint16Array(words * (folds + 1))
    this.#sums = new Float64Array(folds + 1)
    this.#seen = new Uint8Array(words)
  }

  touch(word: number): void {
    if (this.#seen[word]) return
    this.#seen[word] = 1
    this.touched.push(word)
  }

  add(word: number, fold: number, count: number): void {
    this.touch(word)
    const folds = this.#folds
    const at = word * (folds + 1)
    this.#counts[at + folds]! += count
    this.#sums[folds]! += count
    this.#meetings[at + folds]!++
    if (folds === 1) return
    this.#counts[at + fold]! += count
    this.#sums[fold]! += count
    this.#meetings[at + fold]!++
  }

  /** What was counted outside of a fold. */
  without(word: number, fold: number): number {
    const at = word * (this.#folds + 1)
    return Math.max(0, this.#counts[at + this.#folds]! - this.#counts[at + fold]!)
  }

  meetingsWithout(word: number, fold: number): number {
    const at = word * (this.#folds + 1)
    return this.#meetings[at + this.#folds]! - this.#meetings[at + fold]!
  }

  sum(fold: number): number {
    return Math.max(0, this.#sums[this.#folds]! - this.#sums[fold]!)
  }

  clear(): void {
    const size = this.#folds + 1
    for (const word of this.touched) {
      this.#seen[word] = 0
      this.#counts.fill(0, word * size, word * size + size)
      this.#meetings.fill(0, word * size, word * size + size)
    }
    this.#sums.fill(0)
    this.touched.length = 0
  }
}
