import { liveQuery } from 'dexie'
import { normaliseProject } from '../../core/document/normalise.ts'
import { addCounts, NO_COUNTS } from '../../core/document/summary.ts'
import type { Database } from './database.ts'
import type { StorageError } from './errors.ts'
import { toStorageError } from './failures.ts'
import { toDocumentCard } from './records.ts'
import type { DocumentCard, ProjectCard } from './types.ts'

export type Shelf = 'library' | 'trash'

/** Tells the cards of a shelf now and whenever one of them has changed. */
export function subscribeCards(
  database: Database,
  shelf: Shelf,
  listener: (list: readonly ProjectCard[]) => void,
  onError: (error: StorageError) => void = () => {},
): () => void {
  const subscription = liveQuery(() => readCards(database, shelf)).subscribe({
    next: listener,
    error: (error) => onError(toStorageError(error)),
  })
  return () => subscription.unsubscribe()
}

async function readCards(database: Database, shelf: Shelf): Promise<ProjectCard[]> {
  const [stored, records] = await Promise.all([
    database.projects.toArray(),
    database.documents.toArray(),
  ])
  const documents = new Map(records.map((record) => [record.id, record]))
  const projects = stored.map((value) => normaliseProject(value).project)
  return projects
    .filter((project) => (project.trashed !== null) === (shelf === 'trash'))
    .sort((a, b) => (b.trashed ?? b.edited) - (a.trashed ?? a.edited))
    .map((project) => {
      const cards: DocumentCard[] = []
      for (const id of project.documents) {
        const record = documents.get(id)
        if (record) cards.push(toDocumentCard(record))
      }
      const counts = cards.reduce((sum, card) => addCounts(sum, card.summary), NO_COUNTS)
      return { project, documents: cards, counts }
    })
}
