import type { Extent } from './coarse.ts'
import type { ShapedLink } from './lattice.ts'
import { SHAPES, shapeNumber } from './shapes.ts'
import { within } from './steps.ts'

/** A section that stands elsewhere on the other side, with its links. */
export interface MovedSection {
  readonly extent: Extent
  readonly links: readonly ShapedLink[]
}

/** What sections are looked for in; all links are counted in the whole texts. */
export interface Search {
  /** What was found in the order of the texts. */
  readonly links: readonly ShapedLink[]
  /** 1 for sentences of which it is known where they stand, or that they stand alone. */
  readonly settled: { readonly source: Uint8Array; readonly target: Uint8Array }
  /** Links of a part of the texts by itself. */
  decide(extent: Extent): Generator<number, readonly ShapedLink[]>
}

/** Sentences `from` to `to` − 1 of one side, hardly any of which has anything on the other. */
export interface Passage {
  readonly from: number
  readonly to: number
}

/** Shorter passages are no sections that were moved. */
const SHORTEST = 8
/** Sentences of a section on either side, and its links, at least. */
const LEAST_SENTENCES = 6
const LEAST_LINKS = 5
/** As many sentences as the texts have, and so many more, may be looked at once more. */
const ENOUGH = 2000

/**
 * Looks for sections that stand elsewhere on the other side: passages that found no counterpart in
 * the order of the texts, and find one in each other. What such passages have left over on either
 * side is looked at in turn, so that sections in any order are found one after the other.
 */
export function* findMoved({ links, settled, decide }: Search): Generator<number, MovedSection[]> {
  const sources = lonePassages(links, 'source', settled.source)
  const targets = lonePassages(links, 'target', settled.target)
  const found: MovedSection[] = []
  const tried = new Set<string>()
  const budget = settled.source.length + settled.target.length + ENOUGH
  let spent = 0
  for (;;) {
    const next = largestPair(sources, targets, tried)
    if (!next) return found
    const [source, target] = next
    tried.add(keyOf(source, target))
    spent += source.to - source.from + target.to - target.from
    if (spent > budget) return found
    const both: Extent = {
      sourceFrom: source.from,
      sourceTo: source.to,
      targetFrom: target.from,
      targetTo: target.to,
    }
    const section = linkedSection(yield* within(spent / budget, spent / budget, decide(both)))
    if (!section) continue
    const { sourceFrom, sourceTo, targetFrom, targetTo } = section.extent
    cutOut(sources, source, sourceFrom, sourceTo)
    cutOut(targets, target, targetFrom, targetTo)
    found.push(section)
  }
}

const keyOf = (source: Passage, target: Passage): string =>
  `${source.from}-${source.to}:${target.from}-${target.to}`

/** Of the pairs not tried yet the one that has room for the longest section. */
function largestPair(
  sources: readonly Passage[],
  targets: readonly Passage[],
  tried: ReadonlySet<string>,
): readonly [Passage, Passage] | null {
  let largest: readonly [Passage, Passage] | null = null
  let most = 0
  for (const source of sources) {
    for (const target of targets) {
      const room = Math.min(source.to - source.from, target.to - target.from)
      if (room <= most || tried.has(keyOf(source, target))) continue
      largest = [source, target]
      most = room
    }
  }
  return largest
}

/** What is left of a passage before and behind a part of it takes its place. */
function cutOut(passages: Passage[], whole: Passage, from: number, to: number): void {
  const left = [
    { from: whole.from, to: from },
    { from: to, to: whole.to },
  ].filter((part) => part.to - part.from >= SHORTEST)
  passages.splice(passages.indexOf(whole), 1, ...left)
}

/** How much a sentence speaks against a lone passage that is linked with certainty. */
const LINKED = 6
/** A passage ends where so much speaks against it. */
const END = 6

/**
 * Long passages without the other side. A stray link of little probability does not end one: where
 * nothing fits, something happens to.
 */
