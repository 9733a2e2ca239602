import { toggleMark } from 'prosemirror-commands'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { isSafeHref } from '../../../core/document/href.ts'
import type { Mark } from '../../../core/document/model.ts'
import { cellAt, rowAt } from '../positions.ts'
import { schema } from '../schema.ts'

/** Whether the text at the caret can be formatted: a translation that is not locked. */
function isEditable(state: EditorState): boolean {
  const { $from, $to } = state.selection
  const cell = cellAt($from)
  return cell?.side === 'target' && $to.pos <= cell.end && !rowAt($from)?.node.attrs.locked
}

/** Turns a mark on or off, for the selected text or for what is typed next. */
export const toggle =
  (type: Exclude<Mark['type'], 'link'>): Command =>
  (state, dispatch) =>
    isEditable(state) && toggleMark(schema.marks[type])(state, dispatch)

/** Removes all formatting but links from the selected text. */
export const clearFormatting: Command = (state, dispatch) => {
  const { from, to, empty } = state.selection
  if (empty || !isEditable(state)) return false
  if (dispatch) {
    const tr = state.tr
    for (const [name, mark] of Object.entries(schema.marks)) {
      if (name !== 'link') tr.removeMark(from, to, mark)
    }
    dispatch(tr)
  }
  return true
}

/** Start and end of the link at the caret, or null. */
function linkAt(state: EditorState): { readonly from: number; readonly to: number } | null {
  const { $from } = state.selection
  const cell = cellAt($from)
  const mark = schema.marks.link.isInSet([
    ...($from.nodeBefore?.marks ?? []),
    ...($from.nodeAfter?.marks ?? []),
  ])
  if (!cell || !mark) return null
  let from = -1
  let to = -1
  cell.node.forEach((node, offset) => {
    const start = cell.start + offset
    const end = start + node.nodeSize
    if (mark.isInSet(node.marks) && start <= $from.pos && end >= $from.pos) {
      if (from < 0) from = start
      to = end
    }
  })
  return from < 0 ? null : { from, to }
}

/**
 * Makes the selected text a link; at a caret inside a link changes its address, elsewhere inserts
 * the address itself as a link.
 */
export const setLink =
  (href: string): Command =>
  (state, dispatch) => {
    if (!isEditable(state) || !isSafeHref(href)) return false
    const mark = schema.mark('link', { href })
    const range = state.selection.empty ? linkAt(state) : state.selection
    if (!dispatch) return true
    const tr = state.tr
    if (range) tr.addMark(range.from, range.to, mark)
    else tr.replaceSelectionWith(schema.text(href, [mark]), false)
    dispatch(tr)
    return true
  }

/** Removes the link at the caret, or the links in the selected text. */
export const unlink: Command = (state, dispatch) => {
  if (!isEditable(state)) return false
  const range = state.selection.empty ? linkAt(state) : state.selection
  if (!range || !state.doc.rangeHasMark(range.from, range.to, schema.marks.link)) return false
  dispatch?.(state.tr.removeMark(range.from, range.to, schema.marks.link))
  return true
}

/** Marks that what is typed now would have. */
export function activeMarks(state: EditorState): Mark['type'][] {
  const { selection } = state
  const { $from, from, to, empty } = selection
  if (!(selection instanceof TextSelection)) return []
  const names = Object.keys(schema.marks) as Mark['type'][]
  if (!empty) return names.filter((name) => state.doc.rangeHasMark(from, to, schema.marks[name]))
  const marks = state.storedMarks ?? $from.marks()
  return names.filter((name) => schema.marks[name].isInSet(marks))
}
