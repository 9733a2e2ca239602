import type { BilingualDocument } from '../../core/document/model.ts'
import { normaliseDocument } from '../../core/document/normalise.ts'
import { summarise } from '../../core/document/summary.ts'
import type { Database } from './database.ts'
import { NotFoundError } from './errors.ts'
import { type Journal, readJournal, replacedBy } from './journal.ts'
import type { DocumentRecord } from './records.ts'
import { deleteRows, readRows, writeRows } from './rows.ts'

/** What is stored once for a document. */
export function toRecord(document: BilingualDocument, edited: number): DocumentRecord {
  const { rows, ...header } = document
  return { id: header.id, projectId: header.projectId, header, summary: summarise(rows), edited }
}

/**
 * A document as it was last written, whether or not its last changes have left the journal.
 * What is damaged is mended, and then written back: keys that were mended in memory alone would
 * not sort with those on the disk.
 * @returns the document, and what was mended in it
 * @throws NotFoundError
 */
export async function loadDocument(
  database: Database,
  id: string,
): Promise<{ document: BilingualDocument; repairs: string[] }> {
  const stored = await readDocument(database, id)
  const result = normaliseDocument(stored.value)
  if (result.repairs.length > 0) await rewrite(database, result.document, stored.journal)
  return result
}

function readDocument(
  database: Database,
  id: string,
): Promise<{ value: unknown; journal: Journal }> {
  const { documents } = database
  return database.transaction('r', [documents, database.rows, database.journal], async () => {
    const [record, stored, journal] = await Promise.all([
      documents.get(id),
      readRows(database, id),
      readJournal(database, id),
    ])
    if (!record) throw new NotFoundError('document', id)
    const { changes } = journal
    const header = { ...record.header, ...changes?.header, id, projectId: record.projectId }
    const replaced = replacedBy(changes)
    const rows = changes
      ? [...stored.filter((row) => !replaced.has(row.id)), ...changes.put]
      : stored
    return { value: { ...header, rows }, journal }
  })
}

/** Replaces what is stored of a document, but for journal entries that came after its reading. */
function rewrite(database: Database, document: BilingualDocument, read: Journal): Promise<void> {
  const { documents, rows, journal } = database
  return database.transaction('rw', [documents, rows, journal], async () => {
    const edited = (await documents.get(document.id))?.edited ?? Date.now()
    await deleteRows(database, document.id)
    await writeRows(database, document.id, document.rows)
    await documents.put(toRecord(document, edited))
    await journal.bulkDelete([...read.entries])
  })
}
