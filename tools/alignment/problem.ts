import { type Band, bandAround } from '../../src/core/alignment/band.ts'
import { coarsePath } from '../../src/core/alignment/coarse.ts'
import { cover } from '../../src/core/alignment/coverage.ts'
import type { Dictionary } from '../../src/core/alignment/dictionary.ts'
import { FEATURES, LinkFeatures } from '../../src/core/alignment/features.ts'
import {
  decode,
  eachLink,
  posteriors,
  SHAPE_COUNT,
  type ShapedLink,
} from '../../src/core/alignment/lattice.ts'
import { type Lesson, learn } from '../../src/core/alignment/learn.ts'
import {
  analyse,
  BAND_WIDTH,
  lengthRatio,
  lessonsOf,
  type Pair,
  pathOf,
} from '../../src/core/alignment/rounds.ts'
import { SHAPES, shapeNumber } from '../../src/core/alignment/shapes.ts'
import type { TranslationTable } from '../../src/core/alignment/table.ts'
import type { GoldDocument } from './documents.ts'

export const FEATURE_COUNT = FEATURES.length
export const WEIGHT_COUNT = FEATURE_COUNT + SHAPE_COUNT

/** Runs work that is done step by step to its end. */
export function finish<T>(work: Generator<number, T>): T {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** All links that a document might have, with their features, and which of them are right. */
export class Problem {
  readonly document: GoldDocument
  readonly #pair: Pair
  readonly #band: Band
  /** Number of each link in the lattice, its shape, and its features one after another. */
  readonly #links: Int32Array
  readonly #shapes: Uint8Array
  readonly #features: Float32Array
  /** 1 for links that a right way may take. */
  readonly #right: Uint8Array
  readonly #scores: Float64Array

  private constructor(
    document: GoldDocument,
    pair: Pair,
    tables: readonly TranslationTable[],
    band: Band,
    ratio: number,
  ) {
    this.document = document
    this.#pair = pair
    this.#band = band
    const rows = document.source.length
    const coverage = finish(cover(pair.source, pair.target, tables, band))
    const reader = new LinkFeatures(pair.source, pair.target, coverage, ratio)
    const regions = rightRegions(document, band)
    const links: number[] = []
    const shapes: number[] = []
    const features: number[] = []
    const right: number[] = []
    for (let i = 0; i <= rows; i++) {
      const near = regions.filter((region) => region.i <= i && i <= region.iEnd)
      eachLink(band, rows, i, (_, j, shape, link) => {
        const [n, m] = SHAPES[shape]!
        links.push(link)
        shapes.push(shape)
        reader.read(i, j, n, m)
        features.push(...reader.values)
        right.push(near.some((region) => allows(region, i, j, i + n, j + m)) ? 1 : 0)
      })
    }
    this.#links = Int32Array.from(links)
    this.#shapes = Uint8Array.from(shapes)
    this.#features = Float32Array.from(features)
    this.#right = Uint8Array.from(right)
    this.#scores = new Float64Array(band.offsets[rows + 1]! * SHAPE_COUNT)
  }

  /** The problem of the first round, which knows the dictionary alone. */
  static first(document: GoldDocument, dictionary: Dictionary): Problem {
    const { source, target } = document
    const pair = finish(analyse(source, target, dictionary, []))
    const extent = {
      sourceFrom: 0,
      sourceTo: source.length,
      targetFrom: 0,
      targetTo: target.length,
    }
    const path = finish(coarsePath(pair.source, pair.target, pair.prior, extent))
    const band = bandAround(path, BAND_WIDTH, source.length, target.length)
    return new Problem(document, pair, [pair.prior], band, lengthRatio(pair))
  }

  /**
   * The problem of the next round, after learning from what these weights find.
   * @param folds tables to learn; 1 lets every link bring its own proof
   */
  next(weights: Float64Array, folds?: number): Problem {
    const { source, target } = this.document
    const { probabilities } = this.#posteriors(weights, false)
    const lessons: Lesson[] = lessonsOf(this.#band, probabilities)
    const tables = finish(
      learn(this.#pair.source, this.#pair.target, this.#pair.prior, lessons, folds),
    )
    const path = pathOf(decode(this.#band, probabilities), source.length)
    const band = bandAround(path, BAND_WIDTH, source.length, target.length)
    return new Problem(this.document, this.#pair, tables, band, lengthRatio(this.#pair, lessons))
  }

  decode(weights: Float64Array): ShapedLink[] {
    return decode(this.#band, this.#posteriors(weights, false).probabilities)
  }

  /**
   * Adds the gradient of −log P(right) to `gradient`, times the weight of the document.
   * @returns −log P(right), times the weight of the document
   */
  lose(weights: Float64Array, gradient: Float64Array): number {
    const scale = this.document.weight
    const all = this.#posteriors(weights, false)
    const right = this.#posteriors(weights, true)
    if (right.logSum === Number.NEGATIVE_INFINITY) {
      throw new Error(`No right way lies within the band of ${this.document.name}.`)
    }
    for (let k = 0; k < this.#links.length; k++) {
      const link = this.#links[k]!
      const difference = scale * (all.probabilities[link]! - right.probabilities[link]!)
      if (Math.abs(difference) < 1e-7) continue
      const at = k * FEATURE_COUNT
      for (let f = 0; f < FEATURE_COUNT; f++) gradient[f]! += difference * this.#features[at + f]!
      gradient[FEATURE_COUNT + this.#shapes[k]!]! += difference
    }
    return scale * (all.logSum - right.logSum)
  }

  #posteriors(weights: Float64Array, rightOnly: boolean): ReturnType<typeof posteriors> {
    const scores = this.#scores.fill(Number.NEGATIVE_INFINITY)
    for (let k = 0; k < this.#links.length; k++) {
      if (rightOnly && this.#right[k] === 0) continue
      let score = weights[FEATURE_COUNT + this.#shapes[k]!]!
      const at = k * FEATURE_COUNT
      for (let f = 0; f < FEATURE_COUNT; f++) score += weights[f]! * this.#features[at + f]!
      scores[this.#links[k]!] = score
    }
    return posteriors({ band: this.#band, scores })
  }
}

/** A rectangle that the right way crosses; by one link if it is exact, else by any. */
interface Region {
  readonly i: number
  readonly j: number
  iEnd: number
  jEnd: number
  exact: boolean
}

const allows = (region: Region, i: number, j: number, iEnd: number, jEnd: number): boolean =>
  region.exact
    ? region.i === i && region.j === j && region.iEnd === iEnd && region.jEnd === jEnd
    : i >= region.i && j >= region.j && iEnd <= region.iEnd && jEnd <= region.jEnd

/**
 * Where the right way goes. Passages that one side lacks may be taken
 * in any steps. Links of shapes that there are not, that cross others, or whose
 * corners the band leaves out become rectangles that may be crossed in any way.
 */
function rightRegions({ links }: GoldDocument, band: Band): Region[] {
  const inBand = (i: number, j: number): boolean => j >= band.lo[i]! && j <= band.hi[i]!
  const regions: Region[] = []
  let i = 0
  let j = 0
  for (const [source, target] of links) {
    const iEnd = Math.max(i, ...source.map((index) => index + 1))
    const jEnd = Math.max(j, ...target.map((index) => index + 1))
    if (iEnd === i && jEnd === j) continue
    const last = regions.at(-1)
    const alone = iEnd === i || jEnd === j
    const goesOn = alone && last && (iEnd === i ? last.i === i : last.j === j)
    if (last && (goesOn || !inBand(last.iEnd, last.jEnd))) {
      last.iEnd = iEnd
      last.jEnd = jEnd
      last.exact = false
    } else regions.push({ i, j, iEnd, jEnd, exact: shapeNumber(iEnd - i, jEnd - j) >= 0 })
    i = iEnd
    j = jEnd
  }
  return regions
}
