import type { Band } from './band.ts'
import { foldOf } from './learn.ts'
import { roomOf } from './room.ts'
import { MOST_SOURCE, MOST_TARGET } from './shapes.ts'
import type { SourceText } from './source.ts'
import type { TranslationTable } from './table.ts'
import { CHANNELS, Tally } from './tally.ts'
import type { TargetText } from './target.ts'

/**
 * How well the sentences of one side are explained by sentences of the other.
 *
 * A target word e has under the source sentences Z the log likelihood ratio
 * log(p₀ + (1 − p₀) Σ ω R(u, e) / |Z|) with R(u, e) = t(e | u) / background(e), after Moore 2002:
 * |Z|, the room that Z offers, makes a link pay for every sentence that it does not need. A source
 * character has the same under the target sentences, with the best unit that covers it.
 *
 * Both are sums over sentences, so they are worked out once for each sentence and each group of
 * neighbours that might be linked to it, and a link only adds up.
 */
export interface Coverage {
  /** Target sentences seen by each source sentence: `lo[i]` to `hi[i] - 1`. */
  readonly lo: Int32Array
  readonly hi: Int32Array
  /** Number of the first pair of each source sentence. */
  readonly offsets: Int32Array
  /** `CHANNELS` values of target sentence j under source sentences i to i + n − 1. */
  readonly target: Float32Array
  /** `CHANNELS` values of source sentence i under target sentences j to j + m − 1. */
  readonly source: Float32Array
}

/** Where the values of the target sentence j begin, seen from source sentences i to i + n − 1. */
export const targetAt = (c: Coverage, i: number, j: number, n: number): number =>
  ((c.offsets[i]! + j - c.lo[i]!) * MOST_SOURCE + n - 1) * CHANNELS

/** Where the values of the source sentence i begin, seen from target sentences j to j + m − 1. */
export const sourceAt = (c: Coverage, i: number, j: number, m: number): number =>
  ((c.offsets[i]! + j - c.lo[i]!) * MOST_TARGET + m - 1) * CHANNELS

/** Share of words that nothing explains in sentences that do belong together. */
const UNEXPLAINED = 0.15

/** Works out the coverage of all pairs of sentences that links within the band may touch. */
export function* cover(
  source: SourceText,
  target: TargetText,
  tables: readonly TranslationTable[],
  band: Band,
): Generator<number, Coverage> {
  const { size } = source
  const lo = new Int32Array(size)
  const hi = new Int32Array(size)
  const offsets = new Int32Array(size + 1)
  for (let i = 0; i < size; i++) {
    lo[i] = Math.max(0, band.lo[Math.max(0, i - MOST_SOURCE + 1)]! - 1)
    hi[i] = Math.min(target.size, band.hi[Math.min(size, i + MOST_SOURCE)]! + 1)
    offsets[i + 1] = offsets[i]! + hi[i]! - lo[i]!
  }
  const pairs = offsets[size]!
  const coverage: Coverage = {
    lo,
    hi,
    offsets,
    target: new Float32Array(pairs * MOST_SOURCE * CHANNELS),
    source: new Float32Array(pairs * MOST_TARGET * CHANNELS),
  }
  const explained = new Explained(source, target, tables, coverage)
  for (let i = 0; i < size; i++) {
    explained.readSource(i)
    coverSource(source, target, coverage, explained, i)
    if (i >= MOST_SOURCE) coverTarget(source, target, coverage, explained, i - MOST_SOURCE)
    if (i % 64 === 63) yield i / size
  }
  for (let i = Math.max(0, size - MOST_SOURCE); i < size; i++) {
    coverTarget(source, target, coverage, explained, i)
  }
  return coverage
}

/** How much likelier a word is than by chance, where this much of it is explained. */
const ratio = (explained: number, room: number): number =>
  UNEXPLAINED + ((1 - UNEXPLAINED) * explained) / room

