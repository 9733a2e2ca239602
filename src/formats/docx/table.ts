import { textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import type { Lines, Theme } from '../../core/layout/themes.ts'
import type { Context } from './context.ts'
import { Ruler } from './openings.ts'
import { edgeXml } from './paragraph.ts'

/** A column of a table and its cells, ECMA-376 part 1, 17.4; lengths in twips. */
export interface CellOptions {
  /** Elements of CT_TcPr behind the width, in the order of the schema. */
  readonly borders?: string
  readonly shade?: string
  /** Margins of this cell alone. */
  readonly margins?: string
  readonly vertical?: boolean
  readonly span?: number
}

const CELL_MARGIN = 170
const ROW_SPACE = 80

/** Twips between the edge of a cell and its text, on either side together. */
export const CELL_PADDING = 2 * CELL_MARGIN
export const ROW_PADDING = 2 * ROW_SPACE

export const tableStart = (grid: readonly number[], borders = ''): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${sum(grid)}" w:type="dxa"/>${borders}` +
  `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:top w:w="${ROW_SPACE}" w:type="dxa"/><w:left w:w="${CELL_MARGIN}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="${CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>` +
  `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>` +
  `<w:tblGrid>${grid.map((column) => `<w:gridCol w:w="${column}"/>`).join('')}</w:tblGrid>`

/** Word wants a paragraph after a table. */
export const TABLE_END = `</w:tbl>${edgeXml()}`

/** A table ends with its page, as no program breaks one inside. @param begin of the next, with its head */
export const nextPageXml = (begin: string): string => `</w:tbl>${edgeXml('', true)}${begin}`

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

export function cellXml(width: number, content: string, options: CellOptions = {}): string {
  const { borders = '', shade, margins = '', vertical, span } = options
  return (
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>` +
    (span ? `<w:gridSpan w:val="${span}"/>` : '') +
    (borders && `<w:tcBorders>${borders}</w:tcBorders>`) +
    (shade ? `<w:shd w:val="clear" w:color="auto" w:fill="${shade}"/>` : '') +
    (margins && `<w:tcMar>${margins}</w:tcMar>`) +
    (vertical ? '<w:textDirection w:val="tbRl"/>' : '') +
    `</w:tcPr>${content}</w:tc>`
  )
}

export interface RowOptions {
  /** Whether it is repeated at the head of each page. */
  readonly header?: boolean
  /** The least it is high; 0: as its text is. */
  readonly height?: number
  /** Whether it may go on on the next page. */
  readonly splits?: boolean
  /** What says that it comes or goes as a whole. */
  readonly change?: string
}

/** A row, which stays on one page unless it may be split. */
export function rowXml(cells: string, options: RowOptions = {}): string {
  const { header = false, height = 0, splits = false, change = '' } = options
  const properties =
    (splits ? '' : '<w:cantSplit/>') +
    (height > 0 ? `<w:trHeight w:val="${height}" w:hRule="atLeast"/>` : '') +
    (header ? '<w:tblHeader/>' : '') +
    change
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells}</w:tr>`
}

/** Part of a page that a row is kept whole for: a higher one would leave a gap before it. */
const TALL = 0.25

/** How high the rows of a table are, from the widths of the columns of its texts. */
export class RowHeights {
  readonly #rulers: Readonly<Record<Side, Ruler>>
  readonly #tall: number

  constructor(context: Context, widths: Readonly<Record<Side, number>>) {
    this.#rulers = {
      source: new Ruler(context, widths.source - CELL_PADDING),
      target: new Ruler(context, widths.target - CELL_PADDING),
    }
    this.#tall = context.sheet.textHeight * TALL
  }

  of(block: Block): number {
    const high = (side: Side) => this.#rulers[side].heightOf(block, textOf(block[side]))
    return Math.max(high('source'), high('target')) + ROW_PADDING
  }

  isTall(block: Block): boolean {
    return this.of(block) > this.#tall
  }
}

/** What has to stand in every paragraph of a row that is not to be the last of its page. */
export const keptXml = ({ kind }: Block): string =>
  kind === 'title' || kind === 'heading' || kind === 'byline' ? '<w:keepNext/>' : ''

const edge = (name: string, { colours }: Theme): string =>
  `<w:${name} w:val="single" w:sz="4" w:space="0" w:color="${colours.hairline.slice(1).toUpperCase()}"/>`

/** How rows and columns are told apart. */
export class Rules {
  readonly #theme: Theme
  readonly #lines: Lines

  constructor(theme: Theme, lines: Lines) {
    this.#theme = theme
    this.#lines = lines
  }

  /** @param index of the row, -1 for the head; @param inner whether another column stands left of it */
  cell(index: number, inner: boolean): CellOptions {
    const left = inner && this.#lines !== 'zebra' ? edge('left', this.#theme) : ''
    const bottom = index < 0 || this.#lines === 'hairline' ? edge('bottom', this.#theme) : ''
    const shade = this.#theme.colours.zebra.slice(1).toUpperCase()
    return {
      borders: left + bottom,
      ...(this.#lines === 'zebra' && index >= 0 && index % 2 === 1 ? { shade } : {}),
    }
  }
}
