import { type BinaryKind, looksBinary, recogniseSignature } from '../../core/text/binary.ts'
import type { DecodedText } from '../../core/text/encoding.ts'
import { MAX_TEXT_BYTES } from '../limits.ts'
import { UnreadableFileError } from '../types.ts'

const MEBIBYTE = 1024 * 1024

/** @throws UnreadableFileError when a file is empty, too large, or known to be something else */
export function refuseUnreadable(bytes: Uint8Array, name: string): void {
  if (bytes.length === 0) {
    throw new UnreadableFileError(
      'empty-file',
      name,
      '',
      `“${name}” is empty. Check that it was saved or downloaded completely, then open it again.`,
    )
  }
  const kind = recogniseSignature(bytes)
  if (kind) throw binary(name, kind)
  if (bytes.length > MAX_TEXT_BYTES) {
    const size = Math.ceil(bytes.length / MEBIBYTE)
    throw new UnreadableFileError(
      'too-large',
      name,
      '',
      `“${name}” has ${size} MB; text files up to ${MAX_TEXT_BYTES / MEBIBYTE} MB are read. Divide it and open the parts.`,
    )
  }
}

/** @throws UnreadableFileError when what was decoded is not text but data */
export function refuseData(bytes: Uint8Array, name: string, decoded: DecodedText): void {
  // Every other byte of UTF-16 may be a NUL; there the decoder's own doubt decides.
  if (decoded.encoding.startsWith('utf-16') && decoded.confident) return
  const kind = looksBinary(bytes)
  if (kind) throw binary(name, kind)
}

/** @throws UnreadableFileError always: a file without a single letter or sign */
export function refuseBlank(name: string): never {
  throw new UnreadableFileError(
    'no-text',
    name,
    '',
    `“${name}” holds nothing but white space. Check that it is the file you meant.`,
  )
}

const SAVE_AS_WORD = 'Open it in your word processor, save it as .docx, and open that file.'
/** Of a format that is read, but too damaged for its reader to know it. */
const MEND =
  'It seems to be damaged; open it in the program that wrote it, save it again, and open that file.'
const UNPACK = 'Unpack it and open the documents from it, or their folder.'
const NO_TEXT = 'It holds no text to translate.'

/** What to do with a file of each kind. */
const REMEDIES: Readonly<Record<string, string>> = {
  docx: MEND,
  odt: MEND,
  epub: MEND,
  rtf: SAVE_AS_WORD,
  ole: SAVE_AS_WORD,
  xlsx: 'Save the sheet with the text as CSV (UTF-8), and open that file.',
  pptx: 'Export its outline as plain text, and open that file.',
  pdf: 'Copy its text, or save it as plain text in your PDF reader, and open that file.',
  zip: UNPACK,
  gzip: UNPACK,
  '7z': UNPACK,
  rar: UNPACK,
  'utf-32': 'Save it as UTF-8 in your text editor, and open that file.',
  data: 'If it is a text, save it as UTF-8 in your text editor, and open that file.',
}

const binary = (name: string, { id, name: kind }: BinaryKind): UnreadableFileError =>
  new UnreadableFileError(
    id === 'data' ? 'binary-data' : 'binary-file',
    name,
    '',
    `“${name}” is ${kind}, which cannot be read. ${REMEDIES[id] ?? NO_TEXT}`,
  )
