import type { Side } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import type { Besides } from './columns.ts'
import type { Context } from './context.ts'
import { marksXml } from './marks.ts'
import { chaptersIn, isText, openingsIn, type Placed, prints, type Spread } from './openings.ts'
import { edgeXml } from './paragraph.ts'
import type { Piece } from './pieces.ts'
import type { SectionStart } from './sections.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import { STYLE } from './styles.ts'

/**
 * Source and translation on pages of their own.
 *
 * Facing pages are sections that begin on an even page (the source) and on an odd one (its
 * translation), by turns: whatever a program makes of the faces, source stays on the left and
 * translation on the right, and a page that runs over shifts nothing after it. Alternating pages
 * begin by a break.
 * @param lastInDocument whether nothing follows, so that the last section ends with the document
 * @yields consecutive pieces of XML
 */
export function* pagesXml(
  context: Context,
  besides: Besides,
  lastInDocument: boolean,
): Generator<string> {
  const { layout } = context
  const facing = layout.arrangement === 'facing'
  const order = orderOf(context)
  const groups = spreadsIn(context)
  const pages = groups.flatMap((group, i) => order.map((side, k) => ({ group, side, i, k })))
  const starts = pages.map(({ i, k }) => (facing ? startOf(i, k, groups.length) : null))
  let section: SectionStart | null = null
  for (const [n, { group, side, i, k }] of pages.entries()) {
    section = starts[n] ?? section
    const ends = n + 1 < pages.length ? starts[n + 1] !== null : !lastInDocument
    const properties =
      facing && section && ends
        ? context.sections.end(section, { references: context.running?.of(i, k) ?? '' })
        : ''
    // The first page stands where the front matter has ended.
    const breaks = n > 0 && starts[n] === null
    const head = i === 0 ? headXml(context, side, besides, breaks) : ''
    yield head + pageXml(context, group, side, properties, breaks && !head)
  }
}

/** The side that the first of two pages has, and the other. */
export const orderOf = ({ layout }: Pick<Context, 'layout'>): readonly [Side, Side] =>
  layout.arrangement === 'facing' && layout.sourceSide === 'right'
    ? ['target', 'source']
    : ['source', 'target']

/** What stands on the pages, or in the chapters, that are set by turns. */
export const spreadsIn = (context: Context): readonly Spread[] =>
  context.layout.arrangement === 'alternating' && context.layout.alternate === 'chapter'
    ? chaptersIn(context)
    : openingsIn(context)

/**
 * Sections that a document may have before programs take minutes over them: in longer ones not
 * every page begins a section, and the others begin by a break.
 */
const MOST_SECTIONS = 400

/** Whether each page of so many openings is a section, with a running head and foot of its own. */
export const areSections = (openings: number): boolean => 2 * openings <= MOST_SECTIONS

/** How a page of an opening begins: null for a break. @param k 0 on the left, 1 on the right */
function startOf(opening: number, k: number, openings: number): SectionStart | null {
  if (areSections(openings)) return k === 0 ? 'evenPage' : 'oddPage'
  return k === 0 && opening % Math.ceil(openings / MOST_SECTIONS) === 0 ? 'evenPage' : null
}

/** Title and metadata over the first page of a side, where they have no page of their own. */
function headXml(context: Context, side: Side, besides: Besides, breaks: boolean): string {
  const { title, titleInText, metadata } = context.layout
  const lines: (readonly [style: string, text: string])[] = []
  if (besides.title && !titleInText && title[side]) lines.push(['Title', title[side]])
  if (besides.metadata) {
    for (const { label, value } of metadata) {
      lines.push([STYLE.metadata, `${label[side]}  ${value}`])
    }
  }
  return lines
    .map(([style, text], i) =>
      context.line(style, text, side, breaks && i === 0 ? '<w:pageBreakBefore/>' : ''),
    )
    .join('')
}

/** One side of a group; a side without text is an empty page. */
function pageXml(
  context: Context,
  { placed, leading }: Spread,
  side: Side,
  section: string,
  breaks: boolean,
): string {
  const printed = placed.filter((each) => prints(context, each, side))
  const before = breaks ? '<w:pageBreakBefore/>' : ''
  if (printed.length === 0) return `<w:p><w:pPr>${before}${section}</w:pPr></w:p>`
  const paragraphs = paragraphsOf(printed)
  return paragraphs
    .map(({ block, pieces, first, last }, i) => {
      const texts = pieces.map((piece) => piece[side])
      const change = context.changeOf(texts)
      const [opens, ends] = [i === 0, i === paragraphs.length - 1]
      const goesOn = !first || !block.begins
      const properties =
        (opens && !change ? before : '') +
        spacingXml(context, block, opens, leading[side]) +
        (goesOn ? '<w:ind w:firstLine="0"/>' : '') +
        (ends && !change ? section : '')
      const paragraph = context.block(
        block,
        side,
        texts.map((text) => context.textRuns(block, text, side)).join(''),
        {
          before: first ? marksXml(context.layout, block) : '',
          behind: last ? context.notesBehind(block, side) : '',
          properties,
          change,
        },
      )
      if (!change) return paragraph
      // Where the page begins and ends does not come or go with a paragraph.
      return (opens && breaks ? edgeXml('', true) : '') + paragraph + (ends ? edgeXml(section) : '')
    })
    .join('')
}

interface Paragraph extends Pick<Placed, 'block' | 'first' | 'last'> {
  readonly pieces: readonly Piece[]
}

/** The pieces of one block that stand on one page are one paragraph. */
function paragraphsOf(placed: readonly Placed[]): Paragraph[] {
  const paragraphs: Paragraph[] = []
  for (const { block, piece, first, last } of placed) {
    const open = paragraphs.at(-1)
    if (open?.block !== block) paragraphs.push({ block, first, last, pieces: [piece] })
    else {
      paragraphs[paragraphs.length - 1] = { ...open, last, pieces: [...open.pieces, piece] }
    }
  }
  return paragraphs
}

/** Leading that differs by less than this from the theme's is the theme's. */
const SAME = 0.005

/** No space above what stands first, and the leading of the page where that is another. */
function spacingXml(
  { options, layout }: Context,
  block: Block,
  first: boolean,
  leading: number,
): string {
  const line = options.fontSize * TWIPS_A_POINT * layout.theme.leading * leading
  const led = isText(block) && Math.abs(leading - 1) > SAME
  if (!first && !led) return ''
  return `<w:spacing${first ? ' w:before="0"' : ''}${led ? ` w:line="${Math.round(line)}" w:lineRule="atLeast"` : ''}/>`
}
