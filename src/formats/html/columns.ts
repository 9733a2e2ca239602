import { isBlank } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { type NumberedNote, numberedNotes, openNotes } from '../../core/layout/notes.ts'
import { sidesOf } from '../../core/layout/sides.ts'
import {
  anchorOf,
  classesOf,
  elementHtml,
  type MarkupOptions,
  numberHtml,
  sideAttributes,
} from './element.ts'
import { escapeHtml } from './escape.ts'
import { segmentHtml } from './inline.ts'
import { metadataHtml } from './metadata.ts'
import { noteHtml, notesHead, notesSection, referencesHtml } from './notes.ts'

/** A layout in two columns: one table, its head naming the languages, a row for every block. */
export function columnsHtml(layout: Layout, options: MarkupOptions): string {
  const notes = numberedNotes(layout)
  const rows = layout.blocks.map((block) => blockRow(layout, block, options, notes.get(block)))
  rows.splice(layout.opening, 0, metadataRow(layout))
  if (!layout.titleInText) rows.unshift(titleRow(layout, options))
  return [
    '<table>',
    `<colgroup>${isMarked(layout) ? '<col class="number">' : ''}${columnsOf(layout)
      .map((name) => `<col class="${name}">`)
      .join('')}</colgroup>`,
    `<thead>${runningRow(layout, options)}${headRow(layout)}</thead>`,
    '<tbody>',
    ...rows.filter(Boolean),
    '</tbody>',
    '</table>',
    ...notesSection(layout, notes),
  ].join('\n')
}

/** The columns behind the one of numbers and marks. */
function columnsOf(layout: Layout): readonly string[] {
  const sides = sidesOf(layout)
  if (layout.arrangement === 'review') return [...sides, 'state', 'comment']
  return layout.notes === 'column' ? [...sides, 'comment'] : sides
}

/** Whether there is a first column, with numbers or marks. */
const isMarked = ({ numbered, statusMarks }: Layout): boolean => numbered || statusMarks

/** In the table's own head: a second table around it, to repeat it, would take a fifth longer. */
function runningRow(layout: Layout, { running }: MarkupOptions): string {
  if (running === undefined) return ''
  const columns = columnsOf(layout).length + (isMarked(layout) ? 1 : 0)
  return `<tr class="running" aria-hidden="true"><td colspan="${columns}">${running}</td></tr>`
}

function headRow(layout: Layout): string {
  const head = (side: Side) =>
    `<th scope="col"${sideAttributes(layout, side)}>${escapeHtml(layout.languageNames[side])}</th>`
  const number = isMarked(layout) ? '<th scope="col" class="number" lang="en">No.</th>' : ''
  return `<tr>${number}${sidesOf(layout).map(head).join('')}${headBeside(layout)}</tr>`
}

/** Heads of what stands beside the texts. */
function headBeside({ arrangement, notes, sourceLanguage }: Layout): string {
  if (arrangement === 'review') {
    return '<th scope="col" class="state" lang="en">Status</th><th scope="col" class="comment" lang="en">Comment</th>'
  }
  if (notes !== 'column') return ''
  return `<th scope="col" class="comment" lang="en">${notesHead(sourceLanguage)}</th>`
}

function blockRow(
  layout: Layout,
  block: Block,
  options: MarkupOptions,
  notes: readonly NumberedNote[] = [],
): string {
  const number = isMarked(layout)
    ? `<th scope="row" class="number" lang="en">${numberHtml(layout, block)}</th>`
    : ''
  const first = sidesOf(layout).find((side) => !isBlank(block[side]))
  const noted = isBlank(block.target) ? 'source' : 'target'
  const text = (side: Side) => {
    const html = segmentHtml(block[side]) + (side === noted ? referencesHtml(notes) : '')
    // A cell is element enough for a paragraph, and every element costs time in a tagged PDF.
    if (!html || block.kind === 'paragraph') return html
    // On the heading: Chromium leads to where a row would have been, had it not been kept with the next.
    const anchor = side === first ? anchorOf(block, options) : ''
    return elementHtml(block, html, ` class="${block.kind}"${anchor}`, options)
  }
  const attributes = ` class="${classesOf(block, options)}"`
  return row(layout, attributes, number, text, besideOf(layout, block))
}

/** What stands beside the texts of a row: what a reviewer sees of it, or remarks on it. */
function besideOf(layout: Layout, block: Block): string {
  const { status, comments } = block
  if (layout.notes === 'column') {
    const notes = openNotes(block).map((note) => noteHtml(layout, note, 'p'))
    return `<td class="comment">${notes.join('')}</td>`
  }
  if (layout.arrangement !== 'review') return ''
  const remarks = comments.map(({ author, text }) => {
    const by = author && `<b>${escapeHtml(author)}:</b> `
    return `<p>${by}${escapeHtml(text)}</p>`
  })
  return `<td class="state" lang="en">${status}</td><td class="comment">${remarks.join('')}</td>`
}

function titleRow(layout: Layout, options: MarkupOptions): string {
  return row(layout, ' class="title"', noNumber(layout), (side) => {
    const title = escapeHtml(layout.title[side])
    return title && elementHtml({ kind: 'title', level: 0 }, title, ' class="title"', options)
  })
}

const metadataRow = (layout: Layout): string =>
  layout.metadata.length > 0
    ? row(layout, ' class="metadata"', noNumber(layout), (side) => metadataHtml(layout, [side]))
    : ''

const noNumber = (layout: Layout): string => (isMarked(layout) ? '<td class="number"></td>' : '')

function row(
  layout: Layout,
  attributes: string,
  number: string,
  content: (side: Side) => string,
  beside = columnsOf(layout)
    .slice(2)
    .map((name) => `<td class="${name}"></td>`)
    .join(''),
): string {
  const cell = (side: Side) => `<td${sideAttributes(layout, side)}>${content(side)}</td>`
  return `<tr${attributes}>${number}${sidesOf(layout).map(cell).join('')}${beside}</tr>`
}
