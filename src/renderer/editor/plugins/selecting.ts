import type { ResolvedPos } from 'prosemirror-model'
import { Plugin, type Selection, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type CellPlace, cellAt, cellOf, type RowPlace, rowAt } from '../positions.ts'
import { RowSelection } from '../row-selection.ts'

/**
 * Selections by mouse and by the browser's own keys: text inside one side of one row, or whole
 * rows where a drag goes over to another row.
 */
export const selecting = (): Plugin =>
  new Plugin({
    props: {
      createSelectionBetween: (_view, $anchor, $head) => between($anchor, $head),
      handleDOMEvents: {
        mousedown: (view, event) => onMouseDown(view, event),
        keydown: (view, event) => takeOverCaret(view, event),
      },
      handleTripleClick: (view, pos) => selectCell(view, pos),
    },
  })

function between($anchor: ResolvedPos, $head: ResolvedPos): Selection | null {
  const from = cellAt($anchor)
  const to = cellAt($head)
  if (from && to && from.start === to.start) return null
  const anchorRow = rowAt($anchor)
  const headRow = rowAt($head)
  if (!anchorRow || !headRow) return null
  if (anchorRow.pos !== headRow.pos) {
    return RowSelection.create($anchor.doc, anchorRow.pos, headRow.pos)
  }
  if (!from) return null
  return TextSelection.create($anchor.doc, $anchor.pos, clamp($head.pos, from))
}

const clamp = (pos: number, cell: CellPlace): number =>
  Math.min(Math.max(pos, cell.start), cell.end)

function onMouseDown(view: EditorView, event: MouseEvent): boolean {
  if (event.button === 2) return keepRows(view, event)
  if (event.button !== 0) return false
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('.gutter')) return selectRowByGutter(view, event)
  return placeCaretAtOnce(view, event)
}

/**
 * A menu asked for on selected rows is for all of them: the browser would put the caret there.
 * In the gutter, where it puts none, the menu is for that row.
 */
function keepRows(view: EditorView, event: MouseEvent): boolean {
  const row = rowUnder(view, event)
  if (!row) return false
  const { selection } = view.state
  const isSelected =
    selection instanceof RowSelection && row.pos >= selection.from && row.pos < selection.to
  const inGutter = event.target instanceof Element && event.target.closest('.gutter') !== null
  if (!isSelected && !inGutter) return false
  if (!isSelected) selectRow(view, row)
  event.preventDefault()
  return true
}

const selectRow = (view: EditorView, { pos }: RowPlace, anchor = pos): void =>
  view.dispatch(view.state.tr.setSelection(RowSelection.create(view.state.doc, anchor, pos)))

/** The row an event happened in, be it in its text or beside it. */
function rowUnder(view: EditorView, event: MouseEvent): RowPlace | null {
  const element = event.target instanceof Element ? event.target.closest('.row') : null
  const cells = element?.querySelector('.cells')
  return cells ? rowAt(view.state.doc.resolve(view.posAtDOM(cells, 0))) : null
}

/**
 * ProseMirror learns of a click from the selection the browser makes, a moment later; a key that
 * comes at once would go where the caret was. So the caret is set before anything else happens.
 */
function placeCaretAtOnce(view: EditorView, event: MouseEvent): boolean {
  if (event.shiftKey || event.ctrlKey || event.metaKey || event.detail > 1 || view.composing) {
    return false
  }
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  const $pos = at ? view.state.doc.resolve(at.pos) : null
  if (!$pos || !cellAt($pos) || isInside($pos, view.state.selection)) return false
  const selection = TextSelection.create(view.state.doc, $pos.pos)
  if (!selection.eq(view.state.selection)) view.dispatch(view.state.tr.setSelection(selection))
  return false
}

/** Whether a place is in selected text, which can be dragged from there. */
const isInside = ({ pos }: ResolvedPos, { from, to, $from }: Selection): boolean =>
  cellAt($from) !== null && from < pos && pos < to

/**
 * The browser tells of a caret it moved in a task of its own; a key that comes before it has done
 * so must find the caret where it is on the screen.
 */
function takeOverCaret(view: EditorView, event: KeyboardEvent): boolean {
  const dom = view.dom.ownerDocument.getSelection()
  if (event.isComposing || view.composing || !dom?.isCollapsed || !dom.focusNode) return false
  if (!view.state.selection.empty || !view.dom.contains(dom.focusNode)) return false
  const pos = view.posAtDOM(dom.focusNode, dom.focusOffset)
  if (pos !== view.state.selection.head && cellAt(view.state.doc.resolve(pos))) {
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, pos)))
  }
  return false
}

function selectRowByGutter(view: EditorView, event: MouseEvent): boolean {
  const row = rowUnder(view, event)
  if (!row) return false
  const { selection } = view.state
  const extending = event.shiftKey && selection instanceof RowSelection
  selectRow(view, row, extending ? selection.anchor : row.pos)
  view.focus()
  event.preventDefault()
  return true
}

/** The whole text of the side that was clicked three times, not of the whole row. */
function selectCell(view: EditorView, pos: number): boolean {
  const $pos = view.state.doc.resolve(pos)
  const row = rowAt($pos)
  const cell = cellAt($pos)
  if (!row || !cell) return false
  const { start, end } = cellOf(row, cell.side)
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, start, end)))
  return true
}
