import { isHistoryTransaction } from 'prosemirror-history'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import { AddMarkStep, RemoveMarkStep, ReplaceStep } from 'prosemirror-transform'
import { cellAt, rowAt } from '../positions.ts'

const key = new PluginKey('guard')

/** Marks a transaction as one of our commands, which may change more than the text of a target. */
export const structural = (tr: Transaction): Transaction => tr.setMeta(key, true)

export const isStructural = (tr: Transaction): boolean => tr.getMeta(key) === true

/**
 * Lets through only what stays inside one unlocked target, what a command of ours tagged as
 * structural, and what history replays: whatever the browser, an input method or a paste does,
 * the source and the structure stay as they are.
 */
export const guard = (): Plugin =>
  new Plugin({
    key,
    filterTransaction: (tr) =>
      !tr.docChanged || isStructural(tr) || isHistoryTransaction(tr) || staysInTargets(tr),
  })

function staysInTargets(tr: Transaction): boolean {
  return tr.steps.every((step, i) => {
    const doc = tr.docs[i]!
    const isText = step instanceof ReplaceStep || step instanceof AddMarkStep
    if (!isText && !(step instanceof RemoveMarkStep)) return false
    const $from = doc.resolve(step.from)
    const cell = cellAt($from)
    if (cell?.side !== 'target' || step.to > cell.end) return false
    if (rowAt($from)?.node.attrs.locked === true) return false
    if (!(step instanceof ReplaceStep)) return true
    const { slice } = step
    return (
      slice.openStart === 0 && slice.openEnd === 0 && (slice.content.firstChild?.isInline ?? true)
    )
  })
}
