import hantSample from '../../../../resources/samples/article-zh-hant.txt?url'
import hansSample from '../../../../resources/samples/essay-zh-hans.txt?url'
import type { OpenResult } from '../../platform/types.ts'
import { isBackup } from '../../storage/backup-file.ts'
import { offerPair } from '../align/offer.ts'
import type { AppContext } from '../app.ts'
import { BACKUP_EXTENSION, BACKUP_EXTENSIONS, restoreFrom } from '../library/backup.ts'
import type { SourceFile } from '../store.ts'
import { messageOfFault } from './faults.ts'
import { addFiles, importFiles, readFiles } from './files.ts'
import { present } from './present.ts'

/** Lets the user choose documents and makes a project of them. */
export async function openFromDisk(app: AppContext): Promise<void> {
  const result = await app.platform.openFiles({
    filters: [
      {
        name: app.t('import.filter.documents'),
        extensions: ['txt', 'text', 'md', ...BACKUP_EXTENSIONS],
      },
      { name: app.t('import.filter.all'), extensions: ['*'] },
    ],
    multiple: true,
  })
  await openResult(app, result)
}

/** Opens what the platform could read and says what it could not. */
export async function openResult(app: AppContext, { files, faults }: OpenResult): Promise<void> {
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  for (const { path } of files) if (path) app.platform.addRecentFile(path)
  await openFiles(app, files)
}

/**
 * Opens files: backups are restored one by one, everything else becomes one project. A text and
 * its translation can become one document.
 */
export async function openFiles(app: AppContext, files: readonly SourceFile[]): Promise<void> {
  const documents: SourceFile[] = []
  for (const file of files) {
    // By its name too, so that a damaged backup is not taken for a text.
    const backup = file.name.endsWith(`.${BACKUP_EXTENSION}`) || (await isBackup(file.bytes))
    if (backup) await restoreFrom(app, file.bytes)
    else documents.push(file)
  }
  if (documents.length === 0) return
  const read = await readFiles(app, documents)
  if (!read || (await offerPair(app, read))) return
  const imported = await addFiles(app, read)
  if (imported) await present(app, imported, documents[0]!)
}

/** Makes a project of a text that was pasted or dropped. @param title empty: taken from the text */
export async function openText(app: AppContext, text: string, title = ''): Promise<void> {
  const file: SourceFile = {
    name: `${title || app.t('import.paste.name')}.txt`,
    bytes: new TextEncoder().encode(text),
  }
  const imported = await importFiles(app, [file], { encoding: 'utf-8' }, title || undefined)
  if (imported) await present(app, { ...imported, encoding: '' }, file)
}

/** Makes a project of the article that comes with the app, in the script of the interface. */
export async function openSample(app: AppContext): Promise<void> {
  const [url, name] =
    app.t.language === 'zh-Hans'
      ? [hansSample, 'essay-zh-hans.txt']
      : [hantSample, 'article-zh-hant.txt']
  const response = await fetch(url)
  const file: SourceFile = { name, bytes: new Uint8Array(await response.arrayBuffer()) }
  const imported = await importFiles(app, [file], { encoding: 'utf-8' })
  // Ours is known to be right: there is nothing to say of its encoding.
  if (imported) await present(app, { ...imported, encoding: '' }, file)
}
