import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { BilingualDocument, Row } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../../src/core/layout/options.ts'
import { mergeReview } from '../../../../src/core/review/merge.ts'
import type { Merge } from '../../../../src/core/review/model.ts'
import { type Remarks, type ReviewShape, reviewOf } from '../../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { NameIndex, returnedRows } from '../../../../src/formats/review/claims.ts'
import type { ReviewedFile } from '../../../../src/formats/review/model.ts'
import { ownNames } from '../../../../src/formats/review/names.ts'

export const REVIEW: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement: 'review' }

/** A document as it is sent to a reviewer. */
export const sent = (
  document: BilingualDocument,
  shape: ReviewShape = 'own',
  round = 1,
  remarks: Remarks = 'comments',
): Promise<Uint8Array> =>
  writeDocx(layoutDocument(document, REVIEW), REVIEW, {}, reviewOf(document, round, shape, remarks))

const MAIN = 'word/document.xml'

/** A DOCX after someone worked on the XML of its text, with parts added or replaced. */
export function edited(
  docx: Uint8Array,
  edit: (xml: string) => string,
  parts: Readonly<Record<string, (before: string) => string>> = {},
): Uint8Array {
  const files = unzipSync(docx)
  files[MAIN] = strToU8(edit(strFromU8(files[MAIN]!)))
  for (const [name, change] of Object.entries(parts)) {
    files[name] = strToU8(change(files[name] ? strFromU8(files[name]) : ''))
  }
  return zipSync(files, { level: 0 })
}

const ROW = /<w:tr>.*?<\/w:tr>|<w:tr .*?<\/w:tr>/gs

/** The rows of the table, its head among them. */
export const rowsOf = (xml: string): string[] => xml.match(ROW) ?? []

/** Puts other rows in place of those of the table. */
export function withRows(xml: string, change: (rows: string[]) => string[]): string {
  const rows = rowsOf(xml)
  const start = xml.indexOf(rows[0]!)
  const last = rows.at(-1)!
  const end = xml.lastIndexOf(last) + last.length
  return xml.slice(0, start) + change(rows).join('') + xml.slice(end)
}

/** A row without the bookmarks that it is known by. */
export const nameless = (row: string): string =>
  row.replace(/<w:bookmark(?:Start|End) [^>]*\/>/g, '')

/** The cells of a row. */
export const cellsOf = (row: string): string[] => row.match(/<w:tc>.*?<\/w:tc>/gs) ?? []

/** A review of a document, merged into it. */
export const merged = (file: ReviewedFile, base: BilingualDocument, mine?: readonly Row[]): Merge =>
  mergeReview({
    base: base.rows,
    returned: returnedRows(
      file,
      base.rows,
      new NameIndex(new Map(base.rows.map((row) => [row.id, ownNames(row)]))),
    ),
    ...(mine && { mine }),
  })
