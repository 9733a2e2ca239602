import { Dexie, type Table } from 'dexie'
import type { ViewState } from '../../core/document/changes.ts'
import type { Project, Row } from '../../core/document/model.ts'
import { NewerDatabaseError, StorageUnavailableError } from './errors.ts'
import { toStorageError } from './failures.ts'
import { DATABASE_VERSION, defineVersions } from './migrations.ts'
import type {
  DocumentRecord,
  JournalRecord,
  OriginalRecord,
  ReportRecord,
  SettingRecord,
  VersionRecord,
} from './records.ts'
import type { StorageNotice } from './types.ts'

/** Dexie multiplies versions so, to leave room between two of them. */
const NATIVE_FACTOR = 10

/** The tables on disk. Every write waits until it is on the disk, not only handed to the system. */
export class Database extends Dexie {
  declare readonly projects: Table<Project, string>
  declare readonly documents: Table<DocumentRecord, string>
  declare readonly rows: Table<Row, string>
  declare readonly journal: Table<JournalRecord, number>
  declare readonly views: Table<ViewState & { readonly documentId: string }, string>
  declare readonly settings: Table<SettingRecord, string>
  declare readonly originals: Table<OriginalRecord, string>
  declare readonly reports: Table<ReportRecord, string>
  declare readonly versions: Table<VersionRecord, string>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict', cache: 'disabled', autoOpen: false })
    defineVersions(this)
  }
}

/**
 * Opens the database, making or migrating it where needed.
 * @throws NewerDatabaseError when a newer app wrote it; nothing in it is touched
 * @throws StorageUnavailableError where the engine offers no database
 */
export async function openDatabase(
  name: string,
  onNotice: (notice: StorageNotice) => void,
): Promise<Database> {
  try {
    await refuseNewer(name)
    const database = new Database(name)
    // Returning false keeps Dexie's own listeners, which warn on the console, from running.
    database.on('blocked', () => {
      onNotice({ type: 'blocked' })
      return false
    })
    database.on('versionchange', () => {
      database.close()
      onNotice({ type: 'superseded' })
      return false
    })
    await database.open()
    return database
  } catch (error) {
    throw toStorageError(error)
  }
}

/** Dexie would open a newer database and even adapt it, so this is asked before it comes near. */
async function refuseNewer(name: string): Promise<void> {
  if (!globalThis.indexedDB) throw new StorageUnavailableError()
  const found = (await indexedDB.databases()).find((database) => database.name === name)?.version
  if (found !== undefined && found > DATABASE_VERSION * NATIVE_FACTOR) {
    throw new NewerDatabaseError(found / NATIVE_FACTOR, DATABASE_VERSION)
  }
}
