import { concat, slice, textOf } from '../document/inline.ts'
import type { Change, Segment } from '../document/model.ts'
import { withChange, withoutAnnotations } from '../document/revisions.ts'
import { diffRanges, type Grain } from '../text/diff.ts'

/** Who made a change, and when: see `Change`. */
export type Author = Pick<Change, 'author' | 'date'>

/**
 * Two versions of a text as one with tracked changes: what only the first has is deleted, what only
 * the second has is inserted behind it. `rejected` gives the text of the first back, `accepted` the
 * second. Formatting is that of the second where both have the text: it is not tracked.
 * @param grain whether words are struck and inserted whole
 */
export function tracked(
  before: Segment,
  after: Segment,
  by: Author,
  grain: Grain = 'character',
): Segment {
  const old = withoutAnnotations(before)
  const now = withoutAnnotations(after)
  const pieces: Segment[] = []
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(textOf(old), textOf(now), grain)) {
    pieces.push(
      slice(now, at, bFrom),
      withChange(slice(old, aFrom, aTo), { kind: 'deletion', ...by }),
      withChange(slice(now, bFrom, bTo), { kind: 'insertion', ...by }),
    )
    at = bTo
  }
  return concat(...pieces, slice(now, at))
}
