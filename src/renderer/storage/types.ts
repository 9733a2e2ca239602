import type { ChangeSource, DocumentHeader, ViewState } from '../../core/document/changes.ts'
import type {
  BilingualDocument,
  Project,
  SourceLanguage,
  TargetLanguage,
} from '../../core/document/model.ts'
import type { Original } from '../../core/document/original.ts'
import type { Counts, Summary } from '../../core/document/summary.ts'
import type { StorageError } from './errors.ts'

/** What the library knows of a document without loading its rows. */
export interface DocumentCard {
  readonly header: DocumentHeader
  readonly summary: Summary
  /** Milliseconds since 1970. */
  readonly edited: number
}

/** A project as the library shows it. */
export interface ProjectCard {
  readonly project: Project
  /** In the project's own order. */
  readonly documents: readonly DocumentCard[]
  /** Of all its documents together. */
  readonly counts: Counts
}

/** What of a project can be changed from the library. Languages reach its documents too. */
export interface ProjectPatch {
  readonly title?: string
  readonly author?: string
  readonly sourceLanguage?: SourceLanguage
  readonly targetLanguage?: TargetLanguage
}

/** Something about the database that a user should know, told when it happens. */
export type StorageNotice =
  /** Another window of an older version keeps the database open: opening waits for it. */
  | { readonly type: 'blocked' }
  /** Another window upgraded or removed the database; this connection is closed. */
  | { readonly type: 'superseded' }
  /** What was read had to be mended; the mended document has been written back. */
  | { readonly type: 'repaired'; readonly documentId: string; readonly repairs: readonly string[] }

export interface StorageOptions {
  readonly onNotice?: (notice: StorageNotice) => void
}

/**
 * - `saved`: everything is on the disk
 * - `pending`: something changed and will be written within a moment
 * - `saving`: it is being written
 * - `failed`: it could not be written; it is kept in memory and tried again
 */
export type SaveState = 'saved' | 'pending' | 'saving' | 'failed'

export interface SaverOptions {
  /** Milliseconds from the first change to its writing; later changes do not put it off. */
  readonly delay?: number
  /** Milliseconds without a change after which the journal is folded into the rows. */
  readonly idle?: number
  /** Milliseconds before the first retry of a failed write; doubled each time, up to 30 s. */
  readonly retry?: number
  /** Called after the rows were brought up to date, for example to schedule a backup. */
  readonly onCheckpoint?: () => void
}

/** Keeps a document that is being edited on the disk. */
export interface Saver {
  readonly state: SaveState
  /** Why the last write failed; null unless the state is `failed`. */
  readonly error: StorageError | null
  /** Tells of every change of state; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  /**
   * Makes everything durable now and brings the rows up to date. Where only the latter fails
   * nothing is lost: it is done later, or when the document is loaded.
   * @throws StorageError when something is not durable; it stays in memory and is tried again
   */
  flush(): Promise<void>
  /**
   * Flushes and ends. When the last write fails, the saver stays alive, so that nothing is lost.
   * @throws StorageError as `flush`
   */
  stop(): Promise<void>
}

/**
 * Small values by name: preferences, the state of panels. One whose name begins with the id of a
 * document and a slash is deleted along with it.
 */
export interface Settings {
  /**
   * @param parse turns what is stored (`undefined` when there is nothing) into a right value
   */
  get<T>(key: string, parse: (value: unknown) => T): Promise<T>
  /** @param value anything that structured clone can copy */
  set(key: string, value: unknown): Promise<void>
}

/**
 * Why a version was kept: it was sent to a reviewer, came back from one, the user wanted it, or it
 * is what there was before something changed much of it.
 */
export type VersionKind = 'sent' | 'received' | 'kept' | 'before'

/** A version of a document, without its rows. */
export interface Version {
  readonly id: string
  readonly documentId: string
  readonly kind: VersionKind
  /** What the user called it; empty where it is called by its kind. */
  readonly name: string
  /** Of the review, from 1; 0 where it has to do with none. */
  readonly round: number
  /** Milliseconds since 1970. */
  readonly created: number
  /** How many rows it has. */
  readonly rows: number
  /** Bytes on the disk. */
  readonly size: number
}

/** The versions of documents that are kept. They are deleted along with their document. */
export interface Versions {
  /**
   * Keeps a document as it is given.
   * @throws NotFoundError where the library no longer has the document
   */
  add(
    document: BilingualDocument,
    version: Pick<Version, 'kind'> & Partial<Pick<Version, 'name' | 'round'>>,
  ): Promise<Version>
  /** The versions of a document, the last kept first. */
  list(documentId: string): Promise<Version[]>
  /** The same, at once and after every change; returns the function that ends it. */
  subscribe(documentId: string, listener: (list: readonly Version[]) => void): () => void
  /** @throws NotFoundError; DamagedVersionError where its bytes are damaged */
  load(id: string): Promise<BilingualDocument>
  /** @throws NotFoundError */
  rename(id: string, name: string): Promise<void>
  remove(id: string): Promise<void>
}

