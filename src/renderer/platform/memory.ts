import type { OpenResult } from '../../contract/files.ts'
import type { MenuModel } from '../../contract/menu.ts'
import type { PrintJob } from '../../contract/print-job.ts'
import { FlushHandlers } from './flush-handlers.ts'
import { Listeners } from './listeners.ts'
import {
  type AppInfo,
  type FolderRequest,
  type OpenRequest,
  type Platform,
  PlatformError,
  type SaveRequest,
  type Theme,
  type WindowState,
} from './types.ts'

/** What a test decides, and what it can look at afterwards. */
export interface MemoryPlatform extends Platform {
  readonly kind: 'memory'
  /** What the user chooses in the next dialogs, one after the other; nothing: they cancel. */
  readonly toOpen: OpenResult[]
  /** Where the user saves in the next dialogs; null: they cancel. Empty: under the given name. */
  readonly toSave: (string | null | PlatformError)[]
  readonly openRequests: (OpenRequest | FolderRequest)[]
  /** Names of the files in the folder that is chosen. */
  readonly inFolder: Set<string>
  /** Files that cannot be written there, by their names. */
  readonly unwritable: Map<string, PlatformError>
  readonly saved: SaveRequest[]
  readonly printed: PrintJob[]
  readonly recent: string[]
  readonly external: string[]
  readonly shown: string[]
  readonly menu: MenuModel
  readonly window: WindowState
  readonly theme: Theme
  readonly language: string
  /** As if the system had opened files. */
  openFromOutside(result: OpenResult): void
  /** As if a menu entry had been chosen. */
  chooseMenu(id: string): void
  /** As if the window were about to close: what failed, or null. */
  flush(): Promise<string | null>
}

const INFO: AppInfo = {
  system: 'linux',
  version: '0.0.0',
  electron: '',
  chromium: '',
  languages: ['en'],
}

/** A platform that keeps everything in memory, for tests. */
export function createMemoryPlatform(info: Partial<AppInfo> = {}): MemoryPlatform {
  const arrivals = new Listeners<OpenResult>()
  const waiting: OpenResult[] = []
  const actions = new Listeners<string>()
  const flushing = new FlushHandlers()
  const copies: { id: string; name: string; time: number; bytes: Uint8Array<ArrayBuffer> }[] = []

  const platform = {
    kind: 'memory' as const,
    info: { ...INFO, ...info },
    toOpen: [] as OpenResult[],
    toSave: [] as (string | null | PlatformError)[],
    openRequests: [] as (OpenRequest | FolderRequest)[],
    inFolder: new Set<string>(),
    unwritable: new Map<string, PlatformError>(),
    saved: [] as SaveRequest[],
    printed: [] as PrintJob[],
    recent: [] as string[],
    external: [] as string[],
    shown: [] as string[],
    menu: [] as MenuModel,
    window: { title: '', file: '', edited: false } as WindowState,
    theme: 'system' as Theme,
    language: 'en',

    async openFiles(request: OpenRequest) {
      platform.openRequests.push(request)
      return platform.toOpen.shift() ?? { files: [], faults: [] }
    },
    async openFolder(request: FolderRequest) {
      platform.openRequests.push(request)
      return platform.toOpen.shift() ?? { files: [], faults: [] }
    },
    onFilesOpened(listener: (result: OpenResult) => void) {
      const end = arrivals.add(listener)
      for (const result of waiting.splice(0)) arrivals.tell(result)
      return end
    },
    async saveFile(request: SaveRequest) {
      const choice = platform.toSave.length > 0 ? platform.toSave.shift() : request.suggestedName
      if (choice instanceof PlatformError) throw choice
      if (choice === null || choice === undefined) return null
      platform.saved.push(request)
      return { name: choice, path: `/memory/${choice}` }
    },
    async chooseFolder() {
      const choice = platform.toSave.length > 0 ? platform.toSave.shift() : 'folder'
      if (choice instanceof PlatformError) throw choice
      if (choice === null || choice === undefined) return null
      const folder = choice
      return {
        name: folder,
        taken: async (names: readonly string[]) =>
          names.filter((name) => platform.inFolder.has(name)),
        async write(name: string, bytes: Uint8Array<ArrayBuffer>, replace: boolean) {
          const fault = platform.unwritable.get(name)
          if (fault) throw fault
          const own = platform.inFolder.has(name) && !replace ? `other ${name}` : name
          platform.inFolder.add(own)
          platform.saved.push({ suggestedName: own, filters: [], bytes })
          return { name: own, path: `/memory/${folder}/${own}` }
        },
        close: async () => undefined,
      }
    },
    async printPdf(
      job: PrintJob,
      { signal, onProgress }: Parameters<Platform['printPdf']>[1] = {},
    ) {
      signal?.throwIfAborted()
      onProgress?.({ stage: 'printing', done: 0, total: 0 })
      await Promise.resolve()
      signal?.throwIfAborted()
      platform.printed.push(job)
      return new TextEncoder().encode('%PDF-1.4\n')
    },
    setMenu(model: MenuModel) {
      platform.menu = model
    },
    onMenuAction: (listener: (id: string) => void) => actions.add(listener),
    onFlush: (handler: () => Promise<void>) => flushing.add(handler),
    backups: {
      async put(name: string, bytes: Uint8Array<ArrayBuffer>) {
        const time = copies.length + 1
        copies.unshift({ id: `${name}/${time}`, name, time, bytes })
      },
      list: async () => copies.map(({ bytes, ...entry }) => ({ ...entry, size: bytes.length })),
      read: async (id: string) => copies.find((copy) => copy.id === id)?.bytes ?? null,
      async remove(name: string) {
        for (const copy of copies.filter((each) => each.name === name)) {
          copies.splice(copies.indexOf(copy), 1)
        }
      },
    },
    setWindow(state: WindowState) {
      platform.window = state
    },
    setTheme(theme: Theme) {
      platform.theme = theme
    },
    setLanguage(language: string) {
      platform.language = language
    },
    addRecentFile(path: string) {
      platform.recent.push(path)
    },
    async showInFolder(path: string) {
      platform.shown.push(path)
    },
    async openExternal(url: string) {
      platform.external.push(url)
    },
    openFromOutside(result: OpenResult) {
      if (arrivals.size > 0) arrivals.tell(result)
      else waiting.push(result)
    },
    chooseMenu: (id: string) => actions.tell(id),
    flush: () => flushing.run(),
  }
  return platform
}
