import { textOf } from '../document/inline.ts'
import type { Row } from '../document/model.ts'
import { matchRows } from './match.ts'
import { outOfOrder } from './order.ts'

/** Rows of two versions that stand for one another: one of each as a rule. */
export interface Group {
  /** Indices of consecutive rows of the first version; none: the second alone has it. */
  readonly before: readonly number[]
  /** Indices of consecutive rows of the second version; none: the first alone has it. */
  readonly after: readonly number[]
  /** Where a row of one version alone stands elsewhere in the other: its index there. */
  readonly moved: number | null
}

/** Rows that one row is divided into at most, and that are looked ahead for its parts. */
const MOST_PARTS = 40

/**
 * Lines the rows of two versions up: by id, then by text, source and likeness (see `matchRows`).
 * Rows whose sources together are the same stand together, so that a row that was divided, or put
 * together with the next, is no change of text. Rows outside of the longest run in order were moved:
 * they stand once where they were and once where they are.
 * @returns every row of either version once, those of each in its order
 */
export function lineUp(before: readonly Row[], after: readonly Row[]): Group[] {
  return new LineUp(before, after).groups()
}

class LineUp {
  readonly #before: readonly string[]
  readonly #after: readonly string[]
  /** Index of the row of the other version, in order. */
  readonly #ofBefore = new Map<number, number>()
  readonly #ofAfter = new Map<number, number>()
  /** The same of rows that were moved. */
  readonly #gone = new Map<number, number>()
  readonly #come = new Map<number, number>()
  readonly #groups: Group[] = []
  #i = 0
  #j = 0

  constructor(before: readonly Row[], after: readonly Row[]) {
    this.#before = before.map(bareSource)
    this.#after = after.map(bareSource)
    const claims = after.map((row) => ({
      rows: [row.id],
      certain: true,
      source: row.source,
      target: row.target,
    }))
    const pairs = matchRows(before, claims).flatMap((found, j) =>
      found ? [{ i: found.base, j }] : [],
    )
    const moved = outOfOrder(pairs.map(({ i }) => i))
    pairs.forEach(({ i, j }, at) => {
      const [ofBefore, ofAfter] = moved.has(at)
        ? [this.#gone, this.#come]
        : [this.#ofBefore, this.#ofAfter]
      ofBefore.set(i, j)
      ofAfter.set(j, i)
    })
  }

  groups(): Group[] {
    const { length: n } = this.#before
    const { length: m } = this.#after
    while (this.#i < n || this.#j < m) {
      const i = this.#i
      const j = this.#j
      if (this.#gone.has(i)) this.#emit(1, 0, this.#gone.get(i))
      else if (this.#come.has(j)) this.#emit(0, 1, this.#come.get(j))
      else if (i < n && j < m && this.#together(i, j)) continue
      else if (i < n && !this.#ofBefore.has(i)) this.#alone(i, j)
      else this.#emit(0, 1)
    }
    return this.#groups
  }

  /** Goes on by so many rows of either version. */
  #emit(before: number, after: number, moved: number | null = null): void {
    this.#groups.push({ before: range(this.#i, before), after: range(this.#j, after), moved })
    this.#i += before
    this.#j += after
  }

  /** Emits what begins at both places, if that belongs together. */
  #together(i: number, j: number): boolean {
    const whole = this.#regrouped(i, j)
    if (whole) this.#emit(...whole)
    else if (this.#ofBefore.get(i) === j || this.#isSame(i, j)) this.#emit(1, 1)
    else return false
    return true
  }

  /** Whether two rows that nobody knows say the same: of several alike some may be left over. */
  #isSame(i: number, j: number): boolean {
    const source = this.#before[i]!
    return (
      source !== '' && source === this.#after[j] && !this.#ofBefore.has(i) && !this.#ofAfter.has(j)
    )
  }

  /** A row of the first version that has no other: it is gone, or was divided a little further on. */
  #alone(i: number, j: number): void {
    for (let by = 1; by < MOST_PARTS && this.#isFree(j + by - 1); by++) {
      if (j + by >= this.#after.length || !this.#regrouped(i, j + by)) continue
      for (let n = 0; n < by; n++) this.#emit(0, 1)
      return
    }
    this.#emit(1, 0)
  }

  #isFree(j: number): boolean {
    return j < this.#after.length && !this.#ofAfter.has(j) && !this.#come.has(j)
  }

  /** How many rows of either version, from two places on, have the same source together. */
  #regrouped(i: number, j: number): readonly [before: number, after: number] | null {
    let one = this.#before[i]!
    let other = this.#after[j]!
    if (!one || !other || one === other) return null
    let iEnd = i + 1
    let jEnd = j + 1
    while (one !== other) {
      if (one.length < other.length) {
        if (!other.startsWith(one) || iEnd - i === MOST_PARTS) return null
        if (iEnd === this.#before.length || this.#gone.has(iEnd)) return null
        one += this.#before[iEnd++]!
      } else {
        if (!one.startsWith(other) || jEnd - j === MOST_PARTS) return null
        if (jEnd === this.#after.length || this.#come.has(jEnd)) return null
        other += this.#after[jEnd++]!
      }
    }
    // None of them may belong to a row further on.
    const inside = (at: number | undefined, from: number, to: number) =>
      at === undefined || (at >= from && at < to)
    for (let at = i; at < iEnd; at++) {
      if (!inside(this.#ofBefore.get(at), j, jEnd)) return null
    }
    for (let at = j; at < jEnd; at++) {
      if (!inside(this.#ofAfter.get(at), i, iEnd)) return null
    }
    return [iEnd - i, jEnd - j]
  }
}

const bareSource = ({ source }: Row): string => textOf(source).replace(/\s+/g, '')

const range = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, n) => from + n)
