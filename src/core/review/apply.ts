import { createRow } from '../document/create.ts'
import { isBlank, sameSegment } from '../document/inline.ts'
import type { Note, Row, Segment, Status } from '../document/model.ts'
import { keysBetween } from '../document/order.ts'
import { noteOf, withRemarks } from './comments.ts'
import type { Merge, MergeEntry } from './model.ts'
import { outOfOrder } from './order.ts'

export type Choice = 'theirs' | 'mine'

export interface ApplyOptions {
  /** Which text a row gets; `usualChoice` when left out. */
  readonly choose?: (entry: MergeEntry) => Choice
  /**
   * Whether only translations are taken, or also what the reviewer did to rows and their sources:
   * added, removed, divided or put them elsewhere; or which of it.
   */
  readonly take?: 'translations' | 'everything' | ((entry: MergeEntry) => boolean)
  /** Makes of the text that was chosen the one that the row gets; that very text when left out. */
  readonly settle?: (entry: MergeEntry, chosen: Segment) => Segment
  /**
   * Whether remarks say in their text what they are on, or are on that text; the former when left
   * out, since few forms have a place for the latter.
   */
  readonly remarks?: 'quoting' | 'anchored'
}

const takes = ({ take = 'translations' }: ApplyOptions, entry: MergeEntry): boolean =>
  typeof take === 'function' ? take(entry) : take === 'everything'

/** The reviewer's text, but where the translator would lose his own. */
export const usualChoice = ({ kind }: MergeEntry): Choice =>
  kind === 'conflict' || kind === 'keptMine' ? 'mine' : 'theirs'

/** The translation that a row gets, or null where it is in no document then. */
export function resultOf(entry: MergeEntry, options: ApplyOptions = {}): Segment | null {
  const { mine, theirs } = entry
  const { choose = usualChoice, settle = (_, chosen) => chosen } = options
  const isTheirs = choose(entry) === 'theirs'
  const own = mine ? settle(entry, mine.target) : null
  if (entry.kind === 'added') {
    return isTheirs && theirs && takes(options, entry) ? settle(entry, theirs) : null
  }
  if (theirs === null) return isTheirs && takes(options, entry) ? null : own
  if (entry.kind === 'unchanged') return own
  return isTheirs ? settle(entry, theirs) : own
}

/**
 * The rows of a document with a review in it: the translator's, with what was chosen.
 * Rows that nothing changes are the same objects.
 */
export function mergedRows(merge: Merge, options: ApplyOptions = {}): Row[] {
  const all = { choose: usualChoice, ...options }
  const rows = inTheirOrder(merge, (entry) => takes(all, entry)).flatMap((entry) =>
    rowsOf(entry, all),
  )
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
    const [row] = rowsOf(entry, { choose })
    if (!row) rows.set(base.id, { ...base, target: [], status: 'empty', division: null })
    else if (row === base) rows.set(base.id, base)
    else {
      const { target, status, notes } = row
      rows.set(base.id, { ...base, target, status, notes, division: null })
    }
  }
  return rows
}

type Choosing = ApplyOptions & Required<Pick<ApplyOptions, 'choose'>>

