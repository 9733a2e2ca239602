import { isBlank } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { sidesOf } from '../../core/layout/sides.ts'
import type { Context } from './context.ts'
import { numberXml, statusXml } from './marks.ts'
import { paragraphXml } from './paragraph.ts'
import { footnotesXml, notesHead, notesXml } from './row-notes.ts'
import { STYLE } from './styles.ts'
import {
  cellXml,
  keptXml,
  nextPageXml,
  RowHeights,
  Rules,
  rowXml,
  TABLE_END,
  tableStart,
} from './table.ts'

/** Part of the width that the source column takes: Chinese says the same in less room. */
const SOURCE_SHARE = 0.45
/** Part of the width that a column of notes takes. */
const NOTES_SHARE = 0.18
const STATUS_WIDTH = 480
/** Widths of the narrow columns' margins and of a figure in them, in parts of the text's size. */
const NUMBER_PADDING = 12
const FIGURE = 0.42

const NARROW = '<w:left w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/>'

/**
 * The layout as one table of two columns (ECMA-376 part 1, 17.4): a head that is repeated on each
 * page, and a row for every block, kept on one page unless it is long.
 * @yields consecutive pieces of XML, one for every block and some around them
 */
export function* columnsXml(context: Context, besides: Besides): Generator<string> {
  const { layout } = context
  const { numbered, statusMarks } = layout
  const sides = sidesOf(layout)
  const widthOf = columnWidths(context)
  const numberWidth = widthOf.number
  const rules = new Rules(layout.theme, layout.lines)
  const heights = new RowHeights(context, widthOf)
  const row = (index: number, block: Block | null, cell: (side: Side) => string) => {
    const kept = block ? keptXml(block) : ''
    const narrow = (width: number, runs: string) =>
      cellXml(width, paragraphXml('BodyText', runs, kept), {
        ...rules.cell(index, false),
        margins: NARROW,
      })
    const cells = sides.map((side, i) =>
      cellXml(widthOf[side], cell(side), rules.cell(index, i > 0)),
    )
    if (numbered) cells.unshift(narrow(numberWidth, block ? numberXml(block.number) : ''))
    if (statusMarks) cells.push(narrow(STATUS_WIDTH, block ? statusXml(block.status) : ''))
    if (widthOf.notes > 0) {
      const content = index < 0 ? notesHead(context) : notesXml(context, block)
      cells.push(cellXml(widthOf.notes, content, rules.cell(index, true)))
    }
    return rowXml(cells.join(''), {
      header: index < 0,
      splits: block !== null && heights.isTall(block),
      change: block ? context.rowChange(block) : '',
    })
  }

  const grid = sides.map((side) => widthOf[side])
  if (numbered) grid.unshift(numberWidth)
  if (statusMarks) grid.push(STATUS_WIDTH)
  if (widthOf.notes > 0) grid.push(widthOf.notes)
  const begin =
    tableStart(grid) +
    row(-1, null, (side) => context.line(STYLE.columnHead, layout.languageNames[side], side))
  yield begin
  if (besides.title && !layout.titleInText) {
    yield row(0, null, (side) => context.line('Title', layout.title[side], side))
  }
  const lines = besides.metadata ? layout.metadata : []
  const metadata = () =>
    row(0, null, (side) =>
      lines
        .map(({ label, value }) => context.line(STYLE.metadata, `${label[side]}  ${value}`, side))
        .join(''),
    )
  for (let i = 0; i <= layout.blocks.length; i++) {
    if (i === layout.opening && lines.length > 0) yield metadata()
    const block = layout.blocks[i]
    if (block) {
      if (context.chapters.has(block)) yield nextPageXml(begin)
      const noted = isBlank(block.target) ? 'source' : 'target'
      yield row(i, block, (side) =>
        context.block(block, side, undefined, {
          behind: side === noted ? footnotesXml(context, block) : '',
        }),
      )
    }
  }
  yield TABLE_END
}

/** Widths of the two texts, and of the number and of notes, which are 0 where there are none. */
export function columnWidths({
  layout,
  options,
  sheet,
}: Context): Readonly<Record<Side | 'number' | 'notes', number>> {
  const { numbered, statusMarks } = layout
  const number = numbered ? numberWidthOf(layout, options.fontSize) : 0
  const notes = layout.notes === 'column' ? Math.round(sheet.textWidth * NOTES_SHARE) : 0
  const text = sheet.textWidth - number - notes - (statusMarks ? STATUS_WIDTH : 0)
  const source = Math.round(text * SOURCE_SHARE)
  return { source, target: text - source, number, notes }
}

/** What stands before the text where it does not stand on a page of its own. */
export interface Besides {
  readonly title: boolean
  readonly metadata: boolean
}

/** Room for the longest number there is. */
function numberWidthOf({ blocks }: Layout, fontSize: number): number {
  const longest = blocks.reduce(
    (most: number, { number }: Block) => Math.max(most, number.length),
    2,
  )
  return Math.round((longest * FIGURE * fontSize + NUMBER_PADDING) * 20)
}
