import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { isConfirmed, isDoubtful } from '../../../core/alignment/doubt.ts'
import { movedRows, returnMoved } from '../../../core/alignment/moved-rows.ts'
import {
  confirmLink as confirmed,
  splitSide as cutSide,
  moveDown,
  moveUp,
  pullUp,
  putBack,
  setLinkType,
  shiftDown,
  shiftUp,
  swapSide,
  takeOut,
  unlink as unlinked,
} from '../../../core/alignment/operations.ts'
import { newId } from '../../../core/document/ids.ts'
import { isBlank, segmentLength, textOf } from '../../../core/document/inline.ts'
import type { Link, Parked, Row, Side } from '../../../core/document/model.ts'
import { keysBetween } from '../../../core/document/order.ts'
import { segment } from '../../../core/segmentation/index.ts'
import { toRow } from '../convert.ts'
import { Parking } from '../parking.ts'
import {
  activeRow,
  activeSide,
  caretIn,
  cellAt,
  type RowPlace,
  rowAt,
  rowById,
  rowByIndex,
  rowsFrom,
  selectedRows,
} from '../positions.ts'
import { linkOfRow } from '../review/links.ts'
import { step } from './command.ts'
import { goTo } from './navigate.ts'
import { replaceRows } from './replace-rows.ts'

/** Where the caret is put after an operation. */
interface Landing {
  readonly index: number
  readonly side: Side
  readonly offset: number
}

/** What an operation works with: the row with the caret and what is around it. */
interface Scene {
  readonly place: RowPlace
  readonly row: Row
  readonly above: Row | null
  readonly below: Row | null
  readonly side: Side
  /** Offset of the caret in the text of that side. */
  readonly offset: number
  /** An order key for a row directly below. */
  order(): string
}

interface Change {
  /** Position of the first row that is replaced. */
  readonly index: number
  readonly count: number
  readonly rows: readonly Row[]
  readonly landing: Landing
}

const END = Number.MAX_SAFE_INTEGER

function sceneOf(state: EditorState): Scene | null {
  const place = rowAt(state.selection.$head)
  if (!place) return null
  const at = (index: number): Row | null => {
    const other = rowByIndex(state.doc, index)
    return other ? toRow(other.node) : null
  }
  const row = toRow(place.node)
  const below = at(place.index + 1)
  const cell = cellAt(state.selection.$head)
  return {
    place,
    row,
    below,
    above: at(place.index - 1),
    side: activeSide(state.selection),
    offset: cell ? state.selection.head - cell.start : 0,
    order: () => keysBetween(row.order, below?.order ?? null, 1)[0]!,
  }
}

/**
 * A command that replaces rows around the caret.
 * @param plan what the operation would do, or null where it does not apply. Menus ask that of every
 *   operation at every change, so the work itself is put off until it is wanted.
 */
const operation =
  (plan: (scene: Scene, state: EditorState) => (() => Change | null) | null): Command =>
  (state, dispatch) => {
    const scene = sceneOf(state)
    const change = scene && !scene.row.locked ? plan(scene, state) : null
    if (!change) return false
    if (!dispatch) return true
    const made = change()
    if (!made || isAnyLocked(state, made)) return false
    const tr = step(state)
    replaceRows(tr, made.index, made.count, made.rows)
    dispatch(land(tr, made.landing))
    return true
  }

function isAnyLocked(state: EditorState, { index, count }: Change): boolean {
  for (const row of rowsFrom(state.doc, index)) {
    if (row.index >= index + count) return false
    if (row.node.attrs.locked) return true
  }
  return false
}

function land(tr: Transaction, { index, side, offset }: Landing): Transaction {
  const row = rowByIndex(tr.doc, index) ?? rowByIndex(tr.doc, index - 1)
  return row ? tr.setSelection(caretIn(tr.doc, row, side, offset)).scrollIntoView() : tr
}

/** Start and end of the sentence an offset is in. */
function sentenceAt(row: Row, side: Side, offset: number): { start: number; end: number } | null {
  const spans = segment(textOf(row[side]), side === 'source' ? 'zh' : 'en')
  return spans.find((span) => span.end >= offset) ?? spans[spans.length - 1] ?? null
}

