import { isBlank, sameSegment } from '../document/inline.ts'
import type { Row, Segment } from '../document/model.ts'
import { printable } from '../layout/printable.ts'
import { cameBackSame, carry } from './carry.ts'
import { newComments, settledNotes } from './comments.ts'
import { divideText, joinPieces, pieceRange } from './divide.ts'
import { kindOf, kindOfMissing, theirsOf } from './kind.ts'
import { type Claimant, matchRows, type Recognised } from './match.ts'
import type { Found, Merge, MergeEntry, ReturnedRow, RowMove, TextForm, TheirRow } from './model.ts'
import { NOTHING } from './nothing.ts'
import { outOfOrder } from './order.ts'

/** Which rows of the base a row of the translator's document says it is. */
export type Claim = Pick<Claimant, 'rows' | 'certain'>

export interface MergeInput {
  /** What was sent. */
  readonly base: readonly Row[]
  readonly returned: readonly ReturnedRow[]
  /** What the translator has now; the base when left out. */
  readonly mine?: readonly Row[]
  /** What rows of the translator say they are, by their ids; rows of the base with the same ids when left out. */
  readonly claims?: ReadonlyMap<string, Claim>
  /** What the translator's rows carry besides their characters; all when left out. */
  readonly mineForm?: TextForm
}

/**
 * Merges a review, row by row, out of three versions: what was sent, what came back, and what the
 * translator has now. Formatting and codes that a review cannot carry come from what was sent.
 *
 * Nothing is applied, and nothing of what came back is left out: it is in an entry's `theirs`,
 * `parts`, `others` or `theirSource`.
 */
export function mergeReview(input: MergeInput): Merge {
  return new Merger(input).merge()
}

/** A base row as it came back. */
interface Return {
  readonly row: ReturnedRow
  readonly index: number
  readonly found: Found
  target: Segment
  /** Rows it was divided into; empty where it was not. */
  readonly pieces: readonly ReturnedRow[]
  readonly moves: RowMove[]
  readonly others: Segment[]
}

class Merger {
  readonly #base: readonly Row[]
  readonly #returned: readonly ReturnedRow[]
  readonly #mine: readonly Row[]
  readonly #input: MergeInput
  /** By index of the base. */
  readonly #returns: (Return | undefined)[]
  /** Rows that came back and belong to no row that was sent. */
  readonly #added: number[] = []
  /** Index of the base, by index of what came back. */
  readonly #known: (Recognised | null)[]

  constructor(input: MergeInput) {
    this.#input = input
    this.#base = input.base
    this.#returned = input.returned
    this.#mine = input.mine ?? input.base
    this.#returns = input.base.map(() => undefined)
    const sent = input.base.map(({ id, source, target }) => ({
      id,
      source: printable(source),
      target: printable(target),
    }))
    const back = input.returned.map(({ rows, certain, source, target }) => ({
      rows,
      certain,
      source: printable(source),
      target: printable(target),
    }))
    this.#known = matchRows(sent, back)
  }