/** One entry a word; all as they were once a sentence is read, so that stretches can share them. */
function workspaceOf(keys: readonly string[]): { sums: Float32Array; heads: Int32Array } {
  let workspace = workspaces.get(keys)
  if (!workspace) {
    workspace = {
      sums: new Float32Array(keys.length),
      heads: new Int32Array(keys.length).fill(-1),
    }
    workspaces.set(keys, workspace)
  }
  return workspace
}
const workspaces = new WeakMap<
  readonly string[],
  { readonly sums: Float32Array; readonly heads: Int32Array }
>()

/** Rows kept at a time: those of a link, and a neighbour on either side. */
const KEPT = MOST_SOURCE + 2

/** What single source sentences explain, for the last few of them. */
class Explained {
  /** Σ ω R of each target token in sight, for the last rows. */
  readonly rows: Float32Array[] = []
  /** The first token in sight of each of these rows. */
  readonly firstToken = new Int32Array(KEPT)
  /** Best R for each character and target sentence of the row just read. */
  characters = new Float32Array(0)

  readonly #source: SourceText
  readonly #target: TargetText
  readonly #tables: readonly TranslationTable[]
  readonly #coverage: Coverage
  readonly #sums: Float32Array
  /** For each word the list of the units of this sentence that may mean it. */
  readonly #heads: Int32Array
  #next = new Int32Array(1024)
  #unit = new Int32Array(1024)
  #value = new Float32Array(1024)

  constructor(
    source: SourceText,
    target: TargetText,
    tables: readonly TranslationTable[],
    coverage: Coverage,
  ) {
    this.#source = source
    this.#target = target
    this.#tables = tables
    this.#coverage = coverage
    const { sums, heads } = workspaceOf(target.keys)
    this.#sums = sums
    this.#heads = heads
    for (let k = 0; k < KEPT; k++) this.rows.push(new Float32Array(0))
  }

  readSource(i: number): void {
    const { starts, units, weights, from, to, charStarts } = this.#source
    const { background, tokens } = this.#target
    const table = this.#tables[foldOf(this.#source, i) % this.#tables.length]!
    const sums = this.#sums
    const heads = this.#heads
    let entries = 0
    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const unit = units[at]!
      const weight = weights[at]!
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
        const word = table.words[k]!
        const value = (weight * table.weights[k]!) / background[word]!
        sums[word]! += value
        if (entries === this.#next.length) this.#grow()
        this.#next[entries] = heads[word]!
        this.#unit[entries] = at
        this.#value[entries] = value
        heads[word] = entries++
      }
    }

    const lo = this.#coverage.lo[i]!
    const hi = this.#coverage.hi[i]!
    const first = this.#target.starts[lo]!
    const seen = this.#target.starts[hi]! - first
    const slot = i % KEPT
    if (this.rows[slot]!.length < seen) this.rows[slot] = new Float32Array(Math.ceil(seen * 1.5))
    const row = this.rows[slot]!
    this.firstToken[slot] = first
    const chars = charStarts[i + 1]! - charStarts[i]!
    if (this.characters.length < chars * (hi - lo)) {
      this.characters = new Float32Array(chars * (hi - lo) * 2)
    }
    const best = this.characters
    best.fill(0, 0, chars * (hi - lo))
    for (let j = lo; j < hi; j++) {
      const base = (j - lo) * chars
      for (let t = this.#target.starts[j]!; t < this.#target.starts[j + 1]!; t++) {
        const word = tokens[t]!
        row[t - first] = sums[word]!
        for (let entry = heads[word]!; entry >= 0; entry = this.#next[entry]!) {
          const value = this.#value[entry]!
          const at = this.#unit[entry]!
          for (let c = base + from[at]!; c < base + to[at]!; c++) {
            if (value > best[c]!) best[c] = value
          }
        }
      }
    }

