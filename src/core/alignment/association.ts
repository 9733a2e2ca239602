import type { Lesson } from './learn.ts'
import type { Extra } from './score.ts'

/** What can be seen of every sentence of both sides: a small number each, 0 for nothing. */
export interface Labels {
  readonly source: ArrayLike<number>
  readonly target: ArrayLike<number>
}

/** How a label of the source stands to one of the target: a small number. */
export type Relation = (source: number, target: number) => number

/** Pseudo-counts that stand for not knowing. */
const INERTIA = 2
/** More than this is not believed of anything. */
const MOST = 3

/**
 * What labels say for a link, learnt from likely links found without them: for each way in which
 * the labels of the first sentences may stand to one another, the logarithm of how much oftener it
 * is met than if the sides had nothing to do with each other. Labels on which the sides do not
 * agree come out at about zero, and so are not heard.
 */
export function associations(
  { source, target }: Labels,
  relation: Relation,
  lessons: readonly Lesson[],
): readonly number[] {
  const found: number[] = []
  const ofSource = new Map<number, number>()
  const ofTarget = new Map<number, number>()
  const add = (to: Map<number, number>, label: number, weight: number): void => {
    to.set(label, (to.get(label) ?? 0) + weight)
  }
  let total = 0
  for (const { i, j, weight } of lessons) {
    // Both texts begin with their beginning, whatever they are.
    if (i === 0 || j === 0) continue
    const [a, b] = [source[i]!, target[j]!]
    const way = relation(a, b)
    found[way] = (found[way] ?? 0) + weight
    add(ofSource, a, weight)
    add(ofTarget, b, weight)
    total += weight
  }
  const chance: number[] = []
  for (const [a, countA] of ofSource) {
    for (const [b, countB] of ofTarget) {
      const way = relation(a, b)
      chance[way] = (chance[way] ?? 0) + (countA * countB) / total
    }
  }
  return Array.from(chance, (expected = 0, way) => {
    const value = Math.log(((found[way] ?? 0) + INERTIA) / (expected + INERTIA))
    return Math.min(MOST, Math.max(-MOST, value))
  })
}

/** What labels say for links with two sides. @param values as `associations` gives them */
export const associationBonus =
  ({ source, target }: Labels, relation: Relation, values: readonly number[]): Extra =>
  (i, j, n, m) =>
    n > 0 && m > 0 ? (values[relation(source[i]!, target[j]!)] ?? 0) : 0