/** The sentence at the caret, and those before it in the row, go to the row above. */
export const sentenceUp = operation(({ place, row, above, side, offset }) => {
  if (!above || above.locked || isBlank(row[side])) return null
  return () => {
    const sentence = sentenceAt(row, side, offset)
    const index = place.index - 1
    return (
      sentence && {
        index,
        count: 2,
        rows: moveUp(above, row, side, sentence.end),
        landing: { index, side, offset: END },
      }
    )
  }
})

/** The sentence at the caret, and those behind it in the row, go to the row below. */
export const sentenceDown = operation(({ place: { index }, row, below, side, offset }) => {
  if (!below || below.locked || isBlank(row[side])) return null
  return () => {
    const sentence = sentenceAt(row, side, offset)
    if (!sentence) return null
    const rows = moveDown(row, below, side, sentence.start)
    return { index, count: 2, rows, landing: { index: index + rows.length - 1, side, offset: 0 } }
  }
})

/** This side of the row below joins this row. */
export const pullSideUp = operation(({ place: { index }, row, below, side }) => {
  if (!below || below.locked || isBlank(below[side])) return null
  return () => ({
    index,
    count: 2,
    rows: pullUp(row, below, side),
    landing: { index, side, offset: segmentLength(row[side]) },
  })
})

/** This side is cut at the caret; what follows gets a row of its own. */
export const splitSide = operation(({ place: { index }, row, side, offset, order }) => {
  if (offset === 0 || offset >= segmentLength(row[side])) return null
  return () => ({
    index,
    count: 1,
    rows: cutSide(row, side, offset, order()),
    landing: { index: index + 1, side, offset: 0 },
  })
})

/** The two sides of the row part. */
export const unlinkSides = operation(({ place: { index }, row, side, order }) => {
  if (isBlank(row.source) || isBlank(row.target)) return null
  return () => ({
    index,
    count: 1,
    rows: unlinked(row, order()),
    landing: { index: index + (side === 'target' ? 1 : 0), side, offset: 0 },
  })
})

/** This side of the row and of the row below change places. */
export const swapWithNext = operation(({ place: { index }, row, below, side }) => {
  if (!below || below.locked) return null
  return () => ({
    index,
    count: 2,
    rows: swapSide(row, below, side),
    landing: { index, side, offset: 0 },
  })
})

/**
 * The rows that a shift takes along: from a row on to the next empty cell of the side, or to the
 * end.
 */
function rowsToShift(state: EditorState, index: number, side: Side): Row[] {
  const rows: Row[] = []
  for (const { node } of rowsFrom(state.doc, index)) {
    const row = toRow(node)
    rows.push(row)
    if (rows.length > 1 && isBlank(row[side])) break
  }
  return rows
}

/** An empty cell comes in here; this side of everything below moves down by one. */
export const shiftSideDown = operation(({ place: { index }, side }, state) => () => {
  const rows = rowsToShift(state, index, side)
  const last = rows[rows.length - 1]!
  const next = rowByIndex(state.doc, index + rows.length)?.node.attrs.order ?? null
  const order = keysBetween(last.order, next, 1)[0]!
  return {
    index,
    count: rows.length,
    rows: shiftDown(rows, side, order),
    landing: { index, side, offset: 0 },
  }
})

/** The empty cell here goes; this side of everything below moves up by one. */
export const shiftSideUp = operation(({ place: { index }, row, below, side }, state) => {
  if (!below || !isBlank(row[side])) return null
  return () => {
    const rows = rowsToShift(state, index, side)
    const shifted = shiftUp(rows, side)
    return (
      shifted && {
        index,
        count: rows.length,
        rows: shifted,
        landing: { index, side, offset: 0 },
      }
    )
  }
})

export const parkedOf = (state: EditorState): readonly Parked[] =>
  (state.doc.attrs.parking as Parking).texts

