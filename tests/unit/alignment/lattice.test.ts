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
    const worth = (way: readonly number[]): number =>
      way.reduce((sum, link) => sum + probabilities[link]! - 0.45, 0)
    const best = Math.max(...ways(0, 0).map(worth))
    const found = decode(band, probabilities).map(
      ({ i, j, shape }) => (band.offsets[i]! + j) * SHAPE_COUNT + shape,
    )
    expect(worth(found)).toBeCloseTo(best, 6)
  })
})
