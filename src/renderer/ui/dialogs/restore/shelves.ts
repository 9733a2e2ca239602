import type { SourceLanguage } from '../../../../core/document/model.ts'
import type { BackupEntry } from '../../../platform/types.ts'
import type { ProjectCard } from '../../../storage/types.ts'

/** Where the project of a backup is now. */
export type Whereabouts = 'library' | 'trash' | 'gone'

/** All automatic backups of one project. */
export interface Shelf {
  readonly projectId: string
  readonly where: Whereabouts
  /** As the library knows it; null for a project that is gone: then its backups tell. */
  readonly known: { readonly title: string; readonly sourceLanguage: SourceLanguage } | null
  /** The newest first; never empty. */
  readonly copies: readonly BackupEntry[]
}

/**
 * Backups by project: the open project first, then that of the newest backup.
 * @param entries the newest first, as the platform lists them
 */
export function shelve(
  entries: readonly BackupEntry[],
  library: readonly ProjectCard[],
  trash: readonly ProjectCard[],
  openProject: string | null,
): readonly Shelf[] {
  const byProject = new Map<string, BackupEntry[]>()
  for (const entry of entries) {
    const copies = byProject.get(entry.name)
    if (copies) copies.push(entry)
    else byProject.set(entry.name, [entry])
  }
  const shelves = [...byProject].map(([projectId, copies]): Shelf => {
    const find = (cards: readonly ProjectCard[]) =>
      cards.find(({ project }) => project.id === projectId)?.project
    const kept = find(library)
    const known = kept ?? find(trash) ?? null
    return { projectId, where: kept ? 'library' : known ? 'trash' : 'gone', known, copies }
  })
  const isOpen = ({ projectId }: Shelf) => projectId === openProject
  return [...shelves.filter(isOpen), ...shelves.filter((shelf) => !isOpen(shelf))]
}
