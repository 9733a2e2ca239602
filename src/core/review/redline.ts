import { NO_NOTES } from '../document/create.ts'
import { toParagraphRows } from '../document/granularity.ts'
import { textOf } from '../document/inline.ts'
import { mergeRows } from '../document/join.ts'
import type { BilingualDocument, Change, Row, Segment, Side } from '../document/model.ts'
import { firstKeys } from '../document/order.ts'
import { hasChanges, withChange, withoutAnnotations } from '../document/revisions.ts'
import { countCharacters, countWords } from '../text/count.ts'
import { type Group, lineUp } from './line-up.ts'
import { type Author, tracked } from './track.ts'

/** What became of a row from one version to the other. A moved row is there twice. */
export type RedlineKind = 'same' | 'changed' | 'added' | 'removed' | 'movedAway' | 'movedHere'

/** What is to be said of a row of a redline besides its text. */
export interface RedlineRow {
  /** Of the row of the redline's document. */
  readonly id: string
  readonly kind: RedlineKind
  /** Ids of the rows of either version that it stands for. */
  readonly before: readonly string[]
  readonly after: readonly string[]
  /** Where both versions have the text, but divided into other rows. */
  readonly regrouped: 'split' | 'joined' | 'otherwise' | null
  /** Which texts have changes. */
  readonly changed: Readonly<Record<Side, boolean>>
  /** Of a moved row: id of the row of the redline where it stands as well. */
  readonly counterpart: string | null
}

/** Chinese characters or English words that came and went. */
export interface Flow {
  readonly added: number
  readonly removed: number
}

export interface RedlineCounts {
  readonly changed: number
  readonly added: number
  readonly removed: number
  readonly moved: number
  readonly regrouped: number
  /** Chinese characters; rows that were only moved do not count. */
  readonly source: Flow
  /** English words. */
  readonly target: Flow
}

/** Two versions of a document as one. */
export interface Redline {
  /**
   * The rows of both versions with tracked changes. `rejected` gives the texts of the first back, row
   * by row, and `accepted` those of the second; of rows that were regrouped, the joined text. What
   * only one version has is deleted or inserted whole. Remarks are left out.
   */
  readonly document: BilingualDocument
  /** One for each row of the document. */
  readonly rows: readonly RedlineRow[]
  readonly counts: RedlineCounts
}

/** What a redline tells while it is made: rows done, of all. */
export type RedlineProgress = (done: number, total: number) => void

/** Rows between two reports. */
const STRIDE = 500

/**
 * Two versions of a document as one with tracked changes, in both languages. Changes that were
 * pending in either are taken as accepted; formatting is not compared. Where one version stands by
 * paragraph and the other by sentence, both are compared by paragraph.
 * @param by whose changes they are, and when they were made
 */
export function redline(
  before: BilingualDocument,
  after: BilingualDocument,
  by: Author,
  progress: RedlineProgress = () => {},
): Redline {
  const sameRows = before.granularity === after.granularity
  const rowsOf = ({ rows }: BilingualDocument) =>
    (sameRows ? rows : toParagraphRows(rows)).map(bareRow)
  const old = rowsOf(before)
  const now = rowsOf(after)
  const groups = lineUp(old, now)
  const keys = firstKeys(groups.length)
  const maker = new Maker(old, now, groups, by)
  const rows: Row[] = []
  const told: RedlineRow[] = []
  groups.forEach((group, i) => {
    const row = { ...maker.row(group), order: keys[i]! }
    rows.push(row)
    told.push(maker.tell(group, row))
    if (i % STRIDE === 0) progress(i, groups.length)
  })
  progress(groups.length, groups.length)
  const number = (kind: RedlineKind) => told.filter((row) => row.kind === kind).length
  return {
    document: {
      ...after,
      granularity: sameRows ? after.granularity : 'paragraph',
      parked: [],
      rows,
    },
    rows: told,
    counts: {
      changed: number('changed'),
      added: number('added'),
      removed: number('removed'),
      moved: number('movedHere'),
      regrouped: told.filter(({ regrouped }) => regrouped).length,
      ...maker.flows,
    },
  }
}

/** A row as it reads, without what was said of it. */
function bareRow(row: Row): Row {
  const source = withoutAnnotations(row.source)
  const target = withoutAnnotations(row.target)
  return { ...row, source, target, notes: NO_NOTES, division: null }
}

