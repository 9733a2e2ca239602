import type { AlignedLink } from './align.ts'
import { type Anchors, anchorBonus } from './anchors.ts'
import { type Band, bandAround, wholeBand } from './band.ts'
import { confidenceOf, relatednessOf } from './calibration.ts'
import { coarsePath, type Extent } from './coarse.ts'
import type { FixedLink, FixedPoints } from './fixed.ts'
import { decode, posteriors, type ShapedLink } from './lattice.ts'
import { type Lesson, learn } from './learn.ts'
import { type Model, type Weights, weightsFor } from './model.ts'
import { type Arranged, arrange, findMoved, type MovedSection } from './moved.ts'
import { inDocumentOrder } from './order.ts'
import { partOfSource, partOfTarget } from './part.ts'
import { agreement } from './relatedness.ts'
import { BAND_WIDTH, lengthRatio, lessonsOf, oneToOne, type Pair, pathOf } from './rounds.ts'
import { type Extra, scoreLinks } from './score.ts'
import { SHAPES } from './shapes.ts'
import { within } from './steps.ts'
import type { TranslationTable } from './table.ts'
import { MODEL } from './weights.generated.ts'

/** Stretches with fewer sentences on a side are looked at whole. */
const SMALL = 12

/** A stretch between two anchors, and what is known of it so far. */
interface Stretch {
  readonly extent: Extent
  band: Band
  links: readonly ShapedLink[]
  lessons: readonly Lesson[]
}

/** The work on one pair of texts, step by step. */
export class Work {
  tables: readonly TranslationTable[]
  readonly #pair: Pair
  readonly #points: FixedPoints
  readonly #model: Model
  readonly #anchors: Anchors
  readonly #stretches: Stretch[] = []
  /** Sections that stand elsewhere on the other side. */
  #moved: readonly MovedSection[] = []
  /** 1 for sentences that may only stand alone, without the other side. */
  readonly #alone: { readonly source: Uint8Array; readonly target: Uint8Array }

