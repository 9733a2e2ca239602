import { type DecodedText, decode, ENCODINGS } from '../../core/text/encoding.ts'
import { type ReadOptions, UnreadableFileError, type Warning } from '../types.ts'
import { clean } from './clean.ts'
import { refuseData, refuseUnreadable } from './refuse.ts'
import { lineOf, many, were } from './words.ts'

/** What a text file says, before anything is made of it. */
export interface TextFile {
  /** Without control characters. */
  readonly text: string
  /** As it was decoded: an offset in it is a place in the file. */
  readonly raw: string
  /** WHATWG label. */
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

/**
 * Decodes a text file.
 * @throws UnreadableFileError when the file is empty, too large or no text, or the encoding asked
 *   for is unknown
 */
export function decodeFile(bytes: Uint8Array, name: string, options: ReadOptions = {}): TextFile {
  refuseUnreadable(bytes, name)
  const decoded = decodeAsAsked(bytes, name, options)
  refuseData(bytes, name, decoded)
  const { text, warnings } = clean(decoded.text)
  return {
    text,
    raw: decoded.text,
    encoding: decoded.encoding,
    warnings: [...warningsOfDecoding(decoded), ...warnings],
  }
}

function decodeAsAsked(bytes: Uint8Array, name: string, { encoding }: ReadOptions): DecodedText {
  try {
    return decode(bytes, encoding)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const known = ENCODINGS.map(({ label }) => label).join(', ')
    throw new UnreadableFileError(
      'unknown-encoding',
      name,
      '',
      `“${name}” cannot be read as “${encoding}”, which is no encoding this program knows. Choose one of ${known}.`,
    )
  }
}

function warningsOfDecoding(decoded: DecodedText): Warning[] {
  const warnings: Warning[] = []
  const encoding = nameOf(decoded.encoding)
  if (!decoded.confident) {
    const message = `The file does not tell its encoding; it was read as ${encoding}. Choose another encoding if the text looks wrong.`
    warnings.push({ code: 'uncertain-encoding', message, where: '' })
  }
  const count = decoded.undecodable
  if (count > 0) {
    const where = `line ${lineOf(decoded.text, decoded.text.indexOf('\ufffd'))}`
    const message = `${many(count, 'place')} could not be read as ${encoding} and ${were(count)} replaced by “\ufffd”, the first on ${where}. Choose another encoding if the text looks wrong.`
    warnings.push({ code: 'undecodable-bytes', message, where })
  }
  return warnings
}

const nameOf = (label: string): string =>
  ENCODINGS.find((encoding) => encoding.label === label)?.name ?? label
