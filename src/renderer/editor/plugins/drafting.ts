import { isHistoryTransaction } from 'prosemirror-history'
import { Plugin, type Transaction } from 'prosemirror-state'
import { AddMarkStep } from 'prosemirror-transform'
import type { Status } from '../../../core/document/model.ts'
import { cellAt, type RowPlace, rowAt } from '../positions.ts'
import { hasLiveText } from '../revise/marks.ts'
import { schema } from '../schema.ts'
import { isStructural, structural } from './guard.ts'

/**
 * Keeps the status true to the text: a translation that was begun is a draft, one that was
 * emptied is empty, and one that was confirmed must be confirmed again after an edit.
 */
export const drafting = (): Plugin =>
  new Plugin({
    appendTransaction: (transactions, _before, state) => {
      if (transactions.some(isHistoryTransaction)) return null
      const touched = new Map<number, RowPlace>()
      transactions.forEach((tr, i) => {
        if (isStructural(tr)) return
        for (const pos of changedPositions(tr)) {
          const now = transactions.slice(i + 1).reduce((at, later) => later.mapping.map(at), pos)
          const $now = state.doc.resolve(now)
          const row = rowAt($now)
          if (row && cellAt($now)?.side === 'target') touched.set(row.pos, row)
        }
      })
      const tr = state.tr
      for (const { node, pos } of touched.values()) {
        const status: Status = hasLiveText(node.child(1)) ? 'draft' : 'empty'
        if (node.attrs.status !== status) tr.setNodeAttribute(pos, 'status', status)
      }
      return tr.docChanged ? structural(tr) : null
    },
  })

/** Where a transaction changed text, as positions in the document it made. */
function changedPositions(tr: Transaction): number[] {
  const positions: number[] = []
  tr.mapping.maps.forEach((map, i) => {
    map.forEach((_oldStart, _oldEnd, start) => {
      positions.push(tr.mapping.slice(i + 1).map(start))
    })
    // What is deleted while changes are tracked stays where it is.
    const step = tr.steps[i]
    if (step instanceof AddMarkStep && step.mark.type === schema.marks.deletion) {
      positions.push(tr.mapping.slice(i + 1).map(step.from))
    }
  })
  return positions
}
