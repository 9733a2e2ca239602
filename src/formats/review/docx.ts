import { plainText, segmentLength } from '../../core/document/inline.ts'
import type { ReviewChange, ReviewComment } from '../../core/review/model.ts'
import { statusOf } from '../bilingual-docx/status.ts'
import { type BilingualRow, readTable } from '../bilingual-docx/table.ts'
import { DocxPackage } from '../docx/read/package.ts'
import { REVIEW_PROPERTIES } from '../review-stamp.ts'
import { UnreadableFileError, type Warning } from '../types.ts'
import { childrenOf, textIn } from '../xml/tree.ts'
import type { ReviewedFile, ReviewedRow } from './model.ts'
import { namesIn } from './names.ts'
import { openReviewedDocx } from './open-docx.ts'
import { type ScannedDocx, scanRows } from './scan-docx.ts'

/**
 * Reads a Word document that came back: the table we sent, in our own shape or another tool's, a
 * table of memoQ, Trados, Phrase or CafeTran, or any of two columns. Tracked insertions and
 * deletions are read as if accepted, and told with their authors.
 * @throws UnreadableFileError where there is no such table
 */
export function readReviewedDocx(bytes: Uint8Array, name: string): ReviewedFile {
  const open = openReviewedDocx(bytes, name)
  if (!open) {
    throw new UnreadableFileError(
      'no-review-table',
      name,
      'word/document.xml',
      `“${name}” holds no table of a text and its translation. Ask for the file that was sent, with the changes made in its table.`,
    )
  }
  const { table, headChanged } = open
  const { rows, warnings } = readTable(table, 'accept')
  const scanned = scanRows(table)
  const isTracked = rows.some(({ changes }) => changes.length > 0)
  const before = new Map(
    isTracked ? readTable(table, 'reject').rows.map((row) => [row.unit, row.target]) : [],
  )
  const column = (row: BilingualRow) =>
    table.layout.tables[tableOf(row.unit)]?.columns ?? table.layout.tables[0]!.columns
  const reviewed = rows.map((row): ReviewedRow => {
    const place = placeOf(row)
    const own = scanned.rows.get(place)
    const stamps = own?.stamps ?? []
    return {
      place: rowName(place),
      names: namesIn(stamps, row.ids),
      stamps,
      source: row.source,
      target: row.target,
      merged: own?.continued.has(column(row).target) ?? false,
      before: row.changes.length > 0 ? (before.get(row.unit) ?? null) : null,
      status: statusOf(row.status),
      comments: row.notes.map((note) => commentOf(note, row, scanned)),
      changes: row.changes.map(({ at: _, ...change }): ReviewChange => change),
    }
  })
  const { document, round } = propertiesOf(table.docx)
  const stamped = reviewed.some(({ stamps }) => stamps.length > 0)
  return {
    format: 'docx',
    // What we send has codes as they are printed, in whatever shape; tools send their own.
    form: stamped || table.layout.tool === 'columns' ? 'printed' : 'whole',
    document,
    round,
    rows: reviewed,
    warnings: [
      ...warnings,
      ...(headChanged ? [CHANGED_HEAD] : []),
      ...mergedCells(rows, scanned, column),
    ],
  }

  /** Index among the tables that were read. */
  function tableOf(unit: string): number {
    const number = Number(/#t(\d+)r/.exec(unit)?.[1] ?? 1) - 1
    return table.layout.tables.findIndex((each) => each.table === number)
  }
}

const placeOf = ({ unit }: BilingualRow): string => unit.split(' ')[0]!

/** `word/document.xml#t1r12` as people count. */
function rowName(place: string): string {
  const [, table = '1', row = ''] = /#t(\d+)r(\d+)$/.exec(place) ?? []
  return table === '1' ? `row ${row} of the table` : `row ${row} of table ${table}`
}

function commentOf(
  note: BilingualRow['notes'][number],
  row: BilingualRow,
  { anchors }: ScannedDocx,
): ReviewComment {
  const anchor = anchors.get(note.id.split('#').at(-1) ?? '')?.trim() ?? ''
  // A remark on all of a text is one on the row.
  const isWhole =
    anchor.length >= Math.min(segmentLength(row.target), plainText(row.target).trim().length) &&
    plainText(row.target).trim() === anchor
  return { ...note, anchor: isWhole ? '' : anchor }
}

const CHANGED_HEAD: Warning = {
  code: 'changed-head',
  message:
    'The first row of the table no longer names its columns. Which is the source and which the translation was told by the language in them; statuses and the column of comments were not read.',
  where: 'word/document.xml',
}

function mergedCells(
  rows: readonly BilingualRow[],
  scanned: ScannedDocx,
  columnsOf: (row: BilingualRow) => { readonly source: number; readonly target: number },
): Warning[] {
  const places = rows.flatMap((row) => {
    const place = placeOf(row)
    const own = scanned.rows.get(place)
    const { source, target } = columnsOf(row)
    const isMerged = [source, target].some(
      (column) => own?.continued.has(column) || own?.covered.has(column),
    )
    return isMerged ? [place] : []
  })
  const [first] = places
  if (first === undefined) return []
  const count = places.length
  return [
    {
      code: 'merged-cells',
      message: `Cells were merged in ${count} row${count === 1 ? '' : 's'}, the first being ${rowName(first)}. Translations in one cell were divided where the texts that were sent had met; check those rows.`,
      where: first,
    },
  ]
}

/** @throws UnreadableFileError as `DocxPackage` */
export const roundOfDocx = (
  bytes: Uint8Array,
  name: string,
): Pick<ReviewedFile, 'document' | 'round'> => propertiesOf(new DocxPackage(bytes, name))

/** What the file says it was made of (custom properties: ECMA-376 part 1, 22.3). */
function propertiesOf(docx: DocxPackage): Pick<ReviewedFile, 'document' | 'round'> {
  const values = new Map<string, string>()
  for (const part of docx.related('', 'custom-properties')) {
    const root = docx.tree(part)
    for (const property of root ? childrenOf(root) : []) {
      values.set(property.attributes.name ?? '', textIn(property).trim())
    }
  }
  const round = Number(values.get(REVIEW_PROPERTIES.round))
  return {
    document: values.get(REVIEW_PROPERTIES.document) ?? '',
    round: Number.isSafeInteger(round) && round > 0 ? round : 0,
  }
}
