import { isAsciiWord, isDigit, isLineBreak, isSpace, lastInk, skipSpace } from '../scan.ts'
import { endOfNote, endOfTitle, matchingBracket, NONE } from './brackets.ts'
import { isFullStop, isGlued } from './dots.ts'
import { isListMark, isVerse } from './lines.ts'
import {
  CLOSE_BRACKET,
  CLOSE_QUOTE,
  CLOSE_TITLE,
  DASH,
  DOT,
  ELLIPSIS,
  HYPHEN,
  KIND,
  kindAt,
  LINE,
  OPEN_BRACKET,
  OPEN_QUOTE,
  OPEN_TITLE,
  PAUSE,
  PLAIN,
  SEMICOLON,
  STOP,
  STRAIGHT_QUOTE,
} from './marks.ts'
import { Quotations } from './quotations.ts'
import {
  AFTER_ELLIPSIS_GOES_ON,
  CARRY_ON,
  CARRY_ON_NOT,
  ELLIPSIS_MIN_CLAUSE,
  NAMES_WITH_MARK,
  NEW_SUBJECT,
  PREDICATES,
  REACH,
  STAGE,
} from './rules.ts'
import { isSpeechTag } from './tags.ts'

const DASHES: ReadonlySet<number> = new Set([DASH, HYPHEN])

/**
 * The offsets at which one Chinese sentence ends and the next begins, in one pass from left to
 * right. Every look-ahead is bounded by a constant (`REACH`), so the time is linear in the text.
 */
export function cutChinese(text: string, breakAtSemicolon: boolean): number[] {
  return new ChineseScanner(text, breakAtSemicolon).cuts()
}

class ChineseScanner {
  private readonly found: number[] = []
  private readonly hasFullStop: boolean
  private readonly verse: boolean
  /** The paragraph is dialogue whose speakers are marked by dashes. */
  private readonly speakers: boolean
  /** Where the sentence and the clause being read begin. */
  private sentence = 0
  private clause = 0
  private readonly quotations: Quotations

  constructor(
    private readonly text: string,
    private readonly breakAtSemicolon: boolean,
  ) {
    this.quotations = new Quotations(text)
    this.hasFullStop = text.includes('。')
    this.speakers = DASHES.has(kindAt(text, skipSpace(text, 0)))
    this.verse = text.includes('\n') && isVerse(text)
  }

  cuts(): number[] {
    const { text } = this
    const n = text.length
    this.sentence = this.clause = skipSpace(text, 0)
    const kinds = KIND
    let i = 0
    while (i < n) {
      const code = text.charCodeAt(i)
      // Nearly every character is a Han character; they need no look-up.
      if (code >= 0x3400 && code <= 0x9fff) {
        i++
        continue
      }
      const kind = kinds[code] as number
      if (kind === PLAIN) {
        i++
        continue
      }
      i = this.read(kind, i)
    }
    return this.found
  }

  /** Deals with the mark at `i` and says where to read on. */
  private read(kind: number, i: number): number {
    switch (kind) {
      case STOP:
        return this.readStop(i)
      case ELLIPSIS:
        return this.readEllipsis(i, this.endOfRun(i))
      case DOT:
        return this.readDot(i)
      case PAUSE:
        this.clause = i + 1
        return i + 1
      case SEMICOLON:
        this.clause = i + 1
        return this.breakAtSemicolon ? this.finish(i, this.closers(i + 1), false) : i + 1
      case OPEN_QUOTE:
        this.quotations.open(i)
        return i + 1
      case CLOSE_QUOTE:
        this.quotations.close(i)
        return i + 1
      case STRAIGHT_QUOTE:
        this.quotations.straight(i)
        return i + 1
      case OPEN_BRACKET:
        return this.readBracket(i)
      case OPEN_TITLE:
        return endOfTitle(this.text, i)
      case LINE:
        return this.readLine(i)
      case DASH:
        return this.readDash(i)
      case HYPHEN:
        return this.speakers && this.changesSpeaker(i) ? this.cut(i) + 1 : i + 1
      default:
        return i + 1
    }
  }

  private cut(at: number): number {
    this.found.push(at)
    this.sentence = this.clause = skipSpace(this.text, at)
    return this.sentence
  }

  // ---- full stops, question and exclamation marks

