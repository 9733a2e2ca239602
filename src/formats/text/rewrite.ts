import { joinBytes } from '../../core/text/bytes.ts'
import { decode, ENCODINGS } from '../../core/text/encoding.ts'
import type { Warning } from '../types.ts'
import { type Splice, splice } from '../xml/splice.ts'
import { byteOffsets } from './byte-offsets.ts'
import { encoderOf } from './encoder.ts'

/**
 * A text file with stretches of its text replaced. All other bytes stay as they are, damaged ones
 * too, and so do encoding and byte order mark. Where the encoding lacks a character of what is put
 * in, all of the file becomes UTF-8.
 * @param encoding the one it was decoded as
 * @param splices stretches of the decoded text, in any order
 * @throws RangeError where two stretches overlap
 */
export function rewriteText(
  bytes: Uint8Array,
  encoding: string,
  splices: readonly Splice[],
): { bytes: Uint8Array; warnings: Warning[] } {
  if (splices.length === 0) return { bytes, warnings: [] }
  const { text } = decode(bytes, encoding)
  const sorted = [...splices].sort((a, b) => a.start - b.start)
  const encode = encoderOf(encoding)
  const put: Uint8Array[] = []
  for (const [i, { start, text: piece }] of sorted.entries()) {
    if (i > 0 && start < sorted[i - 1]!.end) {
      throw new RangeError(`Two replacements overlap at ${start}.`)
    }
    const encoded = encode(piece)
    if (!encoded) return asUtf8(splice(text, sorted), piece, encoding, encode)
    put.push(encoded)
  }
  const places = byteOffsets(
    bytes,
    encoding,
    text,
    sorted.flatMap(({ start, end }) => [start, end]),
  )
  const pieces: Uint8Array[] = []
  let at = 0
  for (const [i, encoded] of put.entries()) {
    pieces.push(bytes.subarray(at, places[2 * i]!), encoded)
    at = places[2 * i + 1]!
  }
  pieces.push(bytes.subarray(at))
  return { bytes: joinBytes(pieces), warnings: [] }
}

function asUtf8(
  text: string,
  piece: string,
  encoding: string,
  encode: (text: string) => Uint8Array | null,
): { bytes: Uint8Array; warnings: Warning[] } {
  const lacking = [...piece].find((char) => !encode(char)) ?? ''
  const name = ENCODINGS.find(({ label }) => label === encoding)?.name ?? encoding
  const message = `The translation has characters that ${name} lacks, the first “${lacking}”; the file is now UTF-8.`
  return {
    bytes: new TextEncoder().encode(text),
    warnings: [{ code: 'encoding-changed', message, where: '' }],
  }
}
