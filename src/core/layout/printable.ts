import { concat } from '../document/inline.ts'
import type { CodeInline, Row, Segment } from '../document/model.ts'

/**
 * A row as it is printed: without codes. The mark of a note becomes its raised number, a field its
 * result, a reading stands in parentheses behind its word, a picture's alternative text in
 * brackets; tags print nothing.
 */
export function printableRow(row: Row): Row {
  if (!hasCodes(row.source) && !hasCodes(row.target)) return row
  return { ...row, source: printable(row.source), target: printable(row.target), division: null }
}

const hasCodes = (segment: Segment): boolean => segment.some(({ type }) => type === 'code')

/** A segment as it is printed: see `printableRow`. */
export const printable = (segment: Segment): Segment =>
  concat(...segment.map((inline) => (inline.type === 'code' ? printedCode(inline) : [inline])))

function printedCode({ kind, label, role }: CodeInline): Segment {
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
