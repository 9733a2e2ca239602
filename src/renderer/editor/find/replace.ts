import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { fromText } from '../../../core/document/inline.ts'
import type { Status } from '../../../core/document/model.ts'
import type { Author } from '../../../core/review/track.ts'
import { changeMark, hasLiveText, inserted, stillDeleted, struck } from '../revise/marks.ts'
import { isChange, schema } from '../schema.ts'
import { expand } from './pattern.ts'
import type { ChunkHit, Search } from './search.ts'

export const isReplaceable = (hit: ChunkHit): boolean => hit.side === 'target' && !hit.locked

/**
 * What is put in place of a hit: formatted as its first character is, and part of a link where
 * the whole hit is. Deleted text in the midst of it stays deleted, and so does the hit itself where
 * changes are tracked.
 * @param within the node that the positions of the hit are counted in
 * @param by who changes, where that is tracked
 */
export function replaced(
  within: Node,
  hit: ChunkHit,
  replacement: string,
  by: Author | null,
): Fragment {
  const $from = within.resolve(hit.from)
  const $to = within.resolve(hit.to)
  const first = $from.nodeAfter
  const marks = first?.isText ? first.marks.filter((mark) => goesOn(mark, $to.nodeBefore)) : []
  const text = Fragment.fromArray(
    fromText(expand(replacement, hit)).map((inline) =>
      inline.type === 'break' ? schema.node('break') : schema.text(inline.text, marks),
    ),
  )
  const before = within.slice(hit.from, hit.to).content
  const neighbours = [$from.nodeBefore, $to.nodeAfter]
  if (by === null) return stillDeleted(before).append(text)
  return struck(before, changeMark('deletion', by, neighbours)).append(
    inserted(text, changeMark('insertion', by, neighbours), by),
  )
}

/** A link goes on through a replacement that is part of it, and a comment stays; a change is over. */
function goesOn(mark: Mark, last: Node | null): boolean {
  if (isChange(mark)) return false
  return mark.type !== schema.marks.link || (last !== null && mark.isInSet(last.marks))
}

/**
 * Replaces all hits in translations that are not locked. Each translation is one step: ten
 * thousand rows are replaced in the time that a step for every hit would take for hundreds.
 * @returns how many hits were replaced, and how many refused because their rows are locked
 */
export function replaceHits(
  tr: Transaction,
  search: Search,
  replacement: string,
  by: Author | null,
): { readonly replaced: number; readonly refused: number } {
  let count = 0
  let refused = 0
  const { doc } = tr
  // From the end, so that the positions of what is above stay as they are.
  let start = doc.content.size
  for (let i = doc.childCount - 1; i >= 0; i--) {
    const chunk = doc.child(i)
    start -= chunk.nodeSize
    const hits = search.hitsIn(chunk)
    const wanted = hits.filter(isReplaceable)
    refused += hits.filter((hit) => hit.side === 'target' && hit.locked).length
    count += wanted.length
    for (const row of byRow(wanted).reverse()) replaceInRow(tr, chunk, start, row, replacement, by)
  }
  return { replaced: count, refused }
}

function byRow(hits: readonly ChunkHit[]): ChunkHit[][] {
  const rows: ChunkHit[][] = []
  for (const hit of hits) {
    const row = rows[rows.length - 1]
    if (row?.[0]?.row === hit.row) row.push(hit)
    else rows.push([hit])
  }
  return rows
}

/** @param start position of the chunk; hits count from there, positions in the chunk one less */
function replaceInRow(
  tr: Transaction,
  chunk: Node,
  start: number,
  hits: readonly ChunkHit[],
  replacement: string,
  by: Author | null,
): void {
  const first = hits[0]!
  let content = Fragment.empty
  let at = first.from
  for (const hit of hits) {
    const inChunk = { ...hit, from: hit.from - 1, to: hit.to - 1 }
    const between = chunk.slice(at - 1, inChunk.from).content
    content = content.append(between).append(replaced(chunk, inChunk, replacement, by))
    at = hit.to
  }
  tr.replaceWith(start + first.from, start + at, content)
  const pos = start + first.row
  const row = tr.doc.nodeAt(pos)!
  const status: Status = hasLiveText(row.child(1)) ? 'draft' : 'empty'
  if (row.attrs.status !== status) tr.setNodeAttribute(pos, 'status', status)
}
