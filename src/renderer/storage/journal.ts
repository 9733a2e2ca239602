import type { DocumentChanges } from '../../core/document/changes.ts'
import type { Row } from '../../core/document/model.ts'
import type { Database } from './database.ts'
import { rowKey, toChanges } from './records.ts'
import { writeRows } from './rows.ts'

/** What the journal holds of a document. */
export interface Journal {
  /** Keys of the entries. */
  readonly entries: readonly number[]
  /** When the last entry was written, milliseconds since 1970; 0 where there is none. */
  readonly at: number
  /** All entries as one, or null where there is none. */
  readonly changes: DocumentChanges | null
}

/** Writes changes to the journal. They are durable when the promise resolves. */
export async function append(
  database: Database,
  documentId: string,
  changes: DocumentChanges,
): Promise<void> {
  await database.journal.add({ documentId, at: Date.now(), changes })
}

export async function readJournal(database: Database, documentId: string): Promise<Journal> {
  const records = await database.journal.where('documentId').equals(documentId).sortBy('seq')
  return {
    entries: records.map((record) => record.seq!),
    at: records.at(-1)?.at ?? 0,
    changes: mergeChanges(records.map((record) => toChanges(record.changes))),
  }
}

/**
 * Changes as one that have the effect of some after the others; null where there are none.
 * A row that is both removed and put by one of them counts as put.
 */
export function mergeChanges(list: readonly DocumentChanges[]): DocumentChanges | null {
  const last = list.at(-1)
  if (!last) return null
  const put = new Map<string, Row>()
  const removed = new Set<string>()
  for (const changes of list) {
    for (const id of changes.removed) {
      put.delete(id)
      removed.add(id)
    }
    for (const row of changes.put) {
      removed.delete(row.id)
      put.set(row.id, row)
    }
  }
  return { ...last, put: [...put.values()], removed: [...removed] }
}

/** Ids of the stored rows that no longer hold once the changes are applied. */
export const replacedBy = (changes: DocumentChanges | null): ReadonlySet<string> =>
  new Set([...(changes?.removed ?? []), ...(changes?.put ?? []).map((row) => row.id)])

/**
 * Brings the rows, the header and the summary of a document up to date with its journal, whoever
 * wrote the entries, and empties it: all in one transaction, so that a crash leaves either both
 * old or both new.
 * @param more changes to write along with those of the journal, after them
 */
export function checkpoint(
  database: Database,
  documentId: string,
  more: DocumentChanges | null = null,
): Promise<void> {
  const { projects, documents, rows, journal } = database
  return database.transaction('rw', [projects, documents, rows, journal], async () => {
    const stored = await readJournal(database, documentId)
    const changes = mergeChanges([stored.changes, more].filter((part) => part !== null))
    if (!changes) return
    const record = await documents.get(documentId)
    // A document that has been deleted for good takes its last changes with it.
    if (record) {
      const { id, projectId } = record
      const edited = more ? Date.now() : stored.at
      const header = { ...record.header, ...changes.header, id, projectId }
      await rows.bulkDelete(changes.removed.map((row) => rowKey(id, row)))
      await writeRows(database, id, changes.put)
      await documents.put({ ...record, header, summary: changes.summary, edited })
      await projects.update(projectId, { edited })
    }
    await journal.bulkDelete([...stored.entries])
  })
}

/** Brings every document up to date that a crash left with a journal. */
export async function checkpointAll(database: Database): Promise<void> {
  const ids = (await database.journal.orderBy('documentId').uniqueKeys()) as string[]
  for (const id of ids) await checkpoint(database, id)
}
