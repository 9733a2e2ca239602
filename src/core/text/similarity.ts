/** What a text is like, to be held against others: its pairs of neighbouring characters, counted. */
export interface Profile {
  readonly pairs: ReadonlyMap<string, number>
  readonly size: number
}

/** Characters beyond which a text is no more looked at: what it is like is known by then. */
const LONGEST = 2_000

/** @param text white space in it does not count */
export function profileOf(text: string): Profile {
  const bare = text.replace(/\s+/g, '').slice(0, LONGEST)
  const pairs = new Map<string, number>()
  // The ends count, so that a text of one character has something to be known by.
  const padded = bare && `\u0002${bare}\u0003`
  for (let i = 0; i + 1 < padded.length; i++) {
    const pair = padded.slice(i, i + 2)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  return { pairs, size: Math.max(0, padded.length - 1) }
}

/**
 * How alike two texts are, from 0 to 1: the share of their pairs of characters that both have
 * (L. R. Dice, Measures of the Amount of Ecologic Association Between Species, Ecology 26, 1945).
 * Two texts without characters are alike.
 */
export function similarity(a: Profile, b: Profile): number {
  if (a.size + b.size === 0) return 1
  const [few, many] = a.pairs.size < b.pairs.size ? [a, b] : [b, a]
  let common = 0
  for (const [pair, count] of few.pairs) common += Math.min(count, many.pairs.get(pair) ?? 0)
  return (2 * common) / (a.size + b.size)
}
