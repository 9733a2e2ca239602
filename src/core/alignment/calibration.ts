/** Agreement of words (see `agreement`) below which nothing is believed, and above which all is. */
const UNRELATED = 0.24
const RELATED = 0.38

/** How far two texts are to be taken for a text and its translation, 0 to 1. */
export const relatednessOf = (agreement: number): number =>
  Math.min(1, Math.max(0, (agreement - UNRELATED) / (RELATED - UNRELATED)))

/** The confidence that people see: the posterior, as far as the texts belong together. */
export const confidenceOf = (probability: number, relatedness: number): number =>
  Math.min(1, Math.max(0, probability)) * (0.1 + 0.9 * relatedness)
