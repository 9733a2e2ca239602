import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { Row } from '../../../core/document/model.ts'
import { groupRows, toRowNode } from '../convert.ts'

/**
 * Puts rows in the place of others. The chunks they stand in are made anew; rows around them keep
 * their nodes, so nothing else is drawn or saved again.
 * @param index position of the first row that goes, from 0
 * @param count how many rows go
 */
export function replaceRows(
  tr: Transaction,
  index: number,
  count: number,
  rows: readonly Row[],
): void {
  const { doc } = tr
  let start = 0
  let first = 0
  let chunk = 0
  while (first + doc.child(chunk).childCount <= index) {
    first += doc.child(chunk).childCount
    start += doc.child(chunk).nodeSize
    chunk++
  }
  const nodes: Node[] = []
  let end = start
  for (let at = first; at < index + count; chunk++) {
    const { content, childCount, nodeSize } = doc.child(chunk)
    for (let i = 0; i < childCount; i++, at++) {
      if (at === index) nodes.push(...rows.map(toRowNode))
      if (at < index || at >= index + count) nodes.push(content.child(i))
    }
    end += nodeSize
  }
  tr.replaceWith(start, end, groupRows(nodes))
}
