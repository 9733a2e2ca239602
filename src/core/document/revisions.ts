import { concat } from './inline.ts'
import type { BilingualDocument, Change, Inline, Row, Segment } from './model.ts'

/** Whether there are tracked changes in a segment. */
export const hasChanges = (segment: Segment): boolean =>
  segment.some(({ change }) => change !== undefined)

/** Whether there are tracked changes or comments in a segment. */
export const hasAnnotations = (segment: Segment): boolean =>
  segment.some(({ change, comments }) => change !== undefined || comments !== undefined)

/** A segment of which all is one tracked change. */
export const withChange = (segment: Segment, change: Change): Segment =>
  segment.map((inline) => ({ ...inline, change }))

/**
 * A segment as it reads when every tracked change is accepted: without what was deleted, with what
 * was inserted as if it had always been there. Comments stay on what is left of their text.
 */
export const accepted = (segment: Segment): Segment => settled(segment, 'deletion')

/** A segment as it read before its tracked changes. */
export const rejected = (segment: Segment): Segment => settled(segment, 'insertion')

function settled(segment: Segment, gone: Change['kind']): Segment {
  if (!hasChanges(segment)) return segment
  return concat(
    segment.flatMap((inline) => (inline.change?.kind === gone ? [] : [withoutChange(inline)])),
  )
}

function withoutChange<T extends Inline>(inline: T): T {
  const { change, ...rest } = inline
  return change ? (rest as T) : inline
}

/** A row with its tracked changes accepted: the same object where there are none. */
export function acceptedRow(row: Row): Row {
  if (!hasChanges(row.source) && !hasChanges(row.target)) return row
  return { ...row, source: accepted(row.source), target: accepted(row.target), division: null }
}

/** A document as it leaves for a form that knows of no tracked changes: all are accepted. */
export function acceptedDocument(document: BilingualDocument): BilingualDocument {
  const rows = document.rows.map(acceptedRow)
  return rows.every((row, i) => row === document.rows[i]) ? document : { ...document, rows }
}

/** A segment without changes and comments: the text alone, as it stands now. */
export const withoutAnnotations = (segment: Segment): Segment =>
  hasAnnotations(segment)
    ? concat(
        accepted(segment).map((inline) => {
          const { comments, ...rest } = inline
          return comments ? (rest as Inline) : inline
        }),
      )
    : segment
