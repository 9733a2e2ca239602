import { anchorsOf, type Structure } from './anchors.ts'
import type { Dictionary } from './dictionary.ts'
import { type Evidence, Explainer } from './evidence.ts'
import { type FixedLink, fixedPoints } from './fixed.ts'
import type { Lesson } from './learn.ts'
import type { Model } from './model.ts'
import { areUnrelated } from './relatedness.ts'
import { analyse, type Pair } from './rounds.ts'
import { inSteps, within } from './steps.ts'
import { Work } from './work.ts'

export interface AlignOptions {
  readonly dictionary: Dictionary
  /** Links that are known; the rest is aligned between them. */
  readonly fixed?: readonly FixedLink[]
  /** Terms and names with their translations: they count as entries of the dictionary. */
  readonly terms?: readonly (readonly [zh: string, en: string])[]
  /** Paragraphs and kinds on each side: heard as far as both agree. */
  readonly structure?: Structure
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
  /** How far the two sides are to be taken for a text and its translation, 0 to 1. */
  readonly relatedness: number
  /** Whether they seem to have nothing to do with one another; then no link is believed. */
  readonly areUnrelated: boolean
  /** What speaks for and against a link; any sentences may be asked about. */
  evidence(link: FixedLink): Evidence
}

/**
 * Aligns the sentences of a Chinese text with those of its English translation; docs/alignment.md
 * has the method, its sources and its figures. The same input gives the same links.
 * @param source Chinese sentences, of either script
 * @param target English sentences
 * @throws RangeError when the fixed links make no sense; the signal's reason when it is aborted
 */
export const align = (
  source: readonly string[],
  target: readonly string[],
  options: AlignOptions,
): Promise<Alignment> => inSteps(alignStepwise(source, target, options), options)

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
  const anchors = anchorsOf(source, target, options.structure)
  const work = new Work(pair, points, anchors, options.model)
  yield* within(0.15, 0.25, work.findBands())
  if (usable) work.remember(usable.lessons)
  else yield* within(0.25, 0.45, work.round(true))
  yield* within(0.45, 0.6, work.learn())
  yield* within(0.6, 0.95, work.round(false))
  yield* within(0.95, 1, work.findMoved())
  const explainer = new Explainer(target, pair, work.tables)
  const relatedness = work.relatedness()
  const alignment: Alignment = {
    links: work.links(relatedness),
    relatedness,
    areUnrelated: areUnrelated(relatedness, source.length + target.length),
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
