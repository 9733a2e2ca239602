import type { Side } from '../../../core/document/model.ts'
import type { RedlineRow } from '../../../core/review/redline.ts'

/** Of which texts changes are looked at. */
export type ShownSide = Side | 'both'

/** Only rows with changes, or all of them. */
export type Extent = 'changes' | 'all'

/** What stands in the list: a row, or a run of rows without a change that is left out. */
export type Item =
  | { readonly type: 'row'; readonly index: number }
  | { readonly type: 'gap'; readonly from: number; readonly to: number }

/** Whether there is a change in a row, as far as the sides are looked at. */
const isChange = (row: RedlineRow, side: ShownSide): boolean =>
  side === 'both' ? row.kind !== 'same' || row.regrouped !== null : row.changed[side]

/** Indices of the rows with changes. */
export const changesOf = (rows: readonly RedlineRow[], side: ShownSide): number[] =>
  rows.flatMap((row, i) => (isChange(row, side) ? [i] : []))

/**
 * What is shown of a redline, in order; every row is in one item.
 * @param changes indices of the rows with changes, ascending
 * @param opened indices with which gaps begin that the user has opened
 */
export function itemsOf(
  count: number,
  changes: readonly number[],
  extent: Extent,
  opened: ReadonlySet<number>,
): Item[] {
  const items: Item[] = []
  let at = 0
  const rowsUpTo = (end: number) => {
    for (; at < end; at++) items.push({ type: 'row', index: at })
  }
  for (const next of [...changes, count]) {
    // A single row takes no more room than the line that would say it is left out.
    if (extent === 'all' || opened.has(at) || next - at < 2) rowsUpTo(next)
    else {
      items.push({ type: 'gap', from: at, to: next })
      at = next
    }
    if (next < count) rowsUpTo(next + 1)
  }
  return items
}

/** Numbers of a row in either version, counted from 1; of several rows the first. */
export interface Numbers {
  readonly before: number | null
  readonly after: number | null
}

export function numbersOf(rows: readonly RedlineRow[]): Numbers[] {
  let before = 0
  let after = 0
  return rows.map((row) => {
    const numbers = {
      before: row.before.length > 0 ? before + 1 : null,
      after: row.after.length > 0 ? after + 1 : null,
    }
    before += row.before.length
    after += row.after.length
    return numbers
  })
}
