import hantSample from '../../../../resources/samples/article-zh-hant.txt?url'
import hansSample from '../../../../resources/samples/essay-zh-hans.txt?url'
import { comparePaths } from '../../../core/text/natural-order.ts'
import { READABLE_EXTENSIONS } from '../../../formats/kinds.ts'
import type { OpenResult } from '../../platform/types.ts'
import { isBackup } from '../../storage/backup-file.ts'
import { offerPair } from '../align/offer.ts'
import type { AppContext } from '../app.ts'
import { BACKUP_EXTENSION, restoreFrom } from '../library/backup.ts'
import { offerReview } from '../reviews/import-review.ts'
import type { SourceFile } from '../store.ts'
import { messageOfFault } from './faults.ts'
import { addFiles, importFiles, readAll, tellFailed } from './files.ts'
import { openableFilters } from './filters.ts'
import { present } from './present.ts'
import { projectTitle } from './project-title.ts'
import { pathOf } from './report.ts'

/** Lets the user choose documents and makes a project of them. */
export async function openFromDisk(app: AppContext): Promise<void> {
  const request = { filters: openableFilters(app.t), multiple: true }
  await openResult(app, await app.platform.openFiles(request))
}

/** Lets the user choose a folder and makes a project of the documents in it. */
export async function openFolder(app: AppContext): Promise<void> {
  const result = await app.platform.openFolder({ extensions: READABLE_EXTENSIONS })
  if (result.files.length === 0 && result.skipped && result.faults.length === 0) {
    app.notices.fail({ key: 'import.folderEmpty' })
    return
  }
  await openResult(app, result)
}

/** Opens what the platform could read and says what it could not. */
export async function openResult(app: AppContext, result: OpenResult): Promise<void> {
  for (const fault of result.faults) app.notices.fail(messageOfFault(fault))
  for (const { path, folder } of result.files) {
    // A system's list of recent files would be full of one folder.
    if (path && folder === undefined) app.platform.addRecentFile(path)
  }
  await openFiles(app, result.files, result)
}

/**
 * Opens files: backups are restored one by one, everything else becomes one project, its documents
 * in the order of their files' names. A text and its translation can become one document.
 * @param from what else is known of the folder they were in
 */
export async function openFiles(
  app: AppContext,
  files: readonly SourceFile[],
  { skipped = [], root = '' }: Pick<OpenResult, 'skipped' | 'root'> = {},
): Promise<void> {
  const documents: SourceFile[] = []
  for (const file of files) {
    // By its name too, so that a damaged backup is not taken for a text.
    const backup = file.name.endsWith(`.${BACKUP_EXTENSION}`) || (await isBackup(file.bytes))
    if (backup) await restoreFrom(app, file.bytes)
    else documents.push(file)
  }
  if (documents.length === 0) return
  if (skipped.length === 0 && (await offerReview(app, documents))) return
  documents.sort((a, b) => comparePaths(pathOf(a), pathOf(b)))
  const all = await readAll(app, documents)
  if (!all) return
  const isFolder = documents.some(({ folder }) => folder !== undefined)
  // Of a folder all that could not be read stands in the report, unless there is none.
  if (!isFolder || all.read.length === 0) tellFailed(app, all.failed)
  if (await offerPair(app, all.read)) return
  const title = projectTitle(all.read, root)
  const imported = await addFiles(app, all, { skipped, title })
  if (imported) await present(app, imported)
}

/** Makes a project of a text that was pasted or dropped. @param title empty: taken from the text */
export async function openText(app: AppContext, text: string, title = ''): Promise<void> {
  const name = `${title || app.t('import.paste.name')}.txt`
  await openOwn(app, { name, bytes: new TextEncoder().encode(text) }, title || undefined)
}

/**
 * Makes a project of a page that was copied.
 * @param html as `cleanPastedPage` gives it
 * @param title empty: taken from the text
 */
export async function openPage(app: AppContext, html: string, title = ''): Promise<void> {
  const name = `${title || app.t('import.paste.name')}.html`
  await openOwn(app, { name, bytes: new TextEncoder().encode(html) }, title || undefined)
}

/** Makes a project of the article that comes with the app, in the script of the interface. */
export async function openSample(app: AppContext): Promise<void> {
  const [url, name] =
    app.t.language === 'zh-Hans'
      ? [hansSample, 'essay-zh-hans.txt']
      : [hantSample, 'article-zh-hant.txt']
  const response = await fetch(url)
  await openOwn(app, { name, bytes: new Uint8Array(await response.arrayBuffer()) })
}

/** Opens a text that is known to be UTF-8: there is nothing to say of its encoding. */
async function openOwn(app: AppContext, file: SourceFile, title?: string): Promise<void> {
  const options = { encoding: 'utf-8', wholePage: true }
  const imported = await importFiles(app, [file], { options, title })
  if (imported) await present(app, imported, true)
}
