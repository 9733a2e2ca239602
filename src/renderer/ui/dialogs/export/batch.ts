import type { OutputFolder, SavedFile } from '../../../platform/types.ts'
import { ask } from '../../align/ask.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { isAbort, type TaskControl } from '../../tasks.ts'

/** A file that is made and written together with others. */
export interface BatchFile<T> {
  /** What it is called while it is made, and where it failed. */
  readonly title: string
  /** The format of what it is made of. */
  readonly format: string
  /** The name it is written under. */
  readonly name: string
  /** Makes it. @throws where it cannot be made */
  make(control: TaskControl): Promise<Made<T>>
}

interface Made<T> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** What there is to say of it. */
  readonly facts: T
}

/** What came of it. */
export interface BatchResult<T> {
  readonly folder: string
  readonly written: readonly { readonly file: BatchFile<T>; readonly saved: SavedFile; facts: T }[]
  readonly failed: readonly { readonly file: BatchFile<T>; readonly reason: string }[]
  /** Whether the user ended it before all were written. */
  readonly cancelled: boolean
}

/**
 * Makes files one after the other and writes each into a folder that the user chooses, in their
 * sight. What is there already is asked about once; a file that fails does not keep the others back.
 * @param files each under a name of its own
 * @param what they are, for the question and the name of an archive
 * @returns null where the user cancels before anything is made
 */
export async function writeBatch<T>(
  app: AppContext,
  files: readonly BatchFile<T>[],
  what: string,
): Promise<BatchResult<T> | null> {
  const folder = await app.platform.chooseFolder(what)
  if (!folder) return null
  const replace = await mayReplace(app, folder, files)
  if (replace === null) return null
  const written: BatchResult<T>['written'][number][] = []
  const failed: BatchResult<T>['failed'][number][] = []
  const count = files.length
  const label = (i: number) =>
    ({ key: 'export.batch.task', values: { title: files[i]!.title, index: i + 1, count } }) as const
  let cancelled = false
  try {
    await app.tasks.run(label(0), async (control) => {
      for (const [i, file] of files.entries()) {
        control.describe(label(i))
        control.progress(i / count)
        try {
          const { bytes, facts } = await file.make({
            ...control,
            progress: (fraction) => control.progress((i + (fraction ?? 0)) / count),
          })
          control.signal.throwIfAborted()
          written.push({ file, saved: await folder.write(file.name, bytes, replace), facts })
        } catch (error) {
          if (isAbort(error)) throw error
          failed.push({ file, reason: reasonOf(error) })
        }
      }
    })
  } catch (error) {
    if (!isAbort(error)) throw error
    cancelled = true
  }
  await folder.close()
  return { folder: folder.name, written, failed, cancelled }
}

/** Whether files that are there are replaced; null where the user would rather not go on. */
async function mayReplace(
  app: AppContext,
  folder: OutputFolder,
  files: readonly { readonly name: string }[],
): Promise<boolean | null> {
  const taken = await folder.taken(files.map(({ name }) => name))
  if (taken.length === 0) return false
  const answer = await ask(app, {
    heading: { key: 'export.heading' },
    text: {
      key: 'export.batch.taken',
      values: { count: taken.length, folder: folder.name, name: taken[0]! },
    },
    answers: [
      { value: 'replace', label: { key: 'export.batch.replace' } },
      { value: 'keep', label: { key: 'export.batch.keep' } },
    ],
  })
  return answer && answer === 'replace'
}

/** Names that are read at a glance; a report has all. */
const MOST_NAMED = 3

/** Says which files were not written, and why on request; or that the user ended it. */
export function tellOfRest<T>(
  app: AppContext,
  { folder, written, failed, cancelled }: BatchResult<T>,
): void {
  if (cancelled) {
    app.notices.tell({ key: 'export.batch.cancelled', values: { count: written.length, folder } })
  }
  if (failed.length === 0) return
  const { t } = app
  const names = failed
    .slice(0, MOST_NAMED)
    .map(({ file }) => t('export.batch.quoted', { name: file.title }))
  if (failed.length > MOST_NAMED) names.push('…')
  const separator = t.language === 'en' ? ', ' : '、'
  const values = { count: failed.length, names: names.join(separator) }
  app.notices.fail(
    { key: 'export.batch.failed', values },
    {
      label: { key: 'export.batch.why' },
      run: () =>
        app.openDialog({
          name: 'report',
          heading: { key: 'export.batch.failedHeading' },
          files: failed.map(({ file: { title, format }, reason }) => ({
            name: title,
            format,
            encoding: '',
            remarks: [{ code: '', message: reason, where: '' }],
          })),
          kept: false,
        }),
    },
  )
}

/** Shows the first file of a batch in its folder, where that can be done. */
export function showFirst<T>(app: AppContext, { written }: BatchResult<T>) {
  const { showInFolder } = app.platform
  const path = written[0]?.saved.path
  return showInFolder && path
    ? { label: { key: 'export.show' } as const, run: () => void showInFolder(path) }
    : undefined
}
