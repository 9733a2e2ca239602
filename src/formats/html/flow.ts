import type { Side } from '../../core/document/model.ts'
import type { Block, Layout, Passage } from '../../core/layout/model.ts'
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
import { sidesOf } from './matter.ts'
import { metadataHtml } from './metadata.ts'

/** A layout as running text: interlinear, or one language only. */
export function flowHtml(layout: Layout, options: MarkupOptions): string {
  const { blocks } = layout
  const parts = blocks.map((block, i) => {
    const html = blockHtml(layout, block, options)
    if (block.kind !== 'list-item') return html
    const opens = blocks[i - 1]?.kind !== 'list-item' ? '<ul>\n' : ''
    const closes = blocks[i + 1]?.kind !== 'list-item' ? '\n</ul>' : ''
    return opens + html + closes
  })
  parts.splice(layout.opening, 0, metadataBlock(layout))
  if (!layout.titleInText) parts.unshift(titleBlock(layout))
  return parts.filter(Boolean).join('\n')
}

function blockHtml(layout: Layout, block: Block, options: MarkupOptions): string {
  const element = block.kind === 'list-item' ? 'li' : 'div'
  const number =
    layout.numbered || layout.statusMarks
      ? `<span class="number" lang="en">${numberHtml(layout, block)}</span>`
      : ''
  const text =
    layout.arrangement === 'interlinear'
      ? interlinear(layout, block, options)
      : oneLanguage(layout, block, options)
  return `<${element} class="block ${classesOf(block, options)}"${anchorOf(block, options)} data-row="${block.number}">${number}${text}</${element}>`
}

/** A heading is one heading that says it twice; anything else is two paragraphs. */
function interlinear(layout: Layout, block: Block, options: MarkupOptions): string {
  if (block.kind === 'title' || block.kind === 'heading') {
    const spans = block.passages.map(({ side, segment }) =>
      span(layout, side, segmentHtml(segment)),
    )
    return elementHtml(block, spans.join(' '), ` class="${block.kind}"`, options)
  }
  return block.passages
    .map(({ side, segment }) =>
      elementHtml(block, segmentHtml(segment), sideAttributes(layout, side), options),
    )
    .join('')
}

/** One language; where it is the translation, the source stands in for what is missing of it. */
function oneLanguage(layout: Layout, block: Block, options: MarkupOptions): string {
  if (layout.arrangement === 'source') {
    const html = block.passages.map(({ segment }) => segmentHtml(segment)).join('')
    return elementHtml(block, html, sideAttributes(layout, 'source', block.kind), options)
  }
  const side = block.passages.some((passage) => passage.side === 'target') ? 'target' : 'source'
  const text = block.passages.map((passage) => passageHtml(layout, passage, side)).join('')
  const html = text + (options.reference?.(block) ?? '')
  const classes = side === 'source' ? `${block.kind} untranslated` : block.kind
  return elementHtml(block, html, sideAttributes(layout, side, classes), options)
}

/** Source text that stands in inside a translated paragraph is marked where it begins and ends. */
function passageHtml(layout: Layout, { side, segment }: Passage, around: Side): string {
  const html = segmentHtml(segment)
  return side === around
    ? html
    : `<span${sideAttributes(layout, side, 'untranslated')}>${html}</span>`
}

function titleBlock(layout: Layout): string {
  const { title } = layout
  const spans = sidesOf(layout)
    .filter((side) => title[side])
    .map((side) => span(layout, side, escapeHtml(title[side])))
  return `<div class="block title"><h1 class="title">${spans.join(' ')}</h1></div>`
}

const metadataBlock = (layout: Layout): string =>
  layout.metadata.length > 0
    ? `<div class="block metadata">${metadataHtml(layout, sidesOf(layout))}</div>`
    : ''

const span = (layout: Layout, side: Side, html: string): string =>
  `<span${sideAttributes(layout, side)}>${html}</span>`
