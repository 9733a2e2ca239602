import { plainText } from '../../core/document/inline.ts'
import type { BilingualDocument } from '../../core/document/model.ts'
import { legalXml } from '../xml/escape.ts'

export interface TsvOptions {
  /** A third column with the status: empty, draft, translated, reviewed or approved. */
  readonly status?: boolean
}

/**
 * A document as a table of source and translation: one row a line, columns separated by tabs,
 * without a head and without formatting. A tab, line break or backslash in a text is written `\t`,
 * `\n`, `\r` or `\\`, so that every line has the same columns and nothing is lost; quotation marks
 * mean nothing. Rows with nothing on one side are there with an empty cell.
 * @returns the text of the file, to be written as UTF-8 without a byte order mark
 */
export const writeTsv = (document: BilingualDocument, options: TsvOptions = {}): string =>
  [...tsvPieces(document, options)].join('')

/** The same in pieces, one for each row. */
export function* tsvPieces(
  { rows }: BilingualDocument,
  { status = false }: TsvOptions = {},
): Generator<string, void> {
  for (const row of rows) {
    const cells = [cell(plainText(row.source)), cell(plainText(row.target))]
    if (status) cells.push(row.status)
    yield `${cells.join('\t')}\n`
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
}

/** Control characters go the way they go in every other format. */
const cell = (text: string): string =>
  legalXml(text).replace(/[\\\t\n\r]/g, (character) => ESCAPES[character]!)
