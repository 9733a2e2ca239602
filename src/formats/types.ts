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
  /**
   * Units by the format's own measure, where a row is something else: `trans-unit` or `unit` of
   * XLIFF, `tu` of TMX, entries of TBX. The rows when left out.
   */
  readonly units?: number
  /** Languages as the file names them (BCP 47), where it does. */
  readonly languages?: { readonly source: string; readonly target: string }
  /** Whether translations can be written back into the file: then its bytes are worth keeping. */
  readonly writesBack: boolean
}

export interface ReadOptions {
  /** Encoding to use instead of the recognised one (WHATWG label). */
  readonly encoding?: string
  /** Language the text is known to be in; recognised when left out. */
  readonly language?: 'zh' | 'en'
  /** Line ends of a plain text: of paragraphs that were hard-wrapped, or meant. */
  readonly lines?: 'join' | 'keep'
  /** All of a web page instead of its article. */
  readonly wholePage?: boolean
  /** How tracked changes are read: as if all were accepted (when left out) or rejected. */
  readonly revisions?: 'accept' | 'reject'
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

export interface WriteBackOptions {
  /** What stands where there is no translation yet. */
  readonly untranslated: 'source' | 'empty'
}

/** A file in its original form with translations in place of its text. */
export interface WrittenBack {
  readonly bytes: Uint8Array
  /** Units of the file that now hold a translation. */
  readonly translated: number
  /** Units that have none. */
  readonly untranslated: number
  readonly warnings: readonly Warning[]
}

/**
 * Puts translations into the file they were made from.
 * @param bytes the very file that was read
 * @param documents all documents that were read from it
 * @throws UnreadableFileError when the bytes are not those of the documents
 */
export type WriteBack = (
  bytes: Uint8Array,
  documents: readonly BilingualDocument[],
  options: WriteBackOptions,
) => WrittenBack
