import type { Node } from 'prosemirror-model'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { textOf } from '../../../core/document/inline.ts'
import { mergeRows } from '../../../core/document/join.ts'
import type { Granularity, Side } from '../../../core/document/model.ts'
import { keysBetween } from '../../../core/document/order.ts'
import { planCut, splitRow } from '../../../core/document/split.ts'
import { CHUNK_MAX, toRow, toRowNode } from '../convert.ts'
import { isShown } from '../heights.ts'
import { filterOf } from '../plugins/filter.ts'
import {
  activeRow,
  activeSide,
  caretIn,
  cellAt,
  type RowPlace,
  rowAt,
  rowByIndex,
  touchedRows,
} from '../positions.ts'
import { RowSelection } from '../row-selection.ts'
import { step } from './command.ts'

export const granularityOf = (state: EditorState): Granularity => state.doc.attrs.granularity

/** Cuts the row in two at the caret; the other side is cut where it corresponds. */
export const split: Command = (state, dispatch) => {
  const { selection } = state
  const place = rowAt(selection.$head)
  const cell = cellAt(selection.$head)
  if (!place || !cell || !selection.empty || place.node.attrs.locked) return false
  const row = toRow(place.node)
  const offset = selection.head - cell.start
  const text = textOf(row[cell.side])
  // Where nothing is cut off on this side, nothing is on the other: there would be an empty row.
  if (!text.slice(0, offset).trim() || !text.slice(offset).trim()) return false
  if (!dispatch) return true
  const order = keysBetween(
    row.order,
    rowByIndex(state.doc, place.index + 1)?.node.attrs.order ?? null,
    1,
  )
  const halves = splitRow(row, planCut(row, cell.side, offset), order[0]!, granularityOf(state))
  const tr = step(state)
  tr.replaceWith(place.pos, place.pos + place.node.nodeSize, halves.map(toRowNode))
  const second = rowByIndex(tr.doc, place.index + 1)!
  tr.setSelection(caretIn(tr.doc, second, cell.side, 0))
  balance(tr, place.pos)
  dispatch(tr.scrollIntoView())
  return true
}

/** A chunk that has grown too large becomes two. */
function balance(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const chunk = $pos.node(1)
  if (chunk.childCount <= CHUNK_MAX) return
  let middle = $pos.start(1)
  for (let i = 0; i < chunk.childCount / 2; i++) middle += chunk.child(i).nodeSize
  tr.split(middle, 1)
}

const merge =
  (choose: (state: EditorState) => readonly RowPlace[]): Command =>
  (state, dispatch) => {
    const places = choose(state)
    const first = places[0]
    if (!first || places.length < 2 || places.some(({ node }) => node.attrs.locked)) return false
    if (places.some((place) => isUnseen(state, place))) return false
    if (!dispatch) return true
    const merged = places.map(({ node }) => toRow(node)).reduce(mergeRows)
    const tr = step(state)
    for (const place of places.slice(1).reverse()) removeRow(tr, place)
    tr.replaceWith(first.pos, first.pos + first.node.nodeSize, toRowNode(merged))
    const row = rowAt(tr.doc.resolve(first.pos + 1))!
    const side = activeSide(state.selection)
    const offset = caretAfterMerge(state, first.node, side)
    dispatch(tr.setSelection(caretIn(tr.doc, row, side, offset)).scrollIntoView())
    return true
  }

/** Whether the filter hides a row; the one with the caret is always seen. */
const isUnseen = (state: EditorState, { node, pos }: RowPlace): boolean =>
  !isShown(node, filterOf(state)) &&
  (state.selection instanceof RowSelection || pos !== activeRow(state)?.pos)

/** At the seam: what was the end of the first row's text is where the user goes on. */
function caretAfterMerge(state: EditorState, first: Node, side: Side): number {
  const cell = cellAt(state.selection.$head)
  const inFirst = cell && rowAt(state.selection.$head)?.node === first
  return inFirst
    ? state.selection.head - cell.start
    : first.child(side === 'source' ? 0 : 1).content.size
}

function removeRow(tr: Transaction, { pos, node }: RowPlace): void {
  const $pos = tr.doc.resolve(pos)
  const chunk = $pos.node(1)
  if (chunk.childCount === 1) tr.delete($pos.before(1), $pos.after(1))
  else tr.delete(pos, pos + node.nodeSize)
}

const withNeighbour =
  (direction: 1 | -1) =>
  (state: EditorState): readonly RowPlace[] => {
    if (state.selection instanceof RowSelection) {
      const rows = touchedRows(state)
      if (rows.length > 1) return rows
    }
    const row = activeRow(state)
    const other = row && rowByIndex(state.doc, row.index + direction)
    if (!row || !other) return []
    return direction === 1 ? [row, other] : [other, row]
  }

/** Joins the row with the one below; of several selected rows, all of them. */
export const mergeNext = merge(withNeighbour(1))

/** Joins the row with the one above; of several selected rows, all of them. */
export const mergePrevious = merge(withNeighbour(-1))