/** The text of this side is taken out and kept aside. */
export const park: Command = (state, dispatch) => {
  const scene = sceneOf(state)
  if (!scene || scene.place.node.attrs.locked || isBlank(scene.row[scene.side])) return false
  if (!dispatch) return true
  const { place, row, side } = scene
  const tr = step(state)
  const parked: Parked = { id: newId(), side, text: row[side] }
  tr.setDocAttribute('parking', new Parking([...parkedOf(state), parked]))
  replaceRows(tr, place.index, 1, takeOut(row, side))
  dispatch(land(tr, { index: place.index, side, offset: 0 }))
  return true
}

/** Puts a parked text at the end of its side of the row with the caret. */
export const unpark =
  (id: string): Command =>
  (state, dispatch) => {
    const scene = sceneOf(state)
    const parked = parkedOf(state).find((each) => each.id === id)
    if (!scene || !parked || scene.place.node.attrs.locked) return false
    if (!dispatch) return true
    const { place, row } = scene
    const tr = step(state)
    tr.setDocAttribute('parking', new Parking(parkedOf(state).filter((each) => each !== parked)))
    replaceRows(tr, place.index, 1, putBack(row, parked.side, parked.text))
    dispatch(land(tr, { index: place.index, side: parked.side, offset: END }))
    return true
  }

/** Moves all text of one side of a row to another row, as by dragging. */
export const moveText =
  (from: string, to: string, side: Side): Command =>
  (state, dispatch) => {
    const source = rowById(state.doc, from)
    const goal = rowById(state.doc, to)
    if (!source || !goal || source.index === goal.index) return false
    if (source.node.attrs.locked || goal.node.attrs.locked) return false
    const [taken, given] = [toRow(source.node), toRow(goal.node)]
    if (isBlank(taken[side])) return false
    if (!dispatch) return true
    const upwards = goal.index < source.index
    const joined = upwards
      ? pullUp(given, { ...taken, [side === 'source' ? 'target' : 'source']: [] }, side)[0]!
      : moveDown({ ...taken, [side === 'source' ? 'target' : 'source']: [] }, given, side, 0).at(
          -1,
        )!
    const left = takeOut(taken, side)
    const gone = isBlank(left[0]!.source) && isBlank(left[0]!.target)
    const tr = step(state)
    const changes: [number, readonly Row[]][] = [
      [source.index, gone ? [] : left],
      [goal.index, [joined]],
    ]
    for (const [index, rows] of changes.sort((a, b) => b[0] - a[0])) {
      replaceRows(tr, index, 1, rows)
    }
    const index = goal.index - (gone && source.index < goal.index ? 1 : 0)
    dispatch(land(tr, { index, side, offset: END }))
    return true
  }

/** Says of the selected rows what their link is. */
export const markLinks =
  (type: Link['type']): Command =>
  (state, dispatch) =>
    onSelected(state, dispatch, (row) => setLinkType(row, type))

/** Confirms the links of the selected rows. */
export const confirmLink: Command = (state, dispatch) => onSelected(state, dispatch, confirmed)

function onSelected(
  state: EditorState,
  dispatch: Parameters<Command>[1],
  change: (row: Row) => Row,
): boolean {
  const rows = selectedRows(state).filter(({ node }) => !node.attrs.locked)
  if (rows.length === 0) return false
  if (!dispatch) return true
  const tr = step(state)
  for (const { node, pos } of rows) tr.setNodeAttribute(pos, 'link', change(toRow(node)).link)
  dispatch(tr)
  return true
}

/** Confirms every link that is at least so likely. @returns how many */
export function confirmAbove(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  threshold: number,
): number {
  const rows = [...rowsFrom(state.doc, 0)].filter(({ node }) => {
    const row = toRow(node)
    return !row.locked && !isConfirmed(row) && (row.link.confidence ?? 0) >= threshold
  })
  if (rows.length === 0) return 0
  const tr = step(state)
  for (const { node, pos } of rows) tr.setNodeAttribute(pos, 'link', confirmed(toRow(node)).link)
  dispatch(tr)
  return rows.length
}

