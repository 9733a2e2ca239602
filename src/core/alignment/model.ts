/** Weights of one round of the conditional random field. */
export interface Weights {
  /** Of `FEATURES`, in their order. */
  readonly features: readonly number[]
  /** Of `SHAPES`, in their order. */
  readonly shapes: readonly number[]
}

/**
 * What training makes: weights for the first round, which knows the dictionary alone, and for the
 * later one, learnt from novels (`free`) and from news and reference works, too (`plain`).
 */
export interface Model {
  readonly first: Weights
  readonly free: Weights
  readonly plain: Weights
}

/** Share of one-to-one links up to which a translation is free, and from which it is plain. */
const FREE = 0.65
const PLAIN = 0.75

/** The weights for a text with this share of one-to-one links, by interpolation. */
export function weightsFor({ free, plain }: Model, oneToOne: number): Weights {
  const share = Math.min(1, Math.max(0, (oneToOne - FREE) / (PLAIN - FREE)))
  const between = (a: readonly number[], b: readonly number[]): number[] =>
    a.map((weight, k) => weight + share * (b[k]! - weight))
  return {
    features: between(free.features, plain.features),
    shapes: between(free.shapes, plain.shapes),
  }
}
