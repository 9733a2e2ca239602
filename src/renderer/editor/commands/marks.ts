import { toggleMark } from 'prosemirror-commands'
import { type Command, type EditorState, TextSelection } from 'prosemirror-state'
import { isSafeHref } from '../../../core/document/href.ts'
import type { Mark } from '../../../core/document/model.ts'
import { cellAt, rowAt } from '../positions.ts'
import { FORMATS, schema } from '../schema.ts'

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
    for (const name of FORMATS) {
      if (name !== 'link') tr.removeMark(from, to, schema.marks[name])
    }
    dispatch(tr)
  }
  return true
}

/** A link in the text. */
interface LinkPlace {
  readonly from: number
  readonly to: number
  readonly href: string
}

/**
 * The link the caret is in or beside, or the one with which the selected text begins; null where
 * there is none.
 */
export function linkAt(state: EditorState): LinkPlace | null {
  const { $from, empty } = state.selection
  const cell = cellAt($from)
  const mark = schema.marks.link.isInSet([
    ...((empty && $from.nodeBefore?.marks) || []),
    ...($from.nodeAfter?.marks ?? []),
  ])
  if (!cell || !mark) return null
  // Its words may be formatted differently: a link is a run of neighbours that have its mark.
  let from = -1
  let to = -1
  cell.node.forEach((node, offset) => {
    const start = cell.start + offset
    const goesOn = start === to
    if (!mark.isInSet(node.marks) || (to >= $from.pos && !goesOn)) return
    if (!goesOn) from = start
    to = start + node.nodeSize
  })
  return { from, to, href: mark.attrs.href }
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
  if (!empty) return FORMATS.filter((name) => state.doc.rangeHasMark(from, to, schema.marks[name]))
  const marks = state.storedMarks ?? $from.marks()
  return FORMATS.filter((name) => schema.marks[name].isInSet(marks))
}
