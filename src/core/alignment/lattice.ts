import type { Band } from './band.ts'
import { SHAPES, shapeNumber } from './shapes.ts'

/**
 * All ways to cover a part of both texts with links, as a semi-Markov conditional random field
 * (Sarawagi & Cohen 2004): every link has a score, and a way the sum of its links' scores.
 */
export interface Lattice {
  readonly band: Band
  /** Score of the link of each shape that begins at each node; −∞ where there is none. */
  readonly scores: Float64Array
}

export const SHAPE_COUNT = SHAPES.length

/** Calls back for each link of the band: where it begins, its shape, and its number. */
export function eachLink(
  band: Band,
  rows: number,
  i: number,
  visit: (i: number, j: number, shape: number, link: number) => void,
): void {
  for (let j = band.lo[i]!; j <= band.hi[i]!; j++) {
    const node = band.offsets[i]! + j - band.lo[i]!
    for (let shape = 0; shape < SHAPE_COUNT; shape++) {
      const [n, m] = SHAPES[shape]!
      if (i + n > rows || j + m < band.lo[i + n]! || j + m > band.hi[i + n]!) continue
      visit(i, j, shape, node * SHAPE_COUNT + shape)
    }
  }
}

/**
 * The probability of each link: forward and backward sums, in logarithms.
 * @returns posteriors by number of link, and the logarithm of the sum over all ways
 */
export function posteriors({ band, scores }: Lattice): {
  readonly probabilities: Float32Array
  readonly logSum: number
} {
  const rows = band.lo.length - 1
  const nodes = band.offsets[rows + 1]!
  const forward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  const backward = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  forward[0] = 0
  const terms = new Float64Array(SHAPE_COUNT)
  const into = new Int32Array(SHAPE_COUNT)

  for (let i = 0; i <= rows; i++) {
    for (let j = band.lo[i]!; j <= band.hi[i]!; j++) {
      const node = band.offsets[i]! + j - band.lo[i]!
      if (node === 0) continue
      let count = 0
      let most = Number.NEGATIVE_INFINITY
      for (let shape = 0; shape < SHAPE_COUNT; shape++) {
        const a = i - SHAPES[shape]![0]
        const b = j - SHAPES[shape]![1]
        if (a < 0 || b < band.lo[a]! || b > band.hi[a]!) continue
        const from = band.offsets[a]! + b - band.lo[a]!
        const term = forward[from]! + scores[from * SHAPE_COUNT + shape]!
        terms[count++] = term
        if (term > most) most = term
      }
      forward[node] = logSumOf(terms, count, most)
    }
  }
  for (let i = rows; i >= 0; i--) {
    for (let j = band.hi[i]!; j >= band.lo[i]!; j--) {
      const node = band.offsets[i]! + j - band.lo[i]!
      if (i === rows && j === band.hi[i]!) {
        backward[node] = 0
        continue
      }
      let count = 0
      let most = Number.NEGATIVE_INFINITY
      for (let shape = 0; shape < SHAPE_COUNT; shape++) {
        const a = i + SHAPES[shape]![0]
        const b = j + SHAPES[shape]![1]
        if (a > rows || b < band.lo[a]! || b > band.hi[a]!) continue
        into[count] = band.offsets[a]! + b - band.lo[a]!
        const term = backward[into[count]!]! + scores[node * SHAPE_COUNT + shape]!
        terms[count++] = term
        if (term > most) most = term
      }
      backward[node] = logSumOf(terms, count, most)
    }
  }
  const logSum = backward[0]!
  const probabilities = new Float32Array(scores.length)
  for (let i = 0; i <= rows; i++) {
    eachLink(band, rows, i, (_, j, shape, link) => {
      const [n, m] = SHAPES[shape]!
      const to = band.offsets[i + n]! + j + m - band.lo[i + n]!
      const node = (link - shape) / SHAPE_COUNT
      probabilities[link] = Math.exp(forward[node]! + scores[link]! + backward[to]! - logSum)
    })
  }
  return { probabilities, logSum }
}

function logSumOf(terms: Float64Array, count: number, most: number): number {
  if (most === Number.NEGATIVE_INFINITY) return most
  let sum = 0
  for (let k = 0; k < count; k++) sum += Math.exp(terms[k]! - most)
  return most + Math.log(sum)
}

/** A link by the corner where it begins and its shape. */
export interface ShapedLink {
  readonly i: number
  readonly j: number
  readonly shape: number
  readonly probability: number
}

/** A link must be this probable to be worth drawing. */
const WORTH = 0.45
/** A forbidden link is not taken for the sake of others. */
const IMPOSSIBLE = -1e6

/**
 * The way that is expected to have most links right, rather than the one most likely to be right
 * throughout: maximises Σ (probability − .45), which trades precision against recall as F1 does.
 * Sentences without the other side are counted one by one, wherever the other side then stands.
 */
export function decode(band: Band, probabilities: Float32Array): ShapedLink[] {
  const rows = band.lo.length - 1
  const nodes = band.offsets[rows + 1]!
  const alone = aloneProbabilities(band, probabilities)
  const best = new Float64Array(nodes).fill(Number.NEGATIVE_INFINITY)
  const via = new Int8Array(nodes).fill(-1)
  best[0] = 0
  for (let i = 0; i <= rows; i++) {
    eachLink(band, rows, i, (_, j, shape, link) => {
      const probability = probabilities[link]!
      const [n, m] = SHAPES[shape]!
      let gain = IMPOSSIBLE
      if (probability > 0) {
        gain = n > 0 && m > 0 ? probability - WORTH : 0
        if (m === 0) for (let k = i; k < i + n; k++) gain += alone.source[k]! - WORTH
        if (n === 0) for (let k = j; k < j + m; k++) gain += alone.target[k]! - WORTH
      }
      const to = band.offsets[i + n]! + j + m - band.lo[i + n]!
      const value = best[(link - shape) / SHAPE_COUNT]! + gain
      if (value > best[to]!) {
        best[to] = value
        via[to] = shape
      }
    })
  }
  const links: ShapedLink[] = []
  for (let i = rows, j = band.hi[rows]!; i > 0 || j > 0; ) {
    const shape = via[band.offsets[i]! + j - band.lo[i]!]!
    const [n, m] = SHAPES[shape]!
    if (n > 0 && m > 0) {
      i -= n
      j -= m
      const link = (band.offsets[i]! + j - band.lo[i]!) * SHAPE_COUNT + shape
      links.push({ i, j, shape, probability: probabilities[link]! })
    } else if (n > 0) {
      for (const end = i - n; i > end; ) {
        i--
        links.push({ i, j, shape: OMISSION, probability: Math.min(1, alone.source[i]!) })
      }
    } else {
      for (const end = j - m; j > end; ) {
        j--
        links.push({ i, j, shape: ADDITION, probability: Math.min(1, alone.target[j]!) })
      }
    }
  }
  return links.reverse()
}

const OMISSION = shapeNumber(1, 0)
const ADDITION = shapeNumber(0, 1)

/** The probability that each sentence has nothing on the other side. */
function aloneProbabilities(band: Band, probabilities: Float32Array) {
  const rows = band.lo.length - 1
  const source = new Float64Array(rows)
  const target = new Float64Array(band.hi[rows]!)
  for (let i = 0; i <= rows; i++) {
    eachLink(band, rows, i, (_, j, shape, link) => {
      const [n, m] = SHAPES[shape]!
      if (m === 0) for (let k = i; k < i + n; k++) source[k]! += probabilities[link]!
      if (n === 0) for (let k = j; k < j + m; k++) target[k]! += probabilities[link]!
    })
  }
  return { source, target }
}
