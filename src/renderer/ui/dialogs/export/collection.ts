import { useEffect, useState } from 'react'
import type { BilingualDocument } from '../../../../core/document/model.ts'
import type { Collection } from '../../../../core/layout/collection.ts'
import type { DocumentCard } from '../../../storage/types.ts'
import { tellFailure } from '../../app.ts'
import { useApp } from '../../hooks.ts'
import { excerpt } from './excerpt.ts'

/** Loads a document, as it is on the screen where it is open. */
export type Load = (documentId: string) => Promise<BilingualDocument>

/** All documents of a project, to be set as one. */
export async function loadCollection(
  cards: readonly DocumentCard[],
  title: Collection['title'],
  load: Load,
): Promise<Collection> {
  const [first, ...others] = cards
  if (!first) throw new RangeError('A project has at least one document.')
  const documents: [BilingualDocument, ...BilingualDocument[]] = [await load(first.header.id)]
  for (const { header } of others) documents.push(await load(header.id))
  return { title, documents }
}

/** More rows than the pages of a preview can hold. */
const ROWS = 120

/**
 * The beginning of a collection, long enough for a preview: the first documents, and of the others
 * their titles, as the contents have them.
 */
async function excerptOf(
  cards: readonly DocumentCard[],
  load: Load,
): Promise<Collection['documents']> {
  const [first, ...others] = cards
  if (!first) throw new RangeError('A project has at least one document.')
  const documents: [BilingualDocument, ...BilingualDocument[]] = [
    excerpt(await load(first.header.id)),
  ]
  let rows = documents[0].rows.length
  for (const { header } of others) {
    const document = rows < ROWS ? excerpt(await load(header.id)) : { ...header, rows: [] }
    documents.push(document)
    rows += document.rows.length
  }
  return documents
}

/** The same, as soon as it is loaded; null until then, and where it is not wanted. */
export function useCollectionExcerpt(
  isWanted: boolean,
  cards: readonly DocumentCard[],
  load: Load,
): Collection['documents'] | null {
  const app = useApp()
  const [documents, setDocuments] = useState<Collection['documents'] | null>(null)
  const isNeeded = isWanted && documents === null
  useEffect(() => {
    if (!isNeeded) return
    let wanted = true
    excerptOf(cards, load).then(
      (loaded) => wanted && setDocuments(loaded),
      (error: unknown) => tellFailure(app, error),
    )
    return () => {
      wanted = false
    }
  }, [app, isNeeded, cards, load])
  return documents
}
