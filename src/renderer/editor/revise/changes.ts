import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { Side } from '../../../core/document/model.ts'
import { derived } from '../derived.ts'
import { cellOf, type RowPlace, rowsOf } from '../positions.ts'
import { changesOfCell, countChanges, type TextChange } from './count.ts'

/** Which rows of a chunk have changes. */
const changedRowsOf = derived<readonly number[]>((chunk) => {
  const rows: number[] = []
  for (let i = 0; i < chunk.childCount; i++) if (countChanges(chunk.child(i)) > 0) rows.push(i)
  return rows
})

const countOfChunk = derived<number>((chunk) =>
  changedRowsOf(chunk).reduce((sum, i) => sum + countChanges(chunk.child(i)), 0),
)

/** How many changes a document has; only chunks that changed are looked into. */
export function countOfChanges(doc: Node): number {
  let count = 0
  for (let i = 0; i < doc.childCount; i++) count += countOfChunk(doc.child(i))
  return count
}

/** The rows of a document that have changes, from the first or from the last. */
export const changedRows = (doc: Node, direction: 1 | -1 = 1): Generator<RowPlace> =>
  rowsOf(doc, changedRowsOf, direction)

/** A change at its place in a document. */
export interface ChangePlace extends TextChange {
  readonly row: RowPlace
  readonly side: Side
}

/** The changes of a row, those of its source first. */
export function changesOf(row: RowPlace): ChangePlace[] {
  return (['source', 'target'] as const).flatMap((side) => {
    const { start, node } = cellOf(row, side)
    return changesOfCell(node).map((change) => ({
      ...change,
      row,
      side,
      from: start + change.from,
      to: start + change.to,
    }))
  })
}

/** The change at the caret, or the first that the selected text has; null where there is none. */
export function changeAt({ selection }: EditorState, row: RowPlace | null): ChangePlace | null {
  if (!row || countChanges(row.node) === 0) return null
  const touching = changesOf(row).filter(
    ({ from, to }) => from <= selection.to && to >= selection.from,
  )
  const isInside = ({ from, to }: ChangePlace) => from < selection.to && to > selection.from
  return touching.find(isInside) ?? touching[0] ?? null
}
