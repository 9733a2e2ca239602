import { isBlank, plainText } from '../../core/document/inline.ts'
import { decode } from '../../core/text/encoding.ts'
import { FORBIDDEN, otherFile, rewriteText } from '../text-file.ts'
import type { WriteBack } from '../types.ts'
import { type UnitText, unitTexts } from '../units.ts'
import type { Splice } from '../xml/splice.ts'
import { cellOf, type TableRecord } from './scan.ts'
import { isStatus } from './status.ts'
import { type OpenTable, openTable, unitOf } from './table.ts'

/**
 * Puts translations into the table they were made from: only cells whose text has changed, and the
 * status where the table has ours. Quotation marks, delimiters and all other cells stay.
 */
export const writeBackCsv: WriteBack = (bytes, documents) => {
  const { name, encoding } = documents[0]!.provenance
  const { text } = decode(bytes, encoding)
  const opened = openTable(text, name)
  if (!opened) throw otherFile(name)
  const records = new Map(opened.records.map((record) => [unitOf(record), record]))
  const writer = new RecordWriter(opened)
  let translated = 0
  let untranslated = 0
  for (const [unit, unitText] of unitTexts(documents)) {
    const record = records.get(unit)
    if (!record) throw otherFile(name)
    if (unitText.mergedInto !== null) writer.putTarget(record, '')
    else {
      if (isBlank(unitText.target)) untranslated++
      else translated++
      writer.putTarget(record, plainText(unitText.target).replace(FORBIDDEN, ''))
      writer.putStatus(record, unitText)
    }
  }
  const rewritten = rewriteText(bytes, encoding, writer.splices)
  return { ...rewritten, translated, untranslated }
}

class RecordWriter {
  readonly splices: Splice[] = []
  readonly #table: OpenTable
  /** Whether the file has all of its cells in quotation marks. */
  readonly #quotes: boolean
  /** Whether the status is written in our own words. */
  readonly #hasStatus: boolean

  constructor(table: OpenTable) {
    this.#table = table
    const { columns } = table.shape
    const filled = table.records.flatMap(({ cells }) => cells).filter(({ text }) => text !== '')
    this.#quotes = filled.length > 0 && filled.every(({ quoted }) => quoted)
    this.#hasStatus =
      columns.status >= 0 &&
      table.records.every(({ cells }) => isStatus(cells[columns.status]?.text ?? ''))
  }

  putTarget(record: TableRecord, text: string): void {
    this.#put(record, this.#table.shape.columns.target, text)
  }

  putStatus(record: TableRecord, { status }: UnitText): void {
    if (this.#hasStatus) this.#put(record, this.#table.shape.columns.status, status)
  }

  #put(record: TableRecord, column: number, text: string): void {
    const { dialect } = this.#table.shape
    const cell = record.cells[column]
    if (cell) {
      if (asShown(cell.text) === text) return
      const quote = cell.quoted || (this.#quotes && text !== '')
      this.splices.push({ start: cell.start, end: cell.end, text: cellOf(text, dialect, quote) })
    } else if (text !== '') {
      const last = record.cells[record.cells.length - 1]!
      const missing = dialect.delimiter.repeat(column - record.cells.length + 1)
      const put = missing + cellOf(text, dialect, this.#quotes)
      this.splices.push({ start: last.end, end: last.end, text: put })
    }
  }
}

/** The text of a cell as its row has it. */
const asShown = (text: string): string =>
  text
    .replace(FORBIDDEN, '')
    .replace(/[\v\f\x85]/g, ' ')
    .replace(/\r\n|[\r\u2028\u2029]/g, '\n')
