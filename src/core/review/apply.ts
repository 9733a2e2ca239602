import { createRow } from '../document/create.ts'
import { isBlank, sameSegment } from '../document/inline.ts'
import type { Note, Row, Segment, Status } from '../document/model.ts'
import { firstKeys } from '../document/order.ts'
import { noteOf } from './comments.ts'
import type { Merge, MergeEntry } from './model.ts'

export type Choice = 'theirs' | 'mine'

export interface ApplyOptions {
  /** Which text a row gets; `usualChoice` when left out. */
  readonly choose?: (entry: MergeEntry) => Choice
  /**
   * Whether only translations are taken, or also what the reviewer did to rows and their sources:
   * added, removed, divided or put them elsewhere.
   */
  readonly take?: 'translations' | 'everything'
}

/** The reviewer's text, but where the translator would lose his own. */
export const usualChoice = ({ kind }: MergeEntry): Choice =>
  kind === 'conflict' || kind === 'keptMine' ? 'mine' : 'theirs'

/** The translation that a row gets, or null where it is in no document then. */
export function resultOf(entry: MergeEntry, options: ApplyOptions = {}): Segment | null {
  const { mine, theirs } = entry
  const { choose = usualChoice, take = 'translations' } = options
  const isTheirs = choose(entry) === 'theirs'
  if (entry.kind === 'added') return isTheirs && take === 'everything' ? theirs : null
  if (theirs === null) return isTheirs && take === 'everything' ? null : (mine?.target ?? null)
  if (entry.kind === 'unchanged') return mine?.target ?? null
  return isTheirs ? theirs : (mine?.target ?? null)
}

/**
 * The rows of a document with a review in it: the translator's, with what was chosen.
 * Rows that nothing changes are the same objects.
 */
export function mergedRows(merge: Merge, options: ApplyOptions = {}): Row[] {
  const { choose = usualChoice, take = 'translations' } = options
  const all = { choose, take }
  const entries = take === 'everything' ? inTheirOrder(merge) : merge.entries
  const rows = entries.flatMap((entry) => rowsOf(entry, all))
  return keysHold(rows) ? rows : withNewKeys(rows)
}

/**
 * The rows that were sent with what was chosen for each, for a file that has place for no others. A
 * row that the translator no longer has is empty: its text is in another now.
 */
export function mergedBase(merge: Merge, choose = usualChoice): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const entry of merge.entries) {
    const { base } = entry
    if (!base) continue
    const [row] = rowsOf(entry, { choose, take: 'translations' })
    if (!row) rows.set(base.id, { ...base, target: [], status: 'empty', division: null })
    else if (row === base) rows.set(base.id, base)
    else {
      const { target, status, notes } = row
      rows.set(base.id, { ...base, target, status, notes, division: null })
    }
  }
  return rows
}

function rowsOf(entry: MergeEntry, options: Required<ApplyOptions>): Row[] {
  const target = resultOf(entry, options)
  if (target === null) return []
  const isTheirs = options.choose(entry) === 'theirs'
  if (entry.kind === 'added') {
    return entry.parts.map((part) =>
      noted(
        { ...createRow({ kind: 'paragraph', ...part }, ''), ...stated(entry, part.target) },
        entry,
      ),
    )
  }
  const row = entry.mine ?? entry.base
  if (!row) return []
  const whole = changed(row, target, entry, isTheirs)
  if (!isTheirs || options.take === 'translations') return [whole]
  if (entry.parts.length > 1) {
    return entry.parts.map(({ source, target }, i) =>
      i === 0
        ? { ...whole, source, target, division: null }
        : {
            ...createRow(
              { kind: row.kind, level: row.level, source, target, status: whole.status },
              '',
            ),
            paragraph: row.paragraph,
          },
    )
  }
  return [entry.theirSource ? { ...whole, source: entry.theirSource, division: null } : whole]
}

function changed(row: Row, target: Segment, entry: MergeEntry, isTheirs: boolean): Row {
  const same = sameSegment(row.target, target)
  const status = isTheirs ? statusOf(row, target, entry, same) : row.status
  const remarked = noted(row, entry)
  if (same && status === row.status) return remarked
  return same ? { ...remarked, status } : { ...remarked, target, status, division: null }
}

/** The reviewer's status, where the translator has given none since. */
function statusOf(
  row: Row,
  target: Segment,
  { status, base }: MergeEntry,
  isSameText: boolean,
): Status {
  const own = status && row.status === base?.status ? status : row.status
  if (isSameText) return own
  if (isBlank(target)) return own === 'draft' ? 'empty' : own
  return own === 'empty' ? 'draft' : own
}

const stated = ({ status }: MergeEntry, target: Segment): Pick<Row, 'status'> => ({
  status:
    status && (status === 'empty') === isBlank(target)
      ? status
      : isBlank(target)
        ? 'empty'
        : 'draft',
})

function noted(row: Row, { comments }: MergeEntry): Row {
  const has = ({ author, text }: Note) =>
    row.notes.some((note) => note.author === author && note.text === text)
  const more = comments.map(noteOf).filter((note) => !has(note))
  return more.length > 0 ? { ...row, notes: [...row.notes, ...more] } : row
}

/** The reviewer's order, where he changed it and the translator did not. */
function inTheirOrder({ entries, order }: Merge): readonly MergeEntry[] {
  if (!entries.some(({ moves }) => moves.includes('moved'))) return entries
  const places = entries.flatMap(({ base, mine }) => (base && mine ? [base.order] : []))
  if (places.some((place, i) => i > 0 && place < places[i - 1]!)) return entries
  const place = new Map(order.map((id, i) => [id, i]))
  const sorted: { readonly entry: MergeEntry; readonly at: number }[] = []
  let at = -1
  for (const entry of entries) {
    // What did not come back stays behind what it stood behind.
    at = place.get(entry.id) ?? at
    sorted.push({ entry, at })
  }
  return sorted.sort((a, b) => a.at - b.at).map(({ entry }) => entry)
}

const keysHold = (rows: readonly Row[]): boolean =>
  rows.every((row, i) => row.order !== '' && (i === 0 || rows[i - 1]!.order < row.order))

function withNewKeys(rows: readonly Row[]): Row[] {
  const keys = firstKeys(rows.length)
  return rows.map((row, i) => ({ ...row, order: keys[i]! }))
}
