import { textOf } from '../document/inline.ts'
import type { Segment } from '../document/model.ts'
import { type Profile, profileOf, similarity } from '../text/similarity.ts'
import type { Found } from './model.ts'

/** Both texts of a row, by which it may be known. */
export interface Texts {
  readonly source: Segment
  readonly target: Segment
}

/** A row that may say which it is. */
export interface Claimant extends Texts {
  /** Ids of the rows it says it stands for. */
  readonly rows: readonly string[]
  readonly certain: boolean
}

/** Which row another is, by index, and how that is known. */
export interface Recognised {
  readonly base: number
  readonly found: Found
}

/** What a row has to have in common with the one whose name it bears without certainty. */
const LIKE_NAMED = 0.4
/** What rows in the same place between two that are known have to have in common. */
const LIKE_NEARBY = 0.4
/** What rows anywhere have to have in common. */
const LIKE_ANYWHERE = 0.7
/** Comparisons that are made at most, in one place and all over. */
const MOST_NEARBY = 40_000
const MOST_ANYWHERE = 400_000

/**
 * Finds out which rows came back: by the names they bear; then by both texts, then by the source,
 * where only one row has it; then as neighbours of rows that are known; then by likeness, in their
 * place first and in order, and anywhere at last.
 * @returns for each row that came back the one it is, or null; no two are the same but by name
 */
export function matchRows(
  base: readonly (Texts & { readonly id: string })[],
  returned: readonly Claimant[],
): (Recognised | null)[] {
  return new Matcher(base, returned).match()
}

class Matcher {
  readonly #base: readonly (Texts & { readonly id: string })[]
  readonly #returned: readonly Claimant[]
  readonly #found: (Recognised | null)[]
  readonly #taken: boolean[]
  readonly #profiles = new Map<Texts, { readonly source: Profile; readonly target: Profile }>()

  constructor(base: readonly (Texts & { readonly id: string })[], returned: readonly Claimant[]) {
    this.#base = base
    this.#returned = returned
    this.#found = returned.map(() => null)
    this.#taken = base.map(() => false)
  }

  match(): (Recognised | null)[] {
    this.#byName()
    this.#byUnique('text', bothTexts)
    this.#byUnique('source', sourceText)
    this.#byNeighbours()
    this.#nearby()
    this.#byUnique('source', sourceText, true)
    this.#anywhere()
    return this.#found
  }

