import { app, BrowserWindow, dialog, Menu, nativeTheme, shell, type WebContents } from 'electron'
import type { AppInfo } from '../contract/app.ts'
import type { BackupFolder } from './backups.ts'
import { FaultError, fileFault } from './faults.ts'
import { type KnownFiles, openFiles, readFiles, saveFile } from './files.ts'
import type { Flusher } from './flush.ts'
import {
  chooseFolder,
  type OutputFolders,
  openFolder,
  takenNames,
  writeInFolder,
} from './folders.ts'
import type { Inbox } from './inbox.ts'
import { type Handlers, tell } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import type { PrintStarter } from './printing.ts'
import type { WindowMemoryFile } from './window-state.ts'

/** What the calls of the contract are carried out with. */
export interface Workshop {
  readonly known: KnownFiles
  readonly inbox: Inbox
  readonly printer: PrintStarter
  readonly prints: Map<string, AbortController>
  readonly backups: BackupFolder
  readonly flusher: Flusher
  readonly memory: WindowMemoryFile
  readonly setLanguage: (language: string) => void
}

/** The body of every call. */
export function handlers(workshop: Workshop): Handlers {
  const { known, inbox, printer, prints, backups, flusher, memory } = workshop
  const folders: OutputFolders = new Map()
  return {
    appInfo,
    openFiles: (request, sender) => openFiles(request, dialog, windowOf(sender), known),
    openFolder: (request, sender) => openFolder(request, dialog, windowOf(sender), known),
    takeFiles: () => readFiles(inbox.take(), known),
    saveFile: (request, sender) => saveFile(request, dialog, windowOf(sender), known),
    chooseFolder: (_, sender) => chooseFolder(dialog, windowOf(sender), folders),
    takenNames: (request) => takenNames(request, folders),
    writeInFolder: (request) => writeInFolder(request, folders, known),
    async printPdf({ id, job }, sender) {
      const abort = new AbortController()
      prints.set(id, abort)
      try {
        return await printer.print(job, {
          signal: abort.signal,
          onProgress: (progress) => tell(sender, 'printProgress', { id, progress }),
        })
      } finally {
        prints.delete(id)
      }
    },
    cancelPrint: (id) => cancelled(prints.get(id)),
    setMenu(model, sender) {
      const run = (id: string) => tell(sender, 'menuAction', id)
      Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(model, process.platform, run)))
      return undefined
    },
    putBackup: async ({ name, bytes }) => {
      await backups.put(name, bytes).catch((error: unknown) => {
        throw fileFault('The backup could not be written', error)
      })
      return undefined
    },
    listBackups: () => backups.list(),
    readBackup: (id) => backups.read(id),
    removeBackups: async (name) => {
      await backups.remove(name)
      return undefined
    },
    addRecentFile(file) {
      if (known.opened.has(file) || known.saved.has(file)) app.addRecentDocument(file)
      return undefined
    },
    setWindow({ title, file, edited }, sender) {
      const window = windowOf(sender)
      window.setTitle(title)
      window.setDocumentEdited(edited)
      if (file === '' || known.opened.has(file) || known.saved.has(file)) {
        window.setRepresentedFilename(file)
      }
      return undefined
    },
    setTheme(theme) {
      nativeTheme.themeSource = theme
      void memory.update({ theme })
      return undefined
    },
    setLanguage(language) {
      workshop.setLanguage(language)
      return undefined
    },
    showInFolder(file) {
      if (!known.saved.has(file)) {
        throw new FaultError('not-allowed', 'Only a file that was saved here can be shown.')
      }
      shell.showItemInFolder(file)
      return undefined
    },
    openExternal: async (url) => {
      await shell.openExternal(url)
      return undefined
    },
    flushReady(_nothing, sender) {
      flusher.listen(sender)
      return undefined
    },
    flushed(answer, sender) {
      flusher.answered(sender, answer)
      return undefined
    },
  }
}

const SYSTEMS: Readonly<Record<string, AppInfo['system']>> = {
  linux: 'linux',
  darwin: 'macos',
  win32: 'windows',
}

const appInfo = (): AppInfo => ({
  system: SYSTEMS[process.platform] ?? 'other',
  version: app.getVersion(),
  electron: process.versions.electron,
  chromium: process.versions.chrome,
  languages: app.getPreferredSystemLanguages(),
})

function windowOf(page: WebContents): BrowserWindow {
  const window = BrowserWindow.fromWebContents(page)
  if (!window) throw new FaultError('no-window', 'The window has been closed.')
  return window
}

function cancelled(print: AbortController | undefined): undefined {
  print?.abort(new FaultError('cancelled', 'Printing was cancelled.'))
}
