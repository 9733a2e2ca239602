import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Side } from '../../../core/document/model.ts'
import { isDone } from '../../../core/document/summary.ts'
import { hasBookmarks } from '../counts.ts'
import { isShown } from '../heights.ts'
import { filterOf } from '../plugins/filter.ts'
import {
  activeRow,
  activeSide,
  caretIn,
  cellOf,
  type RowPlace,
  rowAt,
  rowByIndex,
  rowCount,
  rowsFrom,
} from '../positions.ts'
import { RowSelection } from '../row-selection.ts'
import { scrollerOf } from '../scroll.ts'

/** Puts the caret at the end of the text of one side of a row and scrolls there. */
export const goTo =
  (row: RowPlace | null, side: Side): Command =>
  (state, dispatch) => {
    if (!row) return false
    const selection = caretIn(state.doc, row, side, Number.MAX_SAFE_INTEGER)
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }

/** The nearest row below (1) or above (−1) that the filter shows and that passes a test. */
function neighbour(
  state: EditorState,
  direction: 1 | -1,
  test: (row: RowPlace) => boolean = () => true,
): RowPlace | null {
  const current = rowAt(state.selection.$head)
  if (!current) return null
  const filter = filterOf(state)
  const fits = (row: RowPlace) => isShown(row.node, filter) && test(row)
  if (direction === 1) {
    for (const row of rowsFrom(state.doc, current.index + 1)) if (fits(row)) return row
    return null
  }
  for (let index = current.index - 1; index >= 0; index--) {
    const row = rowByIndex(state.doc, index)
    if (row && fits(row)) return row
  }
  return null
}

export const nextRow: Command = (state, dispatch) =>
  goTo(neighbour(state, 1), activeSide(state.selection))(state, dispatch)

export const previousRow: Command = (state, dispatch) =>
  goTo(neighbour(state, -1), activeSide(state.selection))(state, dispatch)

const isUnfinished = ({ node }: RowPlace): boolean =>
  !isDone(node.attrs.status) && !node.attrs.locked

/** The next row to translate, from the caret on and then from the start. */
export function findUnfinished(state: EditorState): RowPlace | null {
  const below = neighbour(state, 1, isUnfinished)
  if (below) return below
  const filter = filterOf(state)
  const here = activeRow(state)?.index ?? 0
  for (const row of rowsFrom(state.doc, 0)) {
    if (row.index >= here) break
    if (isShown(row.node, filter) && isUnfinished(row)) return row
  }
  return null
}

export const nextUnfinished: Command = (state, dispatch) =>
  goTo(findUnfinished(state), 'target')(state, dispatch)

export const nextBookmark: Command = (state, dispatch) => {
  // Menus ask at every change, and to find the very one goes through all rows.
  if (!dispatch) return hasBookmarks(state.doc)
  const isBookmarked = ({ node }: RowPlace) => node.attrs.bookmarked === true
  const row = neighbour(state, 1, isBookmarked) ?? [...rowsFrom(state.doc, 0)].find(isBookmarked)
  return goTo(row ?? null, 'target')(state, dispatch)
}

/** From the source to the translation of the same row, and back. */
export const otherSide: Command = (state, dispatch) =>
  goTo(activeRow(state), activeSide(state.selection) === 'source' ? 'target' : 'source')(
    state,
    dispatch,
  )

/** All text of the side; when that is selected already, all rows. */
export const selectAll: Command = (state, dispatch) => {
  const row = activeRow(state)
  if (!row) return false
  const cell = cellOf(row, activeSide(state.selection))
  const { from, to } = state.selection
  const whole = state.selection instanceof RowSelection || (from <= cell.start && to >= cell.end)
  const selection = whole
    ? RowSelection.all(state.doc)
    : TextSelection.create(state.doc, cell.start, cell.end)
  dispatch?.(state.tr.setSelection(selection))
  return true
}

