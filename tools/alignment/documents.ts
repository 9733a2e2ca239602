import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sentences } from '../../src/core/segmentation/index.ts'

/** A text, its translation, and how people have aligned them. */
export interface GoldDocument {
  readonly name: string
  readonly source: readonly string[]
  readonly target: readonly string[]
  /** Links as indices of sentences, in order. */
  readonly links: readonly GoldLink[]
  /** What it counts in training. */
  readonly weight: number
}

export type GoldLink = readonly [source: readonly number[], target: readonly number[]]

const lines = (file: string): string[] => readFileSync(file, 'utf8').replace(/\n$/, '').split('\n')

/**
 * Reads a folder as MAC has it (https://github.com/bfsujason/mac): `zh/*.txt` and `en/*.txt`, one
 * sentence a line, and `gold/*.align` with links as `[0, 1]:[0]`.
 */
export function readGold(folder: string): GoldDocument[] {
  if (!existsSync(folder)) return []
  return readdirSync(path.join(folder, 'gold'))
    .sort()
    .map((file) => {
      const name = path.basename(file, '.align')
      const indices = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number)
      return {
        name,
        source: lines(path.join(folder, 'zh', `${name}.txt`)),
        target: lines(path.join(folder, 'en', `${name}.txt`)),
        links: lines(path.join(folder, 'gold', file)).map((line) => {
          const [source, target] = line.split(':')
          return [indices(source!), indices(target!)] as const
        }),
        weight: 1,
      }
    })
}

/**
 * What happens to a row, by a number from 0 to 1 drawn for it: below the first it loses its target,
 * then its source; then it is joined to the row before in the source, then in the target.
 */
const OMITTED = 0.012
const ADDED = 0.024
const JOINED_IN_SOURCE = 0.124
const JOINED_IN_TARGET = 0.184
/** Share of rows where a passage begins that one side lacks, and how many rows it has at most. */
const PASSAGES = 0.006
const LONGEST_PASSAGE = 40
/** Rows of a document, and what one counts beside a chapter of a novel. */
const ROWS = 160
const WEIGHT = 0.3

/**
 * Makes alignment problems out of parallel rows (1:1, TSV with a heading line): both sides are
 * divided into sentences, some rows and passages lose a side, and some neighbours are joined into
 * one sentence on one side, as translators join them. Rows whose sentences cannot be told apart by
 * counting are left out. Always the same problems.
 */
export function deriveGold(file: string, zhColumn: string, enColumn: string): GoldDocument[] {
  if (!existsSync(file)) return []
  const [heading, ...rows] = lines(file).map((line) => line.split('\t'))
  const zh = heading!.indexOf(zhColumn)
  const en = heading!.indexOf(enColumn)
  const random = generator(20_260_101)
  const documents: GoldDocument[] = []
  let draft = new Draft()
  let lacking = 0
  let side = 0
  for (const row of rows) {
    const source = sentences(row[zh]!, 'zh')
    const target = sentences(row[en]!, 'en')
    if (!isClear(source.length, target.length)) continue
    if (lacking > 0) lacking--
    else if (random() < PASSAGES) {
      lacking = Math.floor(LONGEST_PASSAGE * random())
      side = random()
    }
    if (lacking > 0) draft.add(source, target, side < 0.5 ? 0 : OMITTED)
    else if (source.length === target.length) {
      for (const [k, sentence] of source.entries()) draft.add([sentence], [target[k]!], random())
    } else draft.add(source, target, random())
    if (draft.source.length >= ROWS) {
      documents.push(draft.finish(`${path.basename(file, '.tsv')} ${zhColumn} ${documents.length}`))
      draft = new Draft()
    }
  }
  return documents
}

/** Whether so many sentences can be linked with so many in one way only. */
const isClear = (source: number, target: number): boolean =>
  source > 0 && target > 0 && (source === target || source === 1 || target === 1)

class Draft {
  readonly source: string[] = []
  readonly #target: string[] = []
  readonly #links: [number[], number[]][] = []

  add(source: readonly string[], target: readonly string[], chance: number): void {
    const last = this.#links.at(-1)
    const single = (link: readonly (readonly unknown[])[]): boolean =>
      link.every((side) => side.length === 1)
    const joinable = last !== undefined && single(last) && single([source, target])
    if (chance < OMITTED) this.#push(source, [])
    else if (chance < ADDED) this.#push([], target)
    else if (!joinable) this.#push(source, target)
    else if (chance < JOINED_IN_SOURCE) {
      this.source.push(this.source.pop()!.replace(/[。.]$/, '，') + source[0]!)
      last[1].push(this.#target.length)
      this.#target.push(target[0]!)
    } else if (chance < JOINED_IN_TARGET) {
      this.#target.push(`${this.#target.pop()!.replace(/\.$/, ', and')} ${target[0]!}`)
      last[0].push(this.source.length)
      this.source.push(source[0]!)
    } else this.#push(source, target)
  }

  #push(source: readonly string[], target: readonly string[]): void {
    const i = source.map((_, k) => this.source.length + k)
    const j = target.map((_, k) => this.#target.length + k)
    if (i.length > 0 && j.length > 0) this.#links.push([i, j])
    else {
      for (const index of i) this.#links.push([[index], []])
      for (const index of j) this.#links.push([[], [index]])
    }
    this.source.push(...source)
    this.#target.push(...target)
  }

  finish(name: string): GoldDocument {
    return { name, source: this.source, target: this.#target, links: this.#links, weight: WEIGHT }
  }
}

/** Numbers from 0 to 1, the same ones each time (Numerical Recipes' linear congruence). */
export function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
