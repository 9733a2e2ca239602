import { isSafeHref } from '../../core/document/href.ts'
import { concat, fromText, isBlank, orderMarks } from '../../core/document/inline.ts'
import type { Mark, Segment } from '../../core/document/model.ts'
import type { ReviewChange, ReviewComment } from '../../core/review/model.ts'
import { statusOf } from '../bilingual-docx/status.ts'
import { decodePage } from '../html/read/decode.ts'
import { markOf } from '../html/read/elements.ts'
import { parsePage } from '../html/read/page.ts'
import { REVIEW_PROPERTIES, readStamp } from '../review-stamp.ts'
import { UnreadableFileError } from '../types.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import type { ReviewedFile, ReviewedRow } from './model.ts'
import { namesIn } from './names.ts'

/** Rows of the page that are no rows of the text. */
const AROUND: ReadonlySet<string> = new Set(['title', 'metadata', 'running'])

/** Whether a page is a table for reviewers of ours. */
export const isReviewPage = (text: string): boolean =>
  /<td\b[^>]*\bclass="source"/.test(text) && /<td\b[^>]*\bclass="target"/.test(text)

/**
 * Reads a page that we wrote for a reviewer. A row is stamped where it, or something in it, has the
 * stamp as `id`; `ins` and `del` are changes that were tracked.
 * @throws UnreadableFileError where it has no rows
 */
export function readReviewedHtml(bytes: Uint8Array, name: string): ReviewedFile {
  const { text, warnings } = decodePage(bytes, name)
  const { root } = parsePage(text, { file: name, part: '' })
  const rows: ReviewedRow[] = []
  let title = false
  for (const element of all(root, 'tr')) {
    const classes = (element.attributes.class ?? '').split(/\s+/)
    const cell = (name: string) =>
      childrenOf(element, 'td').find((each) =>
        (each.attributes.class ?? '').split(/\s+/).includes(name),
      )
    const source = cell('source')
    const target = cell('target')
    if (!source || !target) continue
    // The title of a document whose text has none stands first and has no number.
    const number = childrenOf(element).find(({ attributes }) => attributes.class === 'number')
    if (classes.some((name) => AROUND.has(name)) && !(number && textIn(number).trim())) {
      title = true
      continue
    }
    rows.push(rowOf(element, source, target, cell('state'), cell('comment'), rows.length + 1))
  }
  if (rows.length === 0) {
    throw new UnreadableFileError(
      'no-review-table',
      name,
      '',
      `“${name}” holds no table of a text and its translation${title ? ' besides its title' : ''}. Ask for the file that was sent, saved as a web page.`,
    )
  }
  const meta = (property: string) =>
    all(root, 'meta').find(({ attributes }) => attributes.name === property)?.attributes.content ??
    ''
  const round = Number(meta(REVIEW_PROPERTIES.round))
  return {
    format: 'html',
    form: 'printed',
    document: meta(REVIEW_PROPERTIES.document),
    round: Number.isSafeInteger(round) && round > 0 ? round : 0,
    rows,
    warnings,
  }
}

function rowOf(
  row: XmlElement,
  source: XmlElement,
  target: XmlElement,
  state: XmlElement | undefined,
  comment: XmlElement | undefined,
  number: number,
): ReviewedRow {
  const stamps = [row, ...all(row)].flatMap(
    ({ attributes }) => readStamp(attributes.id ?? '') ?? [],
  )
  const accepted = segmentOf(target, 'accept')
  const changes = all(target).flatMap((element): ReviewChange[] =>
    element.name === 'ins' || element.name === 'del'
      ? [
          {
            side: 'target',
            kind: element.name === 'ins' ? 'insertion' : 'deletion',
            author: element.attributes['data-author'] ?? '',
            date: element.attributes.datetime ?? '',
            text: textIn(element),
          },
        ]
      : [],
  )
  const remarks = comment ? textIn(comment).trim() : ''
  const paragraphs = comment ? childrenOf(comment, 'p').map((p) => textIn(p).trim()) : []
  const text = paragraphs.length > 0 ? paragraphs.join('\n') : remarks
  const comments: ReviewComment[] = text
    ? [{ id: `row ${number}.comment`, author: '', date: '', text, anchor: '' }]
    : []
  return {
    place: `row ${number}`,
    names: namesIn(stamps, []),
    stamps,
    source: segmentOf(source, 'accept'),
    target: accepted,
    merged: false,
    before: changes.length > 0 ? () => segmentOf(target, 'reject') : null,
    status: state ? statusOf(textIn(state)) : null,
    comments,
    changes,
  }
}

/** Elements that begin on a line of their own when a browser has put them into an edited cell. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li'])

function segmentOf(cell: XmlElement, revisions: 'accept' | 'reject'): Segment {
  const pieces: Segment[] = []
  const dropped = revisions === 'accept' ? 'del' : 'ins'
  const walk = (element: XmlElement, marks: readonly Mark[]): void => {
    for (const child of element.children) {
      if (child.type === 'text') {
        const text = child.text.replace(/[ \t]*[\r\n][ \t\r\n]*/g, ' ')
        if (text) pieces.push(fromText(text, marks))
      } else if (child.name === 'br') pieces.push([{ type: 'break' }])
      else if (child.name !== dropped) {
        if (BLOCKS.has(child.name) && !isBlank(concat(...pieces))) pieces.push([{ type: 'break' }])
        const mark = markMeant(child)
        walk(child, mark ? orderMarks([...marks, mark]) : marks)
      }
    }
  }
  walk(cell, [])
  return trimmed(concat(...pieces))
}

function markMeant(element: XmlElement): Mark | null {
  const type = markOf(element)
  if (type) return { type }
  const { href = '' } = element.attributes
  return element.name === 'a' && isSafeHref(href) ? { type: 'link', href } : null
}

/** Without the break that a browser leaves at the end of an edited cell. */
const trimmed = (segment: Segment): Segment => {
  const last = segment.at(-1)
  return last?.type === 'break' ? trimmed(segment.slice(0, -1)) : segment
}

function all(element: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      if (name === undefined || child.name === name) found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}
