import { liveQuery } from 'dexie'
import { newId } from '../../core/document/ids.ts'
import type { BilingualDocument } from '../../core/document/model.ts'
import { MAX_METADATA, normaliseDocument } from '../../core/document/normalise.ts'
import { sha256 } from '../../core/document/original.ts'
import { breathe } from './breathe.ts'
import type { Database } from './database.ts'
import { DamagedVersionError, NotFoundError } from './errors.ts'
import { inOurWords } from './failures.ts'
import { gunzipLines, gzip } from './gzip.ts'
import { toVersion, type VersionRecord } from './records.ts'
import type { Version, Versions } from './types.ts'

/**
 * Versions of a document: gzip'd JSON Lines, its header first, then one line a row, kept as a blob,
 * so that whoever lists them does not read them.
 */
export function createVersions(database: Database): Versions {
  const { versions, documents } = database
  return {
    add: (document, { kind, name = '', round = 0 }) =>
      inOurWords(async () => {
        const record = await pack(document, { kind, name, round })
        await database.transaction('rw', [documents, versions], async () => {
          const owner = await documents.where(':id').equals(document.id).count()
          if (owner === 0) throw new NotFoundError('document', document.id)
          await versions.add(record)
        })
        return toVersion(record)
      }),
    list: (documentId) => inOurWords(() => listVersions(database, documentId)),
    subscribe: (documentId, listener) => {
      const subscription = liveQuery(() => listVersions(database, documentId)).subscribe({
        next: listener,
        // Whoever reads or writes is told why the database fails; a list has nothing to add.
        error: () => {},
      })
      return () => subscription.unsubscribe()
    },
    load: (id) =>
      inOurWords(async () => {
        const record = await versions.get(id)
        const owner = record && (await documents.get(record.documentId))
        if (!record || !owner) throw new NotFoundError('version', id)
        const { documentId } = record
        return unpack(record, { id: documentId, projectId: owner.projectId })
      }),
    rename: (id, name) =>
      inOurWords(async () => {
        const changed = await versions.update(id, { name: name.slice(0, MAX_METADATA) })
        if (changed === 0 && !(await versions.get(id))) throw new NotFoundError('version', id)
      }),
    remove: (id) => inOurWords(() => versions.delete(id)),
  }
}

/** Milliseconds of work after which the window gets its turn. */
const SLICE = 8

async function pack(
  document: BilingualDocument,
  { kind, name, round }: Pick<Version, 'kind' | 'name' | 'round'>,
): Promise<VersionRecord> {
  const { rows, ...header } = document
  const lines = [`${JSON.stringify(header)}\n`]
  let began = performance.now()
  for (const row of rows) {
    lines.push(`${JSON.stringify(row)}\n`)
    if (performance.now() - began < SLICE) continue
    await breathe()
    began = performance.now()
  }
  const bytes = await gzip(lines)
  return {
    id: newId(),
    documentId: document.id,
    kind,
    name: name.slice(0, MAX_METADATA),
    round,
    created: Date.now(),
    rows: rows.length,
    size: bytes.length,
    hash: await sha256(bytes),
    content: new Blob([bytes]),
  }
}

const LIMITS = { line: 16 * 2 ** 20, total: 4 * 2 ** 30 }

async function unpack(
  { content, name }: VersionRecord,
  owner: Pick<BilingualDocument, 'id' | 'projectId'>,
): Promise<BilingualDocument> {
  try {
    const bytes = new Uint8Array(await content.arrayBuffer())
    let header: object | null = null
    const rows: unknown[] = []
    let began = performance.now()
    for await (const line of gunzipLines(bytes, LIMITS)) {
      const value: unknown = JSON.parse(line)
      if (header) rows.push(value)
      else header = value as object
      if (performance.now() - began < SLICE) continue
      await breathe()
      began = performance.now()
    }
    return normaliseDocument({ ...header, ...owner, rows }).document
  } catch (error) {
    throw new DamagedVersionError(typeof name === 'string' ? name : '', { cause: error })
  }
}

/** The versions of a document, the last kept first. */
async function listVersions(database: Database, documentId: string): Promise<Version[]> {
  const records = await database.versions.where('documentId').equals(documentId).toArray()
  return records.map(toVersion).sort((a, b) => b.created - a.created || (a.id < b.id ? 1 : -1))
}
