import type { BilingualDocument } from '../document/model.ts'
import { firstKeys } from '../document/order.ts'

/**
 * What a file holds as one document, to be compared: the chapters of a book one after another.
 * @param documents at least one
 */
export function oneDocument(documents: readonly BilingualDocument[]): BilingualDocument {
  const [first, ...rest] = documents
  if (!first) throw new RangeError('A file without a document cannot be compared.')
  if (rest.length === 0) return first
  const rows = documents.flatMap((document) => document.rows)
  const keys = firstKeys(rows.length)
  return { ...first, rows: rows.map((row, i) => ({ ...row, order: keys[i]! })) }
}
