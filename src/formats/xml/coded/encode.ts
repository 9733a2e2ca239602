import { sameMarks } from '../../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../../core/document/model.ts'
import { type FittedSegment, fitCodes } from '../../fit-codes.ts'
import { xmlContent } from '../escape.ts'
import type { CodeBook } from './book.ts'
import type { CodeToken, Token } from './tokens.ts'

/** A translation as the file can hold it. */
export interface Encoded extends Omit<FittedSegment, 'segment'> {
  readonly tokens: readonly Token[]
  /** Formatting the file has no tags for, which was left out. */
  readonly unformatted: readonly Mark[]
  /** Whether line breaks stand in it as line feeds. */
  readonly lines: boolean
}

/** What stands open: formatting, or the element of a code. */
type Open =
  | { readonly type: 'mark'; readonly mark: Mark; readonly close: CodeToken | null }
  | { readonly type: 'code'; readonly id: string }

/** The tokens of a text, its formatting and its codes taken from the book. */
export function encode(segment: Segment, book: CodeBook): Encoded {
  const fitted = fitCodes(segment, book.required, (id) => book.find(id))
  const writer = new Writer(book)
  const behind = marksBehind(fitted.segment)
  fitted.segment.forEach((inline, i) => {
    if (inline.type === 'text') writer.text(inline.text, inline.marks)
    else if (inline.type === 'break') writer.break(behind[i]!)
    else writer.code(inline, behind[i]!, fitted.segment, i)
  })
  writer.end()
  const { tokens, unformatted, lines } = writer.result()
  const { appended, dropped, closed } = fitted
  return { tokens, unformatted, lines, appended, dropped, closed }
}

/** Tokens as XML. */
export const xmlOf = (tokens: readonly Token[]): string =>
  tokens.map((token) => (token.type === 'text' ? xmlContent(token.text) : token.xml)).join('')

class Writer {
  readonly #book: CodeBook
  readonly #tokens: Token[] = []
  readonly #open: Open[] = []
  readonly #unformatted: Mark[] = []
  #lines = false

  constructor(book: CodeBook) {
    this.#book = book
  }

  text(text: string, marks: readonly Mark[]): void {
    this.#setMarks(marks)
    this.#push({ type: 'text', text })
  }

  /** @param behind marks of the text behind it: what goes on there need not be closed here */
  break(behind: readonly Mark[]): void {
    this.#keepMarks(behind)
    const code = this.#book.nextBreak()
    if (!code) this.#lines = true
    this.#push(code ?? { type: 'text', text: '\n' })
  }

  code(inline: CodeInline, behind: readonly Mark[], segment: Segment, at: number): void {
    const token = this.#book.code(inline)
    if (!token) return
    if (!token.nests) this.#keepMarks(behind)
    else if (inline.role === 'opening') {
      this.#keepMarks(marksInside(segment, at))
      this.#open.push({ type: 'code', id: inline.id })
    } else {
      this.#keepMarks([])
      this.#open.pop()
    }
    this.#push(token)
  }

  end(): void {
    this.#keepMarks([])
  }

  result(): Pick<Encoded, 'tokens' | 'unformatted' | 'lines'> {
    return { tokens: this.#tokens, unformatted: this.#unformatted, lines: this.#lines }
  }

  /** Closes formatting inside the innermost code that is not among these. */
  #keepMarks(marks: readonly Mark[]): void {
    const base = this.#base()
    let keep = base
    while (keep < this.#open.length && includes(marks, this.#open[keep]!)) keep++
    this.#closeTo(keep)
  }

  #setMarks(marks: readonly Mark[]): void {
    this.#keepMarks(marks)
    for (const mark of marks) {
      if (this.#open.some((open) => open.type === 'mark' && sameMarks([open.mark], [mark])))
        continue
      const pair = this.#book.nextPair(mark)
      if (pair) this.#push(pair.open)
      else this.#unformatted.push(mark)
      this.#open.push({ type: 'mark', mark, close: pair?.close ?? null })
    }
  }

  #base(): number {
    return this.#open.findLastIndex((open) => open.type === 'code') + 1
  }

  #closeTo(depth: number): void {
    while (this.#open.length > depth) {
      const open = this.#open.pop()!
      if (open.type === 'mark' && open.close) this.#push(open.close)
    }
  }

  #push(token: Token): void {
    const last = this.#tokens.at(-1)
    if (token.type === 'text' && last?.type === 'text') {
      this.#tokens[this.#tokens.length - 1] = { type: 'text', text: last.text + token.text }
    } else this.#tokens.push(token)
  }
}

const includes = (marks: readonly Mark[], open: Open): boolean =>
  open.type === 'mark' && marks.some((mark) => sameMarks([mark], [open.mark]))

const NO_MARKS: readonly Mark[] = []

/** For each inline the marks of the text that follows, up to the end of the code around it. */
function marksBehind(segment: Segment): readonly (readonly Mark[])[] {
  const behind: (readonly Mark[])[] = []
  let marks = NO_MARKS
  for (let i = segment.length - 1; i >= 0; i--) {
    behind[i] = marks
    const inline = segment[i]!
    if (inline.type === 'text') marks = inline.marks
    else if (inline.type === 'code' && inline.role === 'closing') marks = NO_MARKS
  }
  return behind
}

/** Marks that all text between the two ends of a code has. */
function marksInside(segment: Segment, opening: number): readonly Mark[] {
  const { id } = segment[opening] as CodeInline
  const isEnd = (inline: Inline): boolean =>
    inline.type === 'code' && inline.role === 'closing' && inline.id === id
  let common: readonly Mark[] | null = null
  for (let i = opening + 1; i < segment.length && !isEnd(segment[i]!); i++) {
    const inline = segment[i]!
    if (inline.type !== 'text') continue
    common = common
      ? common.filter((mark) => inline.marks.some((m) => sameMarks([m], [mark])))
      : inline.marks
  }
  return common ?? NO_MARKS
}
