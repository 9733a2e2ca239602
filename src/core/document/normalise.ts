/**
 * The one gate for everything that comes from outside: the database, files, other processes.
 * Right values pass as they are, the same references; what can be mended is mended and told;
 * only what is too large to be a person's document is refused.
 */
import { NO_METADATA } from './create.ts'
import { newId } from './ids.ts'
import { TARGET_LANGUAGES } from './languages.ts'
import { fieldsOf, isId, oneOf, text, unlessChanged, unlessListChanged } from './mend.ts'
import type {
  BilingualDocument,
  Granularity,
  Metadata,
  Parked,
  Project,
  Provenance,
  Row,
  Side,
  SourceLanguage,
  TargetLanguage,
} from './model.ts'
import { mendRow, type Renamed } from './normalise-row.ts'
import { mendSegment } from './normalise-segment.ts'
import { firstKeys } from './order.ts'
import { Repairs } from './repairs.ts'

export { normaliseRow } from './normalise-row.ts'

/** Rows of a document, and documents of a project, beyond which nothing is read. */
export const MAX_ROWS = 1_000_000
export const MAX_DOCUMENTS = 10_000
/** UTF-16 units of a title, a name or another line of metadata. */
export const MAX_METADATA = 10_000

const SOURCE_LANGUAGES: ReadonlySet<SourceLanguage> = new Set<SourceLanguage>([
  'zh-Hant',
  'zh-Hans',
])
const TARGETS: ReadonlySet<TargetLanguage> = new Set(TARGET_LANGUAGES)
const SIDES: ReadonlySet<Side> = new Set<Side>(['source', 'target'])
const GRANULARITIES: ReadonlySet<Granularity> = new Set<Granularity>(['paragraph', 'sentence'])

/** A value that no mending makes usable. */
export class TooLargeError extends RangeError {
  override readonly name = 'TooLargeError'
}

/**
 * A document from anything. Rows come back sorted by their order keys; where a key is broken or
 * used twice the rows keep the order in which they stood, and all get new keys.
 * @returns the document (the very value, when it was right) and what was mended, a sentence each
 * @throws TooLargeError for more than `MAX_ROWS` rows
 */
export function normaliseDocument(value: unknown): {
  document: BilingualDocument
  repairs: string[]
} {
  const repairs = new Repairs()
  const given = fieldsOf(value, 'the document', repairs)
  const document = unlessChanged<BilingualDocument>(given, {
    id: mendId(given.id, 'id of the document', repairs),
    projectId: given.projectId === '' ? '' : mendId(given.projectId, 'id of the project', repairs),
    sourceLanguage: sourceLanguage(given.sourceLanguage, repairs),
    targetLanguage: targetLanguage(given.targetLanguage, repairs),
    granularity: oneOf(given.granularity, GRANULARITIES, 'paragraph', 'granularity', repairs),
    metadata: mendMetadata(given.metadata, repairs),
    provenance: mendProvenance(given.provenance, repairs),
    parked: mendParked(given.parked, repairs),
    rows: mendRows(given.rows, repairs),
  })
  return { document, repairs: repairs.list() }
}

/**
 * A project from anything.
 * @returns the project (the very value, when it was right) and what was mended, a sentence each
 */
export function normaliseProject(value: unknown): { project: Project; repairs: string[] } {
  const repairs = new Repairs()
  const given = fieldsOf(value, 'the project', repairs)
  const created = mendTime(given.created, 'time of creation', repairs)
  const project = unlessChanged<Project>(given, {
    id: mendId(given.id, 'id of the project', repairs),
    title: text(given.title, 'title', repairs, MAX_METADATA),
    author: text(given.author, 'author', repairs, MAX_METADATA),
    sourceLanguage: sourceLanguage(given.sourceLanguage, repairs),
    targetLanguage: targetLanguage(given.targetLanguage, repairs),
    documents: mendDocumentIds(given.documents, repairs),
    created,
    edited: mendTime(given.edited, 'time of the last edit', repairs),
    trashed: given.trashed === null ? null : mendTime(given.trashed, 'time of deletion', repairs),
  })
  return { project, repairs: repairs.list() }
}

function mendId(value: unknown, what: string, repairs: Repairs): string {
  if (isId(value)) return value
  repairs.add(`${what} was missing or had other characters than letters, digits, “-” and “_”`)
  return newId()
}

const sourceLanguage = (value: unknown, repairs: Repairs): SourceLanguage =>
  oneOf(value, SOURCE_LANGUAGES, 'zh-Hant', 'source language', repairs)

const targetLanguage = (value: unknown, repairs: Repairs): TargetLanguage =>
  oneOf(value, TARGETS, 'en', 'target language', repairs)

function mendMetadata(value: unknown, repairs: Repairs): Metadata {
  const given = fieldsOf(value, 'metadata', repairs)
  const mended: Record<string, string> = {}
  for (const key in NO_METADATA) mended[key] = text(given[key], key, repairs, MAX_METADATA)
  return unlessChanged(given, mended as unknown as Metadata)
}

