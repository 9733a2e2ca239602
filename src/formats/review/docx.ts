import { plainText } from '../../core/document/inline.ts'
import type { Segment } from '../../core/document/model.ts'
import type { ReviewChange, ReviewComment } from '../../core/review/model.ts'
import type { Revisions } from '../bilingual-docx/cell.ts'
import { statusOf } from '../bilingual-docx/status.ts'
import { damageOf, readTable, type WalkedRow, walkRows } from '../bilingual-docx/table.ts'
import { DocxPackage } from '../docx/read/package.ts'
import { REVIEW_PROPERTIES } from '../review-stamp.ts'
import { UnreadableFileError, type Warning } from '../types.ts'
import { childrenOf, textIn } from '../xml/tree.ts'
import { anchorsIn, mergedOf } from './cell-docx.ts'
import type { ReviewedFile, ReviewedRow } from './model.ts'
import { namesIn } from './names.ts'
import { openReviewedDocx } from './open-docx.ts'
import { Stamps } from './stamps-docx.ts'

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
  const stamps = new Stamps(table.main.text)
  const rows: ReviewedRow[] = []
  const mergedPlaces: string[] = []
  let short: string | null = null
  walkRows(table, 'accept', (row) => {
    const place = placeOf(row)
    const own = stamps.of(row)
    const [source, target] = [mergedOf(row.sourceCell), mergedOf(row.targetCell)]
    if (source.up || source.across || target.up || target.across) mergedPlaces.push(place)
    if (!row.targetCell) short ??= row.unit
    rows.push({
      place: rowName(place),
      names: namesIn(own, row.ids),
      stamps: own,
      source: row.source,
      target: row.target,
      merged: target.up,
      before: row.changes.length > 0 ? () => again('reject', row.unit) : null,
      tracked:
        row.changes.length > 0 || row.notes.length > 0 ? () => again('keep', row.unit) : null,
      status: statusOf(row.status),
      comments: commentsOf(row),
      changes: row.changes.map(({ at: _, ...change }): ReviewChange => change),
    })
  })
  /** Read a second time only where it is asked for, for reviews of an older round and for changes as such. */
  const readings = new Map<Revisions, ReadonlyMap<string, Segment>>()
  const again = (revisions: Revisions, unit: string): Segment => {
    let targets = readings.get(revisions)
    if (!targets) {
      targets = new Map(readTable(table, revisions).rows.map((row) => [row.unit, row.target]))
      readings.set(revisions, targets)
    }
    return targets.get(unit) ?? []
  }
  return {
    format: 'docx',
    // What we send has codes as they are printed, in whatever shape; tools send their own.
    form:
      table.layout.tool === 'columns' || rows.some((row) => row.stamps.length > 0)
        ? 'printed'
        : 'whole',
    ...propertiesOf(table.docx),
    rows,
    warnings: [
      ...damageOf(table, short),
      ...(headChanged ? [CHANGED_HEAD] : []),
      ...mergedCells(mergedPlaces),
    ],
  }
}

const placeOf = ({ unit }: WalkedRow): string => unit.split(' ')[0]!

/** `word/document.xml#t1r12` as people count. */
function rowName(place: string): string {
  const [, table = '1', row = ''] = /#t(\d+)r(\d+)$/.exec(place) ?? []
  return table === '1' ? `row ${row} of the table` : `row ${row} of table ${table}`
}

/** The remarks on a row; one on all of a text is one on the row. */
function commentsOf({ notes, sourceCell, targetCell }: WalkedRow): ReviewComment[] {
  const cells = [sourceCell, targetCell].flatMap((cell) => cell ?? [])
  return notes.map((note) => {
    const id = note.id.split('#').at(-1) ?? ''
    for (const cell of cells) {
      const anchor = anchorsIn(cell).get(id)
      if (!anchor?.text) continue
      const { text, nth } = anchor
      const isAll = text === plainText(cell.segment).trim()
      return isAll ? { ...note, anchor: '' } : { ...note, anchor: text, nth }
    }
    return { ...note, anchor: '' }
  })
}

const CHANGED_HEAD: Warning = {
  code: 'changed-head',
  message:
    'The first row of the table no longer names its columns. Which is the source and which the translation was told by the language in them; statuses and the column of comments were not read.',
  where: 'word/document.xml',
}

function mergedCells(places: readonly string[]): Warning[] {
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
