import { fromText } from '../../core/document/inline.ts'
import type { Note, Status } from '../../core/document/model.ts'
import { documentOfPairs, type PairDraft } from '../pairs.ts'
import { decodeFile, FORBIDDEN, many, refuseBlank } from '../text-file.ts'
import { type ReadOptions, type ReadResult, UnreadableFileError, type Warning } from '../types.ts'
import type { TableRecord } from './scan.ts'
import { statusOf } from './status.ts'
import { type OpenTable, openTable, unitOf } from './table.ts'

/**
 * Reads a table of a text and its translation, with commas, semicolons, bars or tabs between its
 * cells; our own TSV comes back as it was. Units are named by the line on which their record begins.
 * @throws UnreadableFileError when it is no text, or no column of it is Chinese
 */
export function readCsv(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const { raw, encoding, warnings: decoded } = decodeFile(bytes, name, options)
  const opened = openTable(raw, name)
  if (!opened) throw noColumns(name)
  const pairs = opened.records.flatMap((record) => pairOf(record, opened))
  if (pairs.length === 0) refuseBlank(name)
  const { languages } = opened.shape.columns
  const { document, warnings: cut } = documentOfPairs({
    pairs,
    languages,
    granularity: 'paragraph',
    provenance: { name, format: 'csv', encoding },
  })
  const named = cut.map((warning) => ({ ...warning, where: `line ${warning.where}` }))
  return {
    format: 'csv',
    version: '',
    encoding,
    documents: [document],
    warnings: [...decoded, ...faultsOf(opened), ...named],
    writesBack: true,
  }
}

function pairOf(record: TableRecord, { shape }: OpenTable): PairDraft[] {
  const { columns } = shape
  const textAt = (column: number): string =>
    (record.cells[column]?.text ?? '').replace(FORBIDDEN, '').replace(/[\v\f\x85]/g, ' ')
  const source = fromText(textAt(columns.source))
  const target = fromText(textAt(columns.target))
  if (source.length === 0 && target.length === 0) return []
  const unit = unitOf(record)
  const notes = columns.notes.flatMap((column): Note[] => {
    const text = textAt(column).trim()
    return text ? [{ id: `${unit}.${column}`, author: '', date: '', text }] : []
  })
  const status = columns.status < 0 ? null : statusOf(textAt(columns.status))
  const known: { status?: Status } = status ? { status } : {}
  return [{ kind: 'paragraph', source, target, paragraph: unit, units: [unit], notes, ...known }]
}

function faultsOf({ records, shape, unclosed, stray }: OpenTable): Warning[] {
  const warnings: Warning[] = []
  const ragged = records.filter(({ cells }) => cells.length !== shape.width)
  const [first] = ragged
  const at = (line: number): string => `line ${line}`
  if (first) {
    const where = at(first.line)
    const message = `${many(ragged.length, 'record')} of this table have more or fewer cells than the ${shape.width} of the others, the first on ${where}. They were read as far as they go; check them.`
    warnings.push({ code: 'ragged-records', message, where })
  }
  if (unclosed > 0) {
    const message = `The quotation mark that opens a cell on ${at(unclosed)} is never closed. It and all that follow were read as characters; close it in the file.`
    warnings.push({ code: 'unclosed-quote', message, where: at(unclosed) })
  }
  if (stray > 0) {
    const message = `Text follows the closing quotation mark of a cell on ${at(stray)}. It was read as part of the cell; check it.`
    warnings.push({ code: 'stray-quote', message, where: at(stray) })
  }
  return warnings
}

const noColumns = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'no-columns',
    name,
    '',
    `“${name}” is a table, but no column of it is Chinese with another for the English. Name the columns “source” and “target” on its first line, and open it again.`,
  )
