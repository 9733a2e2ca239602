import { isAsciiLetter, isAsciiWord, isDigit, isSpace } from '../scan.ts'
import {
  BEFORE_NUMBER,
  CLOCK,
  CLOCK_FOLLOWERS,
  MAYBE_LAST,
  NEVER_LAST,
  TITLES,
} from './abbreviations.ts'
import { STARTERS } from './words.ts'

const LONGEST = 24

/** The letters, digits and inner points right before the point at `at`. */
export function tokenBefore(text: string, at: number, sentence: number): string {
  let from = at
  while (from > sentence && at - from < LONGEST) {
    const code = text.charCodeAt(from - 1)
    if (!isAsciiWord(code) && code !== 46 && code !== 0xb0) break
    from--
  }
  return text.slice(from, at)
}

/**
 * Whether the point behind `token` belongs to an abbreviation, an initial or a list number rather
 * than to the sentence; `next` is the offset of the word that follows, which is not in lower case.
 */
export function isAbbreviation(
  token: string,
  text: string,
  at: number,
  next: number,
  sentence: number,
): boolean {
  if (token === '') return false
  if (at - token.length === sentence && /^(?:\d{1,3}|[ivxIVX]{1,4}|[a-zA-Z])$/.test(token))
    return true
  const key = token.toLowerCase()
  const following = wordAt(text, next)
  const starts = STARTERS.has(following.toLowerCase())
  if (isInitial(token)) return !starts && !(token === 'I' && !namedBefore(text, at - 1))
  if (TITLES.has(key))
    return key !== 'st' && key !== 'sr' && key !== 'pt' ? isCapital(token) || !starts : !starts
  if (NEVER_LAST.has(key)) return true
  if (BEFORE_NUMBER.has(key)) return isDigit(text.charCodeAt(next))
  if (CLOCK.has(key)) {
    if (CLOCK_FOLLOWERS.has(following.toLowerCase())) return true
    return countWords(text, sentence, at) < 4
  }
  if (MAYBE_LAST.has(key) || /^(?:[a-z]\.)+[a-z]$/.test(key)) return !starts
  return false
}

function isInitial(token: string): boolean {
  return token.length === 1 && isCapital(token)
}

function isCapital(token: string): boolean {
  const code = token.charCodeAt(0)
  return code >= 65 && code <= 90
}

/** Whether the word before the one at `from` is capitalised, as the first name before an initial. */
function namedBefore(text: string, from: number): boolean {
  let i = from
  while (i > 0 && isSpace(text.charCodeAt(i - 1))) i--
  let start = i
  while (start > 0 && isAsciiLetter(text.charCodeAt(start - 1))) start--
  return start < i && isCapital(text.slice(start, i))
}

function wordAt(text: string, from: number): string {
  let end = from
  while (end < text.length && end - from < LONGEST) {
    const code = text.charCodeAt(end)
    if (!isAsciiWord(code) && code !== 39 && code !== 0x2019) break
    end++
  }
  return text.slice(from, end).replace('’', "'")
}

function countWords(text: string, from: number, to: number): number {
  let count = 0
  for (let i = from; i < to && count < 4; i++) {
    if (isSpace(text.charCodeAt(i)) && !isSpace(text.charCodeAt(i + 1))) count++
  }
  return count
}
