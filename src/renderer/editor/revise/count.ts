import type { Change } from '../../../core/document/model.ts'
import { derived } from '../derived.ts'
import { schema } from '../schema.ts'
import { changeOf, isOneSitting } from './marks.ts'

/**
 * What one person did to one place of a text: neighbouring insertions and deletions of one sitting,
 * as where a word was put in place of another.
 */
export interface TextChange {
  /** Offsets in the content of the cell. */
  readonly from: number
  readonly to: number
  readonly author: string
  /** When it began. */
  readonly date: string
  readonly kinds: readonly Change['kind'][]
}

/** The changes of a cell, in order. */
export const changesOfCell = derived<readonly TextChange[]>((cell) => {
  const changes: TextChange[] = []
  cell.forEach((node, from) => {
    const mark = changeOf(node)
    if (!mark) return
    const kind: Change['kind'] = mark.type === schema.marks.insertion ? 'insertion' : 'deletion'
    const { author, date } = mark.attrs
    const to = from + node.nodeSize
    const last = changes.at(-1)
    if (last?.to !== from || last.author !== author || !isOneSitting(last.date, date)) {
      changes.push({ from, to, author, date, kinds: [kind] })
      return
    }
    const kinds = last.kinds.includes(kind) ? last.kinds : [...last.kinds, kind]
    changes[changes.length - 1] = { ...last, to, kinds }
  })
  return changes
})

/** How many changes a row has. */
export const countChanges = derived<number>(
  (row) => changesOfCell(row.child(0)).length + changesOfCell(row.child(1)).length,
)
