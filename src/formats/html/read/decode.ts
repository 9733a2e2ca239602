import { type DecodedText, decode } from '../../../core/text/encoding.ts'
import { MAX_TEXT_BYTES } from '../../limits.ts'
import { many, were } from '../../text-file.ts'
import { type ReadOptions, UnreadableFileError, type Warning } from '../../types.ts'

/** A page before anything is made of it. */
export interface PageText {
  /** Without the byte order mark; nothing else is changed, so that offsets are those of the file. */
  readonly text: string
  /** WHATWG label. */
  readonly encoding: string
  readonly warnings: readonly Warning[]
}

const MEBIBYTE = 1024 * 1024

/**
 * Decodes a page: as asked for, by its byte order mark, as it says itself, and where it does not,
 * or is mistaken, as it is recognised (HTML Living Standard, §13.2.3.2).
 * @throws UnreadableFileError `empty-file`, `too-large`, `unknown-encoding`
 */
export function decodePage(bytes: Uint8Array, name: string, options: ReadOptions = {}): PageText {
  if (bytes.length > MAX_TEXT_BYTES) {
    const why = `“${name}” has ${Math.ceil(bytes.length / MEBIBYTE)} MB; web pages up to ${MAX_TEXT_BYTES / MEBIBYTE} MB are read. Save it without its pictures, or divide it.`
    throw new UnreadableFileError('too-large', name, '', why)
  }
  if (options.encoding !== undefined) return asAsked(bytes, name, options.encoding)
  const recognised = decode(bytes)
  const declared = declaredEncoding(bytes)
  // A mark, and what can only be UTF-8, is stronger than what the page says of itself.
  if (!declared || declared === recognised.encoding || hasMark(bytes)) {
    return page(
      recognised,
      doubts({ ...recognised, confident: recognised.confident || !!declared }),
    )
  }
  const stated = decode(bytes, declared)
  const isUtf8 = recognised.encoding === 'utf-8' && recognised.undecodable === 0 && !isAscii(bytes)
  // A page with a flaw or two is what it says; and what is not Chinese is recognised by nothing.
  const flawed = stated.undecodable * FLAWS <= stated.text.length
  const known = recognised.confident && recognised.encoding !== 'windows-1252'
  if (!isUtf8 && (flawed || !known)) return page(stated, doubts(stated))
  return page(recognised, [
    {
      code: 'wrong-charset',
      message: `The page says that it is encoded as ${declared}, but it is ${recognised.encoding} and was read as that. Choose another encoding if the text looks wrong.`,
      where: '',
    },
  ])
}

/** Fewer than one character in so many that cannot be read is damage, not another encoding. */
const FLAWS = 100

function asAsked(bytes: Uint8Array, name: string, encoding: string): PageText {
  try {
    return page(decode(bytes, encoding))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const why = `“${name}” cannot be read as “${encoding}”, which is no encoding this program knows. Choose another, such as utf-8, big5 or gb18030.`
    throw new UnreadableFileError('unknown-encoding', name, '', why)
  }
}

const page = ({ text, encoding }: DecodedText, warnings: readonly Warning[] = []): PageText => ({
  text,
  encoding,
  warnings,
})

function doubts({ encoding, confident, undecodable }: DecodedText): Warning[] {
  if (undecodable > 0) {
    const message = `${many(undecodable, 'place')} could not be read as ${encoding} and ${were(undecodable)} replaced by “\ufffd”. Choose another encoding if the text looks wrong.`
    return [{ code: 'undecodable-bytes', message, where: '' }]
  }
  if (confident) return []
  const message = `The page does not tell its encoding; it was read as ${encoding}. Choose another encoding if the text looks wrong.`
  return [{ code: 'uncertain-encoding', message, where: '' }]
}

const hasMark = ([a, b, c]: Uint8Array): boolean =>
  (a === 0xef && b === 0xbb && c === 0xbf) ||
  (a === 0xff && b === 0xfe) ||
  (a === 0xfe && b === 0xff)

const isAscii = (bytes: Uint8Array): boolean => bytes.every((byte) => byte < 0x80)

/** Browsers look at the first 1,024 bytes; some pages have their scripts in front of it. */
const REACH = 16 * 1024

/**
 * The encoding a page names in `meta charset`, in `meta http-equiv` or in an XML declaration
 * (HTML Living Standard, §13.2.3.2, prescan), by its WHATWG label; null where it names none.
 */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, REACH))
  const label =
    /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/.exec(head)?.[1]
  if (!label) return null
  try {
    const { encoding } = new TextDecoder(label)
    // What is read as single bytes cannot be UTF-16; GBK is read as what it became.
    if (encoding.startsWith('utf-16')) return 'utf-8'
    return encoding === 'gbk' ? 'gb18030' : encoding
  } catch {
    return null
  }
}
