import type { ShapedLink } from './lattice.ts'
import type { Pair } from './rounds.ts'
import { SHAPES } from './shapes.ts'

/** A translation must be this probable to count as an agreement. */
const LEAST = 0.04
/** What a translation usually has, and how many words weigh as much as that expectation. */
const USUAL = 0.5
const INERTIA = 15

/**
 * The share of content words of linked target sentences that some unit of their source sentences
 * may mean, by the dictionary alone: about a half in translations, a tenth in texts that have
 * nothing to do with one another.
 */
export function agreement({ source, target, prior }: Pair, links: readonly ShapedLink[]): number {
  const known = new Uint8Array(target.keys.length)
  let agreed = 0
  let words = 0
  for (const { i, j, shape } of links) {
    const [n, m] = SHAPES[shape]!
    const each = (value: 0 | 1): void => {
      for (let at = source.starts[i]!; at < source.starts[i + n]!; at++) {
        const unit = source.units[at]!
        for (let k = prior.starts[unit]!; k < prior.starts[unit + 1]!; k++) {
          if (source.weights[at]! * prior.weights[k]! >= LEAST) known[prior.words[k]!] = value
        }
      }
    }
    each(1)
    for (let t = target.starts[j]!; t < target.starts[j + m]!; t++) {
      const word = target.tokens[t]!
      if (target.stop[word]) continue
      words++
      agreed += known[word]!
    }
    each(0)
  }
  return (agreed + USUAL * INERTIA) / (words + INERTIA)
}

/** Below this two texts are not taken for a text and its translation, */
const UNRELATED = 0.25
/** unless there are fewer sentences of both together. */
const LEAST_SENTENCES = 4

/**
 * Whether two texts are held to have nothing to do with one another.
 * @param relatedness as `relatednessOf` has it, 0 to 1
 * @param sentences of both texts together
 */
export const areUnrelated = (relatedness: number, sentences: number): boolean =>
  relatedness < UNRELATED && sentences >= LEAST_SENTENCES
