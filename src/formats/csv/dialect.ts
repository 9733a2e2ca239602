import { extensionOf } from '../kinds.ts'
import { type Columns, findColumns, looksTranslated } from './columns.ts'
import { type Dialect, scanTable, type TableRecord } from './scan.ts'
import { isStatus } from './status.ts'

/** How a table is written, and what stands where in it. */
export interface TableShape {
  readonly dialect: Dialect
  readonly columns: Columns
  /** Cells of most records. */
  readonly width: number
}

const DELIMITERS = ['\t', ',', ';', '|']
const TABLE_NAMES = new Set(['csv', 'tsv', 'tab'])

/** `sep=;` on the first line, by which Excel is told. */
const SEPARATOR_LINE = /^sep=(.)[ \t]*(?:\r\n|\n|\r)/i

/** The line under the head of a table in Markdown. */
const MARKDOWN_TABLE = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|/m

/** Of all records at least so many are of one width, by how sure it is that they are records. */
const REGULAR = { named: 0.9, unnamed: 0.98 } as const

/** Records below which commas may fall as they do by chance. */
const FEWEST = { '\t': 2, other: 3 } as const

/**
 * How the lines of a file are a table of a text and its translation, or null where they are none. A
 * text with commas or tabs in it is no table: what has neither a head that names its columns nor
 * the name of a table must be one from its first line to its last.
 * @param sample the first lines of the file
 * @param isAll whether there are no more
 */
export function shapeOf(sample: string, isAll: boolean, name: string): TableShape | null {
  const stated = SEPARATOR_LINE.exec(sample)
  const start = stated?.[0].length ?? 0
  const isTable = TABLE_NAMES.has(extensionOf(name)) || stated !== null
  let best: { shape: TableShape; share: number } | null = null
  for (const delimiter of stated ? [stated[1]!] : DELIMITERS) {
    if (!sample.includes(delimiter) || (delimiter === '|' && MARKDOWN_TABLE.test(sample))) continue
    for (const dialect of dialectsOf(delimiter, start)) {
      const found = judge(sample, isAll, dialect, isTable)
      if (found && (!best || found.share > best.share)) best = found
    }
  }
  return best?.shape ?? null
}

/** With a tab between cells quotation marks are as often characters as they are marks. */
function dialectsOf(delimiter: string, start: number): Dialect[] {
  const quoted: Dialect = { delimiter, quotes: true, escapes: false, start }
  return delimiter === '\t'
    ? [{ ...quoted, quotes: false, escapes: true }, quoted, { ...quoted, quotes: false }]
    : [quoted]
}

function judge(
  sample: string,
  isAll: boolean,
  dialect: Dialect,
  isTable: boolean,
): { shape: TableShape; share: number } | null {
  const { records: all, unclosed } = scanTable(sample, dialect)
  // Where the sample ends, it may end in the middle of a cell.
  const records = isAll ? all : all.filter(({ line }) => unclosed === 0 || line < unclosed)
  const width = usualWidth(records)
  if (width < 2 || (isAll && unclosed > 0 && !isTable)) return null
  const share = records.filter(({ cells }) => cells.length === width).length / records.length
  if (dialect.escapes && !isOwn(sample, records, width, dialect)) return null
  if (!dialect.escapes && !dialect.quotes && !hasLiteralQuotes(records)) return null
  const columns = findColumns(records, width, isTable)
  if (!columns || (dialect.escapes && columns.head)) return null
  const named = columns.head || isTable
  if (share < (named ? REGULAR.named : REGULAR.unnamed)) return null
  if (!named && columns.status < 0 && !isPlausible(records, columns, dialect)) return null
  return { shape: { dialect, columns, width }, share }
}

function isPlausible(
  records: readonly TableRecord[],
  columns: Columns,
  { delimiter }: Dialect,
): boolean {
  const { translated, plausible } = looksTranslated(records, columns)
  // Lines that end with a comma have an empty cell behind it.
  return delimiter === '\t'
    ? plausible && records.length >= FEWEST['\t']
    : plausible && records.length >= FEWEST.other && translated * 2 >= records.length
}

function usualWidth(records: readonly TableRecord[]): number {
  const counts = new Map<number, number>()
  for (const { cells } of records) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let width = 0
  for (const [cells, count] of counts) if (count > (counts.get(width) ?? 0)) width = cells
  return width
}

/**
 * Whether a table may be our own export: two columns, or three with a status, no line of another
 * width, every backslash of an escape, and no cell that only a spreadsheet writes.
 */
const isOwn = (
  sample: string,
  records: readonly TableRecord[],
  width: number,
  dialect: Dialect,
): boolean =>
  !/(?<!\\)(?:\\\\)*\\(?![tnr\\])/.test(sample) &&
  records.every(({ cells }) => cells.length === width) &&
  (width === 2 || (width === 3 && records.every(({ cells }) => isStatus(cells[2]!.text)))) &&
  !isFromSpreadsheet(sample, records, dialect)

/** `"…""…"`, which no one writes by hand, or every cell in quotation marks. */
function isFromSpreadsheet(
  sample: string,
  records: readonly TableRecord[],
  { start }: Dialect,
): boolean {
  if (!sample.includes('"', start)) return false
  const filled = records.flatMap(({ cells }) => cells).filter(({ text }) => text !== '')
  const quoted = filled.filter(({ text }) => /^"(?:[^"]|"")*"$/.test(text))
  return (
    quoted.some(({ text }) => text.slice(1, -1).includes('""')) || quoted.length === filled.length
  )
}

/** Whether a cell begins with a quotation mark that cannot be one of the format. */
const hasLiteralQuotes = (records: readonly TableRecord[]): boolean =>
  records.some(({ cells }) =>
    cells.some(({ text }) => text.startsWith('"') && !/^"(?:[^"]|"")*"$/.test(text)),
  )
