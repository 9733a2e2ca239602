import type { DocumentChanges, DocumentHeader } from '../../core/document/changes.ts'
import { isId } from '../../core/document/mend.ts'
import { MAX_METADATA, normaliseDocument } from '../../core/document/normalise.ts'
import { NO_COUNTS, type Summary } from '../../core/document/summary.ts'
import type { DocumentCard, FileReport, Version, VersionKind } from './types.ts'

/** What the tables of the database hold. Read back, a record is of unknown shape until parsed. */

export interface DocumentRecord {
  readonly id: string
  readonly projectId: string
  readonly header: DocumentHeader
  readonly summary: Summary
  readonly edited: number
}

/** Changes that are durable but not yet in the tables they belong to. */
export interface JournalRecord {
  /** Grows with every entry; entries hold in this order. */
  readonly seq?: number
  readonly documentId: string
  /** Milliseconds since 1970. */
  readonly at: number
  readonly changes: DocumentChanges
}

/** A file that documents were read from. */
export interface OriginalRecord {
  /** SHA-256 in hexadecimal. */
  readonly hash: string
  readonly name: string
  readonly content: Blob
}

/** What was remarked when the files of a project were read. */
export interface ReportRecord {
  readonly projectId: string
  readonly files: readonly FileReport[]
}

/** A version of a document that is kept: see `versions.ts`. */
export interface VersionRecord extends Version {
  /** SHA-256 of the content, in hexadecimal. */
  readonly hash: string
  readonly content: Blob
}

export interface SettingRecord {
  readonly key: string
  readonly value: unknown
}

/** Key of a row: its document's id and its own. Neither holds a slash. */
export const rowKey = (documentId: string, rowId: string): string => `${documentId}/${rowId}`

/** Header and summary of a stored document, mended where they are damaged. */
export function toDocumentCard(record: DocumentRecord): DocumentCard {
  const { rows: _, ...header } = normaliseDocument({ ...record.header, rows: [] }).document
  return { header, summary: toSummary(record.summary), edited: toNumber(record.edited) }
}

/** Stored changes whose rows have keys at least; the rows are mended when they are loaded. */
export function toChanges(value: Partial<DocumentChanges> | undefined): DocumentChanges {
  const put = Array.isArray(value?.put) ? value.put : []
  const removed = Array.isArray(value?.removed) ? value.removed : []
  return {
    header: { ...value?.header } as DocumentHeader,
    put: put.filter((row) => isId(row?.id)),
    removed: removed.filter(isId),
    summary: toSummary(value?.summary),
  }
}

const VERSION_KINDS: readonly VersionKind[] = ['sent', 'received', 'kept', 'before']

/** What is told of a version, out of whatever was stored. */
export function toVersion(record: Partial<Record<keyof Version, unknown>>): Version {
  const { id, documentId, kind, name } = record
  return {
    id: typeof id === 'string' ? id : '',
    documentId: typeof documentId === 'string' ? documentId : '',
    kind: VERSION_KINDS.find((each) => each === kind) ?? 'kept',
    name: typeof name === 'string' ? name.slice(0, MAX_METADATA) : '',
    round: toNumber(record.round),
    created: toNumber(record.created),
    rows: toNumber(record.rows),
    size: toNumber(record.size),
  }
}

function toSummary(value: unknown): Summary {
  const given = (value ?? {}) as Record<string, unknown>
  const counts = { ...NO_COUNTS }
  for (const key in counts) (counts as Record<string, number>)[key] = toNumber(given[key])
  const sample = Array.isArray(given.sample) ? given.sample : []
  return { ...counts, sample: sample.filter((line) => typeof line === 'string') }
}

const toNumber = (value: unknown): number =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? value : 0
