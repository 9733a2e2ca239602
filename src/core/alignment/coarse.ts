import { type Band, bandAround, type Path, wholeBand } from './band.ts'
import type { SourceText } from './source.ts'
import type { TranslationTable } from './table.ts'
import type { TargetText } from './target.ts'

/**
 * The rough way through the matrix: which sentences share rare words, and the monotone path that
 * meets most of them. Long texts are first matched in blocks of sentences, and then sentence by
 * sentence near the path of the blocks.
 */

/** Cells that are looked at one by one; larger matrices go by blocks first. */
const MOST_CELLS = 6_000_000
/** Blocks are matched within this many blocks. */
const BLOCK_MARGIN = 3
/** Leaving a sentence out costs this; standing still on one, this and whatever it matches. */
const SKIP = 0.35
/** How far a similarity must stand out, in standard deviations of its row. */
const OUTSTANDING = 0.7
const BEST = 8

/** Sentences, or blocks of them, as sparse vectors over target words. */
interface Rows {
  readonly size: number
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly values: Float32Array
}

export interface Extent {
  readonly sourceFrom: number
  readonly sourceTo: number
  readonly targetFrom: number
  readonly targetTo: number
}

/** Finds the rough path through a part of the matrix; counted from the corner of the part. */
export function* coarsePath(
  source: SourceText,
  target: TargetText,
  table: TranslationTable,
  extent: Extent,
): Generator<number, Path> {
  const rows = sourceRows(source, target, table, extent)
  yield 0.2
  const columns = targetRows(target, extent)
  const cells = rows.size * columns.size
  if (cells <= MOST_CELLS)
    return yield* trace(rows, columns, target, wholeBand(rows.size, columns.size))
  const block = Math.ceil(Math.sqrt(cells / MOST_CELLS)) * 2
  const big = yield* trace(
    merge(rows, block),
    merge(columns, block),
    target,
    wholeBand(Math.ceil(rows.size / block), Math.ceil(columns.size / block)),
  )
  yield 0.6
  const first = Int32Array.from({ length: rows.size + 1 }, (_, i) =>
    Math.min(columns.size, big.first[Math.floor(i / block)]! * block),
  )
  const last = Int32Array.from({ length: rows.size + 1 }, (_, i) =>
    Math.min(columns.size, big.last[Math.ceil(i / block)]! * block),
  )
  const band = bandAround({ first, last }, BLOCK_MARGIN * block, rows.size, columns.size)
  return yield* trace(rows, columns, target, band)
}

/** What each source sentence makes one expect on the other side. */
function sourceRows(
  source: SourceText,
  target: TargetText,
  table: TranslationTable,
  { sourceFrom, sourceTo }: Extent,
): Rows {
  const best = new Float32Array(target.keys.length)
  const starts = [0]
  const words: number[] = []
  const values: number[] = []
  for (let i = sourceFrom; i < sourceTo; i++) {
    const touched: number[] = []
    for (let at = source.starts[i]!; at < source.starts[i + 1]!; at++) {
      const unit = source.units[at]!
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
        const word = table.words[k]!
        if (target.stop[word]) continue
        const value = source.weights[at]! * table.weights[k]!
        if (best[word] === 0) touched.push(word)
        if (value > best[word]!) best[word] = value
      }
    }
    for (const word of touched) {
      words.push(word)
      // Half certain is nearly as good as certain.
      values.push(best[word]! / (best[word]! + 0.15))
      best[word] = 0
    }
    starts.push(words.length)
  }
  return {
    size: sourceTo - sourceFrom,
    starts: Int32Array.from(starts),
    words: Int32Array.from(words),
    values: Float32Array.from(values),
  }
}

function targetRows(target: TargetText, { targetFrom, targetTo }: Extent): Rows {
  const begin = target.starts[targetFrom]!
  const words: number[] = []
  const starts = [0]
  const seen = new Int32Array(target.keys.length).fill(-1)
  for (let j = targetFrom; j < targetTo; j++) {
    for (let t = target.starts[j]!; t < target.starts[j + 1]!; t++) {
      const word = target.tokens[t]!
      if (target.stop[word] || seen[word] === j) continue
      seen[word] = j
      words.push(word)
    }
    starts.push(words.length)
  }
  return {
    size: targetTo - targetFrom,
    starts: Int32Array.from(starts),
    words: Int32Array.from(words),
    values: new Float32Array(Math.min(words.length, target.tokens.length - begin)).fill(1),
  }
}

/** Blocks of `size` rows, a word counting as much as in the row where it counts most. */
function merge(rows: Rows, size: number): Rows {
  const starts = [0]
  const words: number[] = []
  const values: number[] = []
  for (let from = 0; from < rows.size; from += size) {
    const best = new Map<number, number>()
    const end = rows.starts[Math.min(rows.size, from + size)]!
    for (let k = rows.starts[from]!; k < end; k++) {
      const word = rows.words[k]!
      if (rows.values[k]! > (best.get(word) ?? 0)) best.set(word, rows.values[k]!)
    }
    for (const [word, value] of best) {
      words.push(word)
      values.push(value)
    }
    starts.push(words.length)
  }
  return {
    size: Math.ceil(rows.size / size),
    starts: Int32Array.from(starts),
    words: Int32Array.from(words),
    values: Float32Array.from(values),
  }
}

