/**
 * Encoders for what the platform can only decode, made by asking its decoders what each pair of
 * bytes means.
 */

/** Gives the bytes of a text, or null where the encoding lacks one of its characters. */
export type Encoder = (text: string) => Uint8Array | null

/**
 * @param encoding WHATWG label, as `decode` gives it
 */
export function encoderOf(encoding: string): Encoder {
  if (encoding === 'utf-8') return (text) => new TextEncoder().encode(text)
  if (encoding === 'utf-16le' || encoding === 'utf-16be') {
    return (text) => encodeWide(text, encoding === 'utf-16le')
  }
  return (text) => encodeByTable(text, encoding)
}

function encodeWide(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2))
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), littleEndian)
  return new Uint8Array(view.buffer)
}

function encodeByTable(text: string, encoding: string): Uint8Array | null {
  const bytes: number[] = []
  for (const char of text) {
    if (char < '\x80') bytes.push(char.charCodeAt(0))
    else {
      const encoded = tableOf(encoding).get(char)
      if (!encoded) return null
      bytes.push(...encoded)
    }
  }
  return Uint8Array.from(bytes)
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>()

/** What one byte or two stand for; the four-byte characters of GB 18030 are in no English text. */
function tableOf(encoding: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(encoding)
  if (known) return known
  const table = new Map<string, readonly number[]>()
  const add = (...bytes: readonly number[]): void => {
    const decoder = new TextDecoder(encoding)
    // As a stream: in one go Node 20 takes Windows-1252 for Latin-1.
    const text = decoder.decode(Uint8Array.from(bytes), { stream: true }) + decoder.decode()
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let byte = 0x80; byte <= 0xff; byte++) add(byte)
  // The extensions of Hong Kong come after Big5 itself (Encoding Standard, 11.1).
  for (const lead of [...range(0xa1, 0xfe), ...range(0x81, 0xa0)]) {
    for (let trail = 0x40; trail <= 0xfe; trail++) add(lead, trail)
  }
  tables.set(encoding, table)
  return table
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i)
