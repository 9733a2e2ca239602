import { describe, expect, test } from 'vitest'
import { wholeBand } from '../../../src/core/alignment/band.ts'
import { decode, eachLink, posteriors, SHAPE_COUNT } from '../../../src/core/alignment/lattice.ts'
import { SHAPES } from '../../../src/core/alignment/shapes.ts'

const ROWS = 3
const COLUMNS = 4
const band = wholeBand(ROWS, COLUMNS)

function scored(): Float64Array {
  const scores = new Float64Array(band.offsets[ROWS + 1]! * SHAPE_COUNT).fill(-Infinity)
  for (let i = 0; i <= ROWS; i++) {
    eachLink(band, ROWS, i, (_, j, shape, link) => {
      scores[link] = Math.sin(7 * i + 3 * j + shape)
    })
  }
  return scores
}

/** Every way through the lattice, one by one. */
function ways(i: number, j: number): number[][] {
  if (i === ROWS && j === COLUMNS) return [[]]
  return SHAPES.flatMap(([n, m], shape) => {
    if (i + n > ROWS || j + m > COLUMNS) return []
    const link = (band.offsets[i]! + j) * SHAPE_COUNT + shape
    return ways(i + n, j + m).map((way) => [link, ...way])
  })
}

describe('posteriors', () => {
  test('are what counting all ways one by one gives', () => {
    const scores = scored()
    const all = ways(0, 0)
    const weights = all.map((way) => Math.exp(way.reduce((sum, link) => sum + scores[link]!, 0)))
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const expected = new Float64Array(scores.length)
    for (const [k, way] of all.entries()) {
      for (const link of way) expected[link]! += weights[k]! / total
    }
    const { probabilities, logSum } = posteriors({ band, scores })
    expect(logSum).toBeCloseTo(Math.log(total), 9)
    for (const [link, probability] of probabilities.entries()) {
      expect(probability).toBeCloseTo(expected[link]!, 6)
    }
  })
})

describe('decode', () => {
  test('finds the way with the greatest sum of probabilities above what a link must be worth', () => {
    const { probabilities } = posteriors({ band, scores: scored() })
    const sides = (link: number) => {
      const shape = link % SHAPE_COUNT
      const node = (link - shape) / SHAPE_COUNT
      const i = band.offsets.findLastIndex((offset) => offset <= node)
      return { i, j: node - band.offsets[i]!, n: SHAPES[shape]![0], m: SHAPES[shape]![1] }
    }
    const alone = { source: Array(ROWS).fill(0), target: Array(COLUMNS).fill(0) }
    for (const [link, probability] of probabilities.entries()) {
      const { i, j, n, m } = sides(link)
      if (m === 0) for (let k = i; k < i + n && k < ROWS; k++) alone.source[k] += probability
      if (n === 0) for (let k = j; k < j + m && k < COLUMNS; k++) alone.target[k] += probability
    }
    const worth = (i: number, j: number, n: number, m: number, probability: number): number => {
      let sum = n > 0 && m > 0 ? probability - 0.45 : 0
      if (m === 0) for (let k = i; k < i + n; k++) sum += alone.source[k] - 0.45
      if (n === 0) for (let k = j; k < j + m; k++) sum += alone.target[k] - 0.45
      return sum
    }
    const best = Math.max(
      ...ways(0, 0).map((way) =>
        way.reduce((sum, link) => {
          const { i, j, n, m } = sides(link)
          return sum + worth(i, j, n, m, probabilities[link]!)
        }, 0),
      ),
    )
    const found = decode(band, probabilities)
    const total = found.reduce((sum, { i, j, shape, probability }) => {
      const [n, m] = SHAPES[shape]!
      return sum + worth(i, j, n, m, probability)
    }, 0)
    expect(total).toBeCloseTo(best, 5)
    expect(found.reduce((sum, { shape }) => sum + SHAPES[shape]![0], 0)).toBe(ROWS)
    expect(found.reduce((sum, { shape }) => sum + SHAPES[shape]![1], 0)).toBe(COLUMNS)
  })
})
