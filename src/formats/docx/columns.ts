import { fromText } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import { paragraphXml } from './paragraph.ts'
import { type Hyperlinks, runsXml } from './runs.ts'
import { paragraphStyle, STYLE } from './styles.ts'

/** Part of the width that the source column takes: Chinese says the same in less room. */
const SOURCE_SHARE = 0.45
const NUMBER_WIDTH = 620
const CELL_MARGIN = 170
const ROW_SPACE = 80
const HAIRLINE = 'w:val="single" w:sz="4" w:space="0" w:color="C4BCB0"'

const SIDES = ['source', 'target'] as const
const TEXT_STYLE = { source: STYLE.sourceText, target: STYLE.targetText } as const

/**
 * The layout as one table of two columns (ECMA-376 part 1, 17.4): a head that is repeated on each
 * page, and a row, kept on one page, for every block.
 * @param width of the table, in twips
 * @yields consecutive pieces of XML, one for every block and some around them
 */
export function* columnsXml(
  layout: Layout,
  width: number,
  hyperlinks: Hyperlinks,
): Generator<string> {
  const grid = columnWidths(layout, width)
  const row = (number: string, cell: (side: Side) => string, header = false) =>
    rowXml(
      grid,
      layout.numbered ? [numberXml(number), ...SIDES.map(cell)] : SIDES.map(cell),
      header,
    )
  const plain = (style: string, text: string, side: Side) =>
    paragraphXml(style, runsXml(fromText(text), side, TEXT_STYLE[side], hyperlinks))

  yield tableStart(grid, width)
  yield row('', (side) => plain(STYLE.columnHead, layout.languageNames[side], side), true)
  if (!layout.titleInText) {
    yield row('', (side) => plain('Title', layout.title[side], side))
  }
  const metadata = row('', (side) =>
    layout.metadata
      .map(({ label, value }) => plain(STYLE.metadata, `${label[side]}  ${value}`, side))
      .join(''),
  )
  for (let i = 0; i <= layout.blocks.length; i++) {
    if (i === layout.opening && layout.metadata.length > 0) yield metadata
    const block = layout.blocks[i]
    if (block) yield row(block.number, (side) => blockXml(block, side, hyperlinks))
  }
  yield `</w:tbl>${AFTER_TABLE}`
}

function columnWidths({ numbered }: Layout, width: number): readonly number[] {
  const text = numbered ? width - NUMBER_WIDTH : width
  const source = Math.round(text * SOURCE_SHARE)
  return numbered ? [NUMBER_WIDTH, source, text - source] : [source, text - source]
}

const blockXml = (block: Block, side: Side, hyperlinks: Hyperlinks): string =>
  paragraphXml(
    paragraphStyle(block.kind, block.level),
    runsXml(block[side], side, TEXT_STYLE[side], hyperlinks),
  )

const numberXml = (number: string): string =>
  paragraphXml(
    'BodyText',
    number &&
      `<w:r><w:rPr><w:rStyle w:val="${STYLE.rowNumber}"/></w:rPr><w:t>${number}</w:t></w:r>`,
  )

const tableStart = (grid: readonly number[], width: number): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/>` +
  `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="${ROW_SPACE}" w:type="dxa"/><w:left w:w="${CELL_MARGIN}" w:type="dxa"/><w:right w:w="${CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>` +
  `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
  `<w:tblGrid>${grid.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>`

function rowXml(grid: readonly number[], cells: readonly string[], header: boolean): string {
  const content = cells.map((cell, i) => {
    const left = i === cells.length - 1 ? `<w:left ${HAIRLINE}/>` : ''
    const borders = left + (header ? `<w:bottom ${HAIRLINE}/>` : '')
    const properties = `<w:tcW w:w="${grid[i]}" w:type="dxa"/>${borders && `<w:tcBorders>${borders}</w:tcBorders>`}`
    return `<w:tc><w:tcPr>${properties}</w:tcPr>${cell}</w:tc>`
  })
  const properties = header ? '<w:cantSplit/><w:tblHeader/>' : '<w:cantSplit/>'
  return `<w:tr><w:trPr>${properties}</w:trPr>${content.join('')}</w:tr>`
}

/** Word wants a paragraph after a table; one of a twentieth of a point never opens a page. */
const AFTER_TABLE =
  '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
