/** The few pieces of PDF syntax that a metadata update needs (ISO 32000-1, §7.3). */

/** A dictionary: names without their slash, values as they are written in the file. */
export type PdfDictionary = ReadonlyMap<string, string>

/** A file that does not keep to the syntax. */
export class PdfSyntaxError extends Error {
  override readonly name = 'PdfSyntaxError'
}

const WHITE = '\0\t\n\f\r '
const DELIMITERS = '()<>[]{}/%'

const fail = (at: number, expected: string): never => {
  throw new PdfSyntaxError(`Expected ${expected} at ${at}.`)
}

/**
 * Reads the dictionary that begins at an offset.
 * @param source bytes as Latin-1 characters
 * @returns the dictionary and the offset behind it
 * @throws PdfSyntaxError
 */
export function readDictionary(
  source: string,
  from: number,
): { readonly dictionary: PdfDictionary; readonly end: number } {
  let at = skipWhite(source, from)
  if (!source.startsWith('<<', at)) fail(at, '"<<"')
  at = skipWhite(source, at + 2)
  const dictionary = new Map<string, string>()
  while (!source.startsWith('>>', at)) {
    if (source[at] !== '/') fail(at, 'a name')
    const key = skipRegular(source, at + 1)
    const start = skipWhite(source, key)
    const end = skipObject(source, start)
    dictionary.set(source.slice(at + 1, key), source.slice(start, end))
    at = skipWhite(source, end)
  }
  return { dictionary, end: at + 2 }
}

/** Writes a dictionary. */
export function writeDictionary(dictionary: PdfDictionary): string {
  const entries = [...dictionary].map(([name, value]) => `/${name} ${value}`)
  return `<<${entries.join('\n')}>>`
}

/** A text string: UTF-16BE with a byte order mark, in hexadecimal (§7.9.2.2, §7.3.4.3). */
export function textString(text: string): string {
  let hex = 'FEFF'
  for (let i = 0; i < text.length; i++) {
    hex += text.charCodeAt(i).toString(16).toUpperCase().padStart(4, '0')
  }
  return `<${hex}>`
}

/** The object and generation number of an indirect reference (§7.3.10), or null for other values. */
export function readReference(value: string | undefined): readonly [number, number] | null {
  const match = /^(\d+)\s+(\d+)\s+R$/.exec(value ?? '')
  return match ? [Number(match[1]), Number(match[2])] : null
}

/** Offset behind white space and comments. */
export function skipWhite(source: string, from: number): number {
  let at = from
  for (;;) {
    while (at < source.length && WHITE.includes(source[at]!)) at++
    if (source[at] !== '%') return at
    while (at < source.length && source[at] !== '\n' && source[at] !== '\r') at++
  }
}

function skipRegular(source: string, from: number): number {
  let at = from
  while (at < source.length && !WHITE.includes(source[at]!) && !DELIMITERS.includes(source[at]!)) {
    at++
  }
  return at
}

/** Offset behind one object: a value, or an indirect reference. */
function skipObject(source: string, from: number): number {
  const first = source[from]
  if (source.startsWith('<<', from)) return readDictionary(source, from).end
  if (first === '(') return skipString(source, from)
  if (first === '<') return behind(source, '>', from)
  if (first === '[') return skipArray(source, from)
  if (first === '/') return skipRegular(source, from + 1)
  const reference = /^\d+\s+\d+\s+R(?![A-Za-z0-9])/.exec(source.slice(from, from + 40))
  if (reference) return from + reference[0].length
  const end = skipRegular(source, from)
  return end > from ? end : fail(from, 'a value')
}

function skipArray(source: string, from: number): number {
  let at = skipWhite(source, from + 1)
  while (source[at] !== ']') at = skipWhite(source, skipObject(source, at))
  return at + 1
}

/** Parentheses in a literal string are balanced or escaped (§7.3.4.2). */
function skipString(source: string, from: number): number {
  let depth = 0
  for (let at = from; at < source.length; at++) {
    const character = source[at]
    if (character === '\\') at++
    else if (character === '(') depth++
    else if (character === ')' && --depth === 0) return at + 1
  }
  return fail(source.length, '")"')
}

function behind(source: string, mark: string, from: number): number {
  const at = source.indexOf(mark, from)
  return at < 0 ? fail(source.length, `"${mark}"`) : at + 1
}
