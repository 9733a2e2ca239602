import { englishTokens } from './english.ts'
import type { FixedLink } from './fixed.ts'
import { foldOf } from './learn.ts'
import { lengthRatio, type Pair } from './rounds.ts'
import { SURFACE } from './surface.ts'
import type { TranslationTable } from './table.ts'

/** What speaks for and against a link, for people to read. */
export interface Evidence {
  /** Words that translate one another, the most telling first. */
  readonly words: readonly Agreement[]
  readonly numbers: readonly Agreement[]
  readonly names: readonly Agreement[]
  /** Letters of English for one Chinese character here, and in the whole text. */
  readonly length: { readonly here: number; readonly usual: number }
  /** What there is as many of on both sides: `question`, `exclamation`, `quotes`. */
  readonly marks: readonly string[]
  /** One English sentence each: what speaks against the link. */
  readonly against: readonly string[]
}

export interface Agreement {
  readonly source: string
  readonly target: string
  /** Probability that the one is translated by the other. */
  readonly weight: number
}

const MOST_WORDS = 12
const LEAST_WEIGHT = 0.02
/** A pair must be this many times likelier than chance, or this likely. */
const LEAST_RATIO = 8
const LIKELY = 0.25
/** Longer or shorter than usual by this factor is worth a word. */
const ODD_LENGTH = 1.8
const FEW_AGREE = 0.2
/** Fewer content words than this tell nothing. */
const LEAST_CONTENT = 4

/** Finds the evidence for links of one pair of texts. */
export class Explainer {
  readonly #target: readonly string[]
  readonly #pair: Pair
  readonly #tables: readonly TranslationTable[]
  readonly #usual: number

  constructor(target: readonly string[], pair: Pair, tables: readonly TranslationTable[]) {
    this.#target = target
    this.#pair = pair
    this.#tables = tables
    this.#usual = lengthRatio(pair)
  }

  /** The evidence for a link of any sentences of the two texts. */
  explain({ source, target }: FixedLink): Evidence {
    const best = this.#bestUnits(source)
    const words: Agreement[] = []
    const numbers: Agreement[] = []
    const names: Agreement[] = []
    const used = new Set<string>()
    let content = 0
    let agreed = 0
    for (const j of target) {
      for (const { key, start, end, stop } of englishTokens(this.#target[j]!)) {
        if (stop) continue
        content++
        const word = this.#pair.target.vocabulary.get(key)
        const found = word === undefined ? undefined : best.get(word)
        if (!found || word === undefined) continue
        agreed++
        if (used.has(key)) continue
        used.add(key)
        const pair = {
          source: found.text,
          target: this.#target[j]!.slice(start, end),
          weight: found.weight,
        }
        if (key.startsWith('#')) numbers.push(pair)
        else if (this.#pair.target.name[word]) names.push(pair)
        else words.push(pair)
      }
    }
    words.sort((a, b) => b.weight - a.weight || (a.source < b.source ? -1 : 1))
    const here = this.#lengthHere(source, target)
    const marks = this.#marks(source, target)
    return {
      words: words.slice(0, MOST_WORDS),
      numbers,
      names,
      length: { here, usual: this.#usual },
      marks: marks.same,
      against: [
        ...this.#oddLength(here),
        ...(content >= LEAST_CONTENT && agreed < FEW_AGREE * content
          ? [`Only ${agreed} of ${content} content words have a counterpart.`]
          : []),
        ...marks.different,
      ],
    }
  }

  /** For each target word the unit that means it best. */
  #bestUnits(source: readonly number[]): Map<number, { text: string; weight: number }> {
    const { starts, units, weights, kinds } = this.#pair.source
    const { background } = this.#pair.target
    const best = new Map<number, { text: string; weight: number }>()
    for (const i of source) {
      const table = this.#tables[foldOf(this.#pair.source, i) % this.#tables.length]!
      for (let at = starts[i]!; at < starts[i + 1]!; at++) {
        const unit = units[at]!
        for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
          const word = table.words[k]!
          const weight = weights[at]! * table.weights[k]!
          const least = Math.min(LIKELY, LEAST_RATIO * background[word]!)
          if (weight < LEAST_WEIGHT || weight < least) continue
          if (weight > (best.get(word)?.weight ?? 0)) {
            best.set(word, { text: kinds[unit]!.text, weight: Math.min(1, weight) })
          }
        }
      }
    }
    return best
  }

  #sum(side: 'source' | 'target', sentences: readonly number[], mark: (typeof SURFACE)[number]) {
    const { surface } = this.#pair[side]
    const at = SURFACE.indexOf(mark)
    return sentences.reduce((sum, k) => sum + surface[k * SURFACE.length + at]!, 0)
  }

  #lengthHere(source: readonly number[], target: readonly number[]): number {
    const characters = this.#sum('source', source, 'length')
    return characters > 0 ? this.#sum('target', target, 'length') / characters : 0
  }

  #oddLength(here: number): string[] {
    if (here === 0) return []
    const factor = here / this.#usual
    if (factor > ODD_LENGTH) {
      return [`The translation is ${factor.toFixed(1)} times as long as usual.`]
    }
    if (factor < 1 / ODD_LENGTH) {
      return [`The translation is ${(1 / factor).toFixed(1)} times shorter than usual.`]
    }
    return []
  }

  #marks(source: readonly number[], target: readonly number[]) {
    const same: string[] = []
    const different: string[] = []
    for (const [mark, name, sentence] of [
      ['question', 'question', 'question marks'],
      ['exclamation', 'exclamation', 'exclamation marks'],
      ['opening', 'quotes', 'quotations'],
    ] as const) {
      const zh = this.#sum('source', source, mark)
      const en = this.#sum('target', target, mark)
      if (zh > 0 && zh === en) same.push(name)
      if (zh > 0 !== en > 0 && mark === 'question') {
        different.push(`There are ${sentence} on the ${zh > 0 ? 'Chinese' : 'English'} side only.`)
      }
    }
    return { same, different }
  }
}
