import type { BilingualDocument } from '../../core/document/model.ts'
import { type Original, sha256 } from '../../core/document/original.ts'
import type { Database } from './database.ts'
import type { OriginalRecord } from './records.ts'

/** What is stored of an original: a blob, so that nobody who does not ask for its bytes has them. */
export const toOriginalRecord = ({ hash, name, bytes }: Original): OriginalRecord => ({
  hash,
  name,
  content: new Blob([bytes]),
})

/** Those of some originals that documents refer to. */
export function referredTo(
  originals: readonly Original[],
  documents: readonly BilingualDocument[],
): Original[] {
  const hashes = new Set(documents.map(({ provenance }) => provenance.original))
  return originals.filter(({ hash }) => hashes.has(hash))
}

/** An original, or null where it is not kept or no longer what it was. */
export async function loadOriginal(database: Database, hash: string): Promise<Original | null> {
  const record = await database.originals.get(hash)
  return record ? readOriginal(record) : null
}

/** The bytes of a record, or null where they are not those that it is named by. */
export async function readOriginal({
  hash,
  name,
  content,
}: OriginalRecord): Promise<Original | null> {
  if (!(content instanceof Blob)) return null
  const bytes = new Uint8Array(await content.arrayBuffer())
  return (await sha256(bytes)) === hash ? { hash, name, bytes } : null
}

/** Hashes of the originals of documents, each once. */
export async function originalsOf(
  database: Database,
  documentIds: readonly string[],
): Promise<string[]> {
  const records = await database.documents.bulkGet([...documentIds])
  const hashes = new Set<string>()
  for (const record of records) {
    const hash: unknown = record?.header?.provenance?.original
    if (typeof hash === 'string' && hash !== '') hashes.add(hash)
  }
  return [...hashes]
}

/** Deletes those of some originals that no document refers to any more. */
export async function deleteUnused(database: Database, hashes: readonly string[]): Promise<void> {
  for (const hash of hashes) {
    const users = await database.documents.where(ORIGINAL_OF_DOCUMENT).equals(hash).count()
    if (users === 0) await database.originals.delete(hash)
  }
}

/** Name of the index by which the documents of an original are found. */
const ORIGINAL_OF_DOCUMENT = 'header.provenance.original'
