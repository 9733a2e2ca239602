/**
 * A project in one file: gzip'd JSON Lines. The first line tells what the file is and holds the
 * project; each document follows as a line with its header and one line a row. Lines let even the
 * longest document be written and read in small pieces. Behind them stand, as they are, the files
 * that the documents were read from, and the versions that are kept of them.
 */
import type { BilingualDocument, Project, Row, SourceLanguage } from '../../core/document/model.ts'
import {
  MAX_DOCUMENTS,
  MAX_ROWS,
  normaliseDocument,
  normaliseProject,
} from '../../core/document/normalise.ts'
import { type Original, sha256 } from '../../core/document/original.ts'
import { type Appended, append, part } from './appendix.ts'
import type { Database } from './database.ts'
import { StorageError, UnreadableBackupError } from './errors.ts'
import { gunzipLines, gzip } from './gzip.ts'
import { readJournal, replacedBy } from './journal.ts'
import { originalsOf } from './originals.ts'
import { loadProject } from './projects.ts'
import { type OriginalRecord, toVersion, type VersionRecord } from './records.ts'
import { readReport, toReport } from './reports.ts'
import { eachBatch } from './rows.ts'
import type { FileReport, Version } from './types.ts'

const FORMAT = 'facing-pages-backup'
const VERSION = 2

/** Bytes of originals in one backup: there are many backups of a project. */
const MOST_ORIGINALS = 24 * 2 ** 20

/** Bytes of versions in one backup; the last kept come first. */
const MOST_VERSIONS = 16 * 2 ** 20

const LIMITS = { bytes: 512 * 2 ** 20, line: 16 * 2 ** 20, total: 4 * 2 ** 30 }

/**
 * Reads only, so that a project can be rescued from a full disk.
 * @throws NotFoundError
 */
export async function writeBackup(
  database: Database,
  projectId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { documents, journal, projects, rows, originals, reports, versions } = database
  const pieces: string[] = []
  const packed: Appended[] = []
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  const lines = (batch: readonly Row[]) => batch.map((row) => line({ row })).join('')
  const tables = [documents, journal, projects, rows, originals, reports, versions]
  await database.transaction('r', tables, async () => {
    const project = await loadProject(database, projectId)
    const kept = await originals.bulkGet(await originalsOf(database, project.documents))
    const { fitting, leftOut } = chooseOriginals(kept)
    packed.push(...fitting)
    const report = await readReport(database, projectId)
    const chosen = await chooseVersions(database, project.documents)
    packed.push(...chosen)
    const told = chosen.map(({ content: _, ...version }) => version)
    pieces.push(
      line({ format: FORMAT, version: VERSION, project, report, leftOut, versions: told }),
    )
    for (const id of project.documents) {
      const record = await documents.get(id)
      if (!record) continue
      const { changes } = await readJournal(database, id)
      const replaced = replacedBy(changes)
      pieces.push(line({ document: { ...record.header, ...changes?.header } }))
      await eachBatch(database, id, (batch) => {
        pieces.push(lines(batch.filter((row) => !replaced.has(row.id))))
      })
      if (changes) pieces.push(lines(changes.put))
    }
  })
  const file = await gzip(pieces)
  return (
    append(file, packed)
      .arrayBuffer()
      .then((whole) => new Uint8Array(whole))
      // The engine has lost the bytes of an original: no reason to be without the work as well.
      .catch(() => file)
  )
}

/** As many originals as there is room for, and the names of the others. */
function chooseOriginals(records: readonly (OriginalRecord | undefined)[]) {
  const fitting: OriginalRecord[] = []
  const leftOut: string[] = []
  let room = MOST_ORIGINALS
  for (const record of records) {
    if (!(record?.content instanceof Blob)) continue
    if (record.content.size > room) leftOut.push(record.name)
    else {
      fitting.push(record)
      room -= record.content.size
    }
  }
  return { fitting, leftOut }
}

/** As many versions as there is room for, the last kept first. */
async function chooseVersions(
  database: Database,
  documentIds: readonly string[],
): Promise<VersionRecord[]> {
  const records = await database.versions
    .where('documentId')
    .anyOf([...documentIds])
    .toArray()
  let room = MOST_VERSIONS
  return records
    .sort((a, b) => b.created - a.created)
    .filter(({ content }) => {
      if (!(content instanceof Blob) || content.size > room) return false
      room -= content.size
      return true
    })
}

interface BackupContent {
  readonly project: Project
  readonly documents: readonly BilingualDocument[]
  readonly originals: readonly Original[]
  readonly versions: readonly VersionRecord[]
  readonly report: readonly FileReport[]
  /** What had to be mended, one sentence each. */
  readonly repairs: readonly string[]
  /** Names of the originals that there was no room for. */
  readonly missing: readonly string[]
}

