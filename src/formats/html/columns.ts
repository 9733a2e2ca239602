import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { elementHtml, type MarkupOptions, sideAttributes } from './element.ts'
import { escapeHtml } from './escape.ts'
import { segmentHtml } from './inline.ts'
import { metadataHtml } from './metadata.ts'

/** A layout in two columns: one table, its head naming the languages, a row for every block. */
export function columnsHtml(layout: Layout, options: MarkupOptions): string {
  const rows = layout.blocks.map((block) => blockRow(layout, block, options))
  rows.splice(layout.opening, 0, metadataRow(layout))
  if (!layout.titleInText) rows.unshift(titleRow(layout, options))
  return [
    '<table>',
    `<colgroup>${layout.numbered ? '<col class="number">' : ''}<col class="source"><col class="target"></colgroup>`,
    `<thead>${runningRow(layout, options)}${headRow(layout)}</thead>`,
    '<tbody>',
    ...rows.filter(Boolean),
    '</tbody>',
    '</table>',
  ].join('\n')
}

/** In the table's own head: a second table around it, to repeat it, would take a fifth longer. */
function runningRow({ numbered }: Layout, { running }: MarkupOptions): string {
  if (running === undefined) return ''
  return `<tr class="running" aria-hidden="true"><td colspan="${numbered ? 3 : 2}">${running}</td></tr>`
}

function headRow(layout: Layout): string {
  const head = (side: Side) =>
    `<th scope="col"${sideAttributes(layout, side)}>${escapeHtml(layout.languageNames[side])}</th>`
  const number = layout.numbered ? '<th scope="col" class="number" lang="en">No.</th>' : ''
  return `<tr>${number}${head('source')}${head('target')}</tr>`
}

function blockRow(layout: Layout, block: Block, options: MarkupOptions): string {
  const number = layout.numbered
    ? `<th scope="row" class="number" lang="en">${block.number}</th>`
    : ''
  const text = (side: Side) => {
    const html = segmentHtml(block[side])
    // A cell is element enough for a paragraph, and every element costs time in a tagged PDF.
    if (!html || block.kind === 'paragraph') return html
    return elementHtml(block, html, ` class="${block.kind}"`, options)
  }
  const classes = `${block.kind}${block.begins ? '' : ' continues'}`
  return row(layout, classes, number, text)
}

function titleRow(layout: Layout, options: MarkupOptions): string {
  return row(layout, 'title', noNumber(layout), (side) => {
    const title = escapeHtml(layout.title[side])
    return title && elementHtml({ kind: 'title', level: 0 }, title, ' class="title"', options)
  })
}

const metadataRow = (layout: Layout): string =>
  layout.metadata.length > 0
    ? row(layout, 'metadata', noNumber(layout), (side) => metadataHtml(layout, [side]))
    : ''

const noNumber = (layout: Layout): string => (layout.numbered ? '<td class="number"></td>' : '')

function row(
  layout: Layout,
  classes: string,
  number: string,
  content: (side: Side) => string,
): string {
  const cell = (side: Side) => `<td${sideAttributes(layout, side)}>${content(side)}</td>`
  return `<tr class="${classes}">${number}${cell('source')}${cell('target')}</tr>`
}
