import type { AppContext } from '../app.ts'
import { messageOfFault } from './faults.ts'
import { reopen } from './present.ts'

/**
 * Reads a text file in an encoding the user chooses: the file of the open project where it was
 * opened in this session, else one the user points at.
 */
export async function reopenWithEncoding(app: AppContext): Promise<void> {
  const { imported, workbench } = app.ui.getState()
  if (imported && workbench && imported.projectId === workbench.projectId) {
    return reopen(app, imported.file, imported.encoding, imported.projectId)
  }
  const { files, faults } = await app.platform.openFiles({
    filters: [
      { name: app.t('import.filter.documents'), extensions: ['txt', 'text', 'md'] },
      { name: app.t('import.filter.all'), extensions: ['*'] },
    ],
    multiple: false,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  const [file] = files
  if (!file) return
  if (file.path) app.platform.addRecentFile(file.path)
  await reopen(app, file, '', null)
}
