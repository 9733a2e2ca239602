/**
 * What a reviewer does to rows that an aligner made. Every operation takes neighbouring rows and
 * gives the rows that stand in their place; none loses, doubles or invents a character, and only
 * the order of pieces that the operation is about changes.
 */
import { NO_NOTES, NO_UNITS } from '../document/create.ts'
import { newId } from '../document/ids.ts'
import { isBlank, segmentLength } from '../document/inline.ts'
import { joinSide } from '../document/join.ts'
import type { Gap, Link, Row, Segment, Side } from '../document/model.ts'
import { withNotesAtHome } from '../document/notes.ts'
import { BY_HAND, cutSegment } from '../document/split.ts'

/** Text of one side from its start to an offset goes to the end of the row above. */
export function moveUp(above: Row, row: Row, side: Side, to: number): Row[] {
  const { before, gap, after } = cutSegment(row[side], to)
  const moved = withSide(row, side, before, gap)
  return settled([
    withSide(above, side, joinSide(above, moved, side), gap),
    withSide(row, side, after, row.gap[side]),
  ])
}

/** Text of one side from an offset to its end goes to the start of the row below. */
export function moveDown(row: Row, below: Row, side: Side, from: number): Row[] {
  const { before, gap, after } = cutSegment(row[side], from)
  const moved = withSide(row, side, after, row.gap[side])
  return settled([
    withSide(row, side, before, gap),
    withSide(below, side, joinSide(moved, below, side), below.gap[side]),
  ])
}

/** One side of the row below joins that side of the row; the other sides stay. */
export const pullUp = (row: Row, below: Row, side: Side): Row[] =>
  moveUp(row, below, side, segmentLength(below[side]))

/** One side is cut; what follows the cut gets a row of its own below, with nothing beside it. */
export function splitSide(row: Row, side: Side, at: number, order: string): Row[] {
  const { before, gap, after } = cutSegment(row[side], at)
  return settled([
    withSide(row, side, before, gap),
    { ...emptyLike(row, order), [side]: after, gap: { ...NO_GAP, [side]: row.gap[side] } },
  ])
}

/**
 * The sides of a row part: the source keeps the row, the translation gets the row below. Each is
 * said to have nothing on the other side.
 */
export const unlink = (row: Row, order: string): Row[] =>
  settled([
    { ...withSide(row, 'target', [], ''), link: { ...BY_HAND, type: 'omission' } },
    {
      ...emptyLike(row, order),
      target: row.target,
      gap: { ...NO_GAP, target: row.gap.target },
      link: { ...BY_HAND, type: 'addition' },
    },
  ])

/** One side of two rows change places. */
export const swapSide = (row: Row, below: Row, side: Side): Row[] =>
  settled([
    withSide(row, side, below[side], below.gap[side]),
    withSide(below, side, row[side], row.gap[side]),
  ])

/**
 * One side moves down by one row, from the first of the rows on: that row's cell becomes empty.
 * A row that has nothing on that side takes up the movement; else a row is added at the end.
 * @param order key for the row that may be added
 */
export function shiftDown(rows: readonly Row[], side: Side, order: string): Row[] {
  const shifted: Row[] = []
  let cell: Segment = []
  let gap = ''
  for (const [i, row] of rows.entries()) {
    shifted.push(withSide(row, side, cell, gap))
    if (i > 0 && isBlank(row[side])) return [...loosened(shifted), ...rows.slice(i + 1)]
    cell = row[side]
    gap = row.gap[side]
  }
  const last = rows[rows.length - 1]!
  return loosened([
    ...shifted,
    { ...emptyLike(last, order), [side]: cell, gap: { ...NO_GAP, [side]: gap } },
  ])
}

/**
 * One side moves up by one row into a cell that is empty, up to the next empty cell or the end.
 * @returns the rows, or null where the first row's cell is not empty
 */
export function shiftUp(rows: readonly Row[], side: Side): Row[] | null {
  const first = rows[0]
  if (!first || !isBlank(first[side]) || rows.length < 2) return null
  const blank = rows.findIndex((row, i) => i > 0 && isBlank(row[side]))
  const end = blank < 0 ? rows.length : blank + 1
  const shifted = rows.slice(0, end).map((row, i) => {
    const below = i + 1 < end ? rows[i + 1]! : null
    return withSide(row, side, below ? below[side] : first[side], below ? below.gap[side] : '')
  })
  return [...loosened(shifted), ...rows.slice(end)]
}

