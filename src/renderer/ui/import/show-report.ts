import type { AppContext } from '../app.ts'

/** Shows what was remarked when the files of the open project were read. */
export async function showReport(app: AppContext): Promise<void> {
  const { workbench } = app.ui.getState()
  if (!workbench) return
  const files = await app.storage.importReport(workbench.projectId)
  if (files.length === 0) app.notices.tell({ key: 'report.nothing' })
  else app.openDialog({ name: 'report', heading: { key: 'report.heading' }, files, kept: true })
}
