import { isAsciiWord, isHan, isSpace, skipSpace } from '../scan.ts'
import { kindAt, LINE, PAUSE, PLAIN, STOP } from './marks.ts'
import { REACH } from './rules.ts'

const NONE = -1
const OPENING = 0x201c
const CLOSING = 0x201d
const STRAIGHT = 0x22

/**
 * Which quotations are open while a paragraph is read. Three families nest in one another:
 * `“…”` with its straight and mistyped forms, `「…」`, and the inner `‘…’` and `『…』`.
 *
 * Sentences end inside a quotation as they do outside, so a mark that is never closed swallows
 * nothing; the state only serves to tell `"` that opens from `"` that closes, and to weigh `……`.
 */
export class Quotations {
  private outer = NONE
  private corner = NONE
  private inner = NONE
  private outerInline = false
  private cornerInline = false
  private innerInline = false
  /** Whether the quotation closed last was a few words in the middle of a clause: 喊“救命！”. */
  closedInline = false

  constructor(private readonly text: string) {}

  open(at: number): void {
    const mark = this.text[at] as string
    const inline = this.standsInline(at)
    if (mark === '‘' || mark === '『' || mark === '﹃') {
      this.inner = at
      this.innerInline = inline
    } else if (mark === '「' || mark === '﹁' || mark === '｢') {
      this.corner = at
      this.cornerInline = inline
    } else if (this.behindMark(at) && this.openingCloses(at)) this.closeOuter(at)
    else {
      this.outer = at
      this.outerInline = inline
    }
  }

  close(at: number): void {
    const mark = this.text[at] as string
    if (mark === '’' || mark === '』' || mark === '﹄') {
      this.closedInline = this.innerInline && isShort(this.inner, at)
      this.inner = NONE
    } else if (mark === '」' || mark === '﹂' || mark === '｣') {
      this.closedInline = this.cornerInline && isShort(this.corner, at)
      this.corner = NONE
    } else if (this.opensAsClosing(at)) {
      this.outer = at
      this.outerInline = this.standsInline(at)
    } else this.closeOuter(at)
  }

  /** Reads a `"` that no stop stands before. */
  straight(at: number): void {
    if (this.isOpen(this.outer, at)) this.closeOuter(at)
    else {
      this.outer = at
      this.outerInline = this.standsInline(at)
    }
  }

  closeOuter(at: number): void {
    this.closedInline = this.outerInline && isShort(this.outer, at)
    this.outer = NONE
  }

  anyOpen(at: number): boolean {
    return (
      this.isOpen(this.outer, at) || this.isOpen(this.corner, at) || this.isOpen(this.inner, at)
    )
  }

  /** Whether the `"` at `at`, behind a stop, closes: something is open, or nothing can follow. */
  straightCloses(at: number): boolean {
    if (this.isOpen(this.outer, at)) return true
    const kind = kindAt(this.text, at + 1)
    if (at + 1 >= this.text.length || kind === PAUSE || kind === LINE || kind === STOP) return true
    return false
  }

  /**
   * Whether the `“` at `at` was typed for `”`: something is open, and either no words follow or
   * the next double quotation mark does not close.
   */
  openingCloses(at: number): boolean {
    if (this.text[at] !== '“' || !this.isOpen(this.outer, at)) return false
    const next = skipSpace(this.text, at + 1)
    if (next >= this.text.length || kindAt(this.text, next) === PAUSE) return true
    // Two openings in a row: the first of them was meant to close.
    return this.nextDouble(at) !== CLOSING
  }

  /**
   * Whether the `”` at `at` was typed for `“`: nothing is open, words follow, and the next double
   * quotation mark closes again.
   */
  opensAsClosing(at: number): boolean {
    const { text } = this
    if (text[at] !== '”' || this.outer !== NONE) return false
    const next = text.charCodeAt(at + 1)
    if (!(isHan(next) || isAsciiWord(next))) return false
    const found = this.nextDouble(at)
    return found === CLOSING || found === STRAIGHT
  }

  /** The next mark of the outer family after `at`, as its character code, or NONE. */
  private nextDouble(at: number): number {
    const { text } = this
    const limit = Math.min(text.length, at + REACH.straight)
    for (let i = at + 1; i < limit; i++) {
      const code = text.charCodeAt(i)
      if (code === OPENING || code === CLOSING || code === STRAIGHT) return code
    }
    return NONE
  }

  /** A quotation that was opened too long ago has lost its closing mark. */
  private isOpen(since: number, at: number): boolean {
    return since !== NONE && at - since <= REACH.quote
  }

  private behindMark(at: number): boolean {
    const kind = kindAt(this.text, at - 1)
    return at > 0 && (kind === PAUSE || kind === STOP)
  }

  private standsInline(at: number): boolean {
    if (at === 0) return false
    return kindAt(this.text, at - 1) === PLAIN && !isSpace(this.text.charCodeAt(at - 1))
  }
}

function isShort(since: number, at: number): boolean {
  return since !== NONE && at - since <= REACH.inline
}