export function lonePassages(
  links: readonly ShapedLink[],
  side: 'source' | 'target',
  settled: Uint8Array,
): Passage[] {
  const loneliness = new Float32Array(settled.length)
  for (const { i, j, shape, probability } of links) {
    const [n, m] = SHAPES[shape]!
    const [at, size] = side === 'source' ? [i, n] : [j, m]
    loneliness.fill(n > 0 && m > 0 ? -LINKED * probability : 1, at, at + size)
  }
  for (const [k, value] of settled.entries()) if (value) loneliness[k] = -END
  const passages: Passage[] = []
  let from = 0
  let to = 0
  let sum = 0
  let most = 0
  for (let k = 0; k <= loneliness.length; k++) {
    sum += loneliness[k] ?? -END
    if (sum > most) {
      most = sum
      to = k + 1
    }
    if (sum > 0 && sum > most - END) continue
    if (to - from >= SHORTEST && most >= SHORTEST) passages.push({ from, to })
    from = k + 1
    to = from
    sum = 0
    most = 0
  }
  return passages
}

/** A link counts for a section as far as it is more probable than this, */
const DOUBTFUL = 0.25
/** and a sentence that is left alone counts against it by this. */
const ALONE = 0.5
/** Share of its sentences that must be linked, and how probably on average. */
const MOSTLY = 0.6

/**
 * The section of two passages that belongs together, if there is one: the stretch of their links
 * for which the most speaks, where most sentences of both sides are linked, and probably.
 */
export function linkedSection(links: readonly ShapedLink[]): MovedSection | null {
  let from = 0
  let sum = 0
  let most = 0
  let best: readonly ShapedLink[] = []
  for (const [k, { shape, probability }] of links.entries()) {
    const [n, m] = SHAPES[shape]!
    if (sum <= 0) {
      sum = 0
      from = k
    }
    sum += (n + m) * (n > 0 && m > 0 ? probability - DOUBTFUL : -ALONE)
    if (sum <= most) continue
    most = sum
    best = links.slice(from, k + 1)
  }
  const first = best[0]
  const last = best.at(-1)
  if (!first || !last || !isMostlyLinked(best)) return null
  const extent: Extent = {
    sourceFrom: first.i,
    sourceTo: last.i + SHAPES[last.shape]![0],
    targetFrom: first.j,
    targetTo: last.j + SHAPES[last.shape]![1],
  }
  const shorter = Math.min(extent.sourceTo - extent.sourceFrom, extent.targetTo - extent.targetFrom)
  return shorter >= LEAST_SENTENCES ? { extent, links: best } : null
}

function isMostlyLinked(links: readonly ShapedLink[]): boolean {
  let sentences = 0
  let linked = 0
  let probable = 0
  let count = 0
  for (const { shape, probability } of links) {
    const [n, m] = SHAPES[shape]!
    sentences += n + m
    if (n === 0 || m === 0) continue
    count++
    linked += n + m
    probable += (n + m) * probability
  }
  return count >= LEAST_LINKS && linked >= MOSTLY * sentences && probable >= MOSTLY * linked
}

/** Links of the whole texts, told apart. */
export interface Arranged {
  /** In one order on both sides, or with an empty side. */
  readonly inOrder: readonly ShapedLink[]
  /** Of sections that stand elsewhere. */
  readonly moved: readonly ShapedLink[]
}

/**
 * Tells what is in order from what has moved: the order is that of the most sentences, so of two
 * sections that have changed places it is the shorter one that has moved. A section may turn out to
 * be in order that was only overlooked, and what is linked across that order without being a
 * section stands alone: it was joined because nothing else was left.
 * @param links what was found in the order of the texts
 * @param anchors what must be in order
 */
export function arrange(
  links: readonly ShapedLink[],
  sections: readonly MovedSection[],
  anchors: readonly { readonly i: number; readonly j: number }[],
  sizes: { readonly source: number; readonly target: number },
): Arranged {
  if (sections.length === 0) return { inOrder: links, moved: [] }
  const all = [
    ...linksWithout(sections, links, sizes),
    ...sections.flatMap((section) => section.links),
  ]
  const linked = all.filter(isTwoSided).sort((a, b) => a.i - b.i)
  const chain = heaviestInOrder([
    ...anchors.map(({ i, j }) => ({ i, j, weight: sizes.source + sizes.target, link: null })),
    ...linked.map((link) => ({ ...link, weight: sentencesOf(link), link })),
  ])
  const alone: ShapedLink[] = []
  const moved: ShapedLink[] = []
  for (const run of runsOutside(linked, chain)) {
    if (run.length >= LEAST_LINKS) moved.push(...run)
    else alone.push(...run.flatMap((link) => parted(link)))
  }
  const outOfOrder = new Set(linked.filter((link) => !chain.has(link)))
  return { inOrder: [...all.filter((link) => !outOfOrder.has(link)), ...alone], moved }
}

