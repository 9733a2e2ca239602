import { liveQuery } from 'dexie'
import type { Project } from '../../core/document/model.ts'
import { normaliseProject } from '../../core/document/normalise.ts'
import { addCounts, NO_COUNTS } from '../../core/document/summary.ts'
import type { Database } from './database.ts'
import type { StorageError } from './errors.ts'
import { toStorageError } from './failures.ts'
import { type DocumentRecord, toDocumentCard } from './records.ts'
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

/** Tells the card of one project now and whenever it has changed; null once it is gone. */
export function subscribeCard(
  database: Database,
  projectId: string,
  listener: (card: ProjectCard | null) => void,
): () => void {
  const subscription = liveQuery(() => readCard(database, projectId)).subscribe({ next: listener })
  return () => subscription.unsubscribe()
}

/** The card of one project, or null where there is none. */
export async function readCard(database: Database, projectId: string): Promise<ProjectCard | null> {
  const [stored, records] = await Promise.all([
    database.projects.get(projectId),
    database.documents.where('projectId').equals(projectId).toArray(),
  ])
  return stored ? toCard(normaliseProject(stored).project, byId(records)) : null
}

async function readCards(database: Database, shelf: Shelf): Promise<ProjectCard[]> {
  const [stored, records] = await Promise.all([
    database.projects.toArray(),
    database.documents.toArray(),
  ])
  const documents = byId(records)
  const projects = stored.map((value) => normaliseProject(value).project)
  return projects
    .filter((project) => (project.trashed !== null) === (shelf === 'trash'))
    .sort((a, b) => (b.trashed ?? b.edited) - (a.trashed ?? a.edited))
    .map((project) => toCard(project, documents))
}

const byId = (records: readonly DocumentRecord[]): ReadonlyMap<string, DocumentRecord> =>
  new Map(records.map((record) => [record.id, record]))

function toCard(project: Project, documents: ReadonlyMap<string, DocumentRecord>): ProjectCard {
  const cards: DocumentCard[] = []
  for (const id of project.documents) {
    const record = documents.get(id)
    if (record) cards.push(toDocumentCard(record))
  }
  const counts = cards.reduce((sum, card) => addCounts(sum, card.summary), NO_COUNTS)
  return { project, documents: cards, counts }
}
