import type { BilingualDocument, Row, Segment } from '../../../../src/core/document/model.ts'

/** A segment in one line: marks in braces, codes in angle quotes, breaks as an arrow. */
export const shown = (segment: Segment): string =>
  segment
    .map((inline) => {
      if (inline.type === 'break') return '⏎'
      if (inline.type === 'text') {
        const marks = inline.marks.map(({ type }) => type).join(' ')
        return marks ? `{${marks}:${inline.text}}` : inline.text
      }
      const sign = { opening: '‹', closing: '›', standalone: '‹›' }[inline.role]
      return `${sign}${inline.kind === 'tag' ? '' : `${inline.kind} `}${inline.label}${inline.image && ` @${inline.image}`};`
    })
    .join('')

export const rowsOf = ({ rows }: BilingualDocument): string[] =>
  rows.map(({ kind, level, source }) => `${kind}${level || ''} ${shown(source)}`)

/** A document with the targets that a function gives. */
export const translated = (
  document: BilingualDocument,
  target: (row: Row, i: number) => Segment,
): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => ({ ...row, target: target(row, i) })),
})

export const text = (content: string): Segment => [{ type: 'text', text: content, marks: [] }]