/** At the first or last line of a cell, on to the same side of the row above or below. */
export const leaveCell =
  (direction: 'up' | 'down' | 'left' | 'right'): Command =>
  (state, dispatch, view) => {
    const { selection } = state
    const forward = direction === 'down' || direction === 'right'
    if (selection instanceof RowSelection) {
      return goTo(neighbour(state, forward ? 1 : -1), 'target')(state, dispatch)
    }
    if (!selection.empty || !view?.endOfTextblock(direction)) return false
    const row = neighbour(state, forward ? 1 : -1)
    if (!row) return true
    const side = activeSide(selection)
    const cell = cellOf(row, side)
    let pos = forward ? cell.start : cell.end
    if (dispatch && (direction === 'up' || direction === 'down')) {
      pos = sameColumn(view, cell.start, cell.end, direction) ?? pos
    }
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView())
    return true
  }

/** To the start of the first row that is shown, or the end of the last, on the same side. */
export const goToEdge =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const row = edgeRow(state, direction)
    if (!row) return false
    const offset = direction === 1 ? Number.MAX_SAFE_INTEGER : 0
    const selection = caretIn(state.doc, row, activeSide(state.selection), offset)
    dispatch?.(state.tr.setSelection(selection).scrollIntoView())
    return true
  }

function edgeRow(state: EditorState, direction: 1 | -1): RowPlace | null {
  const filter = filterOf(state)
  if (direction === -1) {
    for (const row of rowsFrom(state.doc, 0)) if (isShown(row.node, filter)) return row
    return null
  }
  for (let index = rowCount(state.doc) - 1; index >= 0; index--) {
    const row = rowByIndex(state.doc, index)
    if (row && isShown(row.node, filter)) return row
  }
  return null
}

/** Of the page before, this much of the pane is still seen after a step of a page. */
const OVERLAP = 1 / 8

/** A page up or down on the same side; where there is none, to the first or last row. */
export const movePage =
  (direction: 1 | -1): Command =>
  (state, dispatch, view) => {
    const pane = view && scrollerOf(view.dom)
    if (!pane || !(state.selection instanceof TextSelection)) return false
    if (!dispatch) return true
    const caret = view.coordsAtPos(state.selection.head)
    const distance = direction * pane.clientHeight * (1 - OVERLAP)
    const before = pane.scrollTop
    pane.scrollTop += distance
    const top = caret.top + distance - (pane.scrollTop - before)
    const place = rowAtHeight(view, caret.left, top)
    if (!place) return goToEdge(direction)(state, dispatch)
    const cell = cellOf(place.row, activeSide(state.selection))
    const pos = Math.min(Math.max(place.pos, cell.start), cell.end)
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView())
    return true
  }

/** The row at a place of the window, or null above the first and below the last. */
function rowAtHeight(
  view: EditorView,
  left: number,
  top: number,
): { readonly row: RowPlace; readonly pos: number } | null {
  const chunks = view.dom.children
  const first = chunks[0]?.getBoundingClientRect()
  const last = chunks[chunks.length - 1]?.getBoundingClientRect()
  if (!first || !last || top < first.top || top > last.bottom) return null
  const at = view.posAtCoords({ left, top })
  const row = at && rowAt(view.state.doc.resolve(at.pos))
  return row && { row, pos: at.pos }
}

/** The place in the facing line of another cell that is under, or over, the caret. */
function sameColumn(
  view: EditorView,
  start: number,
  end: number,
  direction: 'up' | 'down',
): number | null {
  const { left } = view.coordsAtPos(view.state.selection.head)
  const line = view.coordsAtPos(direction === 'down' ? start : end)
  const at = view.posAtCoords({ left, top: (line.top + line.bottom) / 2 })
  return at && at.pos >= start && at.pos <= end ? at.pos : null
}

/** Extends a selection of rows by one that is shown. */
export const extendRows =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const { selection } = state
    const head = rowAt(selection.$head)
    if (!head) return false
    const anchor = selection instanceof RowSelection ? selection.anchor : head.pos
    const next = selection instanceof RowSelection ? neighbour(state, direction) : head
    if (!next) return false
    const rows = RowSelection.create(state.doc, anchor, next.pos)
    dispatch?.(state.tr.setSelection(rows).scrollIntoView())
    return true
  }
