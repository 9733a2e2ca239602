import type { Row } from '../document/model.ts'
import { keysBetween } from '../document/order.ts'

/** A row, and the number of the first sentence of the translation in it, or null. */
export interface Placed {
  readonly row: Row
  readonly target: number | null
}

/**
 * Notes in inversions that an aligner has found where their translation stands in the translated
 * text: behind the row that has the sentence before it. So it can be put back there.
 * @param before order key of the row in front of these, or null; `after` of the one behind them
 * @returns the rows in the same order
 */
export function withPlaces(
  placed: readonly Placed[],
  before: string | null,
  after: string | null,
): Row[] {
  const rows = placed.map(({ row }) => row)
  const inTargetOrder = [...rows.keys()]
    .filter((at) => placed[at]!.target !== null)
    .sort((a, b) => placed[a]!.target! - placed[b]!.target!)
  let landmark = -1
  let waiting: number[] = []
  const settle = (): void => {
    const above = rows[landmark]?.order ?? before
    const keys = keysBetween(above, rows[landmark + 1]?.order ?? after, waiting.length)
    for (const [k, at] of waiting.entries()) {
      const row = rows[at]!
      rows[at] = { ...row, link: { ...row.link, place: keys[k]! } }
    }
    waiting = []
  }
  for (const at of inTargetOrder) {
    const { type, origin, place } = rows[at]!.link
    if (type === 'inversion') {
      if (origin === 'aligned' && place === undefined) waiting.push(at)
    } else if (at > landmark) {
      settle()
      landmark = at
    }
  }
  settle()
  return rows
}
