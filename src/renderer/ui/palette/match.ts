import { fold } from '../../../core/text/fold.ts'

/** How well a name answers a query in which every word must begin a word of the name, 0 to 1. */
function scoreName(name: string, words: readonly string[]): number {
  const folded = fold(name)
  let score = 1
  for (const word of words) {
    const at = folded.indexOf(word)
    if (at < 0) return 0
    const begins = at === 0 || !/[\p{L}\p{N}]/u.test(folded[at - 1]!)
    // Chinese writes no blanks between words: a hit inside counts, a little less.
    score *= at === 0 ? 1 : begins ? 0.9 : 0.5
  }
  return score
}

/**
 * Ranks a command for the palette.
 * @param keywords its names, in the language of the interface and in English
 * @returns 0 where it is not meant, up to 1
 */
export function matchCommand(_id: string, query: string, keywords: string[] = []): number {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return 1
  return Math.max(...keywords.map((name) => scoreName(name, words)))
}
