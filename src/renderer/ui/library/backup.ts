import { type AppContext, reasonOf, tellFailure } from '../app.ts'
import { messageOfFault } from '../import/faults.ts'

/** Extension of a project kept in one file. */
export const BACKUP_EXTENSION = 'facingpages'

/** The same, and that of automatic backups in the folder of the app's data. */
export const BACKUP_EXTENSIONS: readonly string[] = [BACKUP_EXTENSION, 'backup']

/** What some file system does not take in a name. */
const FORBIDDEN = /[<>:"/\\|?*]/g

/** Each of these has a full-width twin, which every file system takes. */
const widen = (sign: string): string => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)

/**
 * A file name of a title, without an extension. Signs that no file system takes become full-width
 * in a Chinese title and a blank in any other.
 */
export function fileNameOf(title: string, fallback: string): string {
  const chinese = /\p{Script=Han}/u.test(title)
  const name = title
    .replace(FORBIDDEN, (sign) => (chinese ? widen(sign) : ' '))
    .replace(/[\p{Cc}\p{Cs}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|[. ]+$/g, '')
  return [...name].slice(0, 80).join('') || fallback
}

/** Writes a project into a file of its own, where the user wants it. */
export async function backUpProject(app: AppContext, projectId: string): Promise<void> {
  try {
    await app.ui.getState().workbench?.flush()
    const { title } = await app.storage.loadProject(projectId)
    const bytes = await app.storage.exportBackup(projectId)
    const saved = await app.platform.saveFile({
      suggestedName: `${fileNameOf(title, app.t('library.untitled'))}.${BACKUP_EXTENSION}`,
      filters: [{ name: app.t('library.backup.filter'), extensions: [BACKUP_EXTENSION] }],
      bytes,
    })
    if (!saved) return
    const { showInFolder } = app.platform
    if (saved.path) app.platform.addRecentFile(saved.path)
    app.notices.tell(
      { key: 'library.backedUp', values: { name: saved.name } },
      showInFolder && saved.path
        ? { label: { key: 'export.show' }, run: () => void showInFolder(saved.path) }
        : undefined,
    )
  } catch (error) {
    app.notices.fail({ key: 'library.backup.failed', values: { reason: reasonOf(error) } })
  }
}

/** Lets the user choose files of backups and adds their projects to the library. */
export async function restoreProject(app: AppContext): Promise<void> {
  const { files, faults } = await app.platform.openFiles({
    filters: [{ name: app.t('library.backup.filter'), extensions: BACKUP_EXTENSIONS }],
    multiple: true,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  for (const { path, bytes } of files) {
    if (path) app.platform.addRecentFile(path)
    await restoreFrom(app, bytes)
  }
}

/** Adds the project of an automatic backup to the library. @param id as the platform lists it */
export async function restoreAutomatic(app: AppContext, id: string): Promise<void> {
  try {
    const bytes = await app.platform.backups?.read(id)
    if (bytes) await restoreFrom(app, bytes)
    else app.notices.fail({ key: 'restore.rotated' })
  } catch (error) {
    tellFailure(app, error)
  }
}

/** Adds the project of a backup to the library and says so. */
export async function restoreFrom(app: AppContext, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  try {
    const { project, missing } = await app.storage.importBackup(bytes)
    const first = project.documents[0]
    const title = project.title || app.t('library.untitled')
    app.notices.tell(
      missing.length === 0
        ? { key: 'library.restored', values: { title } }
        : { key: 'library.restoredWithout', values: { title, names: missing.join(', ') } },
      first
        ? {
            label: { key: 'library.menu.open' },
            run: () => void app.openDocument(first),
          }
        : undefined,
    )
  } catch (error) {
    app.notices.fail({ text: reasonOf(error) })
  }
}
