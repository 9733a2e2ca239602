import { createDocument, type RowDraft } from '../core/document/create.ts'
import { segmentLength, slice, textOf } from '../core/document/inline.ts'
import type { BilingualDocument, Row, Segment } from '../core/document/model.ts'
import { MAX_ROW_LENGTH } from './limits.ts'
import { cutLong } from './text/long-rows.ts'
import { many } from './text/words.ts'
import type { Warning } from './types.ts'

/** How a row goes with its neighbours that was cut from a paragraph. */
export interface Cut {
  /** White space between this row and the next one of its paragraph. */
  readonly gap: string
  /** Whether the row goes on with the paragraph of the row before. */
  readonly continued: boolean
}

type CutDraft = RowDraft & Cut

/**
 * A document of paragraph rows, of which those that no editor can carry are cut into several rows
 * of one paragraph: see `MAX_ROW_LENGTH`.
 */
export function createCutDocument(from: Parameters<typeof createDocument>[0]): {
  document: BilingualDocument
  warnings: Warning[]
} {
  const warnings: Warning[] = []
  const drafts = from.rows.flatMap((row): CutDraft[] => {
    const pieces = piecesOf(row)
    if (pieces.length > 1) warnings.push(longParagraph(row, pieces.length))
    return pieces
  })
  const document = createDocument({ ...from, rows: drafts })
  return { document: joinCuts(document, drafts), warnings }
}

/**
 * Gives the rows that were cut from one paragraph its id and the white space between them.
 * @param cuts one for each row
 */
export function joinCuts(document: BilingualDocument, cuts: readonly Cut[]): BilingualDocument {
  if (!cuts.some(({ continued }) => continued)) return document
  const rows: Row[] = []
  for (const [i, row] of document.rows.entries()) {
    const { gap, continued } = cuts[i]!
    const paragraph = continued ? rows[i - 1]!.paragraph : row.paragraph
    rows.push({ ...row, paragraph, gap: { source: gap, target: '' } })
  }
  return { ...document, rows }
}

/** A translation that came with the file is cut in as many pieces, the last one taking the rest. */
function piecesOf(row: RowDraft): CutDraft[] {
  const source = asSegment(row.source)
  const target = asSegment(row.target ?? [])
  if (segmentLength(source) <= MAX_ROW_LENGTH && segmentLength(target) <= MAX_ROW_LENGTH) {
    return [{ ...row, gap: '', continued: false }]
  }
  const sources = cut(source, 'zh')
  const targets = cut(target, 'en')
  const count = Math.max(sources.length, targets.length)
  return Array.from({ length: count }, (_, i): CutDraft => {
    const { units = [], notes = [], ...rest } = row
    const piece = { ...rest, source: sources[i]?.segment ?? [], target: targets[i]?.segment ?? [] }
    const gap = sources[i]?.gap ?? ''
    return i === 0
      ? { ...piece, units, notes, gap, continued: false }
      : { ...piece, gap, continued: true }
  })
}

function cut(segment: Segment, lang: 'zh' | 'en'): { segment: Segment; gap: string }[] {
  let from = 0
  return cutLong(textOf(segment), lang, MAX_ROW_LENGTH).map(({ text, gap }) => {
    const piece = slice(segment, from, from + text.length)
    from += text.length + gap.length
    return { segment: piece, gap }
  })
}

const asSegment = (content: Segment | string): Segment =>
  typeof content === 'string' ? [{ type: 'text', text: content, marks: [] }] : content

function longParagraph({ units, source }: RowDraft, rows: number): Warning {
  const length = segmentLength(asSegment(source))
  return {
    code: 'long-paragraph',
    message: `A paragraph has ${many(length, 'character')}; it stands in ${many(rows, 'row')} so that it can be edited.`,
    where: units?.[0] ?? '',
  }
}
