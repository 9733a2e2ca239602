import type { AppInfo, Theme, WindowState } from '../../contract/app.ts'
import type { BackupEntry } from '../../contract/backups.ts'
import type {
  FolderRequest,
  OpenRequest,
  OpenResult,
  SavedFile,
  SaveRequest,
} from '../../contract/files.ts'
import type { MenuModel } from '../../contract/menu.ts'
import type { PrintProgress } from '../../contract/print.ts'
import type { PrintJob } from '../../contract/print-job.ts'

export type { AppInfo, Theme, WindowState } from '../../contract/app.ts'
export type { BackupEntry } from '../../contract/backups.ts'
export type {
  FileFilter,
  FolderRequest,
  OpenedFile,
  OpenRequest,
  OpenResult,
  SavedFile,
  SaveRequest,
} from '../../contract/files.ts'
export type { Menu, MenuAction, MenuEntry, MenuModel, MenuRole } from '../../contract/menu.ts'
export type { PrintProgress } from '../../contract/print.ts'
export type { PrintJob } from '../../contract/print-job.ts'
export type { Fault } from '../../contract/reply.ts'

/** Something the platform could not do, with a message for the user. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'
  constructor(
    /**
     * Stable identifier in kebab case: `access-denied`, `disk-full`, `file-busy`, `not-found`,
     * `is-folder`, `too-large`, `read-only`, `not-allowed`, `print-failed`, `unreadable`, …
     */
    readonly code: string,
    /** One English sentence: what happened, to which file, and what to do. */
    message: string,
  ) {
    super(message)
  }
}

/** Ends a subscription. */
export type Unsubscribe = () => void

/** Copies kept outside the database; rotated by the platform. */
export interface Backups {
  /**
   * Keeps a copy under a name (letters, digits, `-` and `_`), as a rule the id of a project. Of
   * each name the last ten are kept and the last one of each of the thirty last days.
   * @throws PlatformError when it could not be written
   */
  put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
  /** All copies, the newest first. */
  list(): Promise<readonly BackupEntry[]>
  /** The bytes of a copy, or null when it has been rotated away. */
  read(id: string): Promise<Uint8Array<ArrayBuffer> | null>
  /** Deletes all copies of a name, for when its project is deleted for good. */
  remove(name: string): Promise<void>
}

export interface PrintOptions {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: PrintProgress) => void
}

/** A folder that files are written into. */
export interface OutputFolder {
  /** Its name, without the folders above it. */
  readonly name: string
  /** Those of some names under which there is something already. */
  taken(names: readonly string[]): Promise<readonly string[]>
  /**
   * Writes a file, whole or not at all.
   * @param replace whether a file of this name is replaced; else the new one takes a free name
   * @throws PlatformError when it could not be written; a file that was there is intact
   */
  write(name: string, bytes: Uint8Array<ArrayBuffer>, replace: boolean): Promise<SavedFile>
  /** To be called when nothing more is written: the archive of a browser leaves now. */
  close(): Promise<void>
}

/** What surrounds the renderer: the desktop app, an ordinary browser, or a test. */
export interface Platform {
  readonly kind: 'electron' | 'browser' | 'memory'
  readonly info: AppInfo

  /**
   * Lets the user choose files and reads them; no files where the user cancels.
   * A file that cannot be read is among the faults.
   */
  openFiles(request: OpenRequest): Promise<OpenResult>
  /**
   * Lets the user choose a folder and reads the files in it and below, in no order; no files where
   * the user cancels. What is of no kind that was asked for is named under `skipped`.
   */
  openFolder(request: FolderRequest): Promise<OpenResult>
  /**
   * Files opened from outside: the command line, a second start, the system's file manager.
   * What came before the first listener is told to it at once.
   */
  onFilesOpened(listener: (result: OpenResult) => void): Unsubscribe
  /**
   * Lets the user choose a place and writes the file there, whole or not at all.
   * @returns null where the user cancels
   * @throws PlatformError when it could not be written; a file that was there is intact
   */
  saveFile(request: SaveRequest): Promise<SavedFile | null>
  /**
   * Lets the user choose a folder to write files into. In an ordinary browser they go into one
   * archive instead.
   * @param suggestedName what such an archive is called, without an ending
   * @returns null where the user cancels
   */
  chooseFolder(suggestedName: string): Promise<OutputFolder | null>
  /**
   * Prints to PDF.
   * @returns the PDF, or null where the print dialog has taken over (in an ordinary browser)
   * @throws DOMException AbortError when cancelled; PlatformError when printing failed
   */
  printPdf(job: PrintJob, options?: PrintOptions): Promise<Uint8Array<ArrayBuffer> | null>

  /** Sets the menu bar; nothing happens where there is none. Cheap to call with the same model. */
  setMenu(model: MenuModel): void
  /** Told the id of the action whose menu entry was chosen. */
  onMenuAction(listener: (id: string) => void): Unsubscribe

  /**
   * Asked to write everything now, before the window closes, the app quits or the session ends.
   * The window stays open until every handler has settled, or a few seconds have passed; a handler
   * that rejects makes the app ask the user first.
   */
  onFlush(handler: () => Promise<void>): Unsubscribe

  /** Null where there is no place outside the browser's own storage. */
  readonly backups: Backups | null

  setWindow(state: WindowState): void
  setTheme(theme: Theme): void
  /** Language of the interface, for what the platform itself says: a BCP 47 tag. */
  setLanguage(language: string): void
  /** Adds a file that was opened or saved here to the system's list of recent ones. */
  addRecentFile(path: string): void
  /** Shows a file that was saved here in the system's file manager; null where there is none. */
  readonly showInFolder: ((path: string) => Promise<void>) | null
  /** Opens a web or mail address outside the app. @throws PlatformError for any other address */
  openExternal(url: string): Promise<void>
}