const DIAGONAL = 0
const OVER_SOURCE = 1
const OVER_TARGET = 2

/** The best monotone path by dynamic programming over the band. */
function* trace(
  rows: Rows,
  columns: Rows,
  target: TargetText,
  band: Band,
): Generator<number, Path> {
  const { lo, hi, offsets } = band
  const similar = new Similarity(rows, columns, target)
  const via = new Uint8Array(offsets[rows.size + 1]!)
  let above = new Float64Array(columns.size + 1).fill(Number.NEGATIVE_INFINITY)
  let here = new Float64Array(columns.size + 1)
  for (let i = 0; i <= rows.size; i++) {
    here.fill(Number.NEGATIVE_INFINITY, Math.max(0, lo[i]! - 1), hi[i]! + 1)
    const row = i > 0 ? similar.row(i - 1, Math.max(0, lo[i]! - 1), hi[i]!) : null
    const previous = i > 0 ? hi[i - 1]! : -1
    for (let j = lo[i]!; j <= hi[i]!; j++) {
      if (i === 0 && j === 0) {
        here[0] = 0
        continue
      }
      const match = row && j > 0 ? row[j - 1]! : 0
      const still = Math.max(match, 0) - SKIP
      let best = Number.NEGATIVE_INFINITY
      let step = DIAGONAL
      if (row && j > 0 && j - 1 <= previous && j - 1 >= lo[i - 1]!) best = above[j - 1]! + match
      if (row && j <= previous && j >= lo[i - 1]! && above[j]! + still > best) {
        best = above[j]! + still
        step = OVER_SOURCE
      }
      if (j > lo[i]! && here[j - 1]! + still > best) {
        best = here[j - 1]! + still
        step = OVER_TARGET
      }
      here[j] = best
      via[offsets[i]! + j - lo[i]!] = step
    }
    const swap = above
    above = here
    here = swap
    if (i % 256 === 255) yield i / rows.size
  }
  const first = new Int32Array(rows.size + 1)
  const last = new Int32Array(rows.size + 1)
  let j = columns.size
  last[rows.size] = j
  for (let i = rows.size; i > 0; ) {
    const step = via[offsets[i]! + j - lo[i]!]!
    if (step === OVER_TARGET) {
      j--
      continue
    }
    first[i] = j
    if (step === DIAGONAL) j--
    i--
    last[i] = j
  }
  return { first, last }
}

/** Similarities of one row with many columns, centred on what the row has on average. */
class Similarity {
  readonly #rows: Rows
  readonly #postings: Int32Array
  readonly #postingStarts: Int32Array
  readonly #rarity: Float32Array
  readonly #sizes: Float32Array
  readonly #row: Float32Array

  constructor(rows: Rows, columns: Rows, target: TargetText) {
    this.#rows = rows
    const vocabulary = target.keys.length
    const starts = new Int32Array(vocabulary + 1)
    for (const word of columns.words) starts[word + 1]!++
    this.#rarity = Float32Array.from({ length: vocabulary }, (_, word) =>
      Math.log((columns.size + 1) / (starts[word + 1]! + 0.5)),
    )
    for (let word = 0; word < vocabulary; word++) starts[word + 1]! += starts[word]!
    this.#postingStarts = starts
    this.#postings = new Int32Array(columns.words.length)
    this.#sizes = new Float32Array(columns.size)
    const fill = starts.slice()
    for (let j = 0; j < columns.size; j++) {
      let size = 0
      for (let k = columns.starts[j]!; k < columns.starts[j + 1]!; k++) {
        const word = columns.words[k]!
        size += Math.max(0, this.#rarity[word]!)
        this.#postings[fill[word]!++] = j
      }
      this.#sizes[j] = Math.sqrt(size + 4)
    }
    this.#row = new Float32Array(columns.size)
  }

  /** Similarities of row i with the columns from `from` to `to`, the last not included. */
  row(i: number, from: number, to: number): Float32Array {
    const row = this.#row
    row.fill(0, from, to)
    const { starts, words, values } = this.#rows
    for (let k = starts[i]!; k < starts[i + 1]!; k++) {
      const word = words[k]!
      const rarity = this.#rarity[word]!
      if (rarity <= 0) continue
      const value = values[k]! * rarity
      const end = this.#postingStarts[word + 1]!
      for (let at = this.#begin(word, from); at < end; at++) {
        const j = this.#postings[at]!
        if (j >= to) break
        row[j]! += value
      }
    }
    let sum = 0
    let squares = 0
    for (let j = from; j < to; j++) {
      const value = row[j]! / this.#sizes[j]!
      row[j] = value
      sum += value
      squares += value * value
    }
    const count = to - from
    const mean = sum / count
    const deviation = Math.sqrt(Math.max(squares / count - mean * mean, 1e-9)) + 0.15
    for (let j = from; j < to; j++) {
      row[j] = Math.min((row[j]! - mean) / deviation - OUTSTANDING, BEST)
    }
    return row
  }

  /** The first posting of a word that is not before a column. */
  #begin(word: number, column: number): number {
    let low = this.#postingStarts[word]!
    if (column === 0) return low
    let high = this.#postingStarts[word + 1]!
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#postings[middle]! < column) low = middle + 1
      else high = middle
    }
    return low
  }
}
