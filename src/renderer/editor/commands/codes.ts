import { type Command, TextSelection } from 'prosemirror-state'
import { missingCodes } from '../../../core/document/codes.ts'
import type { CodeInline } from '../../../core/document/model.ts'
import { accepted } from '../../../core/document/revisions.ts'
import { toInlineContent, toRow } from '../convert.ts'
import { cellAt, rowAt } from '../positions.ts'

/**
 * Puts the next code of the source that the translation lacks at the caret. A pair comes together:
 * round the selected text, or with the caret between its two ends.
 */
export const insertCode: Command = (state, dispatch) => {
  const { $from, $to, from, to } = state.selection
  const row = rowAt($from)
  const cell = cellAt($from)
  if (cell?.side !== 'target' || $to.pos > cell.end || row?.node.attrs.locked !== false)
    return false
  const { source, target } = toRow(row.node)
  const missing = missingCodes(accepted(source), accepted(target))
  const next = missing[0]
  if (!next) return false
  if (!dispatch) return true
  const closing = next.role === 'opening' ? closingOf(next, missing) : null
  const tr = state.tr
  if (closing) tr.insert(to, toInlineContent([closing]))
  if (closing) tr.insert(from, toInlineContent([next]))
  else tr.replaceWith(from, to, toInlineContent([next]))
  const caret = closing ? to + 1 + (from === to ? 0 : 1) : from + 1
  dispatch(tr.setSelection(TextSelection.create(tr.doc, caret)).scrollIntoView())
  return true
}

const closingOf = ({ id }: CodeInline, missing: readonly CodeInline[]): CodeInline | null =>
  missing.find((code) => code.role === 'closing' && code.id === id) ?? null
