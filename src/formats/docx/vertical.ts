import { textOf } from '../../core/document/inline.ts'
import type { RowKind, Side } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import { sidesOf } from '../../core/layout/sides.ts'
import type { Besides } from './columns.ts'
import type { Context } from './context.ts'
import { marksXml } from './marks.ts'
import { linesOf } from './measure.ts'
import { type Piece, type PieceSize, piecesOf } from './pieces.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import { HEADING_SPACE, PARAGRAPH_SPACE, STYLE } from './styles.ts'
import {
  CELL_PADDING,
  cellXml,
  nextPageXml,
  ROW_PADDING,
  Rules,
  rowXml,
  TABLE_END,
  tableStart,
} from './table.ts'

/** Part of the width for the vertical lines. */
const SOURCE_SHARE = 0.42

/**
 * Part of a page that a row may be high, so that two are on one: what is longer goes on in a further
 * row. A piece that takes more room than most of its length may be higher.
 */
const HIGHEST = 0.4
const MOST = 0.9

/**
 * Chinese in vertical lines from right to left (縱排; ECMA-376 part 1, 17.4.72, `tbRl`) beside
 * horizontal English: a row of a table for every block, high enough for both. A block that would be
 * higher than that goes on in a further row, cut where sentences of both sides end.
 * @yields consecutive pieces of XML
 */
export function* verticalXml(context: Context, besides: Besides): Generator<string> {
  const { layout } = context
  const sides = sidesOf(layout)
  const widthOf = verticalWidths(context)
  const rules = new Rules(layout.theme, layout.lines)
  const room = new Room(context, widthOf)
  const row = (index: number, height: number, cell: (side: Side) => string, change = '') =>
    rowXml(
      sides
        .map((side, i) =>
          cellXml(widthOf[side], cell(side), {
            ...rules.cell(index, i > 0),
            vertical: side === 'source' && index >= 0,
          }),
        )
        .join(''),
      { header: index < 0, height, change },
    )
  const begin =
    tableStart(sides.map((side) => widthOf[side])) +
    row(-1, 0, (side) => context.line(STYLE.columnHead, layout.languageNames[side], side))
  yield begin
  if (besides.title && !layout.titleInText) {
    const { title } = layout
    yield row(0, room.heightOf(title.source, title.target, TITLE), (side) =>
      context.line('Title', title[side], side),
    )
  }
  for (let i = 0; i <= layout.blocks.length; i++) {
    if (i === layout.opening && besides.metadata && layout.metadata.length > 0) {
      const lines = (side: Side) =>
        layout.metadata.map(({ label, value }) => `${label[side]}  ${value}`)
      yield row(
        0,
        room.heightOf(lines('source').join('\n'), lines('target').join('\n'), 1),
        (side) =>
          lines(side)
            .map((line) => context.line(STYLE.metadata, line, side))
            .join(''),
      )
    }
    const block = layout.blocks[i]
    if (!block) continue
    if (context.chapters.has(block)) yield nextPageXml(begin)
    const pieces = room.piecesOf(block)
    yield pieces
      .map((piece, k) =>
        row(
          i,
          room.heightOfPiece(block, piece),
          (side) => {
            const before = side === 'target' && k === 0 ? marksXml(layout, block) : ''
            return context.block(block, side, context.textRuns(block, piece[side], side), {
              before,
            })
          },
          context.rowChange(piece),
        ),
      )
      .join('')
  }
  yield TABLE_END
}

/** Sizes of titles and headings, nearly: room is better too much than too little. */
const TITLE = 2
const HEADING = 1.4
/** Characters of a heading that is set in one line. */
const LONGEST_HEADING = 20

/** Widths of the two texts. */
export function verticalWidths({ sheet }: Context): Readonly<Record<Side, number>> {
  const source = Math.round(sheet.textWidth * SOURCE_SHARE)
  return { source, target: sheet.textWidth - source }
}

/** How high rows have to be. */
export class Room {
  readonly #size: number
  readonly #leading: number
  readonly #highest: number
  /** Never higher than this. */
  readonly #most: number
  readonly #widths: Readonly<Record<Side, number>>

  constructor({ options, layout, sheet }: Context, widths: Readonly<Record<Side, number>>) {
    this.#size = options.fontSize * TWIPS_A_POINT
    this.#leading = this.#size * layout.theme.leading
    this.#highest = sheet.textHeight * HIGHEST
    this.#most = sheet.textHeight * MOST
    this.#widths = {
      source: widths.source - CELL_PADDING,
      target: widths.target - CELL_PADDING,
    }
  }

  /** The longest a piece may be: as much as a row of the greatest height holds. */
  get #pieces(): PieceSize {
    const columns = Math.max(1, Math.floor(this.#widths.source / this.#leading) - 1)
    const lines = Math.max(1, Math.floor(this.#highest / this.#leading) - 1)
    return {
      source: Math.max(10, Math.floor((columns * this.#highest) / this.#size)),
      target: Math.max(20, Math.floor((lines * this.#widths.target) / (this.#size * 0.5))),
    }
  }

  piecesOf(block: Block): Piece[] {
    return piecesOf(block, this.#pieces)
  }

  heightOfPiece({ kind }: Block, { source, target }: Piece): number {
    const scale = kind === 'title' ? TITLE : kind === 'heading' ? HEADING : 1
    return this.heightOf(textOf(source), textOf(target), scale, INSETS[kind])
  }

  /** Height at which the source's vertical lines fit beside one another, and the target's do. */
  heightOf(source: string, target: string, scale: number, insets: Insets = TEXT_INSETS): number {
    const size = this.#size * scale
    const leading = this.#leading * scale
    const [along, across] = [insets.along * this.#size, insets.across * this.#size]
    const english = linesOf(target, (this.#widths.target - along) / size) * leading + across
    const columns = Math.max(1, Math.floor((this.#widths.source - across) / leading))
    let height = Math.max(english, size * 6)
    // A heading is one line, upright or not, as long as it is no paragraph.
    const lines = scale > 1 && [...source].length <= LONGEST_HEADING ? 1 : columns
    while (height < this.#most && linesOf(source, (height - along) / size) > lines) height += size
    return Math.round(height + ROW_PADDING)
  }
}

/**
 * What the look of a paragraph takes of its room, as a part of the text's size: at both ends of its
 * lines, and on both sides of them.
 */
interface Insets {
  readonly along: number
  readonly across: number
}

const TEXT_INSETS: Insets = { along: 0, across: PARAGRAPH_SPACE }
const HEADING_INSETS: Insets = { along: 0, across: HEADING_SPACE.before + HEADING_SPACE.after }
const INSETS: Readonly<Record<RowKind, Insets>> = {
  title: HEADING_INSETS,
  heading: HEADING_INSETS,
  byline: TEXT_INSETS,
  paragraph: TEXT_INSETS,
  'list-item': { along: 1.2, across: 0.2 },
  quotation: { along: 2.8, across: 1 },
  caption: { along: 0, across: 1 },
  'table-cell': TEXT_INSETS,
  footnote: TEXT_INSETS,
}
