import { type Coverage, sourceAt, targetAt } from './coverage.ts'
import type { SourceText } from './source.ts'
import { SURFACE } from './surface.ts'
import {
  BARE_CLAUSES,
  CONTENT,
  FIRST_CLAUSE,
  GAIN_AFTER,
  GAIN_BEFORE,
  GRAMMAR,
  LAST_CLAUSE,
} from './tally.ts'
import type { TargetText } from './target.ts'

/** What speaks for or against a link, besides its shape. Order is that of the weights. */
export const FEATURES = [
  'targetContent',
  'targetGrammar',
  'sourceContent',
  'sourceGrammar',
  'targetMean',
  'sourceMean',
  'targetFirstClause',
  'targetLastClause',
  'sourceFirstClause',
  'sourceLastClause',
  'targetBare',
  'sourceBare',
  'targetAfter',
  'targetBefore',
  'sourceAfter',
  'sourceBefore',
  'targetWeakest',
  'sourceWeakest',
  'lengthDeviation',
  'lengthRatio',
  'targetLong',
  'sourceLong',
  'question',
  'exclamation',
  'quotes',
  'openQuotes',
  'begins',
  'ends',
  'colon',
  'ellipsis',
  'omittedLength',
  'addedLength',
  'omittedKnown',
  'addedKnown',
  'innerQuotes',
  'insideBoth',
  'insideOne',
  'moreTargets',
  'moreSources',
  'sourceFirstCorner',
  'sourceLastCorner',
  'targetFirstCorner',
  'targetLastCorner',
  'sourceFirstPair',
  'sourceLastPair',
  'targetFirstPair',
  'targetLastPair',
] as const

export type FeatureName = (typeof FEATURES)[number]

const F = Object.fromEntries(FEATURES.map((name, i) => [name, i])) as Record<FeatureName, number>
const S = Object.fromEntries(SURFACE.map((name, i) => [name, i])) as Record<
  (typeof SURFACE)[number],
  number
>
const MARKS = SURFACE.length

/** Variance of the length of a translation for each unit of length; Gale & Church's s². */
const VARIANCE = 6.8
const SCALE = 0.1

/** Works out the features of links. */
export class LinkFeatures {
  /** The features of the link that was asked for last. */
  readonly values = new Float64Array(FEATURES.length)

  readonly #source: SourceText
  readonly #target: TargetText
  readonly #coverage: Coverage
  readonly #ratio: number
  readonly #sourceSums: Float64Array
  readonly #targetSums: Float64Array

  /** @param ratio letters of English for one Chinese character */
  constructor(source: SourceText, target: TargetText, coverage: Coverage, ratio: number) {
    this.#source = source
    this.#target = target
    this.#coverage = coverage
    this.#ratio = ratio
    this.#sourceSums = runningSums(source.surface)
    this.#targetSums = runningSums(target.surface)
  }

  /** Works out the link of n source sentences from i on with m target sentences from j on. */
  read(i: number, j: number, n: number, m: number): void {
    this.values.fill(0)
    if (m === 0) {
      if (n === 1) this.#omission(i, j)
    } else if (n === 0) {
      if (m === 1) this.#addition(i, j)
    } else {
      this.#readTarget(i, j, n, m)
      this.#readSource(i, j, n, m)
      this.#readSurface(i, j, n, m)
      if (n + m > 2) this.#readCorners(i, j, i + n - 1, j + m - 1)
    }
  }

  #omission(i: number, j: number): void {
    const coverage = this.#coverage
    let known = -3
    for (const near of [j - 1, j]) {
      if (near < coverage.lo[i]! || near >= coverage.hi[i]!) continue
      const chars = this.#source.charStarts[i + 1]! - this.#source.charStarts[i]!
      known = Math.max(
        known,
        coverage.source[sourceAt(coverage, i, near, 1) + CONTENT]! / (chars + 1),
      )
    }
    this.values[F.omittedKnown] = known
    this.values[F.omittedLength] = Math.min(5, this.#source.surface[i * MARKS + S.length]! / 20)
  }

