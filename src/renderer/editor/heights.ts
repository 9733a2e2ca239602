import type { Node } from 'prosemirror-model'
import type { RowFilter } from './handle.ts'

/**
 * How high rows are before they have been drawn, in CSS pixels at 100 % zoom. Only for the length
 * of the scroll bar: what has been drawn once is remembered as it was.
 */
const LINE = 30
const ROW_PADDING = 17
const HAN_PER_LINE = 30
const LATIN_PER_LINE = 64

const measured = new WeakMap<Node, number>()

export const rememberHeight = (chunk: Node, height: number): void => {
  measured.set(chunk, height)
}

/** Height of a chunk that is not drawn. */
export function heightOf(chunk: Node, zoom: number, filter: RowFilter): number {
  const known = measured.get(chunk)
  if (known !== undefined) return known
  let height = 0
  chunk.forEach((row) => {
    if (!isShown(row, filter)) return
    const source = Math.ceil(row.child(0).content.size / HAN_PER_LINE)
    const target = Math.ceil(row.child(1).content.size / LATIN_PER_LINE)
    height += Math.max(source, target, 1) * LINE + ROW_PADDING
  })
  return Math.max(1, Math.round(height * zoom))
}

/** Whether a filter lets a row be seen. */
export function isShown(row: Node, filter: RowFilter): boolean {
  if (filter.statuses.length > 0 && !filter.statuses.includes(row.attrs.status)) return false
  return !filter.bookmarked || row.attrs.bookmarked === true
}
