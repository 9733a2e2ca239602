/**
 * A project in one file: gzip'd JSON Lines. The first line tells what the file is and holds the
 * project; each document follows as a line with its header and one line a row. Lines let even the
 * longest document be written and read in small pieces.
 */
import type { BilingualDocument, Project, Row, SourceLanguage } from '../../core/document/model.ts'
import {
  MAX_DOCUMENTS,
  MAX_ROWS,
  normaliseDocument,
  normaliseProject,
} from '../../core/document/normalise.ts'
import type { Database } from './database.ts'
import { StorageError, UnreadableBackupError } from './errors.ts'
import { gunzipLines, gzip } from './gzip.ts'
import { readJournal, replacedBy } from './journal.ts'
import { loadProject } from './projects.ts'
import { eachBatch } from './rows.ts'

const FORMAT = 'facing-pages-backup'
const VERSION = 1

const LIMITS = { bytes: 512 * 2 ** 20, line: 16 * 2 ** 20, total: 4 * 2 ** 30 }

/**
 * Reads only, so that a project can be rescued from a full disk.
 * @throws NotFoundError
 */
export async function writeBackup(
  database: Database,
  projectId: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { documents, journal, projects, rows } = database
  const pieces: string[] = []
  const line = (value: unknown) => `${JSON.stringify(value)}\n`
  const lines = (batch: readonly Row[]) => batch.map((row) => line({ row })).join('')
  await database.transaction('r', [documents, journal, projects, rows], async () => {
    const project = await loadProject(database, projectId)
    pieces.push(line({ format: FORMAT, version: VERSION, project }))
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
  return gzip(pieces)
}

interface BackupContent {
  readonly project: Project
  readonly documents: readonly BilingualDocument[]
  /** What had to be mended, one sentence each. */
  readonly repairs: readonly string[]
}

/** @throws UnreadableBackupError */
export const readBackup = (bytes: Uint8Array<ArrayBuffer>): Promise<BackupContent> =>
  inOurWords(bytes, async () => mend(await parse(bytes)))

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
    const { title, sourceLanguage } = normaliseProject(head).project
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
  for await (const line of gunzipLines(bytes, LIMITS)) return toRecord(JSON.parse(line))
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
  readonly project: unknown
  readonly documents: { readonly header: object; readonly rows: unknown[] }[]
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Draft> {
  let draft: Draft | null = null
  for await (const line of gunzipLines(bytes, LIMITS)) {
    const value = toRecord(JSON.parse(line))
    if (!draft) draft = { project: parseHead(value), documents: [] }
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

function parseHead(head: Record<string, unknown>): unknown {
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
  return head.project
}

function mend(draft: Draft): BackupContent {
  const repairs: string[] = []
  const documents = draft.documents.map(({ header, rows }) => {
    const result = normaliseDocument({ ...header, rows })
    repairs.push(...result.repairs)
    return result.document
  })
  const given = toRecord(draft.project)
  const ids = documents.map((document) => document.id)
  const { project, repairs: more } = normaliseProject({ ...given, documents: ids, trashed: null })
  return { project, documents, repairs: [...more, ...repairs] }
}
