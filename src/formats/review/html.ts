import { decodePage } from '../html/read/decode.ts'
import { parsePage } from '../html/read/page.ts'
import { META } from '../review-page/markup.ts'
import { REVIEW_PROPERTIES } from '../review-stamp.ts'
import { UnreadableFileError, type Warning } from '../types.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { readRow } from './html-row.ts'
import { hasClass, within } from './html-text.ts'
import type { ReviewedFile, ReviewedRow } from './model.ts'

/** Rows of the page that are no rows of the text. */
const AROUND = ['title', 'metadata', 'running'] as const

/** Whether a page is a table for reviewers of ours. */
export const isReviewPage = (text: string): boolean =>
  /<td\b[^<>]*\bclass="source"/.test(text) && /<td\b[^<>]*\bclass="target"/.test(text)

/**
 * Reads a page that we wrote for a reviewer: as the page saved itself, or as a browser saved what
 * stood in its window. A row is stamped where it, or something in it, has the stamp as `id`.
 * @throws UnreadableFileError where it has no rows
 */
export function readReviewedHtml(bytes: Uint8Array, name: string): ReviewedFile {
  const { text, warnings } = decodePage(bytes, name)
  const { root } = parsePage(text, { file: name, part: '' })
  const meta = metaIn(root)
  const reviewer = meta(META.reviewer)
  const rows: ReviewedRow[] = []
  let title = false
  for (const element of within(root, 'tr')) {
    const cells = childrenOf(element, 'td')
    const cell = (name: string) => cells.find((each) => hasClass(each, name))
    const source = cell('source')
    const target = cell('target')
    if (!source || !target) continue
    if (AROUND.some((name) => hasClass(element, name)) && !hasNumber(element)) {
      title = true
      continue
    }
    const own = { source, target, state: cell('state'), comment: cell('comment') }
    rows.push(readRow(element, own, rows.length + 1, reviewer))
  }
  if (rows.length === 0) {
    throw new UnreadableFileError(
      'no-review-table',
      name,
      '',
      `“${name}” holds no table of a text and its translation${title ? ' besides its title' : ''}. Ask for the file that was sent, saved as a web page.`,
    )
  }
  return {
    format: 'html',
    form: 'printed',
    ...originIn(meta),
    rows,
    warnings: isWhole(text) ? warnings : [...warnings, cutOff(rows.length)],
  }
}

/** The title of a document whose text has none stands first and has no number. */
const hasNumber = (row: XmlElement): boolean =>
  childrenOf(row).some((cell) => hasClass(cell, 'number') && textIn(cell).trim() !== '')

/** Whether a page has its end: mail and full disks cut files off. */
const isWhole = (text: string): boolean => /<\/table>/i.test(text)

const cutOff = (rows: number): Warning => ({
  code: 'cut-off',
  message: `The page ends in the midst of its table, behind row ${rows}. Ask for the whole file; the rows before are read.`,
  where: `row ${rows}`,
})

type Meta = (property: string) => string

/** What a page says of itself. */
function metaIn(root: XmlElement): Meta {
  const metas = within(root, 'meta')
  return (property) =>
    metas.find(({ attributes }) => attributes.name === property)?.attributes.content ?? ''
}

type Origin = Pick<ReviewedFile, 'document' | 'round'>

/** What it was made of. */
function originIn(meta: Meta): Origin {
  const round = Number(meta(REVIEW_PROPERTIES.round))
  return {
    document: meta(REVIEW_PROPERTIES.document),
    round: Number.isSafeInteger(round) && round > 0 ? round : 0,
  }
}

/** Where a page says what it was made of. */
const HEAD = 64 * 1024

/** What a page for reviewers says of its document and its round, without reading its rows. */
export function roundOfHtml(bytes: Uint8Array, name: string): Origin {
  const head = decodePage(bytes, name).text.slice(0, HEAD)
  return originIn(metaIn(parsePage(head, { file: name, part: '' }).root))
}
