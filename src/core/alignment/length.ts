/**
 * Alignment by length alone, after Gale & Church, "A Program for Aligning Sentences in Bilingual
 * Corpora", Computational Linguistics 19(1), 1993. Good enough inside one paragraph whose two
 * sides are known to belong together.
 */

/** How many source and target sentences a link joins. */
export type LinkShape = readonly [source: number, target: number]

/** Prior costs, −log of how often each shape is met between Chinese and English prose. */
const SHAPES: readonly { readonly shape: LinkShape; readonly cost: number }[] = [
  { shape: [1, 1], cost: 0.25 },
  { shape: [1, 2], cost: 2.1 },
  { shape: [2, 1], cost: 2.3 },
  { shape: [1, 3], cost: 3.5 },
  { shape: [3, 1], cost: 4.1 },
  { shape: [2, 2], cost: 4.3 },
  { shape: [1, 0], cost: 5 },
  { shape: [0, 1], cost: 5 },
]

/** Variance of the length difference for each unit of length, Gale & Church's s². */
const VARIANCE = 6.8

/** English characters for one Chinese character where the paragraph itself does not tell. */
const USUAL_RATIO = 3.1
const RATIO_RANGE = [1.6, 5.5] as const
/** Characters of evidence that weigh as much as the usual ratio. */
const RATIO_INERTIA = 60

/**
 * Links two lists of sentences so that the lengths agree best; crossings are not considered.
 * @param source lengths of the source sentences in Chinese characters
 * @param target lengths of the target sentences in characters
 * @returns link shapes in order; their sums are the two lists' lengths
 */
export function alignByLength(
  source: readonly number[],
  target: readonly number[],
): readonly LinkShape[] {
  if (target.length === 0) return source.map(() => [1, 0])
  if (source.length === 0) return target.map(() => [0, 1])
  const ratio = estimateRatio(total(source), total(target))
  const width = target.length + 1
  const best = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY)
  const via = new Uint8Array(best.length)
  best[0] = 0
  for (let i = 0; i <= source.length; i++) {
    for (let j = 0; j <= target.length; j++) {
      const here = best[i * width + j]!
      if (here === Number.POSITIVE_INFINITY) continue
      SHAPES.forEach(({ shape: [n, m], cost }, k) => {
        if (i + n > source.length || j + m > target.length) return
        const s = total(source.slice(i, i + n))
        const t = total(target.slice(j, j + m))
        const at = (i + n) * width + j + m
        const score = here + cost + (n && m ? mismatch(s * ratio, t) : 0)
        if (score < best[at]!) {
          best[at] = score
          via[at] = k
        }
      })
    }
  }
  const path: LinkShape[] = []
  for (let i = source.length, j = target.length; i > 0 || j > 0; ) {
    const { shape } = SHAPES[via[i * width + j]!]!
    path.push(shape)
    i -= shape[0]
    j -= shape[1]
  }
  return path.reverse()
}

const total = (lengths: readonly number[]): number => lengths.reduce((sum, n) => sum + n, 0)

/** The paragraph's own ratio drawn towards the usual one, the more so the shorter it is. */
function estimateRatio(source: number, target: number): number {
  const ratio = (target + USUAL_RATIO * RATIO_INERTIA) / (source + RATIO_INERTIA)
  return Math.min(Math.max(ratio, RATIO_RANGE[0]), RATIO_RANGE[1])
}

/** −log of the probability that two texts of these lengths translate one another. */
function mismatch(expected: number, actual: number): number {
  const mean = (expected + actual) / 2
  if (mean === 0) return 0
  const deviations = Math.abs(actual - expected) / Math.sqrt(mean * VARIANCE)
  return (deviations * deviations) / 2
}
