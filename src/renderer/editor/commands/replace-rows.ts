import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Row } from '../../../core/document/model.ts'
import { outOfOrder } from '../../../core/review/order.ts'
import { CHUNK_MAX, groupRows, toRowNode } from '../convert.ts'

/** What of a chunk is replaced: rows `from` to `to`, not included, counted in the chunk. */
interface Part {
  readonly chunk: Node
  /** Position before the chunk. */
  readonly pos: number
  readonly from: number
  readonly to: number
}

/**
 * Puts rows in the place of others. Each chunk keeps as many as it had and the last one takes the
 * rest, so nothing around them is drawn or saved again; chunks are made anew only where one would
 * become too large.
 * @param index position of the first row that goes, from 0
 * @param count how many rows go
 */
export function replaceRows(
  tr: Transaction,
  index: number,
  count: number,
  rows: readonly Row[],
): void {
  const parts = partsOf(tr.doc, index, count)
  const shares = sharesOf(parts, rows)
  const sizes = parts.map(
    ({ chunk, from, to }, k) => chunk.childCount - (to - from) + shares[k]!.length,
  )
  if (sizes.some((size) => size > CHUNK_MAX)) {
    regroup(tr, parts, rows)
    return
  }
  for (let k = parts.length - 1; k >= 0; k--) {
    const { chunk, pos, from, to } = parts[k]!
    if (sizes[k] === 0) tr.delete(pos, pos + chunk.nodeSize)
    else tr.replaceWith(before(chunk, pos, from), before(chunk, pos, to), shares[k]!.map(toRowNode))
  }
}

/**
 * Makes some rows become others: only what is not the same object is replaced, so that of a long
 * document no more is drawn and saved again than was changed.
 * @param index position of the first of the rows, from 0
 * @param before the rows as they are
 */
export function replaceChanged(
  tr: Transaction,
  index: number,
  before: readonly Row[],
  after: readonly Row[],
): void {
  const places = new Map(before.map((row, i) => [row, i]))
  const common = after.flatMap((row, to) => {
    const from = places.get(row)
    return from === undefined ? [] : [{ from, to }]
  })
  const moved = outOfOrder(common.map(({ from }) => from))
  const kept = common.filter((_, i) => !moved.has(i))
  let end = { from: before.length, to: after.length }
  // From the last to the first, so that the positions of those that follow hold.
  for (let i = kept.length; i >= 0; i--) {
    const last = kept[i - 1] ?? { from: -1, to: -1 }
    const start = { from: last.from + 1, to: last.to + 1 }
    if (start.from < end.from) {
      const rows = after.slice(start.to, end.to)
      replaceRows(tr, index + start.from, end.from - start.from, rows)
    } else if (start.to < end.to) {
      // Rows that are put between two others come with one of them.
      const isFirst = last.from < 0
      const rows = isFirst ? after.slice(0, end.to + 1) : after.slice(last.to, end.to)
      replaceRows(tr, index + (isFirst ? 0 : last.from), 1, rows)
    }
    end = last
  }
}

function partsOf(doc: Node, index: number, count: number): Part[] {
  const parts: Part[] = []
  let first = 0
  doc.forEach((chunk, pos) => {
    const from = Math.max(index - first, 0)
    const to = Math.min(index + count - first, chunk.childCount)
    if (from < to) parts.push({ chunk, pos, from, to })
    first += chunk.childCount
  })
  return parts
}

/** The rows that each part gets. */
function sharesOf(parts: readonly Part[], rows: readonly Row[]): (readonly Row[])[] {
  let given = 0
  return parts.map(({ from, to }, k) => {
    const start = given
    given += to - from
    return k < parts.length - 1 ? rows.slice(start, given) : rows.slice(start)
  })
}

/** Position before a row of a chunk, or behind the last one. */
function before(chunk: Node, pos: number, row: number): number {
  let at = pos + 1
  for (let i = 0; i < row; i++) at += chunk.child(i).nodeSize
  return at
}

/** Makes all chunks anew that have a part in it. */
function regroup(tr: Transaction, parts: readonly Part[], rows: readonly Row[]): void {
  const first = parts[0]!
  const last = parts[parts.length - 1]!
  const nodes: Node[] = []
  for (let i = 0; i < first.from; i++) nodes.push(first.chunk.child(i))
  nodes.push(...rows.map(toRowNode))
  for (let i = last.to; i < last.chunk.childCount; i++) nodes.push(last.chunk.child(i))
  tr.replaceWith(first.pos, last.pos + last.chunk.nodeSize, groupRows(nodes))
}