/** For work that takes so long that the user should see it and may end it. */
export interface WorkOptions {
  /** Ends the work when aborted; then nothing of it is left. */
  readonly signal?: AbortSignal
  /** @param fraction 0 to 1 */
  readonly onProgress?: (fraction: number) => void
}

/** Something that was remarked on a file: a reader's warning. */
export interface Remark {
  /** Stable identifier in kebab case. */
  readonly code: string
  /** One English sentence. */
  readonly message: string
  /** The place in the file, or empty. */
  readonly where: string
}

/** What is known of a file that a project was made of, besides its documents. */
export interface FileReport {
  /** File name without its folder. */
  readonly name: string
  /** The reader that understood it; empty where none did. */
  readonly format: string
  /** WHATWG label of a text file's encoding, else empty. */
  readonly encoding: string
  readonly remarks: readonly Remark[]
}

/** What a new project has besides its documents. */
export interface AddOptions extends WorkOptions {
  /** Files the documents were read from; one that no document refers to is not kept. */
  readonly originals?: readonly Original[]
  /** What was remarked when they were read. */
  readonly report?: readonly FileReport[]
}

/** A project that was brought back from a backup. */
export interface Restored {
  readonly project: Project
  /** What had to be mended in it, one sentence each. */
  readonly repairs: readonly string[]
  /** Names of the files its documents were read from that were too large for the backup. */
  readonly missing: readonly string[]
}

/** The user's library on this machine. Every write is durable when its promise resolves. */
export interface Storage {
  /** Projects of the library, the last edited first; called at once and after every change. */
  subscribeProjects(
    listener: (list: readonly ProjectCard[]) => void,
    onError?: (error: StorageError) => void,
  ): () => void
  /** Projects in the trash, the last trashed first. */
  subscribeTrash(
    listener: (list: readonly ProjectCard[]) => void,
    onError?: (error: StorageError) => void,
  ): () => void

  /** One project, also one in the trash; called at once and after every change of it. */
  subscribeProject(id: string, listener: (card: ProjectCard | null) => void): () => void
  /** The same, as it is now; null where there is none. */
  loadCard(id: string): Promise<ProjectCard | null>

  /**
   * Adds a project of these documents, whole or not at all.
   * @param title title of the first document, or the name of its file, when left out
   * @throws RangeError when there is no document; DOMException AbortError when it was cancelled
   */
  addProject(
    documents: readonly BilingualDocument[],
    title?: string,
    options?: AddOptions,
  ): Promise<Project>
  /** @throws NotFoundError */
  loadProject(id: string): Promise<Project>
  /** @throws NotFoundError */
  loadDocument(id: string): Promise<BilingualDocument>
  /** @throws NotFoundError */
  renameProject(id: string, title: string): Promise<void>
  /** @throws NotFoundError */
  updateProject(id: string, patch: ProjectPatch): Promise<void>
  /** @throws NotFoundError */
  trashProject(id: string): Promise<void>
  /** @throws NotFoundError */
  restoreProject(id: string): Promise<void>
  /** Deletes a project and everything of it for good. */
  deleteForever(id: string): Promise<void>
  /** Deletes everything in the trash for good. */
  emptyTrash(): Promise<void>

  /**
   * The file that documents were read from.
   * @param hash as `Provenance.original` has it
   * @returns null where it is not kept here, as after restoring a backup that it was too large for
   */
  loadOriginal(hash: string): Promise<Original | null>
  /** Whether a file is kept, without reading it. */
  hasOriginal(hash: string): Promise<boolean>
  /**
   * Keeps a file that is missing: see `loadOriginal`.
   * @returns false where the bytes are of another file; then nothing is kept
   */
  attachOriginal(original: Original): Promise<boolean>
  /** What was remarked when the files of a project were read, in their order. */
  importReport(projectId: string): Promise<readonly FileReport[]>

  /** Where the user was in a document, or null. */
  view(documentId: string): Promise<ViewState | null>
  saveView(documentId: string, view: ViewState): Promise<void>

  readonly versions: Versions
  readonly settings: Settings

  createSaver(documentId: string, source: ChangeSource, options?: SaverOptions): Saver

  /**
   * A project in one file of its own, for backups and for other machines: gzip'd JSON, and behind
   * it the files the documents were read from, up to 24 MB of them.
   * @throws NotFoundError
   */
  exportBackup(projectId: string): Promise<Uint8Array<ArrayBuffer>>
  /**
   * Adds the project of a backup to the library: under its own ids where these are free,
   * else as a copy.
   * @throws UnreadableBackupError
   */
  importBackup(bytes: Uint8Array<ArrayBuffer>): Promise<Restored>

  /** Closes the connection. Savers are stopped by whoever made them, before. */
  close(): void
}
