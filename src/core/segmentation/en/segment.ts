import { isAsciiWord, isDigit, isLineBreak, isSpace, skipSpace } from '../scan.ts'
import { NAMES_WITH_MARK } from './abbreviations.ts'
import { lineEndsSentence, linesAreVerse } from './lines.ts'
import { isAbbreviation, tokenBefore } from './points.ts'
import { SPEECH_VERBS, STARTERS } from './words.ts'

const POINT = 46
const ELLIPSIS = 0x2026
/** How far a parenthesis may reach, in code units. */
const REACH = 300
const DEEPEST = 6
/** The longest hesitation (Well… I) that an ellipsis may follow inside a sentence. */
const HESITATION = 12

const STOPS = '.!?…‽⁇⁈⁉。！？｡'
const CLOSERS = '"”’\')]}»›」』）】'
const OPENERS = '"“‘\'([{«‹「『（【¿¡'
const DASHES = '-–—―'

/**
 * The offsets at which one English sentence ends and the next begins: a stop, its closing marks
 * (both after UAX #29), white space, and then something that may begin a sentence; tables of
 * abbreviations hold back the points that are none. One pass, bounded look-ahead.
 */
export function cutEnglish(text: string, breakAtSemicolon: boolean): number[] {
  const cuts: number[] = []
  const verse = text.includes('\n') && linesAreVerse(text)
  let sentence = skipSpace(text, 0)
  const cut = (at: number): number => {
    cuts.push(at)
    sentence = skipSpace(text, at)
    return sentence
  }
  let i = sentence
  while (i < text.length) {
    const code = text.charCodeAt(i)
    if (
      code === POINT ||
      code === 33 ||
      code === 63 ||
      (code > 0x2000 && STOPS.includes(text[i] as string))
    ) {
      const run = endOfRun(text, i)
      const end = closersFrom(text, run)
      i = endsSentence(text, i, run, end, sentence) ? cut(end) : run
    } else if (code > 0x2012 && code < 0x2016 && isBrokenOff(text, i)) {
      const end = closersFrom(text, i + 1)
      i = startsAnew(text, end) ? cut(end) : end
    } else if (code === 59 && breakAtSemicolon && isSpace(text.charCodeAt(i + 1))) i = cut(i + 1)
    else if (code === 40 && i > sentence) i = endOfParenthesis(text, i)
    else if (isLineBreak(code)) {
      const next = skipSpace(text, i)
      i =
        next < text.length && next > sentence && (verse || lineEndsSentence(text, i, next))
          ? cut(i)
          : next
    } else i++
  }
  return cuts
}

/** `—” ` breaks a quotation off. */
function isBrokenOff(text: string, at: number): boolean {
  const next = text[at + 1]
  return next !== undefined && '”’"\''.includes(next) && !isAsciiWord(text.charCodeAt(at + 2))
}

function startsAnew(text: string, end: number): boolean {
  const next = skipSpace(text, end)
  if (next === end || next >= text.length) return false
  const start = startOfWord(text, next)
  return start >= 0 && !isLower(text[start] as string) && !isSpeechTag(text, start)
}

/** `?!`, `...` and `. . .` are read as one stop. */
function endOfRun(text: string, from: number): number {
  let end = from + 1
  for (;;) {
    if (end < text.length && STOPS.includes(text[end] as string)) end++
    else if (
      text[end] === ' ' &&
      text[end + 1] === '.' &&
      text[end - 1] === '.' &&
      !isAsciiWord(text.charCodeAt(end + 2))
    )
      end += 2
    else return end
  }
}

function closersFrom(text: string, from: number): number {
  let end = from
  while (end < text.length && CLOSERS.includes(text[end] as string)) {
    // A straight quote glued to a word opens the next sentence's quotation.
    if (
      (text[end] === '"' || text[end] === "'") &&
      end > from &&
      isAsciiWord(text.charCodeAt(end + 1))
    )
      break
    end++
  }
  if (text[end] === '[') {
    let i = end + 1
    while (i - end < 5 && isDigit(text.charCodeAt(i))) i++
    if (i > end + 1 && text[i] === ']') end = i + 1
  }
  return end
}

function endsSentence(
  text: string,
  at: number,
  run: number,
  end: number,
  sentence: number,
): boolean {
  const next = skipSpace(text, end)
  if (next >= text.length) return false
  const first = text[next] as string
  if (next === end) return text.charCodeAt(at) > 0x2fff || (end > run && '“「『"'.includes(first))
  const start = startOfWord(text, next)
  if (start < 0) return false
  const begin = text.charCodeAt(start)
  if (begin >= 97 && begin <= 122) return false
  if (begin > 127 && isLower(text[start] as string)) return false
  const point = text.charCodeAt(at) === POINT && run === at + 1
  if (point) {
    const token = tokenBefore(text, at, sentence)
    if (isAbbreviation(token, text, at, start, sentence)) return false
    return true
  }
  if (isEllipsis(text, at, run)) {
    const pronoun = text[start] === 'I' && !isAsciiWord(text.charCodeAt(start + 1))
    return end > run || run - at > 5 || !pronoun || clauseLength(text, at, sentence) > HESITATION
  }
  for (const name of NAMES_WITH_MARK) {
    if (text.endsWith(name, run) && text.startsWith('Inc', start)) return false
  }
  return end === run || !isSpeechTag(text, start)
}

/** The first letter or digit of what follows a stop, behind opening marks and a speaker's dash. */
function startOfWord(text: string, from: number): number {
  let i = from
  if (DASHES.includes(text[i] as string)) {
    if (!isSpace(text.charCodeAt(i + 1))) return -1
    i = skipSpace(text, i)
    i = skipSpace(text, i + 1)
  }
  while (i < text.length && OPENERS.includes(text[i] as string)) i++
  if (i >= text.length) return -1
  return ',;:)]'.includes(text[i] as string) ? -1 : i
}

function isLower(letter: string): boolean {
  return letter.toLowerCase() === letter && letter.toUpperCase() !== letter
}

function isEllipsis(text: string, at: number, run: number): boolean {
  return text.charCodeAt(run - 1) === ELLIPSIS || (run - at >= 3 && text.charCodeAt(at) === POINT)
}

function clauseLength(text: string, at: number, sentence: number): number {
  let i = at
  while (i > sentence && at - i <= HESITATION && !',;:'.includes(text[i - 1] as string)) i--
  return at - i
}

/** `“Go!” Anna shouted`: one or two names (He, capitalised, is a new sentence) and the verb. */
function isSpeechTag(text: string, from: number): boolean {
  const words = text.slice(from, from + 60).split(/[\s,.;!?]+/, 4)
  for (let i = 1; i < words.length && i < 4; i++) {
    if (SPEECH_VERBS.has(words[i] as string)) return !STARTERS.has(words[0]?.toLowerCase() ?? '')
    if (!/^[A-Z]/.test(words[i] as string)) return false
  }
  return false
}

/** Nothing ends inside a parenthesis that stands in the middle of a sentence. */
function endOfParenthesis(text: string, at: number): number {
  const limit = Math.min(text.length, at + REACH)
  let depth = 0
  for (let i = at; i < limit; i++) {
    const code = text.charCodeAt(i)
    if (code === 40) {
      if (++depth > DEEPEST) break
    } else if (code === 41 && --depth === 0) return i + 1
    else if (code === 10 && text.charCodeAt(i + 1) === 10) break
  }
  return at + 1
}