const isTwoSided = ({ shape }: ShapedLink): boolean => {
  const [n, m] = SHAPES[shape]!
  return n > 0 && m > 0
}

const sentencesOf = ({ shape }: ShapedLink): number => SHAPES[shape]![0] + SHAPES[shape]![1]

/** Links outside of the chain, those together that follow one another on both sides. */
function runsOutside(
  linked: readonly ShapedLink[],
  chain: ReadonlySet<ShapedLink>,
): ShapedLink[][] {
  const runs: ShapedLink[][] = []
  let before: ShapedLink | null = null
  for (const link of linked) {
    if (chain.has(link)) before = null
    else {
      if (before && before.j < link.j) runs.at(-1)!.push(link)
      else runs.push([link])
      before = link
    }
  }
  return runs
}

interface Weighed {
  readonly i: number
  readonly j: number
  readonly weight: number
  readonly link: ShapedLink | null
}

/** The links of the heaviest chain that is in order on both sides. */
function heaviestInOrder(candidates: readonly Weighed[]): ReadonlySet<ShapedLink> {
  const sorted = [...candidates].sort((a, b) => a.i - b.i)
  const size = sorted.reduce((most, { j }) => Math.max(most, j), 0) + 2
  // A tree of maxima over the target (Fenwick 1994): the heaviest chain that ends before a place.
  const ends = new Int32Array(size).fill(-1)
  const weights = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  for (const [k, { j, weight }] of sorted.entries()) {
    let best = -1
    for (let at = j; at > 0; at -= at & -at) {
      const end = ends[at]!
      if (end >= 0 && (best < 0 || weights[end]! > weights[best]!)) best = end
    }
    before[k] = best
    weights[k] = weight + (best >= 0 ? weights[best]! : 0)
    for (let at = j + 1; at < size; at += at & -at) {
      if (ends[at]! < 0 || weights[ends[at]!]! < weights[k]!) ends[at] = k
    }
  }
  const chain = new Set<ShapedLink>()
  let last = weights.reduce((best, weight, k) => (weight > weights[best]! ? k : best), 0)
  for (; last >= 0; last = before[last]!) {
    const { link } = sorted[last]!
    if (link) chain.add(link)
  }
  return chain
}

/** Links in the order of the texts without the sentences of sections that stand elsewhere. */
function linksWithout(
  sections: readonly MovedSection[],
  links: readonly ShapedLink[],
  sizes: { readonly source: number; readonly target: number },
): ShapedLink[] {
  const elsewhere = { source: new Uint8Array(sizes.source), target: new Uint8Array(sizes.target) }
  for (const { extent } of sections) {
    elsewhere.source.fill(1, extent.sourceFrom, extent.sourceTo)
    elsewhere.target.fill(1, extent.targetFrom, extent.targetTo)
  }
  return links.flatMap((link) => {
    const { i, j, shape } = link
    const [n, m] = SHAPES[shape]!
    const isTouched =
      elsewhere.source.subarray(i, i + n).includes(1) ||
      elsewhere.target.subarray(j, j + m).includes(1)
    return isTouched ? parted(link, elsewhere) : [link]
  })
}

const NOWHERE = { source: [], target: [] } as const

/** The sentences of a link each by itself, but for those that stand elsewhere. */
function parted(
  { i, j, shape, probability }: ShapedLink,
  elsewhere: { readonly source: ArrayLike<number>; readonly target: ArrayLike<number> } = NOWHERE,
): ShapedLink[] {
  const [n, m] = SHAPES[shape]!
  const alone = n > 0 && m > 0 ? 1 - probability : probability
  const left: ShapedLink[] = []
  for (let k = i; k < i + n; k++) {
    if (!elsewhere.source[k]) left.push({ i: k, j, shape: OMISSION, probability: alone })
  }
  for (let k = j; k < j + m; k++) {
    if (!elsewhere.target[k]) left.push({ i, j: k, shape: ADDITION, probability: alone })
  }
  return left
}

const OMISSION = shapeNumber(1, 0)
const ADDITION = shapeNumber(0, 1)
