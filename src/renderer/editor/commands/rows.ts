import type { Command, EditorState, Transaction } from 'prosemirror-state'
import type { RowKind, Status } from '../../../core/document/model.ts'
import { isDone } from '../../../core/document/summary.ts'
import { activeRow, caretIn, cellOf, type RowPlace, selectedRows } from '../positions.ts'
import { hasLiveText, live, liveText } from '../revise/marks.ts'
import { RowSelection } from '../row-selection.ts'
import { step } from './command.ts'
import { findUnfinished, nextRow } from './navigate.ts'

/** Changes the selected rows that a test lets through; does not apply where it lets none. */
const onRows =
  (
    test: (row: RowPlace) => boolean,
    change: (tr: Transaction, row: RowPlace, state: EditorState) => void,
  ): Command =>
  (state, dispatch) => {
    const rows = selectedRows(state).filter(test)
    if (rows.length === 0) return false
    if (!dispatch) return true
    const tr = step(state)
    // From the end, so that the positions of the rows above stay as they are.
    for (const row of rows.reverse()) change(tr, row, state)
    dispatch(tr)
    return true
  }

const isFree = ({ node }: RowPlace): boolean => !node.attrs.locked
const hasTarget = ({ node }: RowPlace): boolean => liveText(node.child(1)).trim() !== ''

/** Gives the selected rows a status. */
export const setStatus = (status: Status): Command =>
  onRows(
    (row) =>
      isFree(row) && row.node.attrs.status !== status && (status !== 'empty' || !hasTarget(row)),
    (tr, { pos }) => tr.setNodeAttribute(pos, 'status', status),
  )

/** Locks the selected rows; unlocks them when all are locked. */
export const toggleLock: Command = (state, dispatch) => {
  const locked = selectedRows(state).some(isFree)
  return onRows(
    () => true,
    (tr, { pos }) => tr.setNodeAttribute(pos, 'locked', locked),
  )(state, dispatch)
}

export const toggleBookmark: Command = (state, dispatch) => {
  const bookmarked = !activeRow(state)?.node.attrs.bookmarked
  return onRows(
    () => true,
    (tr, { pos }) => tr.setNodeAttribute(pos, 'bookmarked', bookmarked),
  )(state, dispatch)
}

/** What the rows are: headings of a level, paragraphs, captions, … */
export const setKind = (kind: RowKind, level: number): Command =>
  onRows(
    ({ node }) => node.attrs.kind !== kind || node.attrs.level !== level,
    (tr, { pos }) => tr.setNodeAttribute(pos, 'kind', kind).setNodeAttribute(pos, 'level', level),
  )

/** Puts the source in place of the translation; of several rows, only where there is none yet. */
export const copySource: Command = (state, dispatch) => {
  const several = selectedRows(state).length > 1
  return onRows(
    (row) => isFree(row) && row.node.child(0).content.size > 0 && !(several && hasTarget(row)),
    (tr, row) => {
      const { start, end } = cellOf(row, 'target')
      tr.replaceWith(start, end, live(row.node.child(0).content))
      tr.setNodeAttribute(row.pos, 'status', 'draft')
      if (!several)
        tr.setSelection(
          caretIn(
            tr.doc,
            { ...row, node: tr.doc.nodeAt(row.pos)! },
            'target',
            Number.MAX_SAFE_INTEGER,
          ),
        )
    },
  )(state, dispatch)
}

/** Empties the translation of the selected rows. */
export const clearTarget: Command = onRows(
  (row) => isFree(row) && hasLiveText(row.node.child(1)),
  (tr, row) => {
    const { start, end } = cellOf(row, 'target')
    tr.delete(start, end).setNodeAttribute(row.pos, 'status', 'empty')
  },
)

/** Marks what has a translation as translated; what was confirmed further stays so. */
const confirm = onRows(
  (row) => isFree(row) && hasTarget(row) && !isDone(row.node.attrs.status),
  (tr, { pos }) => tr.setNodeAttribute(pos, 'status', 'translated'),
)

/** Confirms and goes on to the next row that still has to be translated, or just on. */
export const confirmAndNext: Command = (state, dispatch, view) => {
  if (!dispatch) return true
  confirm(state, dispatch)
  const now = view?.state ?? state
  const row = findUnfinished(now)
  if (!row) return nextRow(now, dispatch)
  dispatch(
    now.tr.setSelection(caretIn(now.doc, row, 'target', Number.MAX_SAFE_INTEGER)).scrollIntoView(),
  )
  return true
}

/** Confirms and goes on to the next row, whatever its status. */
export const confirmNext: Command = (state, dispatch, view) => {
  if (!dispatch) return true
  confirm(state, dispatch)
  return nextRow(view?.state ?? state, dispatch)
}

/** Empties the translations of rows that are selected as rows; a text selection is not its matter. */
export const deleteSelectedRows: Command = (state, dispatch) => {
  if (!(state.selection instanceof RowSelection)) return false
  clearTarget(state, dispatch)
  return true
}
