import type { Side } from '../../core/document/model.ts'
import type { Block, Layout, Passage } from '../../core/layout/model.ts'
import { elementHtml, type MarkupOptions, sideAttributes } from './element.ts'
import { escapeHtml } from './escape.ts'
import { segmentHtml } from './inline.ts'
import { metadataHtml } from './metadata.ts'

/** A layout as running text: interlinear, or target only. */
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
  const number = layout.numbered ? `<span class="number" lang="en">${block.number}</span>` : ''
  const text =
    layout.arrangement === 'interlinear'
      ? interlinear(layout, block, options)
      : targetOnly(layout, block, options)
  return `<${element} class="block ${block.kind}" data-row="${block.number}">${number}${text}</${element}>`
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

function targetOnly(layout: Layout, block: Block, options: MarkupOptions): string {
  const side = block.passages.some((passage) => passage.side === 'target') ? 'target' : 'source'
  const html = block.passages.map((passage) => passageHtml(layout, passage, side)).join('')
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
  const sides: readonly Side[] =
    layout.arrangement === 'target' ? [title.target ? 'target' : 'source'] : ['source', 'target']
  const spans = sides
    .filter((side) => title[side])
    .map((side) => span(layout, side, escapeHtml(title[side])))
  return `<div class="block title"><h1 class="title">${spans.join(' ')}</h1></div>`
}

const metadataBlock = (layout: Layout): string =>
  layout.metadata.length > 0
    ? `<div class="block metadata">${metadataHtml(layout, layout.arrangement === 'target' ? ['target'] : ['source', 'target'])}</div>`
    : ''

const span = (layout: Layout, side: Side, html: string): string =>
  `<span${sideAttributes(layout, side)}>${html}</span>`
