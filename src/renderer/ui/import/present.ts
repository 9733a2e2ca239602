import type { Provenance } from '../../../core/document/model.ts'
import type { ReadOptions, ReadResult } from '../../../formats/types.ts'
import type { FileReport } from '../../storage/types.ts'
import type { AppContext } from '../app.ts'
import type { Message } from '../messages/catalogue.ts'
import type { DialogRequest, SourceFile } from '../store.ts'
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
  const card = await app.storage.loadCard(projectId)
  const origins = (card?.documents ?? []).map(({ header }) => header.provenance)
  const files = known?.files ?? (await keptFiles(app, origins))
  if (files.length === 0) return false
  const formats = origins.map(({ format }) => format)
  const text = origins.find(({ encoding }) => encoding !== '')
  const file = files.find(({ name }) => name === text?.name)
  const options = await askHow(app, files, known?.options ?? {}, {
    formats,
    text: text && file ? { file, encoding: text.encoding } : null,
  })
  if (!options || JSON.stringify(options) === JSON.stringify(known?.options ?? {})) return true
  await app.ui.getState().workbench?.flush()
  // Whether anything has been written into the project since it was made.
  const { created, edited, title } = await app.storage.loadProject(projectId)
  // The title of a single text may be as wrong as the way it was read.
  const kept = files.length > 1 ? title : undefined
  if ((await openAs(app, files, options, kept)) && created === edited) {
    await app.storage.trashProject(projectId)
  }
  return true
}

/** Files as far as they are kept; none where one is missing. */
async function keptFiles(
  app: AppContext,
  origins: readonly Provenance[],
): Promise<readonly SourceFile[]> {
  const files: SourceFile[] = []
  for (const hash of new Set(origins.map(({ original }) => original))) {
    const original = await app.storage.loadOriginal(hash)
    if (!original) return []
    files.push(original)
  }
  return files
}

/** Reads a file in another way, as a new project. */
export async function rereadFile(app: AppContext, file: SourceFile): Promise<void> {
  // What kind of file it is has to be known before there is a choice.
  let result: ReadResult
  try {
    result = await readFile(app, file, {})
  } catch (error) {
    if (!isAbort(error)) app.notices.fail(faultOf(error, file.name))
    return
  }
  const { format, encoding } = result
  const text = encoding ? { file, encoding } : null
  const options = await askHow(app, [file], {}, { formats: [format], text })
  if (options) await openAs(app, [file], options)
}

/** @returns how files are to be read; null where the user cancels */
const askHow = (
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions,
  kind: Pick<RereadRequest, 'formats' | 'text'>,
): Promise<ReadOptions | null> =>
  new Promise((resolve) => {
    app.openDialog({
      name: 'reread',
      files,
      ...kind,
      options,
      choose: resolve,
      cancel: () => resolve(null),
    })
  })

type RereadRequest = Extract<DialogRequest, { name: 'reread' }>

async function openAs(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions,
  title?: string,
): Promise<boolean> {
  const imported = await importFiles(app, files, { options, title })
  if (imported) await present(app, imported)
  return imported !== null
}
