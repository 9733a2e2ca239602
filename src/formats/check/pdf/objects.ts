import { unzlibSync } from 'fflate'

/** Values of PDF (ISO 32000-1, 7.3); strings as bytes in Latin-1 characters. */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfString
  | PdfName
  | PdfReference
  | readonly PdfValue[]
  | PdfDictionary
export interface PdfString {
  readonly type: 'string'
  readonly bytes: string
}
export interface PdfName {
  readonly type: 'name'
  readonly name: string
}
export interface PdfReference {
  readonly type: 'reference'
  readonly id: number
}
export type PdfDictionary = ReadonlyMap<string, PdfValue>

/** White space (7.2.2), and the end of the text. */
const isWhite = (code: number): boolean =>
  code === 32 || code === 10 || code === 13 || code === 9 || code === 0 || code === 12

const PERCENT = 37
const REGULAR = /[^\0\t\n\f\r ()<>[\]{}/%]+/y
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/

/** An operator of a content stream. */
export interface PdfOperator {
  readonly type: 'operator'
  readonly name: string
}

/** Reads values and operators from a text of bytes, one after the other. */
export class PdfReader {
  readonly #source: string
  readonly #references: boolean
  at: number

  /** @param references whether there may be any: a content stream has none */
  constructor(source: string, at = 0, references = true) {
    this.#source = source
    this.#references = references
    this.at = at
  }

