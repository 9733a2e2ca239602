import { fromText } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout, MetadataLine } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { type Place, segmentMarkdown } from './inline.ts'

const SIDES: readonly Side[] = ['source', 'target']

/** The options for a layout that becomes Markdown, which has no form for tracked changes. */
export const markdownOptions = (options: LayoutOptions): LayoutOptions => ({
  ...options,
  changes: 'accepted',
})

/**
 * A layout as Markdown (CommonMark with GitHub's tables): in columns the title and bylines, then
 * one table in which headings are bold; in running text headings, quotations and paragraphs.
 * Source text that stands in for a missing translation is marked with `[untranslated]`.
 */
export function writeMarkdown(layout: Layout): string {
  const opening = layout.blocks.slice(0, layout.opening)
  const rest = layout.blocks.slice(layout.opening)
  const parts = [
    ...titleParts(layout),
    ...opening.flatMap((block) => blockParts(layout, block)),
    layout.metadata.map((line) => metadataLine(layout, line)).join('\\\n'),
    ...(layout.arrangement === 'columns'
      ? [table(layout, rest)]
      : rest.flatMap((block) => blockParts(layout, block))),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}

function titleParts({ arrangement, title, titleInText }: Layout): string[] {
  if (titleInText) return []
  const sides: readonly Side[] =
    arrangement === 'target' ? [title.target ? 'target' : 'source'] : SIDES
  return sides
    .filter((side) => title[side])
    .map((side) => headingLine(1, segmentMarkdown(fromText(title[side]), 'heading')))
}

function metadataLine({ arrangement }: Layout, { label, value }: MetadataLine): string {
  const labels = arrangement === 'target' ? label.target : `${label.source} ${label.target}`
  return `${labels}: ${segmentMarkdown(fromText(value), 'heading')}`
}

function table(layout: Layout, blocks: readonly Block[]): string {
  if (blocks.length === 0) return ''
  const cells = (content: (side: Side) => string, number: string) =>
    `| ${[...(layout.numbered ? [number] : []), ...SIDES.map(content)].join(' | ')} |`
  return [
    cells((side) => layout.languageNames[side], 'No.'),
    cells(() => '---', '---'),
    ...blocks.map((block) => cells((side) => cell(block, side), block.number)),
  ].join('\n')
}

function cell(block: Block, side: Side): string {
  const text = segmentMarkdown(block[side], 'cell').trim().replace(/\s+/g, ' ')
  return text && (block.kind === 'title' || block.kind === 'heading')
    ? `<strong>${text}</strong>`
    : text
}

/** A block as running text: a paragraph for every language, or one of the translation. */
function blockParts(layout: Layout, block: Block): string[] {
  const number = layout.numbered ? `${block.number}  ` : ''
  const place: Place = block.kind === 'title' || block.kind === 'heading' ? 'heading' : 'paragraph'
  const texts = block.passages.map(({ side, segment }) => {
    const text = segmentMarkdown(segment, place)
    return layout.arrangement === 'target' && side === 'source' ? `${UNTRANSLATED} ${text}` : text
  })
  return layout.arrangement === 'target'
    ? [framed(block, number + texts.join('').trim())]
    : texts.map((text, i) => framed(block, (i === 0 ? number : '') + text.trim()))
}

const UNTRANSLATED = '\\[untranslated\\]'

function framed({ kind, level }: Block, text: string): string {
  switch (kind) {
    case 'title':
      return headingLine(1, text)
    case 'heading':
      return headingLine(Math.min(level + 1, 6), text)
    case 'quotation':
      return `> ${text.replaceAll('\n', '\n> ')}`
    case 'list-item':
      return `- ${text.replaceAll('\n', '\n  ')}`
    default:
      return text
  }
}

/** Number signs at the end of a heading would be dropped (CommonMark 4.2). */
const headingLine = (level: number, text: string): string =>
  `${'#'.repeat(level)} ${text.trim().replace(/#+$/, '\\$&')}`
