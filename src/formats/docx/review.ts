import type { BilingualDocument, Side, Status } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import { columnText } from '../../core/review/comments.ts'
import { hashText, REVIEW_PROPERTIES, STAMP_VERSION, stampName } from '../review-stamp.ts'
import { xmlContent } from '../xml/escape.ts'
import type { Context } from './context.ts'
import { numberXml } from './marks.ts'
import { paragraphXml } from './paragraph.ts'
import { STYLE } from './styles.ts'
import { cellXml, keptXml, RowHeights, Rules, rowXml, TABLE_END, tableStart } from './table.ts'

/** Whose table it is: our own, or the one that memoQ or Trados Studio writes and takes in. */
export type ReviewShape = 'own' | 'memoq' | 'trados'

/** What a table for reviewers says besides its rows. */
export interface ReviewExport {
  readonly shape: ReviewShape
  /** Id of the document, and in which round it is sent, from 1. */
  readonly document: string
  readonly round: number
  /** How what was said of rows is sent; left out: as comments of Word, in memoQ's table a column. */
  readonly remarks?: Remarks
}

/** As comments of Word, in the margin, or in a column of the table. */
export type Remarks = 'comments' | 'column'

/** memoQ reads a column; Word has comments of its own, and so has what Trados Studio writes. */
export const remarksOf = ({ shape, remarks }: ReviewExport): Remarks => {
  if (shape === 'own') return remarks ?? 'comments'
  return shape === 'memoq' ? 'column' : 'comments'
}

/**
 * What a document is sent with.
 * @param remarks of no use to the tables of memoQ and Trados, which have a way of their own
 */
export const reviewOf = (
  { id }: BilingualDocument,
  round = 1,
  shape: ReviewShape = 'own',
  remarks: Remarks = 'comments',
): ReviewExport => ({ shape, document: id, round, remarks })

/** A table that nothing is known of but its layout. */
export const PLAIN_REVIEW: ReviewExport = { shape: 'own', document: '', round: 1 }

/** Custom properties of the file: what brings it home, and what a tool knows its own by. */
export function reviewProperties({ document, round, shape }: ReviewExport): Record<string, string> {
  const own = {
    [REVIEW_PROPERTIES.document]: document,
    [REVIEW_PROPERTIES.round]: `${round}`,
    [REVIEW_PROPERTIES.stamp]: STAMP_VERSION,
  }
  if (shape !== 'memoq') return own
  return {
    ...own,
    memoQVersion: MEMOQ_VERSION,
    HasCommentColumn: 'True',
    HasStatusColumn: 'True',
    HasTwoTargetColumn: 'False',
  }
}

const MEMOQ_VERSION = '12.0.10'

/** What each tool calls a status, as its own tables do. */
const STATUS_WORDS: Readonly<Record<ReviewShape, Readonly<Record<Status, string>>>> = {
  own: {
    empty: 'Not translated',
    draft: 'Draft',
    translated: 'Translated',
    reviewed: 'Reviewed',
    approved: 'Approved',
  },
  memoq: {
    empty: 'Not started',
    draft: 'Edited',
    translated: 'Confirmed',
    reviewed: 'Reviewer 1 confirmed',
    approved: 'Proofread',
  },
  trados: {
    empty: 'Not Translated (0%)',
    draft: 'Draft (0%)',
    translated: 'Translated (0%)',
    reviewed: 'Translation Approved (0%)',
    approved: 'Signed Off (0%)',
  },
}

const MEMOQ_LANGUAGES: Readonly<Record<string, string>> = {
  'zh-Hant': 'Chinese (Taiwan)',
  'zh-Hans': 'Chinese (PRC)',
  en: 'English',
  'en-US': 'English (United States)',
  'en-GB': 'English (United Kingdom)',
  'en-CA': 'English (Canada)',
  'en-AU': 'English (Australia)',
  'en-NZ': 'English (New Zealand)',
  'en-IE': 'English (Ireland)',
  'en-ZA': 'English (South Africa)',
  'en-IN': 'English (India)',
  'en-SG': 'English (Singapore)',
  'en-HK': 'English (Hong Kong)',
}

interface Column {
  /** Part of the table's width. */
  readonly share: number
  readonly head: string
  /** Which of the texts stands in it, if one does. */
  readonly side?: Side
  cell(block: Block): string
}

/**
 * The layout as a table for reviewers: number, source, target, status and comment, in the order
 * and with the head of the tool it is meant for. Each row is stamped, where its number stands.
 * @yields consecutive pieces of XML
 */
