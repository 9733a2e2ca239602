import type { Lesson } from './learn.ts'
import type { Pair } from './rounds.ts'
import type { Extra } from './score.ts'

/** Indices of the sentences that begin a paragraph, on each side. */
export interface ParagraphStarts {
  readonly source: readonly number[]
  readonly target: readonly number[]
}

/** Pseudo-counts that stand for not knowing. */
const INERTIA = 2
/** More than this is not believed of any boundary. */
const MOST = 3

/**
 * What paragraphs say for a link, learnt from likely links found without them: the logarithm of how
 * much oftener a link begins a paragraph on both sides (on one only, on none, runs over the
 * beginning of one) than if the sides had nothing to do with each other. Where they disagree, as
 * when a web page broke every line, all of these are about zero, and paragraphs are not heard.
 */
export function paragraphBonus(
  { source, target }: ParagraphStarts,
  lessons: readonly Lesson[],
  { source: { size: rows }, target: { size: columns } }: Pair,
): Extra {
  const zh = flags(source, rows)
  const en = flags(target, columns)
  const counts = [0, 0, 0, 0]
  let total = 0
  for (const { i, j, weight } of lessons) {
    if (i === 0 || j === 0) continue
    counts[2 * zh[i]! + en[j]!]! += weight
    total += weight
  }
  const source1 = (counts[2]! + counts[3]!) / Math.max(1, total)
  const target1 = (counts[1]! + counts[3]!) / Math.max(1, total)
  const expected = [
    (1 - source1) * (1 - target1),
    (1 - source1) * target1,
    source1 * (1 - target1),
    source1 * target1,
  ]
  const bonus = counts.map((count, k) => {
    const chance = Math.max(expected[k]! * total, 1e-9)
    const value = Math.log((count + INERTIA) / (chance + INERTIA))
    return Math.min(MOST, Math.max(-MOST, value))
  })
  // A paragraph that begins inside a link: as if the other side had stayed behind.
  const inside = Math.min(bonus[1]!, bonus[2]!, 0)
  return (i, j, n, m) => {
    let score = i < rows && j < columns && n > 0 && m > 0 ? bonus[2 * zh[i]! + en[j]!]! : 0
    for (let k = 1; k < n; k++) score += inside * zh[i + k]!
    for (let k = 1; k < m; k++) score += inside * en[j + k]!
    return score
  }
}

function flags(indices: readonly number[], size: number): Uint8Array {
  const flags = new Uint8Array(size)
  for (const index of indices) if (index >= 0 && index < size) flags[index] = 1
  return flags
}
