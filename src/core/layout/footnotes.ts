import type { Row, Segment } from '../document/model.ts'
import type { Block } from './model.ts'

/**
 * Blocks with the footnotes that belong to each: the first mark in the text has the first footnote,
 * and so on. Where there are not as many marks as footnotes, none can be told.
 * @param rows as they were read: a printed row has no codes any more
 */
export function withFootnotes(blocks: readonly Block[], rows: readonly Row[]): readonly Block[] {
  const notes = blocks.flatMap((block, i) => (block.kind === 'footnote' ? [i] : []))
  if (notes.length === 0) return blocks
  const marks = new Map<string, number>()
  let count = 0
  for (const row of rows) {
    const inRow = row.kind === 'footnote' ? 0 : noteMarks(row.source)
    marks.set(row.id, inRow)
    count += inRow
  }
  if (count !== notes.length) return blocks
  let next = 0
  return blocks.map((block) => {
    const inBlock = block.rows.reduce((sum, row) => sum + (marks.get(row) ?? 0), 0)
    if (inBlock === 0) return block
    next += inBlock
    return { ...block, footnotes: notes.slice(next - inBlock, next) }
  })
}

const noteMarks = (segment: Segment): number =>
  segment.filter(
    (inline) => inline.type === 'code' && inline.kind === 'note' && inline.role === 'standalone',
  ).length
