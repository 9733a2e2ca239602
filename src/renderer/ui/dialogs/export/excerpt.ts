import { segmentLength } from '../../../../core/document/inline.ts'
import type { BilingualDocument } from '../../../../core/document/model.ts'

/** More than the pages of a preview can hold. */
const CHARACTERS = 6000
const ROWS = 160

/** The beginning of a document, long enough to fill the pages of a preview. */
export function excerpt(document: BilingualDocument): BilingualDocument {
  let characters = 0
  const end = document.rows.findIndex((row, i) => {
    characters += segmentLength(row.source) + segmentLength(row.target) / 2
    return i >= ROWS || characters > CHARACTERS
  })
  return end < 0 ? document : { ...document, rows: document.rows.slice(0, end + 1) }
}