  private readStop(i: number): number {
    const { text } = this
    const code = text.charCodeAt(i)
    if (code < 128 && isGlued(text, i)) return i + 1
    if ((code === 33 || code === 0xff01) && isAsciiWord(text.charCodeAt(i - 1))) {
      for (const name of NAMES_WITH_MARK)
        if (text.endsWith(name, i + 1) && this.goesOnAfterName(i)) return i + 1
    }
    // `。。。` is an ellipsis typed with full stops.
    if (code === 0x3002 && text.charCodeAt(i + 1) === 0x3002)
      return this.readEllipsis(i, this.endOfRun(i))
    const end = this.endOfRun(i)
    return this.finish(end - 1, this.closers(end), true)
  }

  private goesOnAfterName(i: number): boolean {
    const next = skipSpace(this.text, i + 1)
    return next < this.text.length && kindAt(this.text, next) === PLAIN
  }

  private readDot(i: number): number {
    const { text } = this
    let end = i + 1
    while (kindAt(text, end) === DOT) end++
    if (end - i >= 2) return this.readEllipsis(i, this.endOfRun(i))
    if (isGlued(text, i) || !isFullStop(text, i, this.sentence, this.hasFullStop)) return end
    return this.finish(i, this.closers(end), true)
  }

  /** The end of a run of stops, ellipses and points; `——` counts when a quotation closes after it. */
  private endOfRun(i: number): number {
    const { text } = this
    let end = i + 1
    for (;;) {
      const kind = kindAt(text, end)
      if (
        kind === STOP ||
        kind === ELLIPSIS ||
        (kind === DOT && !isAsciiWord(text.charCodeAt(end + 1)))
      )
        end++
      else break
    }
    const dash = this.endOfDash(end)
    return dash > end && kindAt(text, dash) === CLOSE_QUOTE ? dash : end
  }

  private endOfDash(from: number): number {
    let end = from
    while (kindAt(this.text, end) === DASH) end++
    return end
  }

  /** `——` ends a sentence only where it breaks a quotation off: `“你为何——”`. */
  private readDash(i: number): number {
    const end = this.endOfDash(i)
    if (kindAt(this.text, end) === CLOSE_QUOTE) return this.finish(end - 1, this.closers(end), true)
    return this.speakers && this.changesSpeaker(i) ? Math.max(this.cut(i), end) : end
  }

  /** A dash behind a space, in a line of dialogue that began with one: `- 走吗 - 走`. */
  private changesSpeaker(i: number): boolean {
    const { text } = this
    if (i <= this.sentence || !isSpace(text.charCodeAt(i - 1))) return false
    const next = skipSpace(text, i + 1)
    return next < text.length && !isDigit(text.charCodeAt(next))
  }

  /** The end of the closing marks at `from`; they belong to the sentence before them. */
  private closers(from: number): number {
    const { text } = this
    const q = this.quotations
    q.closedInline = false
    let end = from
    for (;;) {
      let at = end
      while (at < text.length && isSpace(text.charCodeAt(at)) && !isLineBreak(text.charCodeAt(at)))
        at++
      const kind = kindAt(text, at)
      const near = at === end
      if (kind === CLOSE_QUOTE && (near || q.anyOpen(at)) && !q.opensAsClosing(at)) q.close(at)
      else if (kind === STRAIGHT_QUOTE && q.straightCloses(at)) q.closeOuter(at)
      else if (kind === OPEN_QUOTE && near && q.openingCloses(at)) q.closeOuter(at)
      else if (kind === STOP || (kind === ELLIPSIS && this.standsAlone(at, near, end > from))) {
        // ？”。 – the outer sentence has a stop of its own.
      } else if (kind === CLOSE_TITLE && near) {
        // 》 after a mark: the end of a title whose beginning was out of reach.
      } else if (kind === CLOSE_BRACKET && near) {
        // ） belongs to what it closes.
      } else if (kind === OPEN_BRACKET && near && endOfNote(text, at) > at) {
        end = endOfNote(text, at)
        continue
      } else if (near && text[at] === "'" && this.apostropheCloses(at)) {
        // A single straight quote inside a double one.
      } else return end
      end = at + 1
    }
  }

  private apostropheCloses(at: number): boolean {
    const next = at + 1
    return (
      this.text.lastIndexOf("'", at - 1) > this.sentence - 1 &&
      (next >= this.text.length || !isAsciiWord(this.text.charCodeAt(next)))
    )
  }

  /** `？”……` or `。 ……`: an ellipsis that no words of a new sentence could claim. */
  private standsAlone(at: number, near: boolean, closed: boolean): boolean {
    return near ? closed : !this.quotations.anyOpen(at)
  }

