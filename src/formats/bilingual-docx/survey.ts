import { OOXML } from '../docx/read/vocabulary.ts'
import { scanXml, type XmlPlace } from '../xml/scan.ts'

/** What a cell looks like from afar. */
export interface SurveyedCell {
  /** The beginning of its text, paragraphs and breaks as line feeds. */
  readonly head: string
  /** Column of the table's grid it begins in, and how many it takes. */
  readonly column: number
  readonly span: number
  /** Letters by their script; digits count with neither. */
  readonly han: number
  readonly latin: number
  readonly digits: number
}

export interface SurveyedTable {
  readonly rows: readonly (readonly SurveyedCell[])[]
}

/** What tells whether a document is a bilingual table. */
export interface Survey {
  readonly tables: readonly SurveyedTable[]
  /** Letters of the text that stands in no table. */
  readonly outside: number
}

interface OpenCell {
  head: string
  span: number
  readonly column: number
  han: number
  latin: number
  digits: number
}

/** Characters of a cell that are kept: those of a heading, a number, an identifier. */
const HEAD = 120

const HAN = /\p{Script=Han}/gu
const LATIN = /\p{Script=Latin}/gu
const DIGITS = /\d/g

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

/**
 * Looks over the tables of a document part (ECMA-376 part 1, 17.4). What stands in a table within a
 * table belongs to the cell around it.
 * @throws UnreadableFileError as `scanXml`
 */
export function survey(xml: string, place: XmlPlace): Survey {
  const tables: { rows: SurveyedCell[][] }[] = []
  let outside = 0
  let depth = 0
  let row: SurveyedCell[] = []
  let cell: OpenCell | null = null
  let column = 0
  let inText = false

  scanXml(
    xml,
    place,
    {
      open(name, attributes) {
        if (name === 'w:tbl' && ++depth === 1) tables.push({ rows: [] })
        else if (name === 'w:t') inText = true
        else if (depth === 0) return
        else if (depth === 1 && name === 'w:tr') {
          row = []
          column = 0
        } else if (depth === 1 && name === 'w:gridBefore') {
          column += spanOf(attributes['w:val'])
        } else if (depth === 1 && name === 'w:tc') {
          cell = { head: '', span: 1, column, han: 0, latin: 0, digits: 0 }
        } else if (depth === 1 && name === 'w:gridSpan' && cell) {
          cell.span = spanOf(attributes['w:val'])
        } else if (cell && (name === 'w:br' || name === 'w:cr' || name === 'w:p')) {
          if (cell.head) cell.head += '\n'
        }
      },
      close(name) {
        if (name === 'w:tbl') depth--
        else if (name === 'w:t') inText = false
        else if (depth !== 1) return
        else if (name === 'w:tc' && cell) {
          row.push({ ...cell, head: cell.head.trim() })
          column = cell.column + cell.span
          cell = null
        } else if (name === 'w:tr') tables.at(-1)?.rows.push(row)
      },
      text(text) {
        if (!inText) return
        if (depth === 0) outside += count(text, HAN) + count(text, LATIN)
        else if (cell) {
          if (cell.head.length < HEAD) cell.head += text.slice(0, HEAD)
          cell.han += count(text, HAN)
          cell.latin += count(text, LATIN)
          cell.digits += count(text, DIGITS)
        }
      },
    },
    { vocabulary: OOXML },
  )
  return { tables, outside }
}

/** Rows by which the columns of a long table are known. */
const SAMPLE_ROWS = 100

/**
 * A document of one long table without most of its rows: to look all of it over would take as long
 * as to read it. Null for any other document.
 */
export function sampleOf(xml: string): string | null {
  const tables = /<(?:[\w.-]+:)?tbl[\s>]/g
  if (!tables.test(xml) || tables.test(xml)) return null
  const rowEnds = /<\/(?:[\w.-]+:)?tr\s*>/g
  for (let row = 0; row < SAMPLE_ROWS; row++) if (!rowEnds.test(xml)) return null
  const end = xml.search(/<\/(?:[\w.-]+:)?tbl\s*>/)
  return end > rowEnds.lastIndex ? xml.slice(0, rowEnds.lastIndex) + xml.slice(end) : null
}

/** Columns that a cell takes (17.4.17). */
export const spanOf = (value: string | undefined): number =>
  Math.min(Math.max(Math.trunc(Number(value)) || 1, 1), MOST_COLUMNS)

/** Word's own limit. */
const MOST_COLUMNS = 63
