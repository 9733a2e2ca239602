import path from 'node:path'
import {
  app,
  type BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  session,
} from 'electron'
import { filePath } from '../contract/files.ts'
import { list, record } from '../contract/parse.ts'
import { BackupFolder } from './backups.ts'
import { handlers } from './calls.ts'
import { closeWhenWritten } from './closing.ts'
import { type CommandLine, readCommandLine } from './command-line.ts'
import { CSP_DEVELOPMENT, CSP_HEADER, SCHEME } from './csp.ts'
import { Flusher } from './flush.ts'
import { printAndExit } from './headless.ts'
import { Inbox } from './inbox.ts'
import { answerCalls, tell } from './ipc.ts'
import { firstMenu } from './menu.ts'
import { messagesIn } from './messages.ts'
import { PrintStarter } from './printing.ts'
import { APP_SCHEME, serveFolder, serveFrom } from './protocol.ts'
import { offerReload } from './recovery.ts'
import { confineWindows, denyPermissions } from './security.ts'
import { openWindow, placeOf } from './window.ts'
import { WindowMemoryFile } from './window-state.ts'

const APP_ID = 'org.facingpages.workbench'
const FLUSH_LIMIT = 5000

const here = import.meta.dirname
const development = app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL
const serve = development
  ? serveFrom(development, CSP_DEVELOPMENT)
  : serveFolder(path.resolve(here, '../renderer'), CSP_HEADER)

protocol.registerSchemesAsPrivileged([APP_SCHEME])
confineWindows(app)
app.setAppUserModelId(APP_ID)

let commandLine: CommandLine | null = null
try {
  commandLine = readCommandLine(
    process.argv,
    process.cwd(),
    app.isPackaged ? null : app.getAppPath(),
  )
} catch (error) {
  console.error((error as Error).message)
  app.exit(1)
}
if (commandLine?.print) void printAndExit(commandLine.print, app, serve)
else if (commandLine) start(commandLine.files)

/** The command that starts this app again. */
function ownCommand(): [string, ...string[]] {
  const switches = app.commandLine.hasSwitch('no-sandbox') ? ['--no-sandbox'] : []
  return [process.execPath, ...switches, ...(app.isPackaged ? [] : [app.getAppPath()])]
}

/** The files a second start hands over; none where it is of another version and says it otherwise. */
function filesOf(data: unknown): readonly string[] {
  try {
    return list(filePath, 1000)(record(data, 'data').files, 'files')
  } catch (error) {
    console.warn('A second start was not understood:', error)
    return []
  }
}

function start(files: readonly string[]): void {
  // The product's name has Chinese characters in it; the folder of the data shall not change
  // should the product's name.
  if (!app.commandLine.hasSwitch('user-data-dir')) {
    app.setPath('userData', path.join(app.getPath('appData'), 'facing-pages'))
  }
  if (!app.requestSingleInstanceLock({ files })) {
    app.exit(0)
    return
  }

  let window: BrowserWindow | null = null
  const inbox = new Inbox(() => tell(window?.webContents, 'filesWaiting', undefined))
  inbox.add(files)
  app.on('open-file', (event, file) => {
    event.preventDefault()
    inbox.add([file])
  })
  app.on('second-instance', (_event, _argv, _folder, data) => {
    inbox.add(filesOf(data))
    if (window?.isMinimized()) window.restore()
    window?.focus()
  })

  void app.whenReady().then(() => {
    protocol.handle(SCHEME, serve)
    denyPermissions(session.defaultSession)
    Menu.setApplicationMenu(Menu.buildFromTemplate(firstMenu(process.platform)))

    const userData = app.getPath('userData')
    const memory = new WindowMemoryFile(path.join(userData, 'window.json'))
    const flusher = new Flusher(FLUSH_LIMIT)
    const prints = new Map<string, AbortController>()
    let messages = messagesIn(app.getLocale())

    answerCalls(
      ipcMain,
      handlers({
        known: { opened: new Set(), saved: new Set() },
        inbox,
        printer: new PrintStarter(ownCommand()),
        prints,
        backups: new BackupFolder(path.join(userData, 'backups')),
        flusher,
        memory,
        setLanguage: (language) => {
          messages = messagesIn(language)
        },
      }),
    )

    const open = () => {
      const opened = openWindow(memory, path.join(here, '../preload/index.cjs'))
      window = opened
      const page = opened.webContents
      const pageGone = () => {
        flusher.forget(page)
        for (const print of prints.values()) print.abort()
      }
      page.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) pageGone()
      })
      page.on('render-process-gone', pageGone)
      opened.on('closed', () => {
        window = null
        pageGone()
      })
      closeWhenWritten(opened, {
        app,
        dialog,
        flusher,
        messages: () => messages,
        lastWrites: () => memory.update(placeOf(opened)),
      })
      offerReload(opened, dialog, () => messages)
    }
    open()

    app.on('activate', () => {
      if (!window) open()
    })
    // The end of the session on Linux and macOS: quit as usual, which writes everything first.
    powerMonitor.on('shutdown', (event?: Electron.Event) => {
      event?.preventDefault()
      app.quit()
    })
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
}