  #take(row: number, base: number, found: Found): void {
    this.#found[row] = { base, found }
    this.#taken[base] = true
  }

  #byName(): void {
    const byId = new Map(this.#base.map(({ id }, i) => [id, i]))
    this.#returned.forEach((row, i) => {
      const places = row.rows.flatMap((id) => byId.get(id) ?? [])
      const [first] = places
      if (first === undefined) return
      if (!row.certain && this.#alike(row, this.#base[first]!) < LIKE_NAMED) return
      this.#take(i, first, 'id')
      for (const also of places) this.#taken[also] = true
    })
  }

  /** @param inOrder whether the first of several is the first of those that came back, and so on */
  #byUnique(found: Found, keyOf: (row: Texts) => string, inOrder = false): void {
    const places = new Map<string, { readonly base: number[]; readonly rows: number[] }>()
    const at = (row: Texts) => {
      const key = keyOf(row)
      const held = places.get(key) ?? { base: [], rows: [] }
      places.set(key, held)
      return held
    }
    this.#base.forEach((row, i) => {
      if (!this.#taken[i]) at(row).base.push(i)
    })
    this.#returned.forEach((row, i) => {
      if (!this.#found[i]) at(row).rows.push(i)
    })
    for (const [key, { base, rows }] of places) {
      if (!key || (!inOrder && (base.length !== 1 || rows.length !== 1))) continue
      for (let i = 0; i < Math.min(base.length, rows.length); i++) {
        this.#take(rows[i]!, base[i]!, found)
      }
    }
  }

  /** Rows that many others are like stand where those beside them say. */
  #byNeighbours(): void {
    const step = (by: 1 | -1): void => {
      const last = this.#returned.length - 1
      for (let n = 0; n <= last; n++) {
        const i = by > 0 ? n : last - n
        const beside = this.#found[i - by]
        const next = beside
          ? beside.base + by
          : i === (by > 0 ? 0 : last)
            ? by > 0
              ? 0
              : this.#base.length - 1
            : -1
        if (this.#found[i] || next < 0 || next >= this.#base.length || this.#taken[next]) continue
        if (sourceText(this.#base[next]!) !== sourceText(this.#returned[i]!)) continue
        const same = bothTexts(this.#base[next]!) === bothTexts(this.#returned[i]!)
        if (!same && !sourceText(this.#returned[i]!)) continue
        this.#take(i, next, same ? 'text' : 'source')
      }
    }
    step(1)
    step(-1)
  }

  /** Rows between two that are known, against the rows that were sent between those. */
  #nearby(): void {
    for (let from = 0; from < this.#returned.length; ) {
      if (this.#found[from]) {
        from++
        continue
      }
      let to = from
      while (to < this.#returned.length && !this.#found[to]) to++
      const start = from === 0 ? 0 : this.#found[from - 1]!.base + 1
      const end = to === this.#returned.length ? this.#base.length : this.#found[to]!.base
      const sent: number[] = []
      for (let i = start; i < end && sent.length <= MOST_NEARBY; i++) {
        if (!this.#taken[i]) sent.push(i)
      }
      if (sent.length > 0 && sent.length * (to - from) <= MOST_NEARBY) this.#align(sent, from, to)
      from = to
    }
  }

  /** Lines up rows without crossing, so that what they have in common adds up to the most. */
  #align(sent: readonly number[], from: number, to: number): void {
    const width = to - from + 1
    const best = new Float64Array((sent.length + 1) * width)
    const likeness = new Float64Array((sent.length + 1) * width)
    for (let i = 1; i <= sent.length; i++) {
      for (let j = 1; j < width; j++) {
        const alike = this.#alike(this.#returned[from + j - 1]!, this.#base[sent[i - 1]!]!)
        const here = i * width + j
        likeness[here] = alike
        const paired = alike >= LIKE_NEARBY ? best[here - width - 1]! + alike : 0
        best[here] = Math.max(best[here - 1]!, best[here - width]!, paired)
      }
    }
    for (let i = sent.length, j = width - 1; i > 0 && j > 0; ) {
      const here = i * width + j
      if (best[here] === best[here - 1]) j--
      else if (best[here] === best[here - width]) i--
      else {
        this.#take(from + j - 1, sent[i - 1]!, 'likeness')
        i--
        j--
      }
    }
  }

  /** What was put elsewhere and changed: the most alike first. */
  #anywhere(): void {
    const sent = this.#base.flatMap((_, i) => (this.#taken[i] ? [] : [i]))
    const rows = this.#found.flatMap((found, i) => (found ? [] : [i]))
    if (sent.length * rows.length > MOST_ANYWHERE) return
    const pairs = rows.flatMap((row) =>
      sent.map((base) => ({
        row,
        base,
        alike: this.#alike(this.#returned[row]!, this.#base[base]!),
      })),
    )
    const likely = pairs.filter(({ alike }) => alike >= LIKE_ANYWHERE)
    for (const { row, base } of likely.sort((a, b) => b.alike - a.alike)) {
      if (!this.#found[row] && !this.#taken[base]) this.#take(row, base, 'likeness')
    }
  }

  /** The source tells rows apart, and where there is none the translation. */
  #alike(a: Texts, b: Texts): number {
    const one = this.#profile(a)
    const other = this.#profile(b)
    const target = similarity(one.target, other.target)
    if (one.source.size + other.source.size === 0) return target
    const source = similarity(one.source, other.source)
    return 0.8 * source + 0.2 * target
  }

  #profile(row: Texts): { readonly source: Profile; readonly target: Profile } {
    let profile = this.#profiles.get(row)
    if (!profile) {
      profile = { source: profileOf(textOf(row.source)), target: profileOf(textOf(row.target)) }
      this.#profiles.set(row, profile)
    }
    return profile
  }
}

const bare = (segment: Segment): string => textOf(segment).replace(/\s+/g, ' ').trim()

const sourceText = ({ source }: Texts): string => bare(source)

/** Empty where the row has no text at all. */
const bothTexts = ({ source, target }: Texts): string => {
  const texts = `${bare(source)}\u0000${bare(target)}`
  return texts.length > 1 ? texts : ''
}
