import { readText } from './text/read.ts'
import type { ReadOptions, ReadResult } from './types.ts'

/** A format that can be read. */
interface Reader {
  readonly format: string
  /** Whether the content, not the name, says that a file is of this format. */
  readonly recognises: (bytes: Uint8Array) => boolean
  /** @throws UnreadableFileError */
  readonly read: (bytes: Uint8Array, name: string, options: ReadOptions) => ReadResult
}

/** The first that recognises a file reads it; plain text takes, or refuses by name, what is left. */
const READERS: readonly Reader[] = [{ format: 'text', recognises: () => true, read: readText }]

/**
 * Reads a file of any known format.
 * @param bytes all of the file
 * @param name its name without the folder, for messages and as provenance
 * @throws UnreadableFileError with a message that names the file, the place and the remedy
 */
export function read(bytes: Uint8Array, name: string, options: ReadOptions = {}): ReadResult {
  const reader = READERS.find(({ recognises }) => recognises(bytes))!
  return reader.read(bytes, name, options)
}
