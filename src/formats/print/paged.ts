import { isBlank } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { beginsChapter } from '../../core/layout/chapters.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { elementHtml, numberHtml, sideAttributes } from '../html/element.ts'
import { escapeHtml } from '../html/escape.ts'
import { hasNote } from '../html/footnotes.ts'
import { segmentHtml } from '../html/inline.ts'
import { matterOf } from '../html/matter.ts'
import { metadataHtml } from '../html/metadata.ts'

/**
 * Layouts whose pages Chromium's own breaking cannot make: both texts have to end at the same row.
 * The page that prints them measures every block and makes the pages itself, from this markup:
 *
 *     article.paged[data-paged][data-numbers][data-first]
 *       section*            pages before the text: title page, contents
 *       .running-heads      what stands over the pages
 *       .units
 *         .unit[data-unit][data-chapter][data-keep]
 *           .side.source, .side.target      its two texts
 *           .foot.source, .foot.target      footnotes that belong to it
 *       section*            pages behind the text
 *
 * `data-paged` is `opening` (a page for each text), `stacked` (the translation, and the source at
 * the foot of its page) or `vertical` (upright Chinese beside English).
 */
export function pagedHtml(layout: Layout): string {
  const facing = layout.arrangement === 'facing'
  const given: Layout = facing ? withTitlePage(layout) : layout
  const matter = matterOf(given)
  const { text, taken } = matter
  const footnotes = new Set(text.blocks.flatMap((block) => block.footnotes))
  const units = text.blocks.map((block, i) =>
    footnotes.has(i + taken)
      ? ''
      : unitHtml(layout, block, i + taken, {
          before: text.blocks[i - 1],
          // Titles and bylines belong to the first chapter.
          opens: i <= text.opening,
        }),
  )
  units.splice(text.opening, 0, metadataUnit(text))
  const attributes = [
    `data-paged="${MODES[layout.arrangement as Paged]}"`,
    `data-numbers="${facing ? 'opening' : 'page'}"`,
    `data-first="${layout.sourceSide === 'left' ? 'source' : 'target'}"`,
    `data-by="${layout.by}"`,
  ].join(' ')
  return [
    `<article class="paged ${layout.arrangement}" ${attributes}>`,
    matter.titlePage,
    matter.contents,
    runningHeads(layout),
    '<div class="units">',
    ...units.filter(Boolean),
    '</div>',
    matter.bibliography,
    matter.colophon,
    '</article>\n',
  ]
    .filter(Boolean)
    .join('\n')
}

const MODES = {
  facing: 'opening',
  alternating: 'opening',
  footnotes: 'stacked',
  vertical: 'vertical',
} as const
type Paged = keyof typeof MODES

/** Whether the pages of a layout are made by the page that prints it. */
export const isPaged = ({
  arrangement,
  alternate,
}: Pick<Layout, 'arrangement' | 'alternate'>): boolean =>
  arrangement in MODES && (arrangement !== 'alternating' || alternate === 'page')

/** The first page of a book is a right one, and the first opening behind it. */
const withTitlePage = (layout: Layout): Layout => ({
  ...layout,
  theme: { ...layout.theme, titlePage: true },
})

function runningHeads(layout: Layout): string {
  if (layout.theme.running === 'none') return ''
  const head = (side: Side) =>
    `<span${sideAttributes(layout, side)}>${escapeHtml(layout.title[side])}</span>`
  return `<div class="running-heads" data-running="${layout.theme.running}" aria-hidden="true">${head('source')}${head('target')}</div>`
}

function unitHtml(
  layout: Layout,
  block: Block,
  index: number,
  { before, opens }: { readonly before: Block | undefined; readonly opens: boolean },
): string {
  const heading = block.kind === 'heading' || block.kind === 'title'
  const chapter = beginsChapter(block) && !opens ? ' data-chapter' : ''
  const keep = heading || block.kind === 'byline' ? ' data-keep' : ''
  const id = block.kind === 'heading' ? ` id="b${index}"` : ''
  const apart = block.kind === 'paragraph' && before && SET_OFF.has(before.kind)
  const content =
    layout.arrangement === 'footnotes'
      ? stackedHtml(layout, block, apart ? ' apart' : '')
      : sideHtml(layout, block, 'source', apart ? ' apart' : '') +
        sideHtml(layout, block, 'target', apart ? ' apart' : '')
  return `<div class="unit" data-unit="${block.number}"${chapter}${keep}${id}>${content}${footHtml(layout, block)}</div>`
}

/** Blocks with space behind them. */
const SET_OFF: ReadonlySet<Block['kind']> = new Set(['quotation', 'caption', 'list-item'])

const sideClasses = ({ kind, begins }: Block, side: Side): string =>
  `side ${kind} ${side}${begins ? '' : ' continues'}`

/** One text of a block, empty where it has none. */
function sideHtml(layout: Layout, block: Block, side: Side, more: string): string {
  const attributes = sideAttributes(layout, side, sideClasses(block, side) + more)
  if (isBlank(block[side])) return `<div${attributes}></div>`
  const number =
    (layout.numbered || layout.statusMarks) && side === layoutSide(layout)
      ? `<span class="number" lang="en">${numberHtml(layout, block)}</span>`
      : ''
  return `<div${attributes}>${number}${elementHtml(block, rowsHtml(block, side), '', { figures: false })}</div>`
}

/** The side that numbers stand beside: the one on the outer left. */
const layoutSide = ({ sourceSide }: Layout): Side => (sourceSide === 'left' ? 'source' : 'target')

/** Rows of a paragraph can be told apart, so that pages end between them. */
function rowsHtml(block: Block, side: Side): string {
  if (block.parts.length < 2) return segmentHtml(block[side])
  return block.parts.map((part) => `<span class="row">${segmentHtml(part[side])}</span>`).join('')
}

/** The translation with the mark of a note, and the source as that note. */
function stackedHtml(layout: Layout, block: Block, more: string): string {
  const noted = hasNote(block)
  const main: Side = isBlank(block.target) ? 'source' : 'target'
  const mark = noted ? `<sup class="reference" lang="en">${block.number}</sup>` : ''
  const text = elementHtml(block, rowsHtml(block, main) + mark, '', { figures: false })
  const attributes = sideAttributes(layout, main, sideClasses(block, 'target') + more)
  const untranslated =
    main === 'source' ? attributes.replace('side ', 'side untranslated ') : attributes
  const note = noted
    ? `<p class="note"><span class="reference" lang="en">${block.number}</span> ${rowsHtml(block, 'source')}</p>`
    : ''
  return `<div${sideAttributes(layout, 'source', 'side note source')}>${note}</div><div${untranslated}>${text}</div>`
}

/** The footnotes of the text itself that have their marks in a block. */
function footHtml(layout: Layout, block: Block): string {
  if (block.footnotes.length === 0) return ''
  const notes = block.footnotes.map((index) => layout.blocks[index]!)
  const foot = (side: Side) => {
    const text = notes
      .filter((note) => !isBlank(note[side]))
      .map((note) => `<p>${segmentHtml(note[side])}</p>`)
    return `<div${sideAttributes(layout, side, `foot footnote ${side}`)}>${text.join('')}</div>`
  }
  return foot('source') + foot('target')
}

/** The metadata lines, each language's labels on its page. */
function metadataUnit(layout: Layout): string {
  if (layout.metadata.length === 0) return ''
  const side = (name: Side) =>
    `<div${sideAttributes(layout, name, `side metadata ${name}`)}>${metadataHtml(layout, [name])}</div>`
  return `<div class="unit" data-keep>${side('source')}${side('target')}</div>`
}
