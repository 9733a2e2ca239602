import type { Dexie, Transaction } from 'dexie'

interface SchemaVersion {
  readonly version: number
  /** Tables that are new or have other keys than before, in Dexie's notation. */
  readonly stores: Readonly<Record<string, string | null>>
  /** Brings what is stored from the version before to this one, in the transaction that upgrades. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>
}

/**
 * Every shape the database ever had. A version that has been released is never edited: a new one
 * is added below it, and a database on disk goes through all that lie between.
 *
 * `rows` has keys of its own, `documentId/rowId`: all rows of a document are one key range, which
 * `getAll` reads without an index, and only changed rows are written. Measured on 10,000 rows of
 * 60 characters and 35 words (Chromium 156, 2 cores): 95 ms, against 50 to 120 ms for blocks of
 * 40 rows, which would write 40 rows for one, and 210 ms for JSON.
 */
const VERSIONS: readonly SchemaVersion[] = [
  {
    version: 1,
    stores: {
      projects: 'id',
      documents: 'id, projectId',
      rows: '',
      journal: '++seq, documentId',
      views: 'documentId',
      settings: 'key',
    },
  },
  {
    // Originals, by their SHA-256, and what was remarked on the files of a project. Documents are
    // found by their original, so that the last of them takes it along.
    version: 2,
    stores: {
      documents: 'id, projectId, header.provenance.original',
      originals: 'hash',
      reports: 'projectId',
    },
  },
  {
    // What was sent to reviewers, what came back, and what the user wants to keep of a document.
    version: 3,
    stores: { versions: 'id, documentId' },
  },
]

/** Version of the schema that this app writes. */
export const DATABASE_VERSION = VERSIONS.at(-1)!.version

export function defineVersions(database: Dexie): void {
  for (const { version, stores, upgrade } of VERSIONS) {
    const defined = database.version(version).stores(stores)
    if (upgrade) defined.upgrade(upgrade)
  }
}
