import { zipSync } from 'fflate'
import { version } from '../../../package.json'
import type { AppInfo } from '../../contract/app.ts'
import { externalUrl } from '../../contract/app.ts'
import type { FileFilter } from '../../contract/files.ts'
import type { PrintJob } from '../../contract/print-job.ts'
import { FlushHandlers } from './flush-handlers.ts'
import { readFiles, readFolder } from './read-files.ts'
import { type OutputFolder, type Platform, PlatformError, type PrintOptions } from './types.ts'

/**
 * The same renderer in an ordinary Chromium: files come by the file picker and leave as downloads,
 * PDF goes through the print dialog, and there are no native menus and no backups.
 * @param printPage address of the page that is printed
 */
export function createBrowserPlatform(
  printPage: URL = new URL('./print.html', document.baseURI),
): Platform {
  const flushing = new FlushHandlers()
  let edited = false
  window.addEventListener('beforeunload', (event) => {
    // The browser asks before it closes a page that has something to lose; meanwhile it is saved.
    if (edited) event.preventDefault()
    void flushing.run()
  })

  return {
    kind: 'browser',
    info: browserInfo(),
    openFiles: async ({ filters, multiple }) => readFiles(await chooseFiles(filters, multiple)),
    openFolder: async ({ extensions }) => readFolder(await chooseFolder(), extensions),
    onFilesOpened: () => () => undefined,
    async saveFile({ suggestedName, bytes }) {
      download(new Blob([bytes]), suggestedName)
      return { name: suggestedName, path: '' }
    },
    chooseFolder: async (suggestedName) => archive(`${suggestedName}.zip`),
    async printPdf(job, options = {}) {
      await printThroughDialog(job, printPage, options)
      return null
    },
    setMenu: () => undefined,
    onMenuAction: () => () => undefined,
    onFlush: (handler) => flushing.add(handler),
    backups: null,
    setWindow(state) {
      document.title = state.title
      edited = state.edited
    },
    setTheme: () => undefined,
    setLanguage: () => undefined,
    addRecentFile: () => undefined,
    showInFolder: null,
    async openExternal(url) {
      window.open(allowed(url), '_blank', 'noopener,noreferrer')
    },
  }
}

function browserInfo(): AppInfo {
  const { userAgent, languages } = navigator
  const systems = [
    ['macos', /Macintosh/],
    ['windows', /Windows/],
    ['linux', /Linux|X11/],
  ] as const
  return {
    system: systems.find(([, name]) => name.test(userAgent))?.[0] ?? 'other',
    version,
    electron: '',
    chromium: /Chrome\/([\d.]+)/.exec(userAgent)?.[1] ?? '',
    languages,
  }
}

/** No files where the user cancels. */
function chooseFiles(filters: readonly FileFilter[], multiple: boolean): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = multiple
  const extensions = filters.flatMap((filter) => filter.extensions)
  if (!extensions.includes('*')) input.accept = extensions.map((each) => `.${each}`).join(',')
  return chosenIn(input)
}

/** All files of a folder; none where the user cancels. */
function chooseFolder(): Promise<File[]> {
  const input = document.createElement('input')
  input.type = 'file'
  input.webkitdirectory = true
  return chosenIn(input)
}

function chosenIn(input: HTMLInputElement): Promise<File[]> {
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Long enough for the slowest download to have begun. */
const DOWNLOAD_BEGUN = 60_000

function download(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_BEGUN)
}

/** A folder that leaves as one archive. @param name of the archive */
function archive(name: string): OutputFolder {
  const files: Record<string, Uint8Array> = {}
  return {
    name,
    taken: async () => [],
    async write(wish, bytes) {
      let own = wish
      for (let number = 2; Object.hasOwn(files, own); number++) {
        own = wish.replace(/(\.[^.]*)?$/, ` ${number}$1`)
      }
      files[own] = bytes
      return { name: own, path: '' }
    },
    async close() {
      if (Object.keys(files).length > 0) download(new Blob([zipSync(files)]), name)
    },
  }
}

async function printThroughDialog(
  job: PrintJob,
  printPage: URL,
  { signal, onProgress }: PrintOptions,
): Promise<void> {
  signal?.throwIfAborted()
  const frame = document.createElement('iframe')
  frame.src = printPage.href
  frame.setAttribute('aria-hidden', 'true')
  // Out of sight, but laid out: a frame that is not displayed loads no fonts.
  Object.assign(frame.style, {
    position: 'fixed',
    inset: '0 auto auto -10000px',
    width: '1000px',
    height: '1000px',
    visibility: 'hidden',
  })
  try {
    const page = await loadFrame(frame)
    onProgress?.({ stage: 'layout', done: 0, total: 0 })
    const total = page.show(job)
    onProgress?.({ stage: 'fonts', done: 0, total })
    await page.settled()
    signal?.throwIfAborted()
    onProgress?.({ stage: 'printing', done: 0, total })
    // Comes back when the user has closed the dialog.
    frame.contentWindow?.print()
  } finally {
    frame.remove()
  }
}

async function loadFrame(frame: HTMLIFrameElement) {
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true })
    document.body.append(frame)
  })
  const page = frame.contentWindow?.printPage
  if (!page) {
    throw new PlatformError(
      'print-failed',
      'The document could not be printed: its page did not load. Reload the window and try again.',
    )
  }
  return page
}

function allowed(url: string): string {
  try {
    return externalUrl(url, 'The address')
  } catch (error) {
    throw new PlatformError('bad-request', (error as Error).message)
  }
}
