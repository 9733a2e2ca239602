import { recognisesDocx } from '../docx/read/recognise.ts'
import { openTable } from './table.ts'

/**
 * Whether a file is a Word document that is certainly a bilingual table: it has the head of a tool
 * that is known, or nearly all of it is a table of two languages.
 */
export const recognisesBilingualDocx = (bytes: Uint8Array): boolean =>
  recognisesDocx(bytes) && openTable(bytes, '') !== null
