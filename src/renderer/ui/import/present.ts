import type { AppContext } from '../app.ts'
import type { SourceFile } from '../store.ts'
import { encodingName } from './encoding-name.ts'
import { askOtherEncoding, type FileWarnings, type Imported, importFiles } from './files.ts'

/**
 * Shows a new project, how its file was read, and what was remarked on the way.
 * @param file the first file of the project
 */
export async function present(
  app: AppContext,
  imported: Imported,
  file: SourceFile,
): Promise<void> {
  const { encoding, projectId } = imported
  await app.openDocument(imported.documentId)
  if (encoding) {
    // Of two such notices nobody could tell which speaks of which document.
    const earlier = app.ui.getState().imported
    if (earlier) app.notices.dismiss(earlier.notice)
    const notice = app.notices.tell(
      { key: 'import.readAs', values: { encoding: encodingName(encoding) } },
      {
        label: { key: 'import.otherEncoding' },
        run: () => void reopen(app, file, encoding, projectId),
      },
    )
    app.ui.setState({ imported: { projectId, file, encoding, notice } })
  }
  tellWarnings(app, imported.warnings)
}

/** Says that there were remarks on reading files, and shows them to whom they concern. */
export function tellWarnings(app: AppContext, remarked: readonly FileWarnings[]): void {
  for (const { file, warnings } of remarked) {
    app.notices.tell(
      { key: 'import.warnings', values: { count: warnings.length, name: file.name } },
      {
        label: { key: 'import.warnings.show' },
        run: () => app.openDialog({ name: 'warnings', file: file.name, warnings }),
      },
    )
  }
}

/**
 * Reads a file again in an encoding the user chooses, as a new project. The project of the first
 * reading goes to the trash when nothing was translated in it, else it stays.
 * @param encoding WHATWG label it was read with
 * @param earlier project of the first reading, or null where there is none
 */
export async function reopen(
  app: AppContext,
  file: SourceFile,
  encoding: string,
  earlier: string | null,
): Promise<void> {
  const chosen = await askOtherEncoding(app, file, encoding)
  if (chosen === null || chosen === encoding) return
  await app.ui.getState().workbench?.flush()
  const untouched = earlier !== null && (await isUntouched(app, earlier))
  const imported = await importFiles(app, [file], { encoding: chosen })
  if (!imported) return
  await present(app, imported, file)
  if (untouched) await app.storage.trashProject(earlier)
}

/** Whether no one has translated anything in a project yet. */
async function isUntouched(app: AppContext, projectId: string): Promise<boolean> {
  const project = await app.storage.loadProject(projectId)
  for (const id of project.documents) {
    const { rows } = await app.storage.loadDocument(id)
    if (rows.some((row) => row.target.length > 0 || row.status !== 'empty')) return false
  }
  return true
}