function mendProvenance(value: unknown, repairs: Repairs): Provenance {
  const given = fieldsOf(value, 'provenance', repairs)
  return unlessChanged<Provenance>(given, {
    name: text(given.name, 'name of the file', repairs, MAX_METADATA),
    format: text(given.format, 'format of the file', repairs, MAX_METADATA),
    encoding: text(given.encoding, 'encoding of the file', repairs, MAX_METADATA),
    // Documents of earlier versions know neither.
    original: text(given.original ?? '', 'name of the original', repairs, MAX_METADATA),
    part: text(given.part ?? '', 'part of the file', repairs, MAX_METADATA),
  })
}

/** Documents of earlier versions have no such list: nothing was parked then. */
function mendParked(value: unknown, repairs: Repairs): readonly Parked[] {
  if (value === undefined) return []
  if (!Array.isArray(value) || value.length > MAX_ROWS) {
    repairs.add('list of parked texts was no list, or too long')
    return []
  }
  const seen = new Set<string>()
  const mended = value.map((each): Parked => {
    const given = fieldsOf(each, 'a parked text', repairs)
    let id = mendId(given.id, 'id of a parked text', repairs)
    if (seen.has(id)) id = newId()
    seen.add(id)
    return unlessChanged<Parked>(given, {
      id,
      side: oneOf(given.side, SIDES, 'target', 'side of a parked text', repairs),
      text: mendSegment(given.text, 'a parked text', repairs),
    })
  })
  return unlessListChanged(value, mended)
}

function mendDocumentIds(value: unknown, repairs: Repairs): readonly string[] {
  if (!Array.isArray(value)) {
    repairs.add('list of documents was missing')
    return []
  }
  if (value.length > MAX_DOCUMENTS) {
    throw new TooLargeError(
      `The project has ${value.length} documents; at most ${MAX_DOCUMENTS} can be read.`,
    )
  }
  const ids = unlessListChanged(value, [...new Set(value.filter(isId))])
  if (ids !== value) repairs.add('list of documents had ids that were broken or stood twice')
  return ids
}

/** The last instant that ECMAScript's Date can hold. */
const LAST_TIME = 8.64e15

function mendTime(value: unknown, what: string, repairs: Repairs): number {
  if (typeof value === 'number' && value >= 0 && value <= LAST_TIME) return value
  repairs.add(`${what} was no time, now today`)
  return Date.now()
}

function mendRows(value: unknown, repairs: Repairs): readonly Row[] {
  if (!Array.isArray(value)) {
    repairs.add('list of rows was missing')
    return []
  }
  if (value.length > MAX_ROWS) {
    throw new TooLargeError(
      `The document has ${value.length} rows; at most ${MAX_ROWS} can be read. Divide it.`,
    )
  }
  const renamed: Renamed = new Map()
  let rows: Row[] = value.map((row, i) => {
    repairs.place = `row ${i + 1}`
    return mendRow(row, repairs, renamed)
  })
  repairs.place = ''
  rows = uniqueIds(rows, repairs)
  rows = inOrder(rows, repairs)
  rows = paragraphsTogether(rows, repairs)
  return unlessListChanged(value, rows)
}

function uniqueIds(rows: Row[], repairs: Repairs): Row[] {
  const taken = new Set<string>()
  const unique = rows.map((row) => {
    if (!taken.has(row.id)) {
      taken.add(row.id)
      return row
    }
    repairs.add(`two rows had the id ${row.id}, the second has a new one`)
    const id = newId()
    taken.add(id)
    return { ...row, id }
  })
  // The parts of a division become rows again, so their ids are claimed as well.
  return unique.map((row) => {
    if (!row.division) return row
    const ids = row.division.parts.map((part) => part.id).filter((id) => id !== row.id)
    if (ids.some((id) => taken.has(id))) {
      repairs.add(`division of row ${row.id} used ids of other rows, now gone`)
      return { ...row, division: null }
    }
    for (const id of ids) taken.add(id)
    return row
  })
}

function inOrder(rows: Row[], repairs: Repairs): Row[] {
  if (isAscending(rows)) return rows
  // A row whose key is broken stays behind the row it stood behind.
  let last = ''
  const keyed = rows.map((row) => {
    last = row.order || last
    return { key: last, row }
  })
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  const sorted = keyed.map(({ row }) => row)
  if (isAscending(sorted)) return sorted
  repairs.add('order keys were broken or used twice, all rows have new ones')
  const keys = firstKeys(sorted.length)
  return sorted.map((row, i) => (row.order === keys[i] ? row : { ...row, order: keys[i]! }))
}

function isAscending(rows: readonly Row[]): boolean {
  let last = ''
  for (const row of rows) {
    if (row.order <= last) return false
    last = row.order
  }
  return true
}

/** A paragraph that is taken up again after another one becomes a paragraph of its own. */
function paragraphsTogether(rows: Row[], repairs: Repairs): Row[] {
  const closed = new Set<string>()
  let given = ''
  let current = ''
  return rows.map((row) => {
    if (row.paragraph !== given) {
      if (given) closed.add(given)
      given = row.paragraph
      current = given
      if (closed.has(given)) {
        repairs.add(`rows of paragraph ${given} stood apart, now two paragraphs`)
        current = newId()
      }
    }
    return row.paragraph === current ? row : { ...row, paragraph: current }
  })
}
