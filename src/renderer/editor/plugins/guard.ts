import { closeHistory, isHistoryTransaction } from 'prosemirror-history'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform'
import type { Side } from '../../../core/document/model.ts'
import { cellAt, rowAt } from '../positions.ts'

const key = new PluginKey('guard')

/** Marks a transaction as one of our commands, which may change more than the text of a target. */
export const structural = (tr: Transaction): Transaction => tr.setMeta(key, true)

export const isStructural = (tr: Transaction): boolean => tr.getMeta(key) === true

/**
 * Lets through only what stays inside one side that can be edited, of an unlocked row, what a
 * command of ours tagged as structural, and what history replays: whatever the browser, an input
 * method or a paste does, the structure stays as it is, and so does a side that is only read.
 * A structural change is one step of history, also where somebody types on at once: history would
 * add what is typed next to it within its delay.
 */
export const guard = (isEditable: (side: Side) => boolean): Plugin =>
  new Plugin({
    key,
    filterTransaction: (tr) =>
      !tr.docChanged ||
      isStructural(tr) ||
      isHistoryTransaction(tr) ||
      staysInCells(tr, isEditable),
    appendTransaction: (transactions, _before, state) =>
      transactions.some(isCommand) ? closeHistory(state.tr) : null,
  })

/** What is appended to typing (a row becomes a draft) belongs to that. */
const isCommand = (tr: Transaction): boolean =>
  tr.docChanged && isStructural(tr) && tr.getMeta('appendedTransaction') === undefined

function staysInCells(tr: Transaction, isEditable: (side: Side) => boolean): boolean {
  return tr.steps.every((step, i) => {
    const doc = tr.docs[i]!
    const isText = step instanceof ReplaceStep || step instanceof AddMarkStep
    if (!isText && !(step instanceof RemoveMarkStep)) return false
    const $from = doc.resolve(step.from)
    const cell = cellAt($from)
    if (!cell || !isEditable(cell.side) || step.to > cell.end) return false
    if (rowAt($from)?.node.attrs.locked === true) return false
    if (!(step instanceof ReplaceStep)) return true
    const { slice } = step
    return (
      slice.openStart === 0 && slice.openEnd === 0 && (slice.content.firstChild?.isInline ?? true)
    )
  })
}
