/**
 * How well sections are found that stand elsewhere in the translation. In aligned chapters, and in
 * texts of two and three of them, sections of the translation are put into another order, of which
 * the aligner is told nothing; its weights are trained on the other chapters alone.
 * Run: `npx tsx tools/alignment/moved.ts FOLDER` with a folder as `readGold` reads it.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type AlignedLink, align } from '../../src/core/alignment/align.ts'
import { openDictionary } from '../../src/core/alignment/dictionary.ts'
import type { Model } from '../../src/core/alignment/model.ts'
import { type GoldDocument, type GoldLink, generator, readGold } from './documents.ts'
import { Problem } from './problem.ts'
import { modelOf, train } from './train.ts'

/** Sentences of the source in the section that is moved, at least. */
const LENGTHS = [8, 12, 20, 40, 80]
/** It is moved over so many times its own length, so that it is what moved and not the others. */
const DISTANCE = 1.5
/** Sections of each length in each chapter. */
const TRIALS = 5

const folder = process.argv[2]
if (folder === undefined) throw new Error('Name the folder with aligned documents.')
const root = path.resolve(import.meta.dirname, '../..')
const bytes = readFileSync(path.join(root, 'resources/dictionary/cedict.bin'))
const dictionary = openDictionary(
  bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
)

interface Reordered {
  readonly source: readonly string[]
  readonly target: readonly string[]
  /** Links of what may be said to have moved: one or the other of these. */
  readonly moved: readonly (readonly GoldLink[])[]
}

/** A text made of sections whose translations stand in another order. */
function reordered(
  sections: readonly (readonly GoldLink[])[],
  order: readonly number[],
  moved: readonly (readonly number[])[],
  { source, target }: Pick<GoldDocument, 'source' | 'target'>,
): Reordered {
  const sentences = order.flatMap((k) => sections[k]!.flatMap(([, some]) => some))
  const placeOf = new Map(sentences.map((sentence, at) => [sentence, at]))
  const renumbered = sections.map((links) =>
    links
      .filter(isTwoSided)
      .map(([some, others]): GoldLink => [some, others.map((j) => placeOf.get(j)!)]),
  )
  return {
    source,
    target: sentences.map((j) => target[j]!),
    moved: moved.map((some) => some.flatMap((k) => renumbered[k]!)),
  }
}

const isTwoSided = ([source, target]: GoldLink): boolean => source.length > 0 && target.length > 0

/**
 * A chapter in which a section of the translation stands behind the one that follows it.
 * @returns null where the chapter is too short
 */
function withMoved(document: GoldDocument, length: number, random: () => number): Reordered | null {
  const { links } = document
  const sizeOf = (some: readonly GoldLink[]): number =>
    some.reduce((sum, [source]) => sum + source.length, 0)
  const endOf = (from: number, size: number): number => {
    let to = from
    while (to < links.length && sizeOf(links.slice(from, to)) < size) to++
    return to
  }
  const room = (2 + DISTANCE) * length
  const starts = [...links.keys()].filter((at) => sizeOf(links.slice(at)) > room)
  const first = starts[Math.floor(random() * starts.length)]
  if (first === undefined) return null
  const second = endOf(first, length)
  const end = endOf(second, DISTANCE * length)
  const sections = [
    links.slice(0, first),
    links.slice(first, second),
    links.slice(second, end),
    links.slice(end),
  ]
  return reordered(sections, [0, 2, 1, 3], [[1]], document)
}

/** A chapter of which each side lacks another section, of this many links: nothing was moved. */
function withGaps({ source, target, links }: GoldDocument, size: number, at: number): GoldDocument {
  const missing = (from: number, side: 0 | 1): ReadonlySet<number> =>
    new Set(links.slice(from, from + size).flatMap((link) => link[side]))
  const [first, second] = [missing(at, 0), missing(at + 2 * size, 1)]
  return {
    name: '',
    source: source.filter((_, i) => !first.has(i)),
    target: target.filter((_, j) => !second.has(j)),
    links: [],
    weight: 0,
  }
}

/** Chapters one behind the other, their translations in another order. */
function joined(
  chapters: readonly GoldDocument[],
  order: readonly number[],
  moved: readonly (readonly number[])[],
): Reordered {
  const source: string[] = []
  const target: string[] = []
  const sections = chapters.map((chapter) => {
    const [i, j] = [source.length, target.length]
    source.push(...chapter.source)
    target.push(...chapter.target)
    return chapter.links.map(
      ([some, others]): GoldLink => [some.map((k) => k + i), others.map((k) => k + j)],
    )
  })
  return reordered(sections, order, moved, { source, target })
}

