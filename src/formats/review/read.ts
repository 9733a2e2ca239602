import type { TextForm } from '../../core/review/model.ts'
import { recognisesDocx } from '../docx/read/recognise.ts'
import { decodePage } from '../html/read/decode.ts'
import { recognisesHtml } from '../html/read/recognise.ts'
import { read } from '../read.ts'
import { type ReadOptions, UnreadableFileError } from '../types.ts'
import { readReviewedDocx, roundOfDocx } from './docx.ts'
import { isReviewPage, readReviewedHtml, roundOfHtml } from './html.ts'
import { pageInMhtml } from './mhtml.ts'
import type { ReviewedFile, ReviewedRow } from './model.ts'
import { NO_NAMES, namesInFile, rowsIn } from './names.ts'

/** What rows of a format carry besides their characters. */
export const formOf = (format: string): TextForm =>
  format === 'csv' ? 'plain' : format === 'html' ? 'printed' : 'whole'

/**
 * Reads a file that came back from a reviewer: a Word table, our page, XLIFF, or any other file of
 * pairs.
 * @throws UnreadableFileError
 */
export function readReview(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): ReviewedFile {
  if (recognisesDocx(bytes)) return readReviewedDocx(bytes, name)
  const page = pageInMhtml(bytes) ?? (recognisesHtml(bytes, name) ? bytes : null)
  if (page && isReviewPage(decodePage(page, name, options).text)) {
    return readReviewedHtml(page, name)
  }
  const result = read(bytes, name, options)
  const names = namesInFile(bytes, name, result)
  const rows = rowsIn(result.documents).map(
    (row, i): ReviewedRow => ({
      place: row.units[0] ?? `row ${i + 1}`,
      names: names.get(row.id) ?? NO_NAMES,
      stamps: [],
      source: row.source,
      target: row.target,
      merged: false,
      before: null,
      status: statesStatus(result.format) ? row.status : null,
      comments: row.notes.map((note) => ({ ...note, anchor: '' })),
      changes: [],
    }),
  )
  // Merged, it would take every translation away.
  if (!rows.some(({ target, comments }) => target.length > 0 || comments.length > 0)) {
    throw new UnreadableFileError(
      'no-translation',
      name,
      '',
      `“${name}” holds a text without a translation. Choose the file that the reviewer sent back.`,
    )
  }
  return {
    format: result.format,
    form: formOf(result.format),
    document: '',
    round: 0,
    rows,
    warnings: result.warnings,
  }
}

/** Other formats have no place for one, and so say nothing by not stating it. */
const statesStatus = (format: string): boolean => format === 'xliff'

/** What a file that was sent says of the document it was made of, and of the round. */
export const roundOf = (
  bytes: Uint8Array,
  name: string,
): Pick<ReviewedFile, 'document' | 'round'> => {
  if (recognisesDocx(bytes)) return roundOfDocx(bytes, name)
  return recognisesHtml(bytes, name) ? roundOfHtml(bytes, name) : { document: '', round: 0 }
}