class Maker {
  /** What came and went in the rows that were made. */
  readonly flows = {
    source: { added: 0, removed: 0 },
    target: { added: 0, removed: 0 },
  }
  readonly #before: readonly Row[]
  readonly #after: readonly Row[]
  readonly #by: Author
  /** The paragraph of the second version that one of the first has become. */
  readonly #paragraphs = new Map<string, string>()

  constructor(before: readonly Row[], after: readonly Row[], groups: readonly Group[], by: Author) {
    this.#before = before
    this.#after = after
    this.#by = by
    for (const { before: old, after: now } of groups) {
      if (old.length === 0 || now.length === 0) continue
      this.#paragraphs.set(before[old[0]!]!.paragraph, after[now[0]!]!.paragraph)
    }
  }

  row({ before, after, moved }: Group): Row {
    if (after.length === 0) {
      const row = this.#goneRow(this.#before[before[0]!]!)
      if (moved === null) this.#count(row)
      return row
    }
    const now = joined(after.map((at) => this.#after[at]!))
    if (before.length > 0) {
      const row = this.#both(joined(before.map((at) => this.#before[at]!)), now)
      this.#count(row)
      return row
    }
    const row = whole(now, { kind: 'insertion', ...this.#by })
    this.#count(moved === null ? row : this.#both(this.#before[moved]!, now))
    return row
  }

  #both(old: Row, now: Row): Row {
    const side = (name: Side) =>
      textOf(old[name]) === textOf(now[name])
        ? now[name]
        : tracked(old[name], now[name], this.#by, 'word')
    return { ...now, source: side('source'), target: side('target') }
  }

  #count({ source, target }: Row): void {
    addFlow(this.flows.source, source, countCharacters)
    addFlow(this.flows.target, target, countWords)
  }

  /** A row of the first version keeps to its paragraph, if that is still there. */
  #goneRow(row: Row): Row {
    const paragraph = this.#paragraphs.get(row.paragraph) ?? goneId(row.paragraph)
    return { ...whole(row, { kind: 'deletion', ...this.#by }), id: goneId(row.id), paragraph }
  }

  tell({ before, after, moved }: Group, row: Row): RedlineRow {
    const changed = { source: hasChanges(row.source), target: hasChanges(row.target) }
    const told = {
      id: row.id,
      before: before.map((at) => this.#before[at]!.id),
      after: after.map((at) => this.#after[at]!.id),
      regrouped: null,
      changed,
      counterpart: null,
    }
    if (before.length === 0) {
      return moved === null
        ? { ...told, kind: 'added' }
        : { ...told, kind: 'movedHere', counterpart: goneId(this.#before[moved]!.id) }
    }
    if (after.length === 0) {
      return moved === null
        ? { ...told, kind: 'removed' }
        : { ...told, kind: 'movedAway', counterpart: this.#after[moved]!.id }
    }
    return {
      ...told,
      kind: changed.source || changed.target ? 'changed' : 'same',
      regrouped: regroupedOf(before.length, after.length),
    }
  }
}

/** Adds what came and went in a text; what stands together is counted together. */
function addFlow(
  flow: { added: number; removed: number },
  segment: Segment,
  count: (text: string) => number,
): void {
  const text = { insertion: '', deletion: '' }
  let last: Change['kind'] | undefined
  for (const inline of segment) {
    const kind = inline.change?.kind
    if (kind) text[kind] += (kind === last ? '' : ' ') + textOf([inline])
    last = kind
  }
  flow.added += count(text.insertion)
  flow.removed += count(text.deletion)
}

/** The id of a row, or a paragraph, that the second version has no more; or not there. */
const goneId = (id: string): string => `${id}-before`

function regroupedOf(before: number, after: number): RedlineRow['regrouped'] {
  if (before === 1 && after === 1) return null
  if (before === 1) return 'split'
  return after === 1 ? 'joined' : 'otherwise'
}

/** Rows that stand together as one. */
const joined = ([first, ...rest]: readonly Row[]): Row =>
  rest.reduce((row, next) => mergeRows(row, next), first!)

const whole = (row: Row, change: Change): Row => ({
  ...row,
  source: withChange(row.source, change),
  target: withChange(row.target, change),
})
