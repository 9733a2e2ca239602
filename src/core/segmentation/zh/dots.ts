import { isAsciiLetter, isAsciiWord, isDigit, isHan, isSpace } from '../scan.ts'
import { CLOSE_BRACKET, CLOSE_QUOTE, kindAt, OPEN_QUOTE, STRAIGHT_QUOTE } from './marks.ts'
import { LATIN_ABBREVIATIONS } from './rules.ts'

/** Whether a mark is glued to ASCII on both sides, as in `3.5`, `V2.0`, `a.org/?q=1`, `me@a.org`. */
export function isGlued(text: string, index: number): boolean {
  const next = text.charCodeAt(index + 1)
  if (!isAsciiWord(next)) return false
  const previous = text.charCodeAt(index - 1)
  return previous > 32 && previous < 127
}

/**
 * Whether the `.` at `index` is the full stop of a Chinese sentence typed with half-width marks.
 *
 * `sentence` is where the sentence begins; `hasFullStop` says that the paragraph uses `。`, in
 * which case a point between two Han characters is taken for the dot of a foreign name.
 */
export function isFullStop(
  text: string,
  index: number,
  sentence: number,
  hasFullStop: boolean,
): boolean {
  if (index === 0) return false
  const previous = text.charCodeAt(index - 1)
  const next = index + 1 < text.length ? text.charCodeAt(index + 1) : 32
  const kind = kindAt(text, index + 1)
  const closed =
    isSpace(next) || kind === CLOSE_QUOTE || kind === CLOSE_BRACKET || kind === STRAIGHT_QUOTE
  if (isHan(previous)) {
    if (text[index] === '．') return closed && !isHanAfter(text, index + 1)
    if (closed) return true
    return !hasFullStop && index - sentence >= 4 && (isHan(next) || kind === OPEN_QUOTE)
  }
  const before = kindAt(text, index - 1)
  const behindCloser =
    before === CLOSE_QUOTE || before === CLOSE_BRACKET || before === STRAIGHT_QUOTE
  if (behindCloser || '%％‰℃°'.includes(text[index - 1] as string)) {
    return closed || (!hasFullStop && isHan(next))
  }
  if (isDigit(previous)) {
    let i = index - 1
    while (i > sentence && isDigit(text.charCodeAt(i - 1))) i--
    return i > sentence && closed && !hasFullStop
  }
  if (isAsciiLetter(previous)) {
    if (!closed) return false
    return endsLatinSentence(text, index, sentence)
  }
  return false
}

function isHanAfter(text: string, from: number): boolean {
  let i = from
  while (i < text.length && isSpace(text.charCodeAt(i))) i++
  return i < text.length && isHan(text.charCodeAt(i))
}

/** A point after a Latin word: neither an abbreviation nor part of a name such as `J. K. Wu`. */
function endsLatinSentence(text: string, index: number, sentence: number): boolean {
  let from = index
  while (from > sentence && index - from < 20 && isAsciiLetter(text.charCodeAt(from - 1))) from--
  if (index - from < 2) return false
  // `U.S.` but not `example.org.`
  if (text[from - 1] === '.' && !isAsciiWord(text.charCodeAt(from - 3))) return false
  if (LATIN_ABBREVIATIONS.has(text.slice(from, index).toLowerCase())) return false
  let i = index + 1
  while (i < text.length && isSpace(text.charCodeAt(i))) i++
  if (i >= text.length) return true
  const next = text.charCodeAt(i)
  return !(next >= 97 && next <= 122)
}
