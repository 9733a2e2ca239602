import { asTranslation, type Translation } from '../core/alignment/pair.ts'
import { read } from './read.ts'
import type { ReadOptions, Warning } from './types.ts'

/** A translation as it was read. */
export interface TranslationFile extends Translation {
  /** WHATWG encoding label for text files, else empty. */
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/**
 * Reads a file of any known format as the English side of a pair: paragraphs, headings and the
 * title stand on the target side of its rows.
 * @throws UnreadableFileError as `read`
 */
export function readTranslation(
  bytes: Uint8Array,
  name: string,
  options: ReadOptions = {},
): TranslationFile {
  const { documents, encoding, warnings } = read(bytes, name, { language: 'en', ...options })
  const [first, ...others] = documents.map(asTranslation)
  return {
    rows: [first, ...others].flatMap((translation) => translation?.rows ?? []),
    metadata: first?.metadata ?? {},
    encoding,
    warnings,
  }
}
