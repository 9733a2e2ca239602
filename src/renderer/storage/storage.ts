import type { BilingualDocument } from '../../core/document/model.ts'
import { normaliseDocument } from '../../core/document/normalise.ts'
import { sha256 } from '../../core/document/original.ts'
import { readBackup, writeBackup } from './backup-file.ts'
import { breathe } from './breathe.ts'
import { readCard, subscribeCard, subscribeCards } from './cards.ts'
import { type Database, openDatabase } from './database.ts'
import { loadDocument } from './documents.ts'
import { inOurWords } from './failures.ts'
import { checkpointAll } from './journal.ts'
import { loadOriginal, toOriginalRecord } from './originals.ts'
import {
  createProject,
  deleteProjects,
  insertProject,
  loadProject,
  setTrashed,
  trashedIds,
  updateProject,
} from './projects.ts'
import { readReport } from './reports.ts'
import { DocumentSaver } from './saver.ts'
import { createSettings } from './settings.ts'
import type { Storage, StorageNotice, StorageOptions } from './types.ts'
import { createVersions } from './versions.ts'
import { readView, writeView } from './views.ts'

/**
 * Opens the user's library.
 * @param name of the database
 * @throws NewerDatabaseError when a newer version of the app wrote it; nothing in it is touched
 * @throws StorageUnavailableError where the engine offers no database
 */
export async function openStorage(
  name = 'facing-pages',
  { onNotice = () => {} }: StorageOptions = {},
): Promise<Storage> {
  const database = await openDatabase(name, onNotice)
  // Otherwise the engine may evict the library when the disk runs low. It may also say no.
  navigator.storage.persist().catch(() => {})
  // The cards would show the state before a crash. Where this fails, loading reads the journal.
  await checkpointAll(database).catch(() => {})
  return createStorage(database, onNotice)
}

function createStorage(database: Database, onNotice: (notice: StorageNotice) => void): Storage {
  const tell = (documentId: string, repairs: readonly string[]) => {
    if (repairs.length > 0) onNotice({ type: 'repaired', documentId, repairs })
  }
  return {
    subscribeProjects: (listener, onError) =>
      subscribeCards(database, 'library', listener, onError),
    subscribeTrash: (listener, onError) => subscribeCards(database, 'trash', listener, onError),
    subscribeProject: (id, listener) => subscribeCard(database, id, listener),
    loadCard: (id) => inOurWords(() => readCard(database, id)),

    addProject: (given, title, options = {}) =>
      inOurWords(async () => {
        const documents: BilingualDocument[] = []
        for (const value of given) {
          const { document, repairs } = normaliseDocument(value)
          tell(document.id, repairs)
          documents.push(document)
          await breathe()
        }
        return insertProject(database, createProject(documents, title), documents, options)
      }).catch((error) => {
        options.signal?.throwIfAborted()
        throw error
      }),
    loadProject: (id) => inOurWords(() => loadProject(database, id)),
    loadDocument: (id) =>
      inOurWords(async () => {
        const { document, repairs } = await loadDocument(database, id)
        tell(id, repairs)
        return document
      }),
    renameProject: (id, title) => inOurWords(() => updateProject(database, id, { title })),
    updateProject: (id, patch) => inOurWords(() => updateProject(database, id, patch)),
    trashProject: (id) => inOurWords(() => setTrashed(database, id, Date.now())),
    restoreProject: (id) => inOurWords(() => setTrashed(database, id, null)),
    deleteForever: (id) => inOurWords(() => deleteProjects(database, async () => [id])),
    emptyTrash: () => inOurWords(() => deleteProjects(database, () => trashedIds(database))),

    loadOriginal: (hash) => inOurWords(() => loadOriginal(database, hash)),
    hasOriginal: (hash) =>
      inOurWords(async () => (await database.originals.where('hash').equals(hash).count()) > 0),
    attachOriginal: (original) =>
      inOurWords(async () => {
        if ((await sha256(original.bytes)) !== original.hash) return false
        await database.originals.put(toOriginalRecord(original))
        return true
      }),
    importReport: (projectId) => inOurWords(() => readReport(database, projectId)),

    view: (documentId) => inOurWords(() => readView(database, documentId)),
    saveView: (documentId, view) => inOurWords(() => writeView(database, documentId, view)),
    versions: createVersions(database),
    settings: createSettings(database),

    createSaver: (documentId, source, options) =>
      new DocumentSaver(database, documentId, source, options),

    exportBackup: (projectId) => inOurWords(() => writeBackup(database, projectId)),
    importBackup: (bytes) =>
      inOurWords(async () => {
        const { project, documents, repairs, missing, ...rest } = await readBackup(bytes)
        return {
          project: await insertProject(database, project, documents, rest),
          repairs,
          missing,
        }
      }),

    close: () => database.close(),
  }
}
