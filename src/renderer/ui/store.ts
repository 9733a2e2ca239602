import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Side } from '../../core/document/model.ts'
import type { Decisions } from '../../core/review/decide.ts'
import type { ReadOptions } from '../../formats/types.ts'
import type { EditorHandle } from '../editor/handle.ts'
import type { FileReport, Version } from '../storage/types.ts'
import type { Message } from './messages/catalogue.ts'
import type { Translate } from './messages/translate.ts'
import type { Preferences } from './preferences.ts'
import type { Round } from './reviews/round.ts'

/** What fills the window. */
export type Screen =
  | { readonly name: 'library' }
  | { readonly name: 'trash' }
  | { readonly name: 'workspace'; readonly documentId: string }

/** A file whose bytes are in memory. */
export interface SourceFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Where it lies below a folder that was opened: see `OpenedFile`. */
  readonly folder?: string
}

/** What stands in front of the screen. One at a time. */
export type DialogRequest =
  | { readonly name: 'about' }
  /** Asks what the user is called, and goes on once they have said. */
  | { readonly name: 'author'; readonly goOn: () => void }
  | {
      readonly name: 'compare'
      readonly documentId: string
      /** Id of the candidate that it is compared with; what is usual when left out. */
      readonly before?: string
    }
  | { readonly name: 'confirm-above' }
  | { readonly name: 'details'; readonly projectId: string; readonly field: 'title' | 'author' }
  | { readonly name: 'empty-trash'; readonly projectIds: readonly string[] }
  | {
      readonly name: 'encoding'
      readonly file: SourceFile
      readonly encoding: string
      /** Reads the file with the encoding chosen. */
      readonly choose: (encoding: string) => void
      readonly cancel: () => void
    }
  | {
      readonly name: 'export'
      readonly documentId: string
      /** Chosen from the start; what was chosen last when left out. */
      readonly format?: 'original'
      /** Whether every document of the project is exported. */
      readonly all?: boolean
    }
  | {
      readonly name: 'file-order'
      readonly text: Message
      /** Names of the files of each side, in the order that is proposed. */
      readonly lists: readonly { readonly side: Side; readonly names: readonly string[] }[]
      /** What can be done with them instead. */
      readonly others: readonly { readonly label: Message; readonly choose: () => void }[]
      /** Is given the positions of each side's files, in the order that is wanted. */
      readonly choose: (orders: readonly (readonly number[])[]) => void
      readonly cancel: () => void
    }
  | { readonly name: 'licences' }
  | { readonly name: 'link'; readonly href: string }
  | { readonly name: 'palette' }
  | { readonly name: 'paste'; readonly text?: string; readonly html?: string }
  | {
      readonly name: 'report'
      readonly heading: Message
      readonly files: readonly FileReport[]
      /** Whether it is kept with the project. */
      readonly kept: boolean
    }
  | {
      readonly name: 'reread'
      readonly files: readonly SourceFile[]
      /** The readers that understood them. */
      readonly formats: readonly string[]
      /** A text among them with the WHATWG label it was read with, or null where there is none. */
      readonly text: { readonly file: SourceFile; readonly encoding: string } | null
      /** How they were read. */
      readonly options: ReadOptions
      readonly choose: (options: ReadOptions) => void
      readonly cancel: () => void
    }
  | { readonly name: 'restore' }
  /** What a reviewer sent back, to be decided row by row. */
  | { readonly name: 'round'; readonly round: Round; readonly decisions: Decisions }
  | {
      readonly name: 'round-base'
      /** Name of the file that came back. */
      readonly file: string
      readonly versions: readonly Version[]
      /** Is given the version it was made of; null: the text as it is now. */
      readonly choose: (version: Version | null) => void
      readonly cancel: () => void
    }
  | {
      readonly name: 'question'
      readonly heading: Message
      readonly text: Message
      /** The one that is expected last. */
      readonly answers: readonly { readonly label: Message; readonly choose: () => void }[]
      readonly cancel: () => void
    }
  | { readonly name: 'settings' }
  | { readonly name: 'shortcuts' }
  | { readonly name: 'versions'; readonly documentId: string }

/** What the panel of the review shows. */
export type ReviewTab = 'doubtful' | 'moved' | 'why' | 'parked' | 'statistics'

/** What the open workspace lends to the rest of the window. */
export interface Workbench {
  readonly documentId: string
  readonly projectId: string
  readonly editor: EditorHandle
  /** Writes everything now. @throws StorageError when it could not be written */
  flush(): Promise<void>
}

/** Where the project that was read last came from. */
export interface LastImport {
  readonly projectId: string
  readonly files: readonly SourceFile[]
  /** How they were read. */
  readonly options: ReadOptions
  /** Ids of the notices that say so. */
  readonly notices: readonly number[]
}

/** The bar of find and replace. */
export interface FindBar {
  readonly mode: 'find' | 'replace'
  /** Counts how often it was asked for, so that asking again puts the caret into it. */
  readonly asked: number
}

export interface UiState {
  readonly screen: Screen
  readonly dialog: DialogRequest | null
  readonly workbench: Workbench | null
  /** Ids of the documents of the open project, in order. */
  readonly documents: readonly string[]
  readonly findBar: FindBar | null
  /** Whether the alignment of the open document is being reviewed. */
  readonly reviewing: boolean
  readonly reviewTab: ReviewTab
  /** The project that was read last and the files it came from, to read them in another way. */
  readonly imported: LastImport | null
  readonly preferences: Preferences
  readonly translate: Translate
}

export type UiStore = StoreApi<UiState>

export const createUiStore = (preferences: Preferences, translate: Translate): UiStore =>
  createStore<UiState>(() => ({
    screen: { name: 'library' },
    dialog: null,
    workbench: null,
    documents: [],
    findBar: null,
    reviewing: false,
    reviewTab: 'doubtful',
    imported: null,
    preferences,
    translate,
  }))
