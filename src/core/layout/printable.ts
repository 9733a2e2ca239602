import { concat } from '../document/inline.ts'
import type { CodeInline, Row, Segment } from '../document/model.ts'
import { withoutAnnotations } from '../document/revisions.ts'

/** Whether tracked changes are printed as such, with comments where they are, or as accepted. */
export type Changes = 'accepted' | 'shown'

/**
 * A row as it is printed: without codes. The mark of a note becomes its raised number, a field its
 * result, a reading stands in parentheses behind its word, a picture's alternative text in
 * brackets; tags print nothing.
 */
export function printableRow(row: Row, changes: Changes = 'accepted'): Row {
  const source = printable(row.source, changes)
  const target = printable(row.target, changes)
  if (source === row.source && target === row.target) return row
  return { ...row, source, target, division: null }
}

/** A segment as it is printed, the same object where that is no other: see `printableRow`. */
export function printable(segment: Segment, changes: Changes = 'accepted'): Segment {
  const text = changes === 'accepted' ? withoutAnnotations(segment) : segment
  if (!text.some(({ type }) => type === 'code')) return text
  return concat(...text.map((inline) => (inline.type === 'code' ? printedCode(inline) : [inline])))
}

/** What is printed of a code, with the changes and comments that are on it. */
function printedCode(code: CodeInline): Segment {
  const { change, comments } = code
  return contentOf(code).map((inline) => ({
    ...inline,
    ...(change && { change }),
    ...(comments && { comments }),
  }))
}

function contentOf({ kind, label, role }: CodeInline): Segment {
  if (!label || role === 'opening') return []
  switch (kind) {
    case 'note':
      return [{ type: 'text', text: label, marks: [{ type: 'superscript' }] }]
    case 'field':
      return [{ type: 'text', text: label, marks: [] }]
    case 'ruby':
      return [{ type: 'text', text: `（${label}）`, marks: [] }]
    case 'image':
      return [{ type: 'text', text: `[${label}]`, marks: [] }]
    default:
      return []
  }
}
