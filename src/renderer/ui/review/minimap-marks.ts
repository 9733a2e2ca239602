import type { LinkEntry } from '../../editor/handle.ts'

/** What a stretch of the overview says; the more it wants to be looked at, the higher. */
export const MARKS = ['plain', 'high', 'confirmed', 'missing', 'middling', 'low'] as const
export type OverviewMark = (typeof MARKS)[number]

/** No row is drawn higher than this, in CSS pixels: a short text has a short overview. */
const HIGHEST_ROW = 12

/** Height of the overview of so many rows in a pane of a height, in CSS pixels. */
export const overviewHeight = (rows: number, pane: number): number =>
  Math.min(pane, rows * HIGHEST_ROW)

/** What a row asks of the reader. */
export function markOf({ confirmed, doubtful, link, shape }: LinkEntry): OverviewMark {
  if (confirmed) return 'confirmed'
  if (link.confidence !== null && link.confidence < 0.5) return 'low'
  if (doubtful) return shape[0] === 0 || shape[1] === 0 ? 'missing' : 'middling'
  return link.confidence === null ? 'plain' : 'high'
}

/** Rows `from` to `to` (not included) share one mark: the one that asks for the most. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly mark: OverviewMark
}

/**
 * The document as stretches that are drawn one below the other: a row each while there is room,
 * else several rows together, of which the most doubtful one counts.
 * @param room how many stretches can be told apart, at least 1
 */
export function stretchesOf(entries: readonly LinkEntry[], room: number): Stretch[] {
  const count = Math.min(entries.length, Math.max(1, Math.floor(room)))
  return Array.from({ length: count }, (_, i) => {
    const from = Math.floor((i * entries.length) / count)
    const to = Math.floor(((i + 1) * entries.length) / count)
    let highest = 0
    for (let row = from; row < to; row++) {
      highest = Math.max(highest, MARKS.indexOf(markOf(entries[row]!)))
    }
    return { from, to, mark: MARKS[highest]! }
  })
}
