import { PATTERNS } from './hyphenation.generated.ts'

/** Letters that stay together at either end of a word. */
const LEAST = { before: 2, behind: 3 } as const
/** A shorter word is not divided. */
const SHORTEST = 6

/** Words that the patterns divide wrongly, as TeX has them. */
const EXCEPTIONS: ReadonlyMap<string, readonly number[]> = new Map(
  'as-so-ciate as-so-ciates dec-li-na-tion oblig-a-tory phil-an-thropic present presents project projects reci-procity re-cog-ni-zance ref-or-ma-tion ret-ri-bu-tion ta-ble'
    .split(' ')
    .map((word) => {
      const parts = word.split('-')
      const places = parts.slice(0, -1).map((_, i) => parts.slice(0, i + 1).join('').length)
      return [parts.join(''), places]
    }),
)

/** The digits of each pattern, by its letters: one before each, and one behind the last. */
let patterns: ReadonlyMap<string, readonly number[]> | null = null
let longest = 0

function readPatterns(): ReadonlyMap<string, readonly number[]> {
  const read = new Map<string, readonly number[]>()
  for (const [length, all] of Object.entries(PATTERNS)) {
    for (let at = 0; at < all.length; at += Number(length)) {
      const pattern = all.slice(at, at + Number(length))
      const letters = pattern.replace(/\d/g, '')
      const digits = new Array<number>(letters.length + 1).fill(0)
      let letter = 0
      for (const char of pattern) {
        if (/\d/.test(char)) digits[letter] = Number(char)
        else letter++
      }
      read.set(letters, digits)
      longest = Math.max(longest, letters.length)
    }
  }
  return read
}

/**
 * Where an English word may be divided at the end of a line, by Liang's method (Franklin M. Liang,
 * Word Hy-phen-a-tion by Com-put-er, Stanford 1983) with TeX's patterns for American English. A name
 * or another capitalised word is left whole.
 * @param word letters alone
 * @returns offsets in it, in order
 */
export function hyphenPlaces(word: string): readonly number[] {
  if (word.length < SHORTEST || !/^[a-z]+$/.test(word)) return []
  const exception = EXCEPTIONS.get(word)
  if (exception) return exception
  patterns ??= readPatterns()
  const framed = `_${word}_`
  const values = new Array<number>(framed.length + 1).fill(0)
  for (let from = 0; from < framed.length; from++) {
    for (let to = from + 1; to <= framed.length && to - from <= longest; to++) {
      const digits = patterns.get(framed.slice(from, to))
      if (!digits) continue
      for (let i = 0; i < digits.length; i++) {
        if (digits[i]! > values[from + i]!) values[from + i] = digits[i]!
      }
    }
  }
  const places: number[] = []
  for (let at = LEAST.before; at <= word.length - LEAST.behind; at++) {
    if (values[at + 1]! % 2 === 1) places.push(at)
  }
  return places
}

/** An invisible hyphen: a line may end there, and only then is it seen. */
export const SOFT_HYPHEN = '\u00ad'

const LONG_WORD = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}’'])[a-z]{${SHORTEST},}(?![\\p{L}\\p{M}\\p{N}])`,
  'gu',
)

/** Texts are made of few words. */
const known = new Map<string, string>()

/** English with a soft hyphen at every place where a word may be divided. */
export const withSoftHyphens = (text: string): string =>
  text.replace(LONG_WORD, (word) => {
    let divided = known.get(word)
    if (divided === undefined) {
      let at = 0
      divided = hyphenPlaces(word)
        .map((place) => {
          const part = word.slice(at, place) + SOFT_HYPHEN
          at = place
          return part
        })
        .join('')
      divided += word.slice(at)
      if (known.size > 50_000) known.clear()
      known.set(word, divided)
    }
    return divided
  })
