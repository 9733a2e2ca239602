import type { Node } from 'prosemirror-model'
import { opennessOf } from './comments/openness.ts'
import type { RowFilter } from './handle.ts'
import { countChanges } from './revise/count.ts'

/**
 * How high rows are before they have been drawn, in CSS pixels at 100 % zoom. Only for the length
 * of the scroll bar: what has been drawn once is remembered as it was.
 */
const LINE = 30
const ROW_PADDING = 17
const HAN_PER_LINE = 30
const LATIN_PER_LINE = 64

interface Measured {
  readonly height: number
  readonly zoom: number
  readonly filter: RowFilter
}

const measured = new WeakMap<Node, Measured>()

/** @param height of the chunk as it was drawn at this zoom under this filter */
export const rememberHeight = (
  chunk: Node,
  height: number,
  zoom: number,
  filter: RowFilter,
): void => {
  measured.set(chunk, { height, zoom, filter })
}

/** Height of a chunk that is not drawn. */
export function heightOf(chunk: Node, zoom: number, filter: RowFilter): number {
  const known = measured.get(chunk)
  if (known?.zoom === zoom && known.filter === filter) return known.height
  let height = 0
  chunk.forEach((row) => {
    if (!isShown(row, filter)) return
    const source = Math.ceil(row.child(0).content.size / HAN_PER_LINE)
    const target = Math.ceil(row.child(1).content.size / LATIN_PER_LINE)
    height += Math.max(source, target, 1) * LINE + ROW_PADDING
  })
  return Math.round(height * zoom)
}

/** Whether a filter lets a row be seen. */
export function isShown(row: Node, filter: RowFilter): boolean {
  if (filter.statuses.length > 0 && !filter.statuses.includes(row.attrs.status)) return false
  if (filter.changed && countChanges(row) === 0) return false
  if (filter.commented && opennessOf(row) !== 'open') return false
  return !filter.bookmarked || row.attrs.bookmarked === true
}

/** Whether a filter lets any row of a chunk be seen. */
export function showsAny(chunk: Node, filter: RowFilter): boolean {
  for (let i = 0; i < chunk.childCount; i++) if (isShown(chunk.child(i), filter)) return true
  return false
}