/** The row with one side taken out, as when that text is parked. */
export const takeOut = (row: Row, side: Side): Row[] => settled([withSide(row, side, [], '')])

/** The row with a parked text put at the end of one side. */
export const putBack = (row: Row, side: Side, text: Segment): Row[] =>
  settled([withSide(row, side, joinSide(row, { ...row, [side]: text }, side), row.gap[side])])

/** What the link of a row says: an ordinary pair, an omission, an addition, an inversion. */
export const setLinkType = (row: Row, type: Link['type']): Row => ({
  ...row,
  link: { origin: 'manual', type, confidence: 1, ...(type === 'inversion' && placeOf(row.link)) },
})

/** A link that a user has looked at and found right. */
export const confirmLink = (row: Row): Row => setLinkType(row, linkTypeOf(row))

/** An omission has no translation, an addition no source; else what was said stays. */
function linkTypeOf(row: Row): Link['type'] {
  if (row.link.type !== 'normal') return row.link.type
  if (isBlank(row.target) && !isBlank(row.source)) return 'omission'
  return isBlank(row.source) && !isBlank(row.target) ? 'addition' : 'normal'
}

const NO_GAP: Gap = { source: '', target: '' }

/** Sides that stand beside one another without anybody having said that they belong together. */
const UNSAID: Link = { origin: 'aligned', type: 'normal', confidence: null }

const withSide = (row: Row, side: Side, text: Segment, gap: string): Row => ({
  ...row,
  [side]: text,
  gap: { ...row.gap, [side]: gap },
})

const emptyLike = (row: Row, order: string): Row => ({
  ...row,
  id: newId(),
  order,
  source: [],
  target: [],
  gap: NO_GAP,
  status: 'empty',
  locked: false,
  bookmarked: false,
  link: BY_HAND,
  division: null,
  units: NO_UNITS,
  notes: NO_NOTES,
})

/** Rows whose texts changed are linked by hand; a row with nothing on either side is none. */
const settled = (rows: readonly Row[]): Row[] =>
  withNotesAtHome(withoutEmpty(rows)).map((row) => ({
    ...row,
    status: statusOf(row),
    link: linkByHand(row),
    division: null,
  }))

/** A shift takes many rows along that nobody has looked at: whatever was said of them is void. */
const loosened = (rows: readonly Row[]): Row[] =>
  settled(rows).map((row) => ({ ...row, link: UNSAID }))

/**
 * Two texts that were put side by side belong together, be it as an inversion. Of a text that was
 * left alone nobody has said that it should be, unless that was said of it before.
 */
function linkByHand({ source, target, link }: Row): Link {
  const alone = isBlank(source) !== isBlank(target)
  if (!alone && link.type === 'inversion') return { ...BY_HAND, type: link.type, ...placeOf(link) }
  if (!alone) return BY_HAND
  const type = isBlank(target) ? 'omission' : 'addition'
  return link.origin === 'manual' && link.type === type ? { ...BY_HAND, type } : UNSAID
}

/** What an empty row stood for goes to its neighbour: the row above, or else the one below. */
function withoutEmpty(rows: readonly Row[]): readonly Row[] {
  const kept: Row[] = []
  let lost: Row | null = null
  for (const row of rows) {
    const above = kept.at(-1)
    if (row.source.length > 0 || row.target.length > 0) {
      kept.push(lost ? takingOver(lost, row, row) : row)
      lost = null
    } else if (above) kept[kept.length - 1] = takingOver(above, row, above)
    else lost = lost ? takingOver(lost, row, lost) : row
  }
  return lost ? [lost] : kept
}

const takingOver = (first: Row, second: Row, heir: Row): Row =>
  first.units.length + second.units.length + first.notes.length + second.notes.length === 0
    ? heir
    : {
        ...heir,
        units: [...first.units, ...second.units],
        notes: [...first.notes, ...second.notes],
      }

const placeOf = ({ place }: Link): Pick<Link, 'place'> => (place === undefined ? {} : { place })

/** A translation that came or went changes how far a row is; one that only changed does not. */
function statusOf({ target, status }: Row): Row['status'] {
  if (isBlank(target)) return 'empty'
  return status === 'empty' ? 'draft' : status
}
