import { type Band, bandAround, wholeBand } from './band.ts'
import { confidenceOf, relatednessOf } from './calibration.ts'
import { coarsePath, type Extent } from './coarse.ts'
import { type Diagnosis, diagnose } from './diagnose.ts'
import type { Dictionary } from './dictionary.ts'
import { type Evidence, Explainer } from './evidence.ts'
import { type FixedLink, type FixedPoints, fixedPoints } from './fixed.ts'
import { decode, posteriors, type ShapedLink } from './lattice.ts'
import { type Lesson, learn } from './learn.ts'
import { type Model, type Weights, weightsFor } from './model.ts'
import { inDocumentOrder } from './order.ts'
import { type ParagraphStarts, paragraphBonus } from './paragraphs.ts'
import { partOfSource, partOfTarget } from './part.ts'
import { agreement } from './relatedness.ts'
import {
  analyse,
  BAND_WIDTH,
  lengthRatio,
  lessonsOf,
  oneToOne,
  type Pair,
  pathOf,
} from './rounds.ts'
import { type Extra, scoreLinks } from './score.ts'
import { SHAPES } from './shapes.ts'
import type { TranslationTable } from './table.ts'
import { MODEL } from './weights.generated.ts'

export interface AlignOptions {
  readonly dictionary: Dictionary
  /** Links that are known; the rest is aligned between them. */
  readonly fixed?: readonly FixedLink[]
  /** Terms and names with their translations: they count as entries of the dictionary. */
  readonly terms?: readonly (readonly [zh: string, en: string])[]
  /** Indices of the sentences that begin a paragraph, on each side. */
  readonly paragraphs?: ParagraphStarts
  /** Calls the work off: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
  /** Is told the share of the work that is done, 0 to 1. */
  readonly progress?: (share: number) => void
  /**
   * An alignment of the same two arrays with the same terms: what was found out for it is used again, so that
   * realigning after a correction takes a fraction of the time.
   */
  readonly previous?: Alignment
  /** Weights other than those of the product, for training. */
  readonly model?: Model
}

export interface AlignedLink {
  /** Indices of source sentences, in order; may be empty. */
  readonly source: readonly number[]
  /** Indices of target sentences, in order; may be empty. */
  readonly target: readonly number[]
  readonly type: 'normal' | 'omission' | 'addition' | 'inversion'
  /** Probability that the link is right, 0 to 1; 1 for a fixed one. */
  readonly confidence: number
}

export interface Alignment {
  /** In document order; every sentence of both sides is in exactly one. */
  readonly links: readonly AlignedLink[]
  /** What is the matter with the texts as a whole. */
  readonly diagnosis: Diagnosis
  /** What speaks for and against a link; any sentences may be asked about. */
  evidence(link: FixedLink): Evidence
}

/** Stretches with fewer sentences on a side are looked at whole. */
const SMALL = 12
/** Longest time without letting others in, in milliseconds. */
const PATIENCE = 30

/**
 * Aligns the sentences of a Chinese text with those of its English translation; docs/alignment.md
 * has the method, its sources and its figures. The same input gives the same links.
 * @param source Chinese sentences, of either script
 * @param target English sentences
 * @throws RangeError when the fixed links make no sense; the signal's reason when it is aborted
 */
export async function align(
  source: readonly string[],
  target: readonly string[],
  options: AlignOptions,
): Promise<Alignment> {
  const { signal, progress } = options
  signal?.throwIfAborted()
  const work = alignStepwise(source, target, options)
  let rested = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) {
      progress?.(1)
      return step.value
    }
    progress?.(step.value)
    if (performance.now() - rested > PATIENCE) {
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
      rested = performance.now()
    }
  }
}

/** Maps the progress of a part of the work onto a stretch of the whole. */
function* within<T>(from: number, to: number, work: Generator<number, T>): Generator<number, T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

