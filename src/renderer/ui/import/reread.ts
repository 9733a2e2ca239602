import type { AppContext } from '../app.ts'
import { messageOfFault } from './faults.ts'
import { openableFilters } from './filters.ts'
import { rereadFile, rereadProject } from './present.ts'

/**
 * Reads files in another way that the user chooses: those of the open project where they are at
 * hand, else one the user points at.
 */
export async function rereadFiles(app: AppContext): Promise<void> {
  const { workbench } = app.ui.getState()
  if (workbench && (await rereadProject(app, workbench.projectId))) return
  const { files, faults } = await app.platform.openFiles({
    filters: openableFilters(app.t),
    multiple: false,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  const [file] = files
  if (!file) return
  if (file.path) app.platform.addRecentFile(file.path)
  await rereadFile(app, file)
}