function rowsOf(entry: MergeEntry, options: Choosing): Row[] {
  const target = resultOf(entry, options)
  if (target === null) return []
  const isTheirs = options.choose(entry) === 'theirs'
  if (entry.kind === 'added') {
    return entry.parts.map((part) =>
      noted(
        { ...createRow({ kind: 'paragraph', ...part }, ''), ...stated(entry, part.target) },
        entry,
        options,
      ),
    )
  }
  const row = entry.mine ?? entry.base
  if (!row) return []
  const whole = changed(row, target, entry, options)
  if (!takes(options, entry)) return [whole]
  if (!isTheirs) {
    // Whoever decides of each row has decided of its source by itself.
    const source = typeof options.take === 'function' ? entry.theirSource : null
    return [source ? { ...whole, source, division: null } : whole]
  }
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

function changed(row: Row, target: Segment, entry: MergeEntry, options: Choosing): Row {
  const same = sameSegment(row.target, target)
  const isTheirs = options.choose(entry) === 'theirs'
  const stated = isTheirs ? entry : { status: null, base: entry.base }
  const status = isTheirs || !same ? statusOf(row, target, stated, same) : row.status
  const settled = same
    ? status === row.status
      ? row
      : { ...row, status }
    : { ...row, target, status, division: null }
  return noted(settled, entry, options)
}

/** The reviewer's status, where the translator has given none since. */
function statusOf(
  row: Row,
  target: Segment,
  { status, base }: Pick<MergeEntry, 'status' | 'base'>,
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

function noted(given: Row, { comments, settled }: MergeEntry, { remarks }: ApplyOptions): Row {
  const row = withSettled(given, settled)
  const has = ({ author, text }: Note) =>
    row.notes.some((note) => note.author === author && note.text === text)
  const notes = comments.filter((comment) => !has(noteOf(comment)) && !has(comment))
  if (notes.length === 0) return row
  return remarks === 'anchored'
    ? withRemarks(row, notes)
    : { ...row, notes: [...row.notes, ...notes.map(noteOf)] }
}

/** Resolves what the reviewer has resolved, where the translator still has it. */
function withSettled(row: Row, settled: readonly Note[]): Row {
  const ids = new Set(settled.map(({ id }) => id))
  const isOpen = ({ id, resolved }: Note) => ids.has(id) && !resolved
  if (!row.notes.some(isOpen)) return row
  const notes = row.notes.map((note) => (isOpen(note) ? { ...note, resolved: true } : note))
  return { ...row, notes }
}

/** The rows that were moved by the reviewer and are taken, behind what he put them behind. */
function inTheirOrder(
  { entries, order }: Merge,
  isTaken: (entry: MergeEntry) => boolean,
): readonly MergeEntry[] {
  const moved = entries.filter((entry) => entry.moves.includes('moved') && isTaken(entry))
  if (moved.length === 0) return entries
  // Where the translator has moved rows too, nobody knows what behind means.
  const places = entries.flatMap(({ base, mine }) => (base && mine ? [base.order] : []))
  if (places.some((place, i) => i > 0 && place < places[i - 1]!)) return entries
  const byId = new Map(entries.map((entry) => [entry.id, entry]))
  const movers = new Set(moved.map(({ id }) => id))
  const behind = new Map<string, MergeEntry[]>()
  let anchor = ''
  let following = false
  for (const id of order) {
    const entry = byId.get(id)
    if (!entry) continue
    // A row that was added behind one that was moved goes with it.
    following = movers.has(id) || (following && entry.kind === 'added')
    if (!following) anchor = id
    else behind.set(anchor, [...(behind.get(anchor) ?? []), entry])
  }
  const gone = new Set([...behind.values()].flat())
  const sorted = [...(behind.get('') ?? [])]
  for (const entry of entries) {
    if (!gone.has(entry)) sorted.push(entry, ...(behind.get(entry.id) ?? []))
  }
  return sorted
}

const keysHold = (rows: readonly Row[]): boolean =>
  rows.every((row, i) => row.order !== '' && (i === 0 || rows[i - 1]!.order < row.order))

/** New keys for the rows that have none or stand elsewhere now; the others keep theirs. */
function withNewKeys(rows: readonly Row[]): Row[] {
  const sorted = rows.map(({ order }) => order).sort((a, b) => (a < b ? -1 : 1))
  const rank = new Map(sorted.map((key, i) => [key, i]))
  const keyed = rows.flatMap(({ order }, i) => (order === '' ? [] : [i]))
  const moved = outOfOrder(keyed.map((i) => rank.get(rows[i]!.order)!))
  const kept = [...keyed.filter((_, k) => !moved.has(k)), rows.length]
  const result: Row[] = []
  for (const next of kept) {
    const from = result.length
    const keys = keysBetween(
      rows[from - 1] ? result[from - 1]!.order : null,
      rows[next]?.order ?? null,
      next - from,
    )
    keys.forEach((order, i) => void result.push({ ...rows[from + i]!, order }))
    if (rows[next]) result.push(rows[next])
  }
  return result
}
