import type { BilingualDocument } from '../core/document/model.ts'

/** Something a user should know about a file that was read nevertheless. */
export interface Warning {
  /** Stable identifier in kebab case, for messages in the user's language. */
  readonly code: string
  /** One English sentence: what happened and what to do. */
  readonly message: string
  /** The place in the file: `line 12`, `word/document.xml 3:14`, or empty. */
  readonly where: string
}

/** What a reader makes of a file. */
export interface ReadResult {
  /** The reader that understood it: `text`, … */
  readonly format: string
  /** Version of the format where it has one (XLIFF, TMX), else empty. */
  readonly version: string
  /** WHATWG encoding label for text files, else empty. */
  readonly encoding: string
  readonly documents: readonly BilingualDocument[]
  readonly warnings: readonly Warning[]
}

export interface ReadOptions {
  /** Encoding to use instead of the recognised one (WHATWG label). */
  readonly encoding?: string
  /** Language the text is known to be in; recognised when left out. */
  readonly language?: 'zh' | 'en'
}

/** Why a file could not be read: names the file, the place and the remedy. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError'
  constructor(
    /** Stable identifier in kebab case: `empty-file`, `binary-file`, … */
    readonly code: string,
    readonly fileName: string,
    readonly where: string,
    message: string,
  ) {
    super(message)
  }
}