    for (let at = starts[i]!; at < starts[i + 1]!; at++) {
      const unit = units[at]!
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
        sums[table.words[k]!] = 0
        heads[table.words[k]!] = -1
      }
    }
  }

  #grow(): void {
    const grown = this.#next.length * 2
    const next = new Int32Array(grown)
    next.set(this.#next)
    this.#next = next
    const unit = new Int32Array(grown)
    unit.set(this.#unit)
    this.#unit = unit
    const value = new Float32Array(grown)
    value.set(this.#value)
    this.#value = value
  }
}

const tally = new Tally()
let scratch = new Float32Array(256)

/** Source sentence i under every group of target sentences in sight. */
function coverSource(
  source: SourceText,
  target: TargetText,
  coverage: Coverage,
  explained: Explained,
  i: number,
): void {
  const lo = coverage.lo[i]!
  const hi = coverage.hi[i]!
  const base = source.charStarts[i]!
  const chars = source.charStarts[i + 1]! - base
  const best = explained.characters
  if (scratch.length < chars) scratch = new Float32Array(chars * 2)
  const room = (j: number): number => target.starts[j + 1]! - target.starts[j]! + 1
  for (let j = lo; j < hi; j++) {
    scratch.fill(0, 0, chars)
    let total = 0
    for (let m = 1; m <= MOST_TARGET && j + m <= hi; m++) {
      const added = (j + m - 1 - lo) * chars
      total += room(j + m - 1)
      const after = j + m < hi ? (j + m - lo) * chars : -1
      const roomAfter = after >= 0 ? room(j + m) : 1
      const before = j > lo ? (j - 1 - lo) * chars : -1
      const roomBefore = before >= 0 ? room(j - 1) : 1
      for (let c = 0; c < chars; c++) {
        const sum = scratch[c]! + best[added + c]!
        scratch[c] = sum
        const clause = source.charClauses[base + c]!
        if (source.charStop[base + c] === 1) tally.addGrammar(ratio(sum, total), clause)
        else {
          tally.addContent(
            ratio(sum, total),
            clause,
            after >= 0 ? ratio(best[after + c]!, roomAfter) : 0,
            before >= 0 ? ratio(best[before + c]!, roomBefore) : 0,
          )
        }
      }
      tally.write(coverage.source, sourceAt(coverage, i, j, m))
    }
  }
}

/** Every target sentence in sight of source sentence i, under it and the sentences that follow. */
function coverTarget(
  source: SourceText,
  target: TargetText,
  coverage: Coverage,
  explained: Explained,
  i: number,
): void {
  const row = (k: number): Float32Array => explained.rows[k % KEPT]!
  const sees = (k: number, j: number): boolean =>
    k >= 0 && k < source.size && j >= coverage.lo[k]! && j < coverage.hi[k]!
  for (let j = coverage.lo[i]!; j < coverage.hi[i]!; j++) {
    const first = target.starts[j]!
    const size = target.starts[j + 1]! - first
    if (scratch.length < size) scratch = new Float32Array(size * 2)
    scratch.fill(0, 0, size)
    const seesBefore = sees(i - 1, j)
    const before = row(i + KEPT - 1)
    const beforeAt = first - explained.firstToken[(i + KEPT - 1) % KEPT]!
    const roomBefore = seesBefore ? roomOf(source, i - 1) : 1
    let total = 0
    for (let n = 1; n <= MOST_SOURCE && sees(i + n - 1, j); n++) {
      const added = row(i + n - 1)
      const addedAt = first - explained.firstToken[(i + n - 1) % KEPT]!
      total += roomOf(source, i + n - 1)
      const seesAfter = sees(i + n, j)
      const after = row(i + n)
      const afterAt = first - explained.firstToken[(i + n) % KEPT]!
      const roomAfter = seesAfter ? roomOf(source, i + n) : 1
      for (let t = 0; t < size; t++) {
        const sum = scratch[t]! + added[addedAt + t]!
        scratch[t] = sum
        const clause = target.clauses[first + t]!
        if (target.stop[target.tokens[first + t]!] === 1)
          tally.addGrammar(ratio(sum, total), clause)
        else {
          tally.addContent(
            ratio(sum, total),
            clause,
            seesAfter ? ratio(after[afterAt + t]!, roomAfter) : 0,
            seesBefore ? ratio(before[beforeAt + t]!, roomBefore) : 0,
          )
        }
      }
      tally.write(coverage.target, targetAt(coverage, i, j, n))
    }
  }
}
