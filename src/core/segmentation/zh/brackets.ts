import { isDigit } from '../scan.ts'
import { CLOSE_BRACKET, CLOSE_TITLE, KIND, LINE, OPEN_BRACKET, OPEN_TITLE } from './marks.ts'
import { REACH } from './rules.ts'

export const NONE = -1
/** Deeper nesting is no writing; a row of brackets must not be looked through for each of them. */
const DEEPEST = 6

/** The offset of the bracket that closes the one at `from`, or NONE within `reach` code units. */
export function matchingBracket(text: string, from: number, reach: number): number {
  const limit = Math.min(text.length, from + reach)
  const kinds = KIND
  let depth = 0
  for (let i = from; i < limit; i++) {
    const kind = kinds[text.charCodeAt(i)]
    if (kind === OPEN_BRACKET) {
      if (++depth > DEEPEST) return NONE
    } else if (kind === CLOSE_BRACKET && --depth === 0) return i
    else if (kind === LINE) return NONE
  }
  return NONE
}

/** Where reading goes on behind the 《title》 at `from`, whatever marks it holds. */
export function endOfTitle(text: string, from: number): number {
  const limit = Math.min(text.length, from + REACH.title)
  const kinds = KIND
  let depth = 0
  for (let i = from; i < limit; i++) {
    const kind = kinds[text.charCodeAt(i)]
    if (kind === OPEN_TITLE) {
      if (++depth > DEEPEST) break
    } else if (kind === CLOSE_TITLE && --depth === 0) return i + 1
  }
  return from + 1
}

/** The end of a note's number such as `[12]` at `from`, or `from` where there is none. */
export function endOfNote(text: string, from: number): number {
  if (text[from] !== '[' && text[from] !== '［') return from
  let end = from + 1
  while (end - from < 5 && isDigit(text.charCodeAt(end))) end++
  return end > from + 1 && (text[end] === ']' || text[end] === '］') ? end + 1 : from
}
