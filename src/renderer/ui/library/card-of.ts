import type { ProjectCard } from '../../storage/types.ts'
import type { AppContext } from '../app.ts'

/** A project as the library shows it, as it is now; null where it is in the trash or gone. */
export const cardOf = (app: AppContext, projectId: string): Promise<ProjectCard | null> =>
  new Promise((resolve, reject) => {
    const end = app.storage.subscribeProjects((list) => {
      resolve(list.find(({ project }) => project.id === projectId) ?? null)
      // The first list may come before the function that ends the subscription.
      queueMicrotask(() => end())
    }, reject)
  })
