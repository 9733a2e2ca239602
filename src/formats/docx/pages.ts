import { isBlank, textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { chaptersOf } from '../../core/layout/chapters.ts'
import type { Block } from '../../core/layout/model.ts'
import { type Extent, openingsOf, type Unit } from '../../core/layout/openings.ts'
import type { Besides } from './columns.ts'
import type { Context } from './context.ts'
import { marksXml } from './marks.ts'
import { linesOf } from './measure.ts'
import { type Piece, piecesOf } from './pieces.ts'
import type { SectionStart } from './sections.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import { STYLE } from './styles.ts'

/**
 * How full pages are made. Where lines really break is up to the program that opens the file and to
 * its faces: what is left is for those that are wider than ours, so that no page runs over.
 */
const FILL = 0.86

/** A part of a block as it stands on the page of either side. */
interface Placed {
  readonly block: Block
  readonly piece: Piece
  /** Whether it is the first of its block. */
  readonly first: boolean
}

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
  const order: readonly [Side, Side] =
    facing && layout.sourceSide === 'right' ? ['target', 'source'] : ['source', 'target']
  const runs = layout.arrangement === 'alternating' && layout.alternate === 'chapter'
  const groups = runs ? chaptersIn(context) : openingsIn(context)
  const pages = groups.flatMap((group, i) => order.map((side, k) => ({ group, side, i, k })))
  const starts = pages.map(({ i, k }) => (facing ? startOf(i, k, groups.length) : null))
  let section: SectionStart | null = null
  for (const [n, { group, side, i }] of pages.entries()) {
    section = starts[n] ?? section
    const ends = n + 1 < pages.length ? starts[n + 1] !== null : !lastInDocument
    const properties = facing && section && ends ? context.sections.end(section) : ''
    // The first page stands where the front matter has ended.
    const breaks = n > 0 && starts[n] === null
    const head = i === 0 ? headXml(context, side, besides, breaks) : ''
    yield head + pageXml(context, group, side, properties, breaks && !head)
  }
}

/**
 * Sections that a document may have before programs take minutes over them: in longer ones not
 * every page begins a section, and the others begin by a break.
 */
const MOST_SECTIONS = 400

/** How a page of an opening begins: null for a break. @param k 0 on the left, 1 on the right */
function startOf(opening: number, k: number, openings: number): SectionStart | null {
  if (2 * openings <= MOST_SECTIONS) return k === 0 ? 'evenPage' : 'oddPage'
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
  group: readonly Placed[],
  side: Side,
  section: string,
  breaks: boolean,
): string {
  const printed = group.filter(({ piece }) => !isBlank(piece[side]))
  const before = breaks ? '<w:pageBreakBefore/>' : ''
  if (printed.length === 0) return `<w:p><w:pPr>${before}${section}</w:pPr></w:p>`
  return printed
    .map(({ block, piece, first }, i) => {
      const marks = first ? marksXml(context.layout, block) : ''
      const goesOn = !first || !block.begins
      const properties =
        (i === 0 ? before : '') +
        (i === 0 ? '<w:spacing w:before="0"/>' : '') +
        (goesOn ? '<w:ind w:firstLine="0"/>' : '') +
        (i === printed.length - 1 ? section : '')
      return context.block(block, side, marks + context.runs(piece[side], side), properties)
    })
    .join('')
}

/** Chapter by chapter, each whole. */
const chaptersIn = ({ layout: { blocks } }: Context): Placed[][] =>
  chaptersOf(blocks).map(({ from, to }) =>
    blocks.slice(from, to).map((block) => ({ block, piece: block, first: true })),
  )

/** The pieces of all blocks by the opening they stand on, both sides the same ones. */
function openingsIn(context: Context): Placed[][] {
  const { layout, options, sheet } = context
  const size = options.fontSize * TWIPS_A_POINT
  const line = size * layout.theme.leading
  const height = sheet.textHeight * FILL
  const most = {
    source: Math.floor(((height / line) * sheet.textWidth) / size / 3),
    target: Math.floor(((height / line) * sheet.textWidth) / size / 1.5),
    together: 2,
  }
  const placed: Placed[] = []
  const units: Unit[] = []
  const chapters = new Set(chaptersOf(layout.blocks).map(({ from }) => layout.blocks[from]))
  for (const block of layout.blocks) {
    for (const [i, piece] of piecesOf(block, most).entries()) {
      placed.push({ block, piece, first: i === 0 })
      units.push({
        source: extentOf(block, textOf(piece.source), size, line, sheet.textWidth),
        target: extentOf(block, textOf(piece.target), size, line, sheet.textWidth),
        cuts: [],
        chapter: i === 0 && chapters.has(block),
        keep: block.kind === 'heading' || block.kind === 'title' || block.kind === 'byline',
      })
    }
  }
  return openingsOf(units, { height, mode: 'opening', between: 0 }).map(({ from, to }) =>
    placed.slice(from.unit, to.unit),
  )
}

/** Sizes of what is larger than the text, nearly, and the space above it in lines. */
const LARGER: Readonly<Partial<Record<Block['kind'], readonly [scale: number, before: number]>>> = {
  title: [2, 1],
  heading: [1.5, 1.2],
  quotation: [1, 0.8],
  caption: [1, 0.8],
}
/** Part of the line's width that is left of it where a paragraph is set in on both sides. */
const SET_IN = 0.88

function extentOf(
  { kind }: Block,
  text: string,
  size: number,
  line: number,
  width: number,
): Extent {
  if (!text.trim()) return { before: 0, lines: 0, line, elastic: false, notes: 0 }
  const [scale, before] = LARGER[kind] ?? [1, 0.45]
  const measure = kind === 'quotation' || kind === 'list-item' ? width * SET_IN : width
  return {
    before: before * line,
    lines: linesOf(text, measure / (size * scale)),
    line: line * scale,
    elastic: false,
    notes: 0,
  }
}
