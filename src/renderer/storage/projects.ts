import { newId } from '../../core/document/ids.ts'
import type { BilingualDocument, Project } from '../../core/document/model.ts'
import { normaliseProject } from '../../core/document/normalise.ts'
import { withoutExtension } from '../../core/text/file-name.ts'
import { breathe } from './breathe.ts'
import type { Database } from './database.ts'
import { toRecord } from './documents.ts'
import { NotFoundError } from './errors.ts'
import { deleteUnused, originalsOf, referredTo, toOriginalRecord } from './originals.ts'
import type { DocumentRecord, VersionRecord } from './records.ts'
import { toReport } from './reports.ts'
import { deleteRows, writeRows } from './rows.ts'
import type { AddOptions, ProjectPatch } from './types.ts'

/**
 * A new project of these documents; they are given to it by `insertProject`.
 * @throws RangeError when there is no document
 */
export function createProject(documents: readonly BilingualDocument[], title?: string): Project {
  const first = documents[0]
  if (!first) throw new RangeError('A project needs at least one document.')
  const now = Date.now()
  return {
    id: newId(),
    title: title ?? (first.metadata.title || withoutExtension(first.provenance.name)),
    author: first.metadata.author,
    sourceLanguage: first.sourceLanguage,
    targetLanguage: first.targetLanguage,
    documents: documents.map((document) => document.id),
    created: now,
    edited: now,
    trashed: null,
  }
}

interface InsertOptions extends AddOptions {
  /** Versions of the documents; their bytes are written as they are. */
  readonly versions?: readonly VersionRecord[]
}

/**
 * Writes a project, its documents and what belongs to them, all or nothing. Ids that are taken
 * already are replaced.
 * @returns the project as it was written
 */
export async function insertProject(
  database: Database,
  project: Project,
  documents: readonly BilingualDocument[],
  { signal, onProgress, originals = [], report = [], versions = [] }: InsertOptions = {},
): Promise<Project> {
  const { projects, documents: records, rows } = database
  const kept = referredTo(originals, documents).map(toOriginalRecord)
  await breathe()
  const total = documents.reduce((sum, document) => sum + document.rows.length, 0)
  let written = 0
  const onBatch = (count: number) => {
    signal?.throwIfAborted()
    written += count
    onProgress?.(written / total)
  }
  const prepared: DocumentRecord[] = []
  for (const document of documents) {
    prepared.push(toRecord(document, project.edited))
    await breathe()
  }
  const tables = [projects, records, rows, database.originals, database.reports, database.versions]
  return database.transaction('rw', tables, async () => {
    const projectId = (await projects.get(project.id)) ? newId() : project.id
    const ids: string[] = []
    for (const [i, record] of prepared.entries()) {
      const id = (await records.get(record.id)) ? newId() : record.id
      ids.push(id)
      await records.add({ ...record, id, projectId, header: { ...record.header, id, projectId } })
      await writeRows(database, id, documents[i]!.rows, onBatch)
    }
    for (const version of versions) {
      const at = documents.findIndex(({ id }) => id === version.documentId)
      if (at < 0) continue
      const id = (await database.versions.get(version.id)) ? newId() : version.id
      await database.versions.add({ ...version, id, documentId: ids[at]! })
    }
    await database.originals.bulkPut(kept)
    if (report.length > 0) await database.reports.put({ projectId, files: toReport(report) })
    const inserted = { ...project, id: projectId, documents: ids }
    await projects.add(inserted)
    return inserted
  })
}

/** @throws NotFoundError */
export async function loadProject(database: Database, id: string): Promise<Project> {
  const project = await database.projects.get(id)
  if (!project) throw new NotFoundError('project', id)
  return normaliseProject(project).project
}

/** @throws NotFoundError */
export function updateProject(database: Database, id: string, patch: ProjectPatch): Promise<void> {
  const { projects, documents } = database
  return database.transaction('rw', [projects, documents], async () => {
    const project = await loadProject(database, id)
    await projects.put(normaliseProject({ ...project, ...patch }).project)
    const { title: _, author: __, ...languages } = patch
    if (Object.keys(languages).length === 0) return
    await documents
      .where('projectId')
      .equals(id)
      .modify((record) => {
        Object.assign(record, { header: { ...record.header, ...languages } })
      })
  })
}

/** @throws NotFoundError */
export function setTrashed(database: Database, id: string, trashed: number | null): Promise<void> {
  return database.transaction('rw', database.projects, async () => {
    await database.projects.put({ ...(await loadProject(database, id)), trashed })
  })
}

/** Deletes projects and everything that is stored for them. */
export function deleteProjects(
  database: Database,
  choose: () => Promise<readonly string[]>,
): Promise<void> {
  const { projects, documents, rows, journal, views, originals, reports, versions, settings } =
    database
  const tables = [projects, documents, rows, journal, views, originals, reports, versions, settings]
  return database.transaction('rw', tables, async () => {
    const ids = await choose()
    const documentIds = await documents.where('projectId').anyOf(ids).primaryKeys()
    const hashes = await originalsOf(database, documentIds)
    for (const id of documentIds) await deleteRows(database, id)
    await journal.where('documentId').anyOf(documentIds).delete()
    await views.bulkDelete(documentIds)
    await versions.where('documentId').anyOf(documentIds).delete()
    // A setting whose name begins with the id of a document and a slash is of that document.
    for (const id of documentIds) await settings.where(':id').startsWith(`${id}/`).delete()
    await documents.bulkDelete(documentIds)
    await deleteUnused(database, hashes)
    await reports.bulkDelete([...ids])
    await projects.bulkDelete([...ids])
  })
}

/** Ids of the projects in the trash. */
export const trashedIds = (database: Database): Promise<string[]> =>
  database.projects.filter((project) => project.trashed !== null).primaryKeys()