  #addition(i: number, j: number): void {
    const coverage = this.#coverage
    let known = -3
    for (const near of [i - 1, i]) {
      if (near < 0 || near >= this.#source.size) continue
      if (j < coverage.lo[near]! || j >= coverage.hi[near]!) continue
      const words = this.#target.starts[j + 1]! - this.#target.starts[j]!
      known = Math.max(
        known,
        coverage.target[targetAt(coverage, near, j, 1) + CONTENT]! / (words + 1),
      )
    }
    this.values[F.addedKnown] = known
    this.values[F.addedLength] = Math.min(5, this.#target.surface[j * MARKS + S.length]! / 60)
  }

  #readTarget(i: number, j: number, n: number, m: number): void {
    const { target } = this.#coverage
    const f = this.values
    let weakest = Number.POSITIVE_INFINITY
    let sum = 0
    let at = 0
    for (let k = j; k < j + m; k++) {
      at = targetAt(this.#coverage, i, k, n)
      const words = this.#target.starts[k + 1]! - this.#target.starts[k]!
      const both = target[at + CONTENT]! + target[at + GRAMMAR]!
      f[F.targetContent]! += target[at + CONTENT]! * SCALE
      f[F.targetGrammar]! += target[at + GRAMMAR]! * SCALE
      f[F.targetBare]! += target[at + BARE_CLAUSES]!
      sum += both
      weakest = Math.min(weakest, both / (words + 1))
      if (k === j) {
        f[F.targetFirstClause] = Math.min(target[at + FIRST_CLAUSE]!, 1)
        f[F.targetBefore] = target[at + GAIN_BEFORE]! * SCALE
      }
    }
    f[F.targetLastClause] = Math.min(target[at + LAST_CLAUSE]!, 1)
    f[F.targetAfter] = target[at + GAIN_AFTER]! * SCALE
    f[F.targetMean] = sum / (this.#target.starts[j + m]! - this.#target.starts[j]! + 1)
    if (m > 1) f[F.targetWeakest] = Math.min(weakest, 1)
  }

  #readSource(i: number, j: number, n: number, m: number): void {
    const { source } = this.#coverage
    const f = this.values
    let weakest = Number.POSITIVE_INFINITY
    let sum = 0
    let at = 0
    for (let k = i; k < i + n; k++) {
      at = sourceAt(this.#coverage, k, j, m)
      const chars = this.#source.charStarts[k + 1]! - this.#source.charStarts[k]!
      const both = source[at + CONTENT]! + source[at + GRAMMAR]!
      f[F.sourceContent]! += source[at + CONTENT]! * SCALE
      f[F.sourceGrammar]! += source[at + GRAMMAR]! * SCALE
      f[F.sourceBare]! += source[at + BARE_CLAUSES]!
      sum += both
      weakest = Math.min(weakest, both / (chars + 1))
      if (k === i) {
        f[F.sourceFirstClause] = Math.min(source[at + FIRST_CLAUSE]!, 1)
        f[F.sourceBefore] = source[at + GAIN_BEFORE]! * SCALE
      }
    }
    f[F.sourceLastClause] = Math.min(source[at + LAST_CLAUSE]!, 1)
    f[F.sourceAfter] = source[at + GAIN_AFTER]! * SCALE
    f[F.sourceMean] = sum / (this.#source.charStarts[i + n]! - this.#source.charStarts[i]! + 1)
    if (n > 1) f[F.sourceWeakest] = Math.min(weakest, 1)
  }

  /**
   * In a link of several sentences, how well the first sentences of the two sides agree with one
   * another, and the last ones: where the link is one too long, they do not.
   */
  #readCorners(firstI: number, firstJ: number, lastI: number, lastJ: number): void {
    const f = this.values
    const { source, target } = this.#coverage
    const sourceFirst = sourceAt(this.#coverage, firstI, firstJ, 1)
    const sourceLast = sourceAt(this.#coverage, lastI, lastJ, 1)
    const targetFirst = targetAt(this.#coverage, firstI, firstJ, 1)
    const targetLast = targetAt(this.#coverage, lastI, lastJ, 1)
    f[F.sourceFirstCorner] = Math.min(1, source[sourceFirst + FIRST_CLAUSE]!)
    f[F.sourceLastCorner] = Math.min(1, source[sourceLast + LAST_CLAUSE]!)
    f[F.targetFirstCorner] = Math.min(1, target[targetFirst + FIRST_CLAUSE]!)
    f[F.targetLastCorner] = Math.min(1, target[targetLast + LAST_CLAUSE]!)
    f[F.sourceFirstPair] = meanOf(source, sourceFirst, charsOf(this.#source, firstI))
    f[F.sourceLastPair] = meanOf(source, sourceLast, charsOf(this.#source, lastI))
    f[F.targetFirstPair] = meanOf(target, targetFirst, wordsOf(this.#target, firstJ))
    f[F.targetLastPair] = meanOf(target, targetLast, wordsOf(this.#target, lastJ))
  }

  #readSurface(i: number, j: number, n: number, m: number): void {
    const f = this.values
    const zh = this.#sourceSums
    const en = this.#targetSums
    const zhFrom = i * MARKS
    const zhTo = (i + n) * MARKS
    const enFrom = j * MARKS
    const enTo = (j + m) * MARKS
    const expected = between(zh, zhFrom, zhTo, S.length) * this.#ratio
    const actual = between(en, enFrom, enTo, S.length)
    const deviation = (actual - expected) / Math.sqrt(VARIANCE * ((expected + actual) / 2) + 20)
    const log = Math.log((actual + 5) / (expected + 5))
    f[F.lengthDeviation] = Math.min(deviation * deviation, 25) * SCALE
    f[F.lengthRatio] = Math.min(Math.abs(log), 2)
    f[F.targetLong] = Math.min(Math.max(log, 0) ** 2, 4)
    f[F.sourceLong] = Math.min(Math.min(log, 0) ** 2, 4)
    f[F.question] = Math.min(
      2,
      Math.abs(between(zh, zhFrom, zhTo, S.question) - between(en, enFrom, enTo, S.question)),
    )
    f[F.exclamation] = Math.min(
      2,
      Math.abs(between(zh, zhFrom, zhTo, S.exclamation) - between(en, enFrom, enTo, S.exclamation)),
    )
    f[F.colon] = Math.min(
      2,
      Math.abs(between(zh, zhFrom, zhTo, S.colon) - between(en, enFrom, enTo, S.colon)),
    )
    f[F.ellipsis] = Math.min(
      2,
      Math.abs(between(zh, zhFrom, zhTo, S.ellipsis) - between(en, enFrom, enTo, S.ellipsis)),
    )
    const zhQuotes = between(zh, zhFrom, zhTo, S.opening)
    const enQuotes = between(en, enFrom, enTo, S.opening)
    f[F.quotes] = zhQuotes > 0 === enQuotes > 0 ? 0 : 1
    f[F.innerQuotes] = Math.min(2, Math.abs(zhQuotes - enQuotes))
    const zhOpen = Math.sign(zhQuotes - between(zh, zhFrom, zhTo, S.closing))
    const enOpen = Math.sign(enQuotes - between(en, enFrom, enTo, S.closing))
    f[F.openQuotes] = Math.abs(zhOpen - enOpen)
    const inside = this.#source.surface[(i + n - 1) * MARKS + S.inside]!
    const insideThere = this.#target.surface[(j + m - 1) * MARKS + S.inside]!
    f[F.insideBoth] = inside * insideThere
    f[F.insideOne] = inside === insideThere ? 0 : 1
    f[F.moreTargets] = excess(m, between(zh, zhFrom, zhTo, S.clauses))
    f[F.moreSources] = excess(n, between(en, enFrom, enTo, S.clauses))
    const begins = this.#source.surface[i * MARKS + S.beginsQuoted]!
    const beginsThere = this.#target.surface[j * MARKS + S.beginsQuoted]!
    f[F.begins] = begins !== beginsThere ? -1 : begins
    const ends = this.#source.surface[(i + n - 1) * MARKS + S.endsQuoted]!
    const endsThere = this.#target.surface[(j + m - 1) * MARKS + S.endsQuoted]!
    f[F.ends] = ends !== endsThere ? -1 : ends
  }
}

/** For each sentence the sums of what is seen of the sentences before it. */
function runningSums(surface: Float32Array): Float64Array {
  const sums = new Float64Array(surface.length + MARKS)
  for (let k = 0; k < surface.length; k++) sums[k + MARKS] = sums[k]! + surface[k]!
  return sums
}

const between = (sums: Float64Array, from: number, to: number, mark: number): number =>
  sums[to + mark]! - sums[from + mark]!

/** By how many sentences a side has more than the other has clauses. */
const excess = (sentences: number, clauses: number): number =>
  Math.min(3, Math.max(0, sentences - clauses))

const charsOf = (text: SourceText, i: number): number =>
  text.charStarts[i + 1]! - text.charStarts[i]!

const wordsOf = (text: TargetText, j: number): number => text.starts[j + 1]! - text.starts[j]!

/** Mean of all words or characters of a sentence. */
const meanOf = (values: Float32Array, at: number, size: number): number =>
  Math.min(1.5, (values[at + CONTENT]! + values[at + GRAMMAR]!) / (size + 1))
