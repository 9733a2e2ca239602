import type { Node, ResolvedPos } from 'prosemirror-model'
import { type EditorState, type Selection, TextSelection } from 'prosemirror-state'
import type { Side } from '../../core/document/model.ts'
import { isShown } from './heights.ts'
import { filterOf } from './plugins/filter.ts'
import { RowSelection } from './row-selection.ts'

const ROW_DEPTH = 2
const CELL_DEPTH = 3

/** A row in a document. */
export interface RowPlace {
  readonly node: Node
  /** Position before the row node. */
  readonly pos: number
  /** Position of the row among all rows, from 0. */
  readonly index: number
}

/** A place inside one side of a row. */
export interface CellPlace {
  readonly side: Side
  /** Positions at the start and end of the content. */
  readonly start: number
  readonly end: number
  readonly node: Node
}

export const sideOf = (cell: Node): Side => (cell.type.name === 'source' ? 'source' : 'target')

/** The row a position is in or directly before, or null at the edges of chunks. */
export function rowAt($pos: ResolvedPos): RowPlace | null {
  if ($pos.depth >= ROW_DEPTH) {
    return { node: $pos.node(ROW_DEPTH), pos: $pos.before(ROW_DEPTH), index: rowIndex($pos) }
  }
  const node = $pos.depth === 1 ? $pos.nodeAfter : null
  return node ? { node, pos: $pos.pos, index: rowIndex($pos) } : null
}

/** The cell a position is in, or null where it is not in text. */
export function cellAt($pos: ResolvedPos): CellPlace | null {
  if ($pos.depth !== CELL_DEPTH) return null
  const node = $pos.node(CELL_DEPTH)
  return { side: sideOf(node), start: $pos.start(CELL_DEPTH), end: $pos.end(CELL_DEPTH), node }
}

/** Start and end of the content of one side of a row. */
export function cellOf(row: { readonly node: Node; readonly pos: number }, side: Side): CellPlace {
  const source = row.node.child(0)
  const node = side === 'source' ? source : row.node.child(1)
  const start = row.pos + 2 + (side === 'source' ? 0 : source.nodeSize)
  return { side, start, end: start + node.content.size, node }
}

function rowIndex($pos: ResolvedPos): number {
  let index = $pos.index(1)
  for (let i = 0; i < $pos.index(0); i++) index += $pos.doc.child(i).childCount
  return index
}

/** The row with the caret, or the first of the selected rows. */
export const activeRow = (state: EditorState): RowPlace | null => rowAt(state.selection.$from)

/** The side with the caret; the translation where whole rows are selected. */
export const activeSide = (selection: Selection): Side => cellAt(selection.$head)?.side ?? 'target'

/** How many rows a document has. */
export function rowCount(doc: Node): number {
  let count = 0
  for (let i = 0; i < doc.childCount; i++) count += doc.child(i).childCount
  return count
}

/** The row at a position counted from 0, or null. */
export function rowByIndex(doc: Node, index: number): RowPlace | null {
  if (index < 0) return null
  let pos = 0
  let first = 0
  for (let i = 0; i < doc.childCount; i++) {
    const chunk = doc.child(i)
    if (index < first + chunk.childCount) {
      let rowPos = pos + 1
      for (let j = 0; j < index - first; j++) rowPos += chunk.child(j).nodeSize
      return { node: chunk.child(index - first), pos: rowPos, index }
    }
    first += chunk.childCount
    pos += chunk.nodeSize
  }
  return null
}

/** The row of an id, or null. */
export function rowById(doc: Node, id: string): RowPlace | null {
  for (const row of rowsFrom(doc, 0)) if (row.node.attrs.id === id) return row
  return null
}

/** All rows from a position in the list on, one after the other. */
export function* rowsFrom(doc: Node, from: number): Generator<RowPlace> {
  let pos = 0
  let index = 0
  for (let i = 0; i < doc.childCount; i++) {
    const chunk = doc.child(i)
    if (index + chunk.childCount > from) {
      let rowPos = pos + 1
      for (let j = 0; j < chunk.childCount; j++) {
        const node = chunk.child(j)
        if (index + j >= from) yield { node, pos: rowPos, index: index + j }
        rowPos += node.nodeSize
      }
    }
    index += chunk.childCount
    pos += chunk.nodeSize
  }
}

/**
 * The rows of a document that are named chunk by chunk, from the first or from the last.
 * @param indexes positions of the wanted rows in a chunk, in order
 */
export function* rowsOf(
  doc: Node,
  indexes: (chunk: Node) => readonly number[],
  direction: 1 | -1 = 1,
): Generator<RowPlace> {
  const forward = direction === 1
  let pos = forward ? 0 : doc.content.size
  let index = forward ? 0 : rowCount(doc)
  for (let n = 0; n < doc.childCount; n++) {
    const chunk = doc.child(forward ? n : doc.childCount - 1 - n)
    if (!forward) {
      pos -= chunk.nodeSize
      index -= chunk.childCount
    }
    const wanted = indexes(chunk)
    if (wanted.length > 0) {
      const starts: number[] = []
      let start = pos + 1
      chunk.forEach((row) => {
        starts.push(start)
        start += row.nodeSize
      })
      for (const at of forward ? wanted : [...wanted].reverse()) {
        yield { node: chunk.child(at), pos: starts[at]!, index: index + at }
      }
    }
    if (forward) {
      pos += chunk.nodeSize
      index += chunk.childCount
    }
  }
}

/** The rows a selection touches, from the first to the last. */
export function touchedRows(state: EditorState): RowPlace[] {
  const first = rowAt(state.selection.$from)
  if (!first) return []
  const rows: RowPlace[] = []
  for (const row of rowsFrom(state.doc, first.index)) {
    if (row.pos >= state.selection.to && rows.length > 0) break
    rows.push(row)
  }
  return rows
}

/**
 * The rows a command is for: the one with the caret, or of the rows that are selected as rows
 * those that the filter shows. What nobody sees is not changed.
 */
export function selectedRows(state: EditorState): RowPlace[] {
  const rows = touchedRows(state)
  if (!(state.selection instanceof RowSelection)) return rows
  const filter = filterOf(state)
  return rows.filter(({ node }) => isShown(node, filter))
}

/** A caret in one side of a row. */
export function caretIn(doc: Node, row: RowPlace, side: Side, offset: number): TextSelection {
  const cell = cellOf(row, side)
  return TextSelection.create(doc, Math.min(cell.start + offset, cell.end))
}
