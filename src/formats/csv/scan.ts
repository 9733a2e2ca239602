/** How a table is written. */
export interface Dialect {
  readonly delimiter: string
  /** Whether a cell in quotation marks may hold anything (RFC 4180); else they are characters. */
  readonly quotes: boolean
  /** Whether `\t`, `\n`, `\r` and `\\` stand for what a cell cannot hold: see the writer of TSV. */
  readonly escapes: boolean
  /** Where the first record begins. */
  readonly start: number
}

export interface Cell {
  /** What it holds. */
  readonly text: string
  readonly quoted: boolean
  /** Where it stands in the file, with its quotation marks. */
  readonly start: number
  readonly end: number
}

export interface TableRecord {
  /** Line on which it begins, from 1. */
  readonly line: number
  readonly cells: readonly Cell[]
}

export interface Table {
  /** Without blank lines. */
  readonly records: readonly TableRecord[]
  /** Line of a quotation mark that is never closed and was read as a character; 0 without one. */
  readonly unclosed: number
  /** Line of the first text behind a closing quotation mark; 0 without one. */
  readonly stray: number
}

const LF = 0x0a
const CR = 0x0d
const QUOTE = '"'

/** Takes a table apart into its cells, in one pass, whatever is wrong with it. */
export function scanTable(text: string, dialect: Dialect): Table {
  return new Scanner(text, dialect).scan()
}

class Scanner {
  readonly #text: string
  readonly #dialect: Dialect
  readonly #delimiter: number
  #at: number
  #line = 1
  #quotes: boolean
  #unclosed = 0
  #stray = 0

  constructor(text: string, dialect: Dialect) {
    this.#text = text
    this.#dialect = dialect
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#at = dialect.start
    this.#quotes = dialect.quotes
    this.#countLines(0, dialect.start)
  }

  scan(): Table {
    const records: TableRecord[] = []
    while (this.#at < this.#text.length) {
      const line = this.#line
      const cells = this.#record()
      const [first] = cells
      const isBlank = cells.length === 1 && !first!.quoted && first!.text.trim() === ''
      if (!isBlank) records.push({ line, cells })
    }
    return { records, unclosed: this.#unclosed, stray: this.#stray }
  }

  #record(): Cell[] {
    const cells: Cell[] = []
    for (;;) {
      cells.push(this.#cell())
      const sign = this.#text.charCodeAt(this.#at)
      if (sign === this.#delimiter) {
        this.#at++
        continue
      }
      if (sign === CR && this.#text.charCodeAt(this.#at + 1) === LF) this.#at++
      this.#at++
      this.#line++
      return cells
    }
  }

  #cell(): Cell {
    const start = this.#at
    const quoted = this.#quotes && this.#text[start] === QUOTE ? this.#quoted() : null
    const rest = this.#at
    while (this.#at < this.#text.length && !this.#isEnd(this.#text.charCodeAt(this.#at))) this.#at++
    const end = this.#at
    if (quoted === null) return { text: this.#meaning(start, end), quoted: false, start, end }
    if (end > rest) this.#stray ||= this.#line
    return { text: quoted + this.#text.slice(rest, end), quoted: true, start, end }
  }

  #isEnd(sign: number): boolean {
    return sign === this.#delimiter || sign === LF || sign === CR
  }

  /** Goes behind the closing quotation mark, or stays where there is none. */
  #quoted(): string | null {
    const pieces: string[] = []
    let from = this.#at + 1
    for (;;) {
      const end = this.#text.indexOf(QUOTE, from)
      if (end < 0) {
        // From here on none can be closed: to look for each of them would take forever.
        this.#quotes = false
        this.#unclosed = this.#line
        return null
      }
      pieces.push(this.#text.slice(from, end))
      if (this.#text[end + 1] !== QUOTE) {
        this.#countLines(this.#at, end)
        this.#at = end + 1
        return pieces.join(QUOTE)
      }
      from = end + 2
    }
  }

  #countLines(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const sign = this.#text.charCodeAt(at)
      if (sign === LF || (sign === CR && this.#text.charCodeAt(at + 1) !== LF)) this.#line++
    }
  }

  #meaning(start: number, end: number): string {
    const raw = this.#text.slice(start, end)
    return this.#dialect.escapes ? raw.replace(/\\([tnr\\])/g, (_, sign) => MEANINGS[sign]!) : raw
  }
}

const MEANINGS: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' }

const SIGNS: Readonly<Record<string, string>> = {
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\\': '\\\\',
}

/**
 * A text as a cell.
 * @param quote whether it stands in quotation marks although it needs none
 */
export function cellOf(text: string, dialect: Dialect, quote: boolean): string {
  if (dialect.escapes) return text.replace(/[\\\t\n\r]/g, (sign) => SIGNS[sign]!)
  // Without quotation marks nothing can keep a line end or a delimiter in a cell.
  if (!dialect.quotes) return text.replaceAll(dialect.delimiter, ' ').replace(/[\r\n]+/g, ' ')
  const needed = text.includes(dialect.delimiter) || /["\r\n]|^\s|\s$/.test(text)
  return quote || needed ? QUOTE + text.replaceAll(QUOTE, QUOTE + QUOTE) + QUOTE : text
}
