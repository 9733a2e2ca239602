import { fold } from '../../../core/text/fold.ts'
import type { FindQuery } from '../handle.ts'

/** A hit in a text: offsets in UTF-16 units, and what the groups of a regular expression caught. */
export interface Hit {
  readonly from: number
  readonly to: number
  readonly groups: readonly string[]
}

/** Finds all hits in a text, given as it is and folded (both of the same length). */
export type Matcher = (text: string, folded: string) => Hit[]

const NO_GROUPS: readonly string[] = []

/**
 * What a query asks for, ready to be run.
 * @throws SyntaxError when the regular expression is not one
 */
export function compile(query: FindQuery): Matcher {
  const match = query.regularExpression ? byExpression(query) : byText(query)
  if (!query.wholeWord) return match
  return (text, folded) => match(text, folded).filter((hit) => isWhole(text, hit))
}

function byText({ text: wanted, matchCase }: FindQuery): Matcher {
  const foldedWanted = fold(wanted)
  return (text, folded) => {
    const hits: Hit[] = []
    for (let at = folded.indexOf(foldedWanted); at >= 0; ) {
      const isHit = !matchCase || sameCase(text, at, wanted)
      if (isHit) hits.push({ from: at, to: at + wanted.length, groups: NO_GROUPS })
      at = folded.indexOf(foldedWanted, at + (isHit ? wanted.length : 1))
    }
    return hits
  }
}

function byExpression({ text: pattern, matchCase }: FindQuery): Matcher {
  const expression = matchCase ? new RegExp(pattern, 'gu') : new RegExp(foldPattern(pattern), 'giu')
  return (text, folded) => {
    const hits: Hit[] = []
    for (const match of (matchCase ? text : folded).matchAll(expression)) {
      const from = match.index
      const to = from + match[0].length
      if (to > from) hits.push({ from, to, groups: groupsOf(match) })
    }
    return hits
  }
}

const groupsOf = (match: RegExpMatchArray): string[] => [...match].map((group) => group ?? '')

/**
 * Folds the letters of an expression and leaves its signs, which are ASCII, as they are. A letter
 * that folds to a sign still stands for itself; a hyphen by its code, since outside of a class it
 * may not be escaped and inside it would make a range.
 */
function foldPattern(pattern: string): string {
  return pattern.replace(/[^\x00-\x7f]/g, (char) =>
    fold(char)
      .replace(/[\^$\\.*+?()[\]{}|/]/g, '\\$&')
      .replace('-', '\\x2d'),
  )
}

function sameCase(text: string, at: number, wanted: string): boolean {
  for (let i = 0; i < wanted.length; i++) {
    if (isUpper(text[at + i]!) !== isUpper(wanted[i]!)) return false
  }
  return true
}

const isUpper = (char: string): boolean => char !== char.toLowerCase()

const LATIN = /[\p{Script=Latin}\p{N}_]/u

/** Whether no Latin letter or figure touches a hit that begins or ends with one. */
function isWhole(text: string, { from, to }: Hit): boolean {
  const joins = (a: string | undefined, b: string | undefined) =>
    a !== undefined && b !== undefined && LATIN.test(a) && LATIN.test(b)
  return !joins(text[from - 1], text[from]) && !joins(text[to - 1], text[to])
}

/** The replacement of a hit: `$1` to `$9` and `$&` stand for what an expression caught. */
export function expand(replacement: string, hit: Hit): string {
  if (hit.groups.length === 0) return replacement
  return replacement.replace(/\$([$&1-9])/g, (_whole, sign: string) => {
    if (sign === '$') return '$'
    return hit.groups[sign === '&' ? 0 : Number(sign)] ?? ''
  })
}