  merge(): Merge {
    this.#collect()
    this.#undoJoins()
    this.#markMoved()
    const mine = this.#mineByBase()
    const entries = this.#ordered(mine)
    const nameless = this.#returned.flatMap(({ rows }, i) => (rows.length === 0 ? [i] : []))
    return {
      entries,
      order: this.#theirOrder(),
      sent: this.#base.length,
      returned: this.#returns.filter(Boolean).length,
      nameless: nameless.length,
      foundAgain: nameless.filter((i) => this.#known[i]).length,
      outdated: this.#returned.filter(({ outdated }) => outdated).length,
    }
  }

  /** Which rows came back as which: divided ones put together, copies laid aside. */
  #collect(): void {
    const used = new Set<number>()
    this.#returned.forEach((row, i) => {
      const known = this.#known[i]
      if (!known || used.has(i)) return
      const { base, found } = known
      const before = this.#returns[base]
      if (before) {
        this.#again(before, row)
        used.add(i)
        return
      }
      const isFree = (at: number) =>
        !used.has(at) && (this.#known[at] === null || this.#known[at]!.base === base)
      const [from, to] = pieceRange(this.#base[base]!.source, this.#returned, i, isFree)
      const pieces = to - from > 1 ? this.#returned.slice(from, to) : []
      for (let at = from; at < to; at++) used.add(at)
      this.#returns[base] = {
        row,
        index: i,
        found,
        target: pieces.length > 0 ? joinPieces(pieces.map(({ target }) => target)) : row.target,
        pieces,
        moves: pieces.length > 0 ? ['split'] : [],
        others: [],
      }
    })
    const bySource = new Map<string, Return>()
    this.#base.forEach(({ source }, i) => {
      const back = this.#returns[i]
      if (back && !isBlank(source)) bySource.set(keyOf(source), back)
    })
    this.#returned.forEach((row, i) => {
      if (used.has(i)) return
      const copied = isBlank(row.source) ? undefined : bySource.get(keyOf(row.source))
      if (copied) this.#again(copied, row)
      else this.#added.push(i)
    })
  }

  /** A row that is there already: what it says otherwise is kept to be shown. */
  #again(first: Return, row: ReturnedRow): void {
    if (!first.moves.includes('twice')) first.moves.push('twice')
    const sent = this.#base[this.#known[first.index]!.base]!.target
    if (cameBackSame(sent, row.target, row.form)) return
    if (sameSegment(row.target, first.target)) return
    // The copy that was worked on is the row.
    if (first.pieces.length === 0 && cameBackSame(sent, first.target, row.form)) {
      first.target = row.target
    } else first.others.push(row.target)
  }

  /** Rows that came back as one: sent as one, of one source, or with merged cells of translations. */
  #undoJoins(): void {
    this.#returns.forEach((back, first) => {
      if (!back || back.moves.includes('joined')) return
      const count = this.#joined(back, first)
      if (count < 2) return
      const rows = this.#base.slice(first, first + count)
      const texts = divideText(
        rows.map(({ target }) => target),
        back.target,
        back.row.form,
      )
      const wasOne = back.row.rows.length > 1
      rows.forEach((_, i) => {
        const own = this.#returns[first + i] ?? { ...back, moves: [], others: [] }
        own.target = texts[i]!
        if (!wasOne) own.moves.push('joined')
        this.#returns[first + i] = own
      })
    })
  }

  #joined({ row, pieces }: Return, first: number): number {
    if (row.rows.length > 1) {
      const claimed = new Set(row.rows)
      let count = 0
      while (claimed.has(this.#base[first + count]?.id ?? '')) count++
      return count
    }
    if (pieces.length > 0) return 1
    // Of one source: the rows behind it did not come back, and their sources are in its own.
    const whole = keyOf(row.source)
    let text = ''
    for (let i = first; i < this.#base.length; i++) {
      if (i > first && this.#returns[i]) break
      text += keyOf(printable(this.#base[i]!.source))
      if (text.length >= whole.length) {
        if (text === whole && i > first) return i - first + 1
        break
      }
    }
    // Merged cells of translations: what stood in those behind it is in its own.
    let count = 1
    for (let i = first + 1; i < this.#base.length; i++) {
      const next = this.#returns[i]
      if (!next?.row.merged || !isBlank(next.target)) break
      count++
    }
    return count
  }

  #markMoved(): void {
    const backs = this.#returns
      .flatMap((back, base) => (back ? [{ back, base }] : []))
      .sort((a, b) => a.back.index - b.back.index || a.base - b.base)
    for (const i of outOfOrder(backs.map(({ base }) => base))) backs[i]!.back.moves.push('moved')
  }

  /** The translator's rows by index of the base. */
  #mineByBase(): Map<number, Row> {
    const { claims, mine } = this.#input
    if (!mine) return new Map(this.#base.map((row, i) => [i, row]))
    const printed = ({ id, source, target }: Row) => ({
      id,
      source: printable(source),
      target: printable(target),
    })
    const claimants = mine.map((row) => ({
      ...printed(row),
      ...(claims?.get(row.id) ?? { rows: claims ? [] : [row.id], certain: true }),
    }))
    const found = matchRows(this.#base.map(printed), claimants)
    const byBase = new Map<number, Row>()
    found.forEach((each, i) => {
      if (each && !byBase.has(each.base)) byBase.set(each.base, mine[i]!)
    })
    return byBase
  }

  /** Entries in the translator's order; what he has not stands behind what it stood behind. */
  #ordered(mineByBase: ReadonlyMap<number, Row>): MergeEntry[] {
    const behind = new Map<string, MergeEntry[]>()
    const put = (anchor: string, entry: MergeEntry): void => {
      const list = behind.get(anchor)
      if (list) list.push(entry)
      else behind.set(anchor, [entry])
    }
    const byMine = new Map<string, MergeEntry>()
    let anchor = ''
    this.#base.forEach((row, i) => {
      const own = mineByBase.get(i) ?? null
      const entry = this.#entry(row, own, this.#returns[i])
      if (own) {
        byMine.set(own.id, entry)
        anchor = own.id
      } else put(anchor, entry)
    })
    for (const i of this.#added)
      put(this.#anchorOf(i, mineByBase), addedEntry(this.#returned[i]!, i))
    const entries = [...(behind.get('') ?? [])]
    for (const row of this.#mine) {
      entries.push(byMine.get(row.id) ?? ownEntry(row), ...(behind.get(row.id) ?? []))
    }
    return entries
  }

  /** The translator's row that a row of the reviewer follows. */
  #anchorOf(index: number, mineByBase: ReadonlyMap<number, Row>): string {
    for (let i = index - 1; i >= 0; i--) {
      const known = this.#known[i]
      const row = known && mineByBase.get(known.base)
      if (row) return row.id
    }
    return ''
  }

  #theirOrder(): string[] {
    const order = this.#returns.flatMap((back, base) =>
      back ? [{ index: back.index, base, id: this.#base[base]!.id }] : [],
    )
    for (const index of this.#added) {
      order.push({ index, base: -1, id: addedId(index) })
    }
    return order.sort((a, b) => a.index - b.index || a.base - b.base).map(({ id }) => id)
  }

  #entry(base: Row, mine: Row | null, back: Return | undefined): MergeEntry {
    const { mineForm = 'whole' } = this.#input
    const own = mine && carry(base.target, mine.target, mineForm, base.source).segment
    const known = mine && own && own !== mine.target ? { ...mine, target: own } : mine
    if (!back)
      return { ...NOTHING, id: base.id, kind: kindOfMissing(base, known), base, mine: known }
    const { row, found, moves, others, pieces } = back
    const carried = carry(base.target, back.target, row.form, base.source)
    return {
      id: base.id,
      kind:
        others.length > 0
          ? 'conflict'
          : kindOf(theirsOf(row, carried.segment, base, known), base, known),
      moves,
      found,
      place: row.place,
      base,
      mine: known,
      theirs: carried.segment,
      theirSource: sourceEdit(base, back),
      parts: pieces,
      others,
      status: row.status !== base.status ? row.status : null,
      comments: newComments(base.notes, commentsOf(back)),
      settled: settledNotes(base.notes, commentsOf(back)),
      changes: pieces.length > 0 ? pieces.flatMap(({ changes }) => changes) : row.changes,
      lostCodes: carried.lost,
    }
  }
}

const keyOf = (segment: Segment): string =>
  segment
    .map((inline) => (inline.type === 'text' ? inline.text : ''))
    .join('')
    .replace(/\s+/g, '')

const commentsOf = ({ row, pieces }: Return) =>
  pieces.length > 0 ? pieces.flatMap(({ comments }) => comments) : row.comments

/** The source as it came back, where it is another; pieces of a divided row have it together. */
function sourceEdit(base: Row, { row, pieces, moves }: Return): Segment | null {
  if (pieces.length > 0 || moves.includes('joined') || row.rows.length > 1) return null
  return cameBackSame(base.source, row.source, row.form)
    ? null
    : carry(base.source, row.source, row.form).segment
}

/** A row that the translator made since. */
const ownEntry = (mine: Row): MergeEntry => ({ ...NOTHING, id: mine.id, kind: 'keptMine', mine })

const addedId = (index: number): string => `added-${index + 1}`

function addedEntry(row: ReturnedRow, index: number): MergeEntry {
  const part: TheirRow = { source: row.source, target: row.target }
  const { place, target, status, comments, changes } = row
  return {
    ...NOTHING,
    id: addedId(index),
    kind: 'added',
    place,
    theirs: target,
    parts: [part],
    status,
    comments,
    changes,
  }
}
