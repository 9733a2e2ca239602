import { plausibility } from './plausibility.ts'

/** An encoding a user may choose for a text file. */
export interface Encoding {
  /** Label of the WHATWG Encoding Standard. */
  readonly label: string
  /** What people call it; proper names, the same in every language of the interface. */
  readonly name: string
}

/** The encodings in which Chinese text is found, and what Latin text falls back to. */
export const ENCODINGS: readonly Encoding[] = [
  { label: 'utf-8', name: 'UTF-8' },
  { label: 'utf-16le', name: 'UTF-16 LE' },
  { label: 'utf-16be', name: 'UTF-16 BE' },
  { label: 'big5', name: 'Big5, Big5-HKSCS' },
  { label: 'gb18030', name: 'GB 18030, GBK, GB 2312' },
  { label: 'windows-1252', name: 'Windows-1252, Latin-1' },
]

export interface DecodedText {
  /** Without the byte order mark. What could not be decoded is U+FFFD. */
  readonly text: string
  /** WHATWG label. */
  readonly encoding: string
  /** Whether the encoding is certain enough not to ask: marked, checked, or chosen. */
  readonly confident: boolean
  /** How many U+FFFD stand for bytes that the encoding does not know. */
  readonly undecodable: number
}

/**
 * Decodes the bytes of a text file.
 *
 * Without `encoding` it is recognised: by its byte order mark; as UTF-8 when it is valid; else by
 * decoding a sample as UTF-16, Big5, GB 18030, damaged UTF-8 and Windows-1252 and comparing how
 * plausible each result is as Chinese text.
 * @param encoding a WHATWG label; a byte order mark of that encoding is dropped
 * @throws RangeError when the label is unknown
 */
export function decode(bytes: Uint8Array, encoding?: string): DecodedText {
  if (encoding !== undefined) return decodeAs(bytes, encoding, true)
  const marked = MARKS_OF_ORDER.find(({ mark }) => mark.every((byte, i) => bytes[i] === byte))
  if (marked) return decodeAs(bytes, marked.label, true)
  if (!looksWide(bytes)) {
    const text = decodeUtf8(bytes)
    if (text !== null && (bytes.length > CHANCE || plausibility(text) >= 0)) {
      return { text, encoding: 'utf-8', confident: true, undecodable: 0 }
    }
  }
  const { label, confident } = guess(bytes)
  return decodeAs(bytes, label, confident)
}

const MARKS_OF_ORDER = [
  { label: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { label: 'utf-16le', mark: [0xff, 0xfe] },
  { label: 'utf-16be', mark: [0xfe, 0xff] },
  { label: 'gb18030', mark: [0x84, 0x31, 0x95, 0x33] },
] as const

/** Up to this many bytes of another encoding may be valid UTF-8 by chance. */
const CHANCE = 64

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function decodeAs(bytes: Uint8Array, label: string, confident: boolean): DecodedText {
  const decoder = new TextDecoder(label)
  // In one go Node 20 takes Windows-1252 for Latin-1; as a stream it is decoded by the standard.
  let text = decoder.decode(bytes, { stream: true }) + decoder.decode()
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  return {
    text,
    encoding: decoder.encoding,
    confident,
    undecodable: Math.max(0, countReplacements(text) - countWritten(bytes, decoder.encoding)),
  }
}

function countReplacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at >= 0; at = text.indexOf('\ufffd', at + 1)) count++
  return count
}

/** How many U+FFFD the file itself holds: they were lost before it came here. */
function countWritten(bytes: Uint8Array, encoding: string): number {
  const written = WRITTEN_REPLACEMENT[encoding]
  if (!written) return 0
  const step = encoding === 'utf-8' ? 1 : 2
  let count = 0
  for (let at = bytes.indexOf(written[0]!); at >= 0; at = bytes.indexOf(written[0]!, at + 1)) {
    if (at % step === 0 && written.every((byte, i) => bytes[at + i] === byte)) count++
  }
  return count
}

const WRITTEN_REPLACEMENT: Readonly<Record<string, readonly number[]>> = {
  'utf-8': [0xef, 0xbf, 0xbd],
  'utf-16le': [0xfd, 0xff],
  'utf-16be': [0xff, 0xfd],
}

/** Bytes that are enough to know an encoding by. */
const SAMPLE = 1 << 16

/** Candidates in the order that decides between equals. */
const CANDIDATES = ['gb18030', 'big5', 'utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const

/** The least plausibility of something written, and the least lead over the second. */
const PLAUSIBLE = 0.5
const LEAD = 0.75

function guess(bytes: Uint8Array): { label: string; confident: boolean } {
  // Before the first byte outside ASCII every encoding but UTF-16 reads the same.
  const first = bytes.findIndex((byte) => byte >= 0x80 || byte === 0)
  const from = Math.max(0, first - (first % 2))
  const sample = bytes.subarray(from, from + SAMPLE)
  const ranked = CANDIDATES.map((label) => ({ label, score: score(sample, label) })).sort(
    (a, b) => b.score - a.score,
  )
  const [best, second] = ranked as [(typeof ranked)[0], (typeof ranked)[0]]
  return {
    label: best.score === Number.NEGATIVE_INFINITY ? 'utf-8' : best.label,
    confident: best.score >= PLAUSIBLE && best.score - second.score >= LEAD,
  }
}

function score(sample: Uint8Array, label: string): number {
  const decoder = new TextDecoder(label)
  // As a stream: a character that the end of the sample cuts in two does not count.
  const text = decoder.decode(sample, { stream: true })
  return text === '' ? Number.NEGATIVE_INFINITY : plausibility(text)
}

/**
 * Whether a file without a mark may be UTF-16 although it is valid UTF-8: Latin letters, line
 * ends and blanks then have a NUL beside them, always on the same side.
 */
function looksWide(bytes: Uint8Array): boolean {
  const nulls = [0, 0]
  const length = Math.min(bytes.length, SAMPLE)
  for (let i = 0; i < length; i++) if (bytes[i] === 0) nulls[i % 2]!++
  const [even, odd] = nulls as [number, number]
  const most = Math.max(even, odd)
  return (
    bytes.length % 2 === 0 && most > 0 && most >= length / 64 && Math.min(even, odd) * 16 < most
  )
}