function* alignStepwise(
  source: readonly string[],
  target: readonly string[],
  options: AlignOptions,
): Generator<number, Alignment> {
  const points = fixedPoints(options.fixed ?? [], source.length, target.length)
  const known = options.previous && remembered.get(options.previous)
  const terms = options.terms ?? []
  const usable =
    known?.source === source && known.target === target && sameTerms(known.terms, terms)
      ? known
      : null
  const pair =
    usable?.pair ?? (yield* within(0, 0.15, analyse(source, target, options.dictionary, terms)))
  const work = new Work(pair, points, options)
  yield* within(0.15, 0.25, work.findBands())
  if (usable) work.remember(usable.lessons)
  else yield* within(0.25, 0.45, work.round(true))
  yield* within(0.45, 0.6, work.learn())
  yield* within(0.6, 1, work.round(false))
  const explainer = new Explainer(target, pair, work.tables)
  const relatedness = work.relatedness()
  const alignment: Alignment = {
    links: work.links(relatedness),
    diagnosis: diagnose(source, target, relatedness),
    evidence: (link) => explainer.explain(link),
  }
  remembered.set(alignment, { source, target, terms, pair, lessons: work.lessons() })
  return alignment
}

type Terms = readonly (readonly [zh: string, en: string])[]

const sameTerms = (a: Terms, b: Terms): boolean =>
  a === b || (a.length === b.length && a.every(([zh, en], k) => zh === b[k]![0] && en === b[k]![1]))

/** What realigning can use again; forgotten with the alignment. */
const remembered = new WeakMap<
  Alignment,
  {
    readonly source: readonly string[]
    readonly target: readonly string[]
    readonly terms: Terms
    readonly pair: Pair
    readonly lessons: readonly Lesson[]
  }
>()

/** A stretch between two anchors, and what is known of it so far. */
interface Stretch {
  readonly extent: Extent
  band: Band
  links: readonly ShapedLink[]
  lessons: readonly Lesson[]
}

class Work {
  tables: readonly TranslationTable[]
  readonly #pair: Pair
  readonly #points: FixedPoints
  readonly #model: Model
  readonly #paragraphs: ParagraphStarts | null
  readonly #stretches: Stretch[] = []
  /** 1 for sentences that may only stand alone, without the other side. */
  readonly #alone: { readonly source: Uint8Array; readonly target: Uint8Array }

  constructor(pair: Pair, points: FixedPoints, options: AlignOptions) {
    this.#pair = pair
    this.#points = points
    this.#model = options.model ?? MODEL
    this.#paragraphs = options.paragraphs ?? null
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
    const bonus =
      this.#paragraphs && !first
        ? paragraphBonus(this.#paragraphs, this.lessons(), this.#pair)
        : null
    const whole = this.#pair.source.size + this.#pair.target.size
    let done = 0
    for (const stretch of this.#stretches) {
      const { sourceFrom, sourceTo, targetFrom, targetTo } = stretch.extent
      const share = (sourceTo - sourceFrom + targetTo - targetFrom) / whole
      yield* within(done, done + share, this.#decide(stretch, weights, ratio, bonus))
      done += share
    }
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

  /** Links of the stretches, counted in the whole texts. */
  #allLinks(): ShapedLink[] {
    return this.#stretches.flatMap(({ extent, links }) =>
      links.map((link) => ({
        ...link,
        i: link.i + extent.sourceFrom,
        j: link.j + extent.targetFrom,
      })),
    )
  }

  /** How far the two sides are to be taken for a text and its translation, 0 to 1. */
  relatedness(): number {
    return relatednessOf(agreement(this.#pair, this.#allLinks()))
  }

  /** All links, in the order of the source and, where it is silent, of the target. */
  links(relatedness: number): AlignedLink[] {
    const { anchors, crossing, empty } = this.#points
    const links: AlignedLink[] = [
      ...anchors.map((link) => fixedLink(link, 'normal')),
      ...crossing.map((link) => fixedLink(link, 'inversion')),
      ...empty.map((link) => fixedLink(link, link.source.length > 0 ? 'omission' : 'addition')),
    ]
    for (const { i, j, shape, probability } of this.#allLinks()) {
      const [n, m] = SHAPES[shape]!
      if (n === 0 ? this.#alone.target[j] : this.#alone.source[i]) continue
      links.push({
        source: Array.from({ length: n }, (_, k) => i + k),
        target: Array.from({ length: m }, (_, k) => j + k),
        type: n === 0 ? 'addition' : m === 0 ? 'omission' : 'normal',
        confidence: confidenceOf(probability, relatedness),
      })
    }
    return inDocumentOrder(links)
  }
}

const fixedLink = ({ source, target }: FixedLink, type: AlignedLink['type']): AlignedLink => ({
  source: [...source],
  target: [...target],
  type,
  confidence: 1,
})
