import { textOf } from '../../core/document/inline.ts'
import type { Change, Segment } from '../../core/document/model.ts'
import { STATUSES } from '../../core/document/status.ts'
import type { ReviewChange, ReviewComment } from '../../core/review/model.ts'
import { tracked } from '../../core/review/track.ts'
import { statusOf } from '../bilingual-docx/status.ts'
import { ATTRIBUTES, CLASSES } from '../review-page/markup.ts'
import { readStamp } from '../review-stamp.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { hasClass, segmentOf, shownText, within } from './html-text.ts'
import type { ReviewedRow } from './model.ts'
import { namesIn } from './names.ts'

/** The cells of a row that are known by their classes. */
export interface RowCells {
  readonly source: XmlElement
  readonly target: XmlElement
  readonly state: XmlElement | undefined
  readonly comment: XmlElement | undefined
}

/**
 * Reads a row of a page for reviewers. Its changes are those between the text that was sent and the
 * one that stands beside it, or `ins` and `del` in the text itself.
 * @param reviewer who changed rows of which that is not said
 */
export function readRow(
  row: XmlElement,
  { source, target, state, comment }: RowCells,
  number: number,
  reviewer: string,
): ReviewedRow {
  const stamps = [row, ...within(row)].flatMap(
    ({ attributes }) => readStamp(attributes.id ?? '') ?? [],
  )
  const date = row.attributes[ATTRIBUTES.edited]
  const lines = date !== undefined
  const text = textElement(target)
  const now = segmentOf(text, { revisions: 'accept', lines })
  const sent = sentOf(target, text)
  const marked = sent ? [] : markedChanges(text)
  const by = { author: row.attributes[ATTRIBUTES.by] ?? reviewer, date: date ?? '' }
  const changes = sent ? changesIn(tracked(sent, now, by, 'word')) : marked
  const before =
    sent ?? (marked.length > 0 ? segmentOf(text, { revisions: 'reject', lines }) : null)
  return {
    place: `row ${number}`,
    names: namesIn(stamps, []),
    stamps,
    source: segmentOf(textElement(source), { revisions: 'accept', lines: false }),
    target: now,
    merged: false,
    before: before && (() => before),
    tracked: sent && changes.length > 0 ? () => tracked(sent, now, by, 'word') : null,
    status: statusIn(row, state),
    comments: comment ? commentsIn(comment, number) : [],
    changes,
  }
}

/** Where the text of a cell is: pages of ours name it, others have nothing else in the cell. */
const textElement = (cell: XmlElement): XmlElement =>
  childrenOf(cell).find((child) => hasClass(child, CLASSES.text)) ?? cell

/** The translation as it was sent, where the row has it beside another. */
function sentOf(cell: XmlElement, text: XmlElement): Segment | null {
  const sent = childrenOf(cell).find((child) => hasClass(child, CLASSES.sent))
  return sent && sent !== text ? segmentOf(sent, { revisions: 'accept', lines: false }) : null
}

/** The changes of a text; neighbours of one kind differ in their formatting alone, and are one. */
function changesIn(segment: Segment): ReviewChange[] {
  const changes: ReviewChange[] = []
  let before: Change['kind'] | undefined
  for (const inline of segment) {
    const { change } = inline
    if (change) {
      const piece = textOf([inline])
      const last = changes.at(-1)
      if (last && change.kind === before) {
        changes[changes.length - 1] = { ...last, text: last.text + piece }
      } else changes.push(changeOf(change, piece))
    }
    before = change?.kind
  }
  return changes
}

const changeOf = ({ kind, author, date }: Change, text: string): ReviewChange => ({
  side: 'target',
  kind,
  author,
  date,
  text,
})

const markedChanges = (text: XmlElement): ReviewChange[] =>
  within(text).flatMap((element) => {
    if (element.name !== 'ins' && element.name !== 'del') return []
    const kind = element.name === 'ins' ? 'insertion' : 'deletion'
    const { [ATTRIBUTES.author]: author = '', datetime: date = '' } = element.attributes
    return [changeOf({ kind, author, date }, textIn(element))]
  })

/** By its name on the row, else by the word in its cell. */
function statusIn(row: XmlElement, state: XmlElement | undefined): ReviewedRow['status'] {
  const named = STATUSES.find((status) => status === row.attributes[ATTRIBUTES.status])
  return named ?? (state ? statusOf(shownText(state)) : null)
}

/** Remarks that say what they are; else all that stands in the cell, as one. */
function commentsIn(cell: XmlElement, number: number): ReviewComment[] {
  const place = `row ${number}.comment`
  const remarks = within(cell).filter((element) => hasClass(element, CLASSES.remark))
  if (remarks.length > 0) return remarks.map((remark, i) => remarkOf(remark, `${place}.${i + 1}`))
  const paragraphs = childrenOf(cell, 'p').map((p) => shownText(p).trim())
  const text = (paragraphs.length > 0 ? paragraphs.join('\n') : shownText(cell)).trim()
  return text ? [{ id: place, author: '', date: '', text, anchor: '' }] : []
}

function remarkOf(remark: XmlElement, place: string): ReviewComment {
  const given = (name: string): string => remark.attributes[name] ?? ''
  const [name] = within(remark, 'b')
  const [time] = within(remark, 'time')
  const author = given(ATTRIBUTES.author) || (name ? shownText(name).trim() : '')
  const date = given(ATTRIBUTES.date) || (time?.attributes.datetime ?? '')
  const text = within(remark, 'p').map((p) => shownText(p).trim())
  const answers = given(ATTRIBUTES.answers)
  return {
    id: given(ATTRIBUTES.id) || place,
    author,
    date: Number.isNaN(Date.parse(date)) ? '' : date,
    text: text.join('\n'),
    anchor: given(ATTRIBUTES.anchor),
    ...(answers && { answers }),
    ...(ATTRIBUTES.resolved in remark.attributes && { resolved: true }),
  }
}