  /**
   * Decides whether the sentence ends at `end`, after the mark at `mark` and its closers, and says
   * where to read on.
   */
  private finish(mark: number, end: number, mayGoOn: boolean): number {
    const { text } = this
    const next = skipSpace(text, end)
    if (next >= text.length) return next
    const kind = kindAt(text, next)
    if (kind === PAUSE || kind === SEMICOLON) {
      this.clause = next + 1
      return next
    }
    if (kind === CLOSE_QUOTE || kind === CLOSE_TITLE || kind === CLOSE_BRACKET) {
      if (next === end && !this.quotations.opensAsClosing(next)) return next
    }
    if (kind === OPEN_BRACKET && next === end && this.sourceFollows(next)) return next
    if (mayGoOn && end > mark + 1 && this.goesOn(mark, end, next)) return next
    return this.stage(this.cut(end))
  }

  /** Whether a sentence goes on behind a closing quote or bracket. */
  private goesOn(mark: number, end: number, next: number): boolean {
    const { text } = this
    for (let j = end; j < next; j++) if (isLineBreak(text.charCodeAt(j))) return false
    const full = kindAt(text, mark) === DOT || text[mark] === '。' || text[mark] === '｡'
    const c = text[next] as string
    if (this.carriesOn(next)) return true
    if (kindAt(text, end - 1) === CLOSE_BRACKET) return false
    if (isSpeechTag(text, next, !full)) return true
    if (!full && PREDICATES.some((word) => text.startsWith(word, next))) return true
    return (
      !full &&
      this.quotations.closedInline &&
      !NEW_SUBJECT.includes(c) &&
      kindAt(text, next) === PLAIN
    )
  }

  private carriesOn(at: number): boolean {
    const { text } = this
    if (at >= text.length || !CARRY_ON.includes(text[at] as string)) return false
    return !CARRY_ON_NOT.some((word) => text.startsWith(word, at))
  }

  /** `…吗？”（见第二章）。`: what stands in brackets belongs to the sentence that goes on behind. */
  private sourceFollows(from: number): boolean {
    const close = matchingBracket(this.text, from, REACH.bracket)
    if (close === NONE) return false
    const kind = kindAt(this.text, close + 1)
    return kind === STOP || kind === PAUSE || kind === SEMICOLON || this.carriesOn(close + 1)
  }

  /** A stage direction such as （掌声） right after a sentence is a line of its own. */
  private stage(from: number): number {
    const { text } = this
    if (kindAt(text, from) !== OPEN_BRACKET) return from
    const close = matchingBracket(text, from, REACH.stage)
    if (close === NONE || !STAGE.test(text.slice(from + 1, close))) return from
    const next = skipSpace(text, close + 1)
    return next < text.length && kindAt(text, next) === PLAIN ? this.cut(close + 1) : from
  }

  // ---- ellipses

  private readEllipsis(i: number, end: number): number {
    const { text } = this
    const last = kindAt(text, end - 1)
    if (last === STOP && text[end - 1] !== '。')
      return this.finish(end - 1, this.closers(end), true)
    const clause = i - this.clause
    const wasQuoted = this.quotations.anyOpen(i)
    const closed = this.closers(end)
    if (closed > end) return this.finish(end - 1, closed, true)
    const next = skipSpace(text, end)
    if (next >= text.length) return next
    for (let j = end; j < next; j++)
      if (isLineBreak(text.charCodeAt(j))) return this.finish(end - 1, end, false)
    const goesOn =
      wasQuoted ||
      clause < ELLIPSIS_MIN_CLAUSE ||
      AFTER_ELLIPSIS_GOES_ON.includes(text[next] as string)
    if (goesOn) {
      this.clause = next
      return next
    }
    return this.finish(end - 1, end, false)
  }

  // ---- brackets, titles, lines

  /** Nothing ends inside a bracket that stands in the middle of a sentence. */
  private readBracket(i: number): number {
    if (i === this.sentence) return i + 1
    const close = matchingBracket(this.text, i, REACH.bracket)
    if (close === NONE) return i + 1
    const last = lastInk(this.text, close)
    if (this.text[last] === '。') return this.finish(last, this.closers(close), true)
    return close + 1
  }

  private readLine(i: number): number {
    const { text } = this
    const next = skipSpace(text, i)
    if (next >= text.length || this.sentence >= next) return next
    let breaks = 0
    for (let j = i; j < next; j++) if (text.charCodeAt(j) === 10) breaks++
    if (this.verse || breaks > 1 || isListMark(text, next)) return this.cut(i)
    this.clause = next
    return next
  }
}
