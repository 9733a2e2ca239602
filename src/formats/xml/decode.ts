import { UnreadableFileError } from '../types.ts'
import type { XmlPlace } from './scan.ts'

/** An XML text and how it was encoded. */
export interface XmlFile {
  /** Without the byte order mark. */
  readonly text: string
  /** WHATWG label. */
  readonly encoding: string
  readonly byteOrderMark: boolean
}

const BYTE_ORDER_MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
] as const

const DECLARED = /^<\?xml\s[^>]*?encoding\s*=\s*["']([\w.-]+)["']/

/**
 * Decodes an XML file as it says it is encoded: by its byte order mark, by the shape of its first
 * characters, by its declaration, and UTF-8 otherwise (XML 1.0, appendix F).
 * @throws UnreadableFileError `unknown-encoding`, or `undecodable` where the bytes are not of the
 *   encoding that is declared
 */
export function decodeXml(bytes: Uint8Array, place: XmlPlace): XmlFile {
  const marked = BYTE_ORDER_MARKS.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  const encoding = marked?.encoding ?? encodingOf(bytes)
  let decoder: TextDecoder
  try {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false })
  } catch {
    throw unreadable('unknown-encoding', place, `its encoding “${encoding}” is not known`)
  }
  try {
    return {
      text: decoder.decode(bytes),
      encoding: decoder.encoding,
      byteOrderMark: marked !== undefined,
    }
  } catch {
    throw unreadable('undecodable', place, `it is not encoded as ${encoding}, as it says it is`)
  }
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[2] === 0x3f) return 'utf-16le'
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be'
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256))
  const declared = DECLARED.exec(head)?.[1]?.toLowerCase() ?? 'utf-8'
  // What is read as single bytes cannot be UTF-16.
  return declared.startsWith('utf-16') ? 'utf-8' : declared
}

const unreadable = (code: string, { file, part }: XmlPlace, why: string): UnreadableFileError =>
  new UnreadableFileError(
    code,
    file,
    part,
    `“${file}” cannot be read${part ? ` (${part})` : ''}: ${why}. Save it again as UTF-8 in the program it comes from.`,
  )

/**
 * Encodes an XML text as it was. What has no encoder becomes UTF-8 and says so in its declaration.
 */
export function encodeXml(text: string, { encoding, byteOrderMark }: XmlFile): Uint8Array {
  if (encoding.startsWith('utf-16')) return utf16(text, encoding === 'utf-16le', byteOrderMark)
  const declared = encoding === 'utf-8' ? text : text.replace(DECLARED, declaredAsUtf8)
  const bytes = new TextEncoder().encode(declared)
  if (!byteOrderMark) return bytes
  const marked = new Uint8Array(bytes.length + 3)
  marked.set([0xef, 0xbb, 0xbf])
  marked.set(bytes, 3)
  return marked
}

const declaredAsUtf8 = (declaration: string, encoding: string): string =>
  declaration.replace(encoding, 'UTF-8')

function utf16(text: string, little: boolean, byteOrderMark: boolean): Uint8Array {
  const marked = byteOrderMark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), little)
  return new Uint8Array(view.buffer)
}
