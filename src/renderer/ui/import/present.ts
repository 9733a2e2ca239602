import type { ReadOptions, ReadResult } from '../../../formats/types.ts'
import type { FileReport } from '../../storage/types.ts'
import type { AppContext } from '../app.ts'
import type { Message } from '../messages/catalogue.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { faultOf } from './faults.ts'
import { type FileWarnings, type Imported, importFiles, readFile } from './files.ts'
import { howRead } from './how-read.ts'
import { countRemarks, countUnread, pathOf } from './report.ts'

/**
 * Shows a new project, how its files were read, and what was remarked on the way.
 * @param encodingIsKnown whether there is nothing to say of the encoding
 */
export async function present(
  app: AppContext,
  imported: Imported,
  encodingIsKnown = false,
): Promise<void> {
  const { projectId, options, report } = imported
  await app.openDocument(imported.documentId)
  // Of two such notices nobody could tell which speaks of which document.
  for (const notice of app.ui.getState().imported?.notices ?? []) app.notices.dismiss(notice)
  const how = howRead(imported, encodingIsKnown)
  const notices = tellReport(app, report, how?.code ?? '')
  if (how) {
    const action = {
      label: { key: 'import.otherwise' },
      run: () => void rereadProject(app, projectId),
    } as const
    notices.push(app.notices.tell(how.message, action))
  }
  const files = imported.read.map(({ file }) => file)
  app.ui.setState({ imported: { projectId, files, options, notices } })
}

/**
 * Says that there is something to read about files, and shows it to whom it concerns.
 * @param told code of the remark that is told by itself, or empty
 * @returns ids of the notices
 */
function tellReport(app: AppContext, report: readonly FileReport[], told: string): number[] {
  const notices: number[] = []
  const show = {
    label: { key: 'import.warnings.show' },
    run: () =>
      app.openDialog({
        name: 'report',
        heading: { key: 'report.heading' },
        files: report,
        kept: true,
      }),
  } as const
  const unread = countUnread(report)
  if (unread > 0) {
    notices.push(app.notices.tell({ key: 'import.notRead', values: { count: unread } }, show))
  }
  const count = countRemarks(report, told)
  if (count === 0) return notices
  const read = report.filter(({ format }) => format !== '')
  const message: Message =
    read.length === 1
      ? { key: 'import.warnings', values: { count, name: read[0]!.name } }
      : { key: 'import.warningsOf', values: { count, files: read.length } }
  return [...notices, app.notices.tell(message, show)]
}

/** Says that there were remarks on files that became no project of their own. */
export function tellWarnings(app: AppContext, remarked: readonly FileWarnings[]): void {
  for (const { file, warnings } of remarked) {
    const name = pathOf(file)
    app.notices.tell(
      { key: 'import.warnings', values: { count: warnings.length, name } },
      {
        label: { key: 'import.warnings.show' },
        run: () =>
          app.openDialog({
            name: 'report',
            heading: { key: 'report.heading' },
            files: [{ name, format: '', encoding: '', remarks: warnings }],
            kept: false,
          }),
      },
    )
  }
}

/**
 * Reads the files of a project in another way, as a new project. The first one goes to the trash
 * when nothing has been done in it, else it stays.
 * @returns false where its files are not at hand
 */
export async function rereadProject(app: AppContext, projectId: string): Promise<boolean> {
  const { imported } = app.ui.getState()
  const known = imported?.projectId === projectId ? imported : null
  const files = known?.files ?? (await keptFiles(app, projectId))
  if (files.length === 0) return false
  await reread(app, files, known?.options ?? {}, projectId)
  return true
}

/** The files of a project as far as they are kept; none where one is missing. */
async function keptFiles(app: AppContext, projectId: string): Promise<readonly SourceFile[]> {
  const card = await app.storage.loadCard(projectId)
  const hashes = new Set(card?.documents.map(({ header }) => header.provenance.original))
  const files: SourceFile[] = []
  for (const hash of hashes) {
    const original = await app.storage.loadOriginal(hash)
    if (!original) return []
    files.push(original)
  }
  return files
}

/**
 * Reads files in another way, as a new project.
 * @param before how they were read
 * @param earlier project of the first reading, or null where there is none
 */
export async function reread(
  app: AppContext,
  files: readonly SourceFile[],
  before: ReadOptions,
  earlier: string | null,
): Promise<void> {
  // What kind of file it is has to be known before there is a choice.
  const first = files[0]!
  let result: ReadResult
  try {
    result = await readFile(app, first, before)
  } catch (error) {
    if (!isAbort(error)) app.notices.fail(faultOf(error, first.name))
    return
  }
  const options = await new Promise<ReadOptions | null>((resolve) => {
    app.openDialog({
      name: 'reread',
      files,
      format: result.format,
      encoding: result.encoding,
      options: before,
      choose: resolve,
      cancel: () => resolve(null),
    })
  })
  if (!options || JSON.stringify(options) === JSON.stringify(before)) return
  await app.ui.getState().workbench?.flush()
  const untouched = earlier !== null && (await isUntouched(app, earlier))
  const imported = await importFiles(app, files, { options })
  if (!imported) return
  await present(app, imported)
  if (untouched) await app.storage.trashProject(earlier)
}

/** Whether nothing has been written into a project since it was made. */
async function isUntouched(app: AppContext, projectId: string): Promise<boolean> {
  const { created, edited } = await app.storage.loadProject(projectId)
  return created === edited
}