/** Links that were found against those that people have drawn. */
class Score {
  #texts = 0
  #noticed = 0
  #drawn = 0
  #touched = 0
  #found = 0
  #touching = 0
  #right = 0

  add(alternatives: Reordered['moved'], links: readonly AlignedLink[]): void {
    const found = links
      .filter(({ type }) => type === 'inversion')
      .map(({ source, target }): GoldLink => [source, target])
    const [moved] = alternatives
      .map((drawn) => ({ drawn, touched: meeting(drawn, found) }))
      .sort((a, b) => b.touched.length - a.touched.length)
    const { drawn, touched } = moved!
    const keys = new Set(drawn.map(String))
    this.#texts++
    if (touched.length * 2 >= drawn.length) this.#noticed++
    this.#drawn += drawn.length
    this.#touched += touched.length
    this.#found += found.length
    this.#touching += meeting(found, drawn).length
    this.#right += found.filter((link) => keys.has(String(link))).length
  }

  /** Noticed; precision and recall of links with a true pair, and of links that are right. */
  line(): string {
    const share = (part: number, of: number): string => (of > 0 ? (part / of).toFixed(3) : '–')
    return [
      String(this.#texts),
      share(this.#noticed, this.#texts),
      share(this.#touching, this.#found),
      share(this.#touched, this.#drawn),
      share(this.#right, this.#found),
      share(this.#right, this.#drawn),
    ]
      .map((cell) => cell.padStart(9))
      .join('')
  }
}

/** Those of some links that join a pair of sentences which one of the others joins, too. */
function meeting(links: readonly GoldLink[], others: readonly GoldLink[]): readonly GoldLink[] {
  const pairsOf = ([source, target]: GoldLink): string[] =>
    source.flatMap((i) => target.map((j) => `${i}:${j}`))
  const pairs = new Set(others.flatMap(pairsOf))
  return links.filter((link) => pairsOf(link).some((pair) => pairs.has(pair)))
}

const documents = readGold(folder)
const problems = documents.map((document) => Problem.first(document, dictionary))
const trainedWithout = (held: readonly number[]): Model =>
  modelOf(train(problems.filter((_, k) => !held.includes(k))))
const linksOf = async ({ source, target }: Pick<Reordered, 'source' | 'target'>, model: Model) =>
  (await align(source, target, { dictionary, model })).links

console.log(
  `${' '.repeat(24)}    texts  noticed  pair: P        R  link: P        R   (P precision, R recall)`,
)
const print = (what: string, score: Score): void => console.log(what.padEnd(24) + score.line())

let invented = 0
const random = generator(20_260_301)
const scores = new Map(LENGTHS.map((length) => [length, new Score()]))
for (const [held, document] of documents.entries()) {
  const model = trainedWithout([held])
  const links = await linksOf(document, model)
  invented += links.filter(({ type }) => type === 'inversion').length
  for (const size of [10, 20, 40]) {
    const gaps = await linksOf(withGaps(document, size, size), model)
    invented += gaps.filter(({ type }) => type === 'inversion').length
  }
  for (const length of LENGTHS) {
    for (let trial = 0; trial < TRIALS; trial++) {
      const made = withMoved(document, length, random)
      if (made) scores.get(length)!.add(made.moved, await linksOf(made, model))
    }
  }
}
for (const [length, score] of scores) print(`${length} sentences`, score)

const swapped = new Score()
const turned = new Score()
const reversed = new Score()
for (let k = 0; k + 1 < documents.length; k += 2) {
  const made = joined(documents.slice(k, k + 2), [1, 0], [[0], [1]])
  swapped.add(made.moved, await linksOf(made, trainedWithout([k, k + 1])))
}
for (let k = 0; k + 2 < documents.length; k += 3) {
  const three = documents.slice(k, k + 3)
  const model = trainedWithout([k, k + 1, k + 2])
  const last = joined(three, [2, 0, 1], [[2], [0, 1]])
  turned.add(last.moved, await linksOf(last, model))
  const all = joined(
    three,
    [2, 1, 0],
    [
      [0, 1],
      [0, 2],
      [1, 2],
    ],
  )
  reversed.add(all.moved, await linksOf(all, model))
}
print('two chapters swapped', swapped)
print('the last of three first', turned)
print('three in reverse', reversed)
console.log(`Inversions where nothing was moved: ${invented}`)