/** @throws UnreadableBackupError */
export const readBackup = (bytes: Uint8Array<ArrayBuffer>): Promise<BackupContent> =>
  inOurWords(bytes, async () => {
    const { file, files } = part(bytes)
    const { told, ...content } = mend(await parse(file))
    const originals: Original[] = []
    const versions: VersionRecord[] = []
    const repairs = [...content.repairs]
    for (const each of files) {
      const version = told.get(each.hash)?.shift()
      if ((await sha256(each.bytes)) !== each.hash) {
        const what = version ? 'version' : 'file'
        repairs.push(`the ${what} “${each.name}” was damaged and left out`)
      } else if (version) {
        const content = new Blob([each.bytes])
        versions.push({ ...version, size: content.size, hash: each.hash, content })
      } else originals.push(each)
    }
    return { ...content, originals, versions, repairs }
  })

/** Versions by their hashes: those that say the same, as when a text is sent twice, in their order. */
type ToldVersions = ReadonlyMap<string, Version[]>

/** What a backup says of the versions behind it. */
function versionsTold(value: unknown): ToldVersions {
  const list: unknown[] = Array.isArray(value) ? value : []
  const told = new Map<string, Version[]>()
  for (const each of list) {
    const given = toRecord(each)
    const hash = String(given.hash)
    const same = told.get(hash)
    if (same) same.push(toVersion(given))
    else told.set(hash, [toVersion(given)])
  }
  return told
}

/** Which project a backup holds. */
export interface BackupHead {
  readonly title: string
  readonly sourceLanguage: SourceLanguage
}

/**
 * Reads no more of a backup than what it holds.
 * @throws UnreadableBackupError
 */
export const readBackupHead = (bytes: Uint8Array<ArrayBuffer>): Promise<BackupHead> =>
  inOurWords(bytes, async () => {
    const head = parseHead(await firstLine(bytes))
    const { title, sourceLanguage } = normaliseProject(head.project).project
    return { title, sourceLanguage }
  })

const GZIP = [0x1f, 0x8b]

/** Whether a file is a backup of ours, of whatever version and under whatever name. */
export async function isBackup(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  // RFC 1952, section 2.3.1: other files are not even tried.
  if (GZIP.some((byte, i) => bytes[i] !== byte)) return false
  return firstLine(bytes).then(
    ({ format }) => format === FORMAT,
    () => false,
  )
}

async function firstLine(bytes: Uint8Array<ArrayBuffer>): Promise<Record<string, unknown>> {
  for await (const line of gunzipLines(part(bytes).file, LIMITS)) {
    return toRecord(JSON.parse(line))
  }
  return {}
}

async function inOurWords<T>(bytes: Uint8Array<ArrayBuffer>, read: () => Promise<T>): Promise<T> {
  if (bytes.length > LIMITS.bytes) throw tooLarge()
  try {
    return await read()
  } catch (error) {
    if (error instanceof StorageError) throw error
    if (error instanceof RangeError) throw tooLarge()
    throw new UnreadableBackupError(
      'This file is not a backup of Facing Pages, or it is damaged. Choose an earlier one.',
      { cause: error },
    )
  }
}

const tooLarge = (): UnreadableBackupError =>
  new UnreadableBackupError(
    'This file is larger than any backup that Facing Pages writes. Choose another one.',
  )

interface Draft {
  readonly head: Readonly<Record<string, unknown>>
  readonly documents: { readonly header: object; readonly rows: unknown[] }[]
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Draft> {
  let draft: Draft | null = null
  for await (const line of gunzipLines(bytes, LIMITS)) {
    const value = toRecord(JSON.parse(line))
    if (!draft) draft = { head: parseHead(value), documents: [] }
    else if ('document' in value) {
      if (draft.documents.length === MAX_DOCUMENTS) throw tooLarge()
      draft.documents.push({ header: toRecord(value.document), rows: [] })
    } else if ('row' in value) {
      const rows = draft.documents.at(-1)?.rows
      if (rows?.length === MAX_ROWS) throw tooLarge()
      rows?.push(value.row)
    }
  }
  if (!draft || draft.documents.length === 0) {
    throw new UnreadableBackupError('This backup holds no document. Choose an earlier one.')
  }
  return draft
}

const toRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}

function parseHead(head: Record<string, unknown>): Record<string, unknown> {
  if (head.format !== FORMAT || typeof head.version !== 'number') {
    throw new UnreadableBackupError(
      'This file is not a backup of Facing Pages. Choose another one.',
    )
  }
  if (head.version > VERSION) {
    throw new UnreadableBackupError(
      `This backup was made by a newer version of Facing Pages (its format has version ` +
        `${head.version}, this app knows ${VERSION}). Install the newer version to restore it.`,
    )
  }
  return head
}

function mend(
  draft: Draft,
): Omit<BackupContent, 'originals' | 'versions'> & { readonly told: ToldVersions } {
  const repairs: string[] = []
  const documents = draft.documents.map(({ header, rows }) => {
    const result = normaliseDocument({ ...header, rows })
    repairs.push(...result.repairs)
    return result.document
  })
  const { head } = draft
  const given = toRecord(head.project)
  const ids = documents.map((document) => document.id)
  const { project, repairs: more } = normaliseProject({ ...given, documents: ids, trashed: null })
  const leftOut: unknown[] = Array.isArray(head.leftOut) ? head.leftOut : []
  return {
    project,
    documents,
    report: toReport(head.report),
    told: versionsTold(head.versions),
    repairs: [...more, ...repairs],
    missing: leftOut.filter((name) => typeof name === 'string'),
  }
}
