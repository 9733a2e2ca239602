/**
 * What formats that are written as text have in common: bytes of any encoding become text, and
 * text is put back among the bytes.
 */

import type { SourceLanguage } from '../core/document/model.ts'
import { recogniseSignature } from '../core/text/binary.ts'
import { decode } from '../core/text/encoding.ts'
import { detectLanguage, detectScript } from '../core/text/script.ts'
import { NOT_CHINESE } from './languages.ts'
import { type ReadOptions, UnreadableFileError, type Warning } from './types.ts'

export { FORBIDDEN } from './text/clean.ts'
export { decodeFile, type TextFile } from './text/decode.ts'
export { refuseBlank } from './text/refuse.ts'
export { rewriteText } from './text/rewrite.ts'
export { lineCounter, lineOf, many, were } from './text/words.ts'

/** Bytes by which a format is recognised. */
const SAMPLE = 1 << 16

/**
 * The first lines of a file, by which its format is recognised; null where it is no text.
 */
export function sampleText(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || recogniseSignature(bytes)) return null
  return decode(bytes.length <= SAMPLE ? bytes : bytes.subarray(0, endOfLines(bytes))).text
}

/** Where the last whole line of the sample ends, so that no character is cut. */
function endOfLines(bytes: Uint8Array): number {
  const end = bytes.lastIndexOf(0x0a, SAMPLE)
  if (end <= 0) return SAMPLE
  // In UTF-16 a line end has a NUL before or behind it.
  return bytes[end + 1] === 0 && bytes[end - 1] !== 0 ? end + 2 : end + 1
}

/** The script of the Chinese in a text, and a warning where it has none to be translated. */
export function languageOf(
  text: string,
  encoding: string,
  { language }: ReadOptions,
): { language: SourceLanguage; warnings: readonly Warning[] } {
  const script = detectScript(text, encoding === 'big5' ? 'zh-Hant' : 'zh-Hans')
  const isOther = language === undefined && detectLanguage(text) !== 'zh'
  return { language: script.language, warnings: isOther ? [NOT_CHINESE] : [] }
}

/** The refusal to put a translation into a file that it was not made from. */
export const otherFile = (name: string): UnreadableFileError =>
  new UnreadableFileError(
    'other-file',
    name,
    '',
    `“${name}” is not the file that this translation was made from, or it was changed since. Choose the file as it was opened.`,
  )