export function* reviewXml(context: Context, review: ReviewExport): Generator<string> {
  const { layout, sheet } = context
  const columns = COLUMNS[review.shape](context, review)
  const widths = columns.map(({ share }) => Math.round(sheet.textWidth * share))
  const rules = new Rules(layout.theme, layout.lines)
  const [source = 0, target = 0] = columns.flatMap(({ side }, i) => (side ? widths[i]! : []))
  const heights = new RowHeights(context, { source, target })
  const row = (index: number, cells: readonly string[], splits = false) =>
    rowXml(cells.map((cell, i) => cellXml(widths[i]!, cell, rules.cell(index, i > 0))).join(''), {
      header: index < 0,
      splits,
    })
  yield tableStart(widths)
  if (review.shape === 'memoq') {
    const lines = [
      layout.title.source || layout.title.target || 'document',
      'Important! Do not change segment ID or source text',
      `V${MEMOQ_VERSION} ${guidOf(review.document || layout.running)}`,
    ]
    const content = lines.map((line) => small(line)).join('')
    const width = widths.reduce((sum, each) => sum + each, 0)
    yield rowXml(cellXml(width, content, { span: widths.length }))
  }
  yield row(
    -1,
    columns.map(({ head }) => small(head)),
  )
  for (const [i, block] of layout.blocks.entries()) {
    yield row(
      i,
      columns.map((column) => column.cell(block)),
      heights.isTall(block),
    )
  }
  yield TABLE_END
}

const small = (text: string, properties = ''): string =>
  paragraphXml(
    STYLE.reviewCell,
    text
      .split('\n')
      .map((line) => `<w:r><w:t xml:space="preserve">${xmlContent(line)}</w:t></w:r>`)
      .join('<w:r><w:br/></w:r>'),
    properties,
  )

type Columns = (context: Context, review: ReviewExport) => readonly Column[]

const textColumn = (share: number, head: string, side: Side, context: Context): Column => ({
  share,
  head,
  side,
  cell: (block) => context.block(block, side),
})

const COLUMNS: Readonly<Record<ReviewShape, Columns>> = {
  own: (context, review) => {
    const names = context.layout.languageNames
    const inColumn = remarksOf(review) === 'column'
    return [
      { share: 0.06, head: '#', cell: (block) => idCell(context, block, numberXml(block.number)) },
      textColumn(inColumn ? 0.33 : 0.38, names.source, 'source', context),
      textColumn(inColumn ? 0.39 : 0.46, names.target, 'target', context),
      statusColumn(inColumn ? 0.09 : 0.1, 'Status', review),
      ...(inColumn ? [commentColumn(0.13)] : []),
    ]
  },
  memoq: (context, review) => [
    { share: 0.06, head: 'ID', cell: (block) => idCell(context, block, memoqId(block)) },
    textColumn(0.32, MEMOQ_LANGUAGES[context.layout.sourceLanguage]!, 'source', context),
    textColumn(0.38, MEMOQ_LANGUAGES[context.layout.targetLanguage]!, 'target', context),
    commentColumn(0.13),
    statusColumn(0.11, 'Status', review),
  ],
  trados: (context, review) => [
    { share: 0.08, head: 'Segment ID', cell: (block) => idCell(context, block, tradosId(block)) },
    statusColumn(0.12, 'Segment status', review),
    textColumn(0.37, 'Source segment', 'source', context),
    textColumn(0.43, 'Target segment', 'target', context),
  ],
}

const statusColumn = (share: number, head: string, { shape }: ReviewExport): Column => ({
  share,
  head,
  cell: (block) => small(STATUS_WORDS[shape][block.status], keptXml(block)),
})

const commentColumn = (share: number): Column => ({
  share,
  head: 'Comment',
  cell: (block) => small(block.comments.map(columnText).join('\n'), keptXml(block)),
})

/** The cell that stands for the row itself, with the stamps of all rows in it. */
const idCell = ({ bookmarks }: Context, block: Block, runs: string): string =>
  paragraphXml(
    STYLE.reviewCell,
    block.parts.reduce(
      (content, { row, source, target }) =>
        bookmarks.around(stampName(row, source, target), content),
      runs,
    ),
    keptXml(block),
  )

/** memoQ: number, line break, and a GUID too small to be read. */
const memoqId = ({ number, rows }: Block): string =>
  `<w:r><w:t>${number}</w:t></w:r><w:r><w:br/></w:r><w:r><w:rPr><w:sz w:val="4"/></w:rPr><w:t>${guidOf(rows[0]!)}</w:t></w:r>`

/** Trados Studio: two runs, told apart by their character styles. */
const tradosId = ({ number, rows }: Block): string =>
  `<w:r><w:rPr><w:rStyle w:val="${STYLE.segmentId}"/></w:rPr><w:t>${number}</w:t></w:r><w:r><w:rPr><w:rStyle w:val="${STYLE.transUnitId}"/></w:rPr><w:t>${guidOf(rows[0]!)}</w:t></w:r>`

/** A UUID made of a name (RFC 9562, version 8), the same for the same name. */
export function guidOf(name: string): string {
  const part = (salt: string, length: number) =>
    Number.parseInt(hashText(salt + name), 36)
      .toString(16)
      .padStart(length, '0')
      .slice(-length)
  return `${part('a', 8)}-${part('b', 4)}-8${part('c', 3)}-8${part('d', 3)}-${part('e', 8)}${part('f', 4)}`
}