  constructor(pair: Pair, points: FixedPoints, anchors: Anchors, model: Model = MODEL) {
    this.#pair = pair
    this.#points = points
    this.#model = model
    this.#anchors = anchors
    this.tables = [pair.prior]
    this.#alone = {
      source: new Uint8Array(pair.source.size),
      target: new Uint8Array(pair.target.size),
    }
    for (const { source, target } of [...points.crossing, ...points.empty]) {
      for (const i of source) this.#alone.source[i] = 1
      for (const j of target) this.#alone.target[j] = 1
    }
  }

  *findBands(): Generator<number, void> {
    const { source, target, prior } = this.#pair
    let i = 0
    let j = 0
    const end = { source: [source.size], target: [target.size] }
    for (const { source: s, target: t } of [...this.#points.anchors, end]) {
      const extent = { sourceFrom: i, sourceTo: s[0]!, targetFrom: j, targetTo: t[0]! }
      const rows = extent.sourceTo - i
      const columns = extent.targetTo - j
      if (rows > 0 || columns > 0) {
        const band =
          rows < SMALL || columns < SMALL
            ? wholeBand(rows, columns)
            : bandAround(
                yield* coarsePath(source, target, prior, extent),
                BAND_WIDTH,
                rows,
                columns,
              )
        this.#stretches.push({ extent, band, links: [], lessons: [] })
      }
      i = s.at(-1)! + 1
      j = t.at(-1)! + 1
    }
  }

  /** Works out the probability of every link, and decides. */
  *round(first: boolean): Generator<number, void> {
    const weights = first ? this.#model.first : weightsFor(this.#model, oneToOne(this.lessons()))
    const ratio = lengthRatio(this.#pair, first ? undefined : this.lessons())
    const bonus = first ? null : anchorBonus(this.#anchors, this.lessons())
    const whole = this.#pair.source.size + this.#pair.target.size
    let done = 0
    for (const stretch of this.#stretches) {
      const { sourceFrom, sourceTo, targetFrom, targetTo } = stretch.extent
      const share = (sourceTo - sourceFrom + targetTo - targetFrom) / whole
      yield* within(done, done + share, this.#decide(stretch, weights, ratio, bonus))
      done += share
    }
  }

  /** Looks for sections that stand elsewhere on the other side. */
  *findMoved(): Generator<number, void> {
    const ratio = lengthRatio(this.#pair, this.lessons())
    const weights = weightsFor(this.#model, oneToOne(this.lessons()))
    this.#moved = yield* findMoved({
      links: this.#stretches.flatMap(linksOf),
      settled: this.#alone,
      decide: (extent) => this.#decideAnew(extent, weights, ratio),
    })
  }

  /** Links of a part of the texts taken by itself. */
  *#decideAnew(
    extent: Extent,
    weights: Weights,
    ratio: number,
  ): Generator<number, readonly ShapedLink[]> {
    const { source, target, prior } = this.#pair
    const path = yield* coarsePath(source, target, prior, extent)
    const { sourceFrom, sourceTo, targetFrom, targetTo } = extent
    const band = bandAround(path, BAND_WIDTH, sourceTo - sourceFrom, targetTo - targetFrom)
    const stretch: Stretch = { extent, band, links: [], lessons: [] }
    yield* this.#decide(stretch, weights, ratio, null)
    return linksOf(stretch)
  }

  *#decide(
    stretch: Stretch,
    weights: Weights,
    ratio: number,
    bonus: Extra | null,
  ): Generator<number, void> {
    const { extent } = stretch
    const source = partOfSource(this.#pair.source, extent)
    const target = partOfTarget(this.#pair.target, extent)
    const extra = this.#extra(extent, bonus)
    const { band } = stretch
    const scores = yield* scoreLinks(source, target, this.tables, band, ratio, weights, extra)
    const { probabilities } = posteriors({ band, scores })
    stretch.links = decode(band, probabilities)
    stretch.lessons = lessonsOf(band, probabilities)
    if (source.size >= SMALL && target.size >= SMALL) {
      stretch.band = bandAround(
        pathOf(stretch.links, source.size),
        BAND_WIDTH,
        source.size,
        target.size,
      )
    }
  }

  /** Forbids links of sentences that must stand alone, and adds what paragraphs say. */
  #extra({ sourceFrom, targetFrom }: Extent, bonus: Extra | null): Extra | null {
    const { source, target } = this.#alone
    const { crossing, empty } = this.#points
    if (crossing.length + empty.length === 0) {
      return bonus && ((i, j, n, m) => bonus(i + sourceFrom, j + targetFrom, n, m))
    }
    return (i, j, n, m) => {
      if (n > 0 && m > 0) {
        for (let k = 0; k < n; k++) if (source[sourceFrom + i + k]) return Number.NEGATIVE_INFINITY
        for (let k = 0; k < m; k++) if (target[targetFrom + j + k]) return Number.NEGATIVE_INFINITY
      }
      return bonus ? bonus(i + sourceFrom, j + targetFrom, n, m) : 0
    }
  }

  *learn(): Generator<number, void> {
    const { source, target, prior } = this.#pair
    this.tables = yield* learn(source, target, prior, this.lessons())
  }

  /** Takes over what another alignment of these texts has found, where the anchors agree. */
  remember(lessons: readonly Lesson[]): void {
    const stretchOf = new Int32Array(this.#pair.source.size).fill(-1)
    for (const [k, { extent }] of this.#stretches.entries()) {
      stretchOf.fill(k, extent.sourceFrom, extent.sourceTo)
    }
    const found: Lesson[][] = this.#stretches.map(() => [])
    for (const lesson of lessons) {
      const { i, j, n, m } = lesson
      const k = stretchOf[i]!
      if (k < 0 || stretchOf[i + n - 1] !== k) continue
      const { sourceFrom, targetFrom, targetTo } = this.#stretches[k]!.extent
      if (j < targetFrom || j + m > targetTo) continue
      found[k]!.push({ ...lesson, i: i - sourceFrom, j: j - targetFrom })
    }
    for (const [k, stretch] of this.#stretches.entries()) stretch.lessons = found[k]!
  }

  /** Likely links, and the fixed ones, which are certain. */
  lessons(): Lesson[] {
    const lessons: Lesson[] = []
    for (const { source, target } of [...this.#points.anchors, ...this.#points.crossing]) {
      lessons.push({ i: source[0]!, j: target[0]!, n: source.length, m: target.length, weight: 1 })
    }
    for (const { extent, lessons: found } of this.#stretches) {
      for (const { i, j, n, m, weight } of found) {
        lessons.push({ i: i + extent.sourceFrom, j: j + extent.targetFrom, n, m, weight })
      }
    }
    return lessons
  }

  /** How far the two sides are to be taken for a text and its translation, 0 to 1. */
  relatedness(): number {
    const { inOrder, moved } = this.#arranged()
    return relatednessOf(agreement(this.#pair, [...inOrder, ...moved]))
  }

  #arranged(): Arranged {
    const { source, target } = this.#pair
    return arrange(
      this.#stretches.flatMap(linksOf),
      this.#moved,
      this.#points.anchors.map((link) => ({ i: link.source[0]!, j: link.target[0]! })),
      { source: source.size, target: target.size },
    )
  }

  /** All links, in the order of the source and, where it is silent, of the target. */
  links(relatedness: number): AlignedLink[] {
    const { anchors, crossing, empty } = this.#points
    const links: AlignedLink[] = [
      ...anchors.map((link) => fixedLink(link, 'normal')),
      ...crossing.map((link) => fixedLink(link, 'inversion')),
      ...empty.map((link) => fixedLink(link, link.source.length > 0 ? 'omission' : 'addition')),
    ]
    const add = ({ i, j, shape, probability }: ShapedLink, both: 'normal' | 'inversion'): void => {
      const [n, m] = SHAPES[shape]!
      links.push({
        source: Array.from({ length: n }, (_, k) => i + k),
        target: Array.from({ length: m }, (_, k) => j + k),
        type: n === 0 ? 'addition' : m === 0 ? 'omission' : both,
        confidence: confidenceOf(probability, relatedness),
      })
    }
    const { source, target } = this.#alone
    const { inOrder, moved } = this.#arranged()
    for (const link of inOrder) {
      if (SHAPES[link.shape]![0] === 0 ? !target[link.j] : !source[link.i]) add(link, 'normal')
    }
    for (const link of moved) add(link, 'inversion')
    return inDocumentOrder(links)
  }
}

const fixedLink = ({ source, target }: FixedLink, type: AlignedLink['type']): AlignedLink => ({
  source: [...source],
  target: [...target],
  type,
  confidence: 1,
})

/** Links of a stretch, counted in the whole texts. */
const linksOf = ({ extent, links }: Stretch): ShapedLink[] =>
  links.map((link) => ({
    ...link,
    i: link.i + extent.sourceFrom,
    j: link.j + extent.targetFrom,
  }))