/** The next row whose link is worth a look, going round at the end. */
function findDoubtful(state: EditorState, direction: 1 | -1): RowPlace | null {
  const here = activeRow(state)?.index ?? 0
  let found: RowPlace | null = null
  for (const row of rowsFrom(state.doc, 0)) {
    if (row.index === here || !isDoubtful(toRow(row.node))) continue
    if (direction === 1 && row.index > here) return row
    // Going down the first of all is what comes round; going up it is the last one before here.
    if (direction === 1) found ??= row
    else if (row.index < here || !found || found.index > here) found = row
  }
  return found
}

/** Applies always: menus ask at every change, and to find out goes through all rows. */
const walkDoubtful =
  (direction: 1 | -1): Command =>
  (state, dispatch) =>
    !dispatch || goTo(findDoubtful(state, direction), activeSide(state.selection))(state, dispatch)

export const nextDoubtful = walkDoubtful(1)

export const previousDoubtful = walkDoubtful(-1)

/** The rows of the passage that a row stands elsewhere with. */
function movedAround(state: EditorState, { index }: RowPlace): readonly RowPlace[] {
  const rows = [...rowsFrom(state.doc, 0)]
  const passages = movedRows(rows.map(({ node }) => linkOfRow(node)))
  const passage = passages.find(({ from, to }) => from <= index && index < to)
  return passage ? rows.slice(passage.from, passage.to) : []
}

const isInversion = ({ node }: RowPlace): boolean => node.attrs.link.type === 'inversion'

/** The row that a command for a moved passage is about: a given one, else the one with the caret. */
const movedRow = (state: EditorState, id?: string): RowPlace | null => {
  const row = id === undefined ? activeRow(state) : rowById(state.doc, id)
  return row && isInversion(row) ? row : null
}

/** Confirms that a whole passage stands elsewhere in the translation. */
export const confirmMoved =
  (id?: string): Command =>
  (state, dispatch) => {
    const row = movedRow(state, id)
    if (!row) return false
    if (!dispatch) return !isConfirmed(toRow(row.node))
    const tr = step(state)
    for (const { node, pos } of movedAround(state, row).filter(isInversion)) {
      if (!node.attrs.locked) tr.setNodeAttribute(pos, 'link', confirmed(toRow(node)).link)
    }
    dispatch(tr)
    return true
  }

/** Puts a passage of the translation back to where it stands there. */
export const returnMovedRows =
  (id?: string): Command =>
  (state, dispatch) => {
    const row = movedRow(state, id)
    if (!row || row.node.attrs.locked) return false
    if (!dispatch) return true
    const passage = movedAround(state, row)
    if (passage.some(({ node }) => node.attrs.locked)) return false
    const rows = [...rowsFrom(state.doc, 0)].map(({ node }) => toRow(node))
    const from = passage[0]!.index
    const tr = step(state)
    for (const change of returnMoved(rows, { from, to: from + passage.length })) {
      replaceRows(tr, change.index, change.count, change.rows)
    }
    const first = rowById(tr.doc, passage[0]!.node.attrs.id)
    if (first) tr.setSelection(caretIn(tr.doc, first, activeSide(state.selection), 0))
    dispatch(tr.scrollIntoView())
    return true
  }

/** Goes to the next passage that stands elsewhere and is not confirmed, going round at the end. */
export const nextMoved: Command = (state, dispatch) => {
  if (!dispatch) return true
  const rows = [...rowsFrom(state.doc, 0)]
  const links = rows.map(({ node }) => linkOfRow(node))
  const open = movedRows(links).filter(({ from, to }) =>
    links.slice(from, to).some(({ link, confirmed }) => link.type === 'inversion' && !confirmed),
  )
  const here = activeRow(state)?.index ?? 0
  const next = open.find(({ from }) => from > here) ?? open[0]
  return goTo(next ? rows[next.from]! : null, activeSide(state.selection))(state, dispatch)
}

/** Confirms the link and goes to the next doubtful one. */
export const confirmLinkAndNext: Command = (state, dispatch, view) => {
  if (!dispatch) return true
  confirmLink(state, dispatch)
  return nextDoubtful(view?.state ?? state, dispatch)
}
