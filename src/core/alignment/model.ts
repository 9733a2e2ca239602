import { FEATURES } from './features.ts'
import { SHAPES } from './shapes.ts'

/** Weights of one round of the conditional random field. */
export interface Weights {
  /** Of `FEATURES`, in their order. */
  readonly features: readonly number[]
  /** Of `SHAPES`, in their order. */
  readonly shapes: readonly number[]
}

/** What training makes: weights for the first round, which knows the dictionary alone, and later. */
export interface Model {
  readonly first: Weights
  readonly later: Weights
}

export const WEIGHT_COUNT = FEATURES.length + SHAPES.length
