import { shapeOf, type TableShape } from './dialect.ts'
import { scanTable, type TableRecord } from './scan.ts'

/** A table that was recognised and taken apart. */
export interface OpenTable {
  readonly shape: TableShape
  /** Without its head. */
  readonly records: readonly TableRecord[]
  readonly unclosed: number
  readonly stray: number
}

/** UTF-16 units by which a table is recognised. */
const SAMPLE = 1 << 14

/** The name of a record as a unit of its file. */
export const unitOf = ({ line }: TableRecord): string => String(line)

/** @returns null where the text is no table of two languages */
export function openTable(text: string, name: string): OpenTable | null {
  const shape = recogniseShape(text, name)
  if (!shape) return null
  const { records, unclosed, stray } = scanTable(text, shape.dialect)
  return { shape, records: shape.columns.head ? records.slice(1) : records, unclosed, stray }
}

/** @param text the file, or at least its first 64 KB */
export function recogniseShape(text: string, name: string): TableShape | null {
  const sample = firstLines(text)
  return shapeOf(sample, sample.length === text.length, name)
}

/** Whole lines of a text, by which it is recognised. */
function firstLines(text: string): string {
  if (text.length <= SAMPLE) return text
  const end = Math.max(text.lastIndexOf('\n', SAMPLE), text.lastIndexOf('\r', SAMPLE))
  return end > 0 ? text.slice(0, end + 1) : text.slice(0, SAMPLE)
}
