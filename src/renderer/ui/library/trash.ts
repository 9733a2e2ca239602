import type { ProjectCard } from '../../storage/types.ts'
import { type AppContext, tellFailure } from '../app.ts'

const titleOf = (app: AppContext, { project }: ProjectCard): string =>
  project.title || app.t('library.untitled')

/** Puts a project into the trash and offers to take it out again. */
export async function moveToTrash(app: AppContext, card: ProjectCard): Promise<void> {
  try {
    await app.storage.trashProject(card.project.id)
    app.notices.tell(
      { key: 'library.trashed', values: { title: titleOf(app, card) } },
      { label: { key: 'notice.undo' }, run: () => void restore(app, card, false) },
    )
  } catch (error) {
    tellFailure(app, error)
  }
}

/** Takes a project out of the trash. @param say whether to say so, where it would not be seen */
export async function restore(app: AppContext, card: ProjectCard, say: boolean): Promise<void> {
  try {
    await app.storage.restoreProject(card.project.id)
    if (say) {
      app.notices.tell({ key: 'library.restored', values: { title: titleOf(app, card) } })
    }
  } catch (error) {
    tellFailure(app, error)
  }
}

/** Deletes projects in the trash for good, their copies outside the database too; asked before. */
export async function emptyTrash(app: AppContext, projectIds: readonly string[]): Promise<void> {
  try {
    for (const id of projectIds) {
      await app.storage.deleteForever(id)
      await app.platform.backups?.remove(id)
    }
    app.notices.tell({ key: 'trash.emptied' })
  } catch (error) {
    tellFailure(app, error)
  }
}