  /** The next value or operator; undefined at the end. */
  next(): PdfValue | PdfOperator | undefined {
    this.#skipWhite()
    const source = this.#source
    const first = source[this.at]
    if (first === undefined) return undefined
    switch (first) {
      case '/':
        this.at++
        return { type: 'name', name: this.#regular() }
      case '(':
        return { type: 'string', bytes: this.#literal() }
      case '[':
        this.at++
        return this.#array()
      case '<':
        return source[this.at + 1] === '<'
          ? this.#dictionary()
          : { type: 'string', bytes: this.#hexadecimal() }
      case ']':
      case '>':
      case '{':
      case '}':
      case ')':
        this.at++
        return { type: 'operator', name: first }
    }
    const word = this.#regular()
    if (NUMBER.test(word)) return (this.#references && this.#reference(word)) || Number(word)
    if (word === 'true' || word === 'false') return word === 'true'
    return word === 'null' ? null : { type: 'operator', name: word }
  }

  /** The next value. @throws Error where there is none */
  value(): PdfValue {
    const value = this.next()
    if (value === undefined || isOperator(value)) throw new Error(`No value at ${this.at}.`)
    return value
  }

  #skipWhite(): void {
    for (;;) {
      while (isWhite(this.#source.charCodeAt(this.at))) this.at++
      if (this.#source.charCodeAt(this.at) !== PERCENT) return
      const end = this.#source.slice(this.at).search(/[\r\n]/)
      this.at = end < 0 ? this.#source.length : this.at + end
    }
  }

  #regular(): string {
    REGULAR.lastIndex = this.at
    const word = REGULAR.exec(this.#source)?.[0] ?? ''
    this.at += word.length
    return word
  }

  #reference(word: string): PdfReference | null {
    const rest = /^\s+\d+\s+R(?![A-Za-z0-9])/.exec(this.#source.slice(this.at, this.at + 16))
    if (!rest) return null
    this.at += rest[0].length
    return { type: 'reference', id: Number(word) }
  }

  #array(): PdfValue[] {
    const values: PdfValue[] = []
    for (;;) {
      const value = this.next()
      if (value === undefined) throw new Error('An array has no end.')
      if (!isOperator(value)) values.push(value)
      else if (value.name === ']') return values
    }
  }

  #dictionary(): PdfDictionary {
    this.at += 2
    const dictionary = new Map<string, PdfValue>()
    for (;;) {
      this.#skipWhite()
      if (this.#source.startsWith('>>', this.at)) {
        this.at += 2
        return dictionary
      }
      const key = this.value()
      if (!isName(key)) throw new Error(`A dictionary has no name at ${this.at}.`)
      dictionary.set(key.name, this.value())
    }
  }

  #hexadecimal(): string {
    const end = this.#source.indexOf('>', this.at)
    const digits = this.#source.slice(this.at + 1, end).replace(/\s/g, '')
    this.at = end + 1
    let bytes = ''
    for (let i = 0; i < digits.length; i += 2) {
      bytes += String.fromCharCode(Number.parseInt(digits.slice(i, i + 2).padEnd(2, '0'), 16))
    }
    return bytes
  }

  #literal(): string {
    let bytes = ''
    let depth = 0
    for (this.at++; this.at < this.#source.length; this.at++) {
      const char = this.#source[this.at]!
      if (char === '\\') bytes += this.#escaped()
      else if (char === ')' && depth-- === 0) break
      else {
        if (char === '(') depth++
        bytes += char
      }
    }
    this.at++
    return bytes
  }

  #escaped(): string {
    const octal = /^[0-7]{1,3}/.exec(this.#source.slice(this.at + 1, this.at + 4))?.[0]
    if (octal) {
      this.at += octal.length
      return String.fromCharCode(Number.parseInt(octal, 8) & 0xff)
    }
    const char = this.#source[++this.at] ?? ''
    return ESCAPES[char] ?? char
  }
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
}

const hasType = (value: unknown, type: string): boolean =>
  typeof value === 'object' && value !== null && (value as { type?: unknown }).type === type

export const isOperator = (value: PdfValue | PdfOperator | undefined): value is PdfOperator =>
  hasType(value, 'operator')
export const isName = (value: PdfValue | PdfOperator | undefined): value is PdfName =>
  hasType(value, 'name')
export const isString = (value: PdfValue | PdfOperator | undefined): value is PdfString =>
  hasType(value, 'string')
const isReference = (value: PdfValue | undefined): value is PdfReference =>
  hasType(value, 'reference')
export const isDictionary = (value: PdfValue | PdfOperator | undefined): value is PdfDictionary =>
  value instanceof Map

/** The name that a value is, or empty. */
export const nameOf = (value: PdfValue | undefined): string => (isName(value) ? value.name : '')

/**
 * A file with cross-reference tables, as Chromium prints it (7.5.4): no object streams, no
 * encryption.
 */
export class PdfFile {
  readonly #source: string
  readonly #bytes: Uint8Array
  readonly #offsets = new Map<number, number>()
  readonly #objects = new Map<number, PdfValue>()
  readonly root: PdfDictionary

  /** @throws Error where the file is not one of these */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
    this.#source = latin1(bytes)
    const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(this.#source.slice(-64))?.[1]
    if (!start) throw new Error('The file has no end.')
    let root: PdfDictionary | null = null
    for (let at: number | null = Number(start); at !== null; ) {
      const trailer = this.#table(at)
      root ??= this.dictionary(trailer.get('Root'))
      const before = trailer.get('Prev')
      at = typeof before === 'number' ? before : null
    }
    if (!root) throw new Error('The file has no catalogue.')
    this.root = root
  }

  /** Ids of all objects. */
  get ids(): Iterable<number> {
    return this.#offsets.keys()
  }

  /** What a value refers to, or the value. */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!isReference(value)) return value ?? null
    const known = this.#objects.get(value.id)
    if (known !== undefined) return known
    const offset = this.#offsets.get(value.id)
    const object = offset === undefined ? null : this.#object(offset).value
    this.#objects.set(value.id, object)
    return object
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value)
    return isDictionary(resolved) ? resolved : NONE
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value)
    return Array.isArray(resolved) ? resolved : []
  }

  /** The bytes of a stream, as Latin-1 characters. */
  stream(value: PdfValue | undefined): string {
    if (!isReference(value)) return ''
    const { value: dictionary, end } = this.#object(this.#offsets.get(value.id) ?? 0)
    if (!isDictionary(dictionary)) return ''
    const begin = /^\s*stream\r?\n/.exec(this.#source.slice(end, end + 20))
    const length = this.resolve(dictionary.get('Length'))
    if (!begin || typeof length !== 'number') return ''
    const from = end + begin[0].length
    const bytes = this.#bytes.subarray(from, from + length)
    return latin1(nameOf(dictionary.get('Filter')) === 'FlateDecode' ? unzlibSync(bytes) : bytes)
  }

  #object(offset: number): { value: PdfValue; end: number } {
    const head = /^\s*\d+\s+\d+\s+obj/.exec(this.#source.slice(offset, offset + 40))
    if (!head) throw new Error(`No object at ${offset}.`)
    const reader = new PdfReader(this.#source, offset + head[0].length)
    return { value: reader.value(), end: reader.at }
  }

  /** Takes the offsets of a table that are not known from a later one; gives its trailer. */
  #table(offset: number): PdfDictionary {
    const reader = new PdfReader(this.#source, offset)
    const word = reader.next()
    if (!isOperator(word) || word.name !== 'xref') throw new Error(`No table at ${offset}.`)
    for (;;) {
      const first = reader.next()
      if (isOperator(first)) break
      const count = reader.next()
      if (typeof first !== 'number' || typeof count !== 'number') throw new Error('A bad table.')
      for (let i = 0; i < count; i++) {
        const at = reader.next()
        reader.next()
        const use = reader.next()
        if (typeof at !== 'number' || !isOperator(use) || use.name !== 'n') continue
        if (!this.#offsets.has(first + i)) this.#offsets.set(first + i, at)
      }
    }
    const trailer = reader.value()
    if (!isDictionary(trailer)) throw new Error('A table has no trailer.')
    return trailer
  }
}

const NONE: PdfDictionary = new Map()

/** Bytes as characters of the same codes. */
export function latin1(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let at = 0; at < bytes.length; at += 0x8000) {
    // Spreading the array would take six times as long.
    const some = bytes.subarray(at, at + 0x8000) as unknown as number[]
    parts.push(String.fromCharCode.apply(null, some))
  }
  return parts.join('')
}
