/**
 * Where in the bytes of a file a place of its text stands.
 * @param text the bytes decoded, without the byte order mark
 * @param offsets UTF-16 offsets in the text, ascending
 * @returns the offset in the bytes of each
 */
export function byteOffsets(
  bytes: Uint8Array,
  encoding: string,
  text: string,
  offsets: readonly number[],
): number[] {
  const start = lengthOfMark(bytes, encoding)
  if (encoding.startsWith('utf-16')) return offsets.map((offset) => start + 2 * offset)
  if (encoding === 'utf-8' && isUtf8(bytes)) return offsetsInUtf8(text, offsets, start)
  return offsetsByLine(bytes, encoding, text, offsets, start)
}

const BYTE_ORDER_MARKS: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbb, 0xbf],
  'utf-16le': [0xff, 0xfe],
  'utf-16be': [0xfe, 0xff],
  gb18030: [0x84, 0x31, 0x95, 0x33],
}

/** Bytes of the byte order mark of a file, 0 where it has none. */
function lengthOfMark(bytes: Uint8Array, encoding: string): number {
  const mark = BYTE_ORDER_MARKS[encoding] ?? []
  return mark.every((byte, i) => bytes[i] === byte) ? mark.length : 0
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function offsetsInUtf8(text: string, offsets: readonly number[], start: number): number[] {
  let at = 0
  let byte = start
  return offsets.map((offset) => {
    for (; at < offset; at++) {
      const unit = text.charCodeAt(at)
      // Each half of a surrogate pair counts for two of its four bytes.
      byte += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3
    }
    return byte
  })
}

const isLineEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d

/**
 * In every encoding but UTF-16 a line end is a byte of its own, whatever damage stands before it,
 * so lines are counted on both sides; inside of a line the decoder is asked byte by byte.
 */
function offsetsByLine(
  bytes: Uint8Array,
  encoding: string,
  text: string,
  offsets: readonly number[],
  start: number,
): number[] {
  let at = 0
  let byte = start
  let decoder = new TextDecoder(encoding)
  const toNextLine = (lineEnd: number): void => {
    while (byte < bytes.length && !isLineEnd(bytes[byte]!)) byte++
    byte++
    at = lineEnd + 1
    decoder = new TextDecoder(encoding)
  }
  let lineEnd = endOfLine(text, 0)
  return offsets.map((offset) => {
    while (lineEnd < offset) {
      toNextLine(lineEnd)
      lineEnd = endOfLine(text, at)
    }
    while (at < offset && byte < bytes.length) {
      at += decoder.decode(bytes.subarray(byte, byte + 1), { stream: true }).length
      byte++
    }
    return byte
  })
}

function endOfLine(text: string, from: number): number {
  let at = from
  while (at < text.length && !isLineEnd(text.charCodeAt(at))) at++
  return at
}
