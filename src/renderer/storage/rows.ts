import type { Collection } from 'dexie'
import type { Row } from '../../core/document/model.ts'
import type { Database } from './database.ts'
import { rowKey } from './records.ts'

/** Small enough that copying one batch for the database takes a few milliseconds. */
const BATCH = 200
/** Rows read at a time: as many as come out of the database in some twenty milliseconds. */
const READ_BATCH = 4000

/** All rows of a document, or those after one of them, sorted by id. */
function rowsOf(database: Database, documentId: string, after = ''): Collection<Row, string> {
  const end = rowKey(documentId, '\uffff')
  return database.rows.where(':id').between(rowKey(documentId, after), end, false)
}

/** All rows of a document, in no useful order. The window stays responsive meanwhile. */
export async function readRows(database: Database, documentId: string): Promise<Row[]> {
  const rows: Row[] = []
  await eachBatch(database, documentId, (batch) => rows.push(...batch), READ_BATCH)
  return rows
}

/** All rows of a document, a batch at a time, so that the window stays responsive. */
export async function eachBatch(
  database: Database,
  documentId: string,
  visit: (rows: readonly Row[]) => void,
  size = BATCH,
): Promise<void> {
  let last: string | undefined
  for (;;) {
    const batch = await rowsOf(database, documentId, last).limit(size).toArray()
    visit(batch)
    if (batch.length < size) return
    last = batch.at(-1)!.id
  }
}

/**
 * Writes rows, replacing those of the same ids. Called inside a transaction: awaiting each batch
 * gives the window room to breathe between two of them.
 * @param onBatch told how many rows a batch had; where it throws the transaction is undone
 */
export async function writeRows(
  database: Database,
  documentId: string,
  rows: readonly Row[],
  onBatch: (count: number) => void = () => {},
): Promise<void> {
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH)
    const keys = batch.map((row) => rowKey(documentId, row.id))
    await database.rows.bulkPut(batch, keys)
    onBatch(batch.length)
  }
}

export async function deleteRows(database: Database, documentId: string): Promise<void> {
  await rowsOf(database, documentId).delete()
}
