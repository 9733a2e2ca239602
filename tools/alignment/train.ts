import { FEATURES, type FeatureName } from '../../src/core/alignment/features.ts'
import type { Model, Weights } from '../../src/core/alignment/model.ts'
import { SHAPES } from '../../src/core/alignment/shapes.ts'
import { minimise, type Objective } from './lbfgs.ts'
import { FEATURE_COUNT, type Problem, WEIGHT_COUNT } from './problem.ts'

/** How strongly weights are drawn to what is expected of them (a Gaussian prior). */
const STRENGTH = 8
/**
 * Weights that are held back so strongly find the right links but are too little sure of them. Of
 * all factors this one makes held-out documents most probable.
 */
const STRETCH = 1.25

/**
 * Steps over a passage that one side lacks are not trained: material that has such passages in easy
 * texts would teach to leave out what is hard in others.
 */
const PASSAGE_COST: Readonly<Record<number, number>> = { 4: -11, 16: -17 }

/** What is expected before training: nothing of features, and of shapes that larger ones are rarer. */
const EXPECTED = Float64Array.from({ length: WEIGHT_COUNT }, (_, k) => {
  if (k < FEATURE_COUNT) return 0
  const [n, m] = SHAPES[k - FEATURE_COUNT]!
  if (n === 0 || m === 0) return n + m === 1 ? -3 : PASSAGE_COST[n + m]!
  return -1.2 * (n - 1) - (m - 1)
})

/**
 * Weights that make the right ways of all problems most probable.
 * @param without features whose weight stays as it is at the start
 */
export function fitWeights(
  problems: readonly Problem[],
  start: Float64Array = EXPECTED,
  without: ReadonlySet<FeatureName> = new Set(),
): Float64Array {
  const objective: Objective = (weights) => {
    const gradient = Float64Array.from(weights, (weight, k) => STRENGTH * (weight - EXPECTED[k]!))
    let value = 0
    for (const [k, weight] of weights.entries()) {
      value += (STRENGTH / 2) * (weight - EXPECTED[k]!) ** 2
    }
    for (const problem of problems) value += problem.lose(weights, gradient)
    for (const k of gradient.keys()) if (isPassage(k)) gradient[k] = 0
    for (const name of without) gradient[FEATURES.indexOf(name)] = 0
    return { value, gradient }
  }
  return minimise(objective, Float64Array.from(start))
}

/** Weights of the first round, which knows the dictionary alone, and of the later one. */
export interface Trained {
  readonly first: Float64Array
  readonly free: Float64Array
  readonly plain: Float64Array
}

/**
 * Trains the weights of all rounds: those of the first on the dictionary alone, those of the later
 * one on what the first ones teach.
 * @param free problems of the first round, of free translations
 * @param plain further problems, of plain ones; without them all translations are taken for free
 */
export function train(free: readonly Problem[], plain: readonly Problem[] = []): Trained {
  const first = fitWeights(free)
  const next = free.map((problem) => problem.next(first))
  const later = fitWeights(next, first)
  const all = [...next, ...plain.map((problem) => problem.next(first))]
  const mixed = plain.length === 0 ? later : fitWeights(all, later)
  return { first, free: stretched(later), plain: stretched(mixed) }
}

const stretched = (weights: Float64Array): Float64Array =>
  weights.map((weight, k) => (isPassage(k) ? weight : STRETCH * weight))

/** Whether a weight is that of a step over a passage. */
function isPassage(k: number): boolean {
  const [n, m] = SHAPES[k - FEATURE_COUNT] ?? [1, 1]
  return (n === 0 || m === 0) && n + m > 1
}

const weightsOf = (weights: Float64Array): Weights => ({
  features: Array.from(weights.subarray(0, FEATURE_COUNT), round),
  shapes: Array.from(weights.subarray(FEATURE_COUNT), round),
})

const round = (weight: number): number => Math.round(weight * 1e4) / 1e4

/** The weights as the aligner takes them. */
export const modelOf = ({ first, free, plain }: Trained): Model => ({
  first: weightsOf(first),
  free: weightsOf(free),
  plain: weightsOf(plain),
})
