import { fold } from '../text/fold.ts'
import type { Dictionary } from './dictionary.ts'
import { englishTokens } from './english.ts'
import type { SourceText } from './source.ts'
import type { TargetText } from './target.ts'

/**
 * What the units of the source may be translated by: a sparse matrix in rows. Row u has the words
 * `words[starts[u]]` to `words[starts[u + 1] - 1]` with the weights t(word | u).
 */
export interface TranslationTable {
  readonly starts: Int32Array
  readonly words: Int32Array
  readonly weights: Float32Array
}

/** A number or a Latin word stands on the other side as it is, but for misprints. */
const SAME_WEIGHT = 0.9
const NAME_WEIGHT = 0.8
/** A single syllable that sounds like a name often is none. */
const SYLLABLE_WEIGHT = 0.25
const TERM_WEIGHT = 1

/** Collects the rows of a table in order. */
export class TableBuilder {
  readonly #starts: Int32Array
  #words = new Int32Array(4096)
  #weights = new Float32Array(4096)
  #size = 0
  #rows = 0

  /** @param rows how many there will be */
  constructor(rows: number) {
    this.#starts = new Int32Array(rows + 1)
  }

  add(word: number, weight: number): void {
    if (this.#size === this.#words.length) {
      const words = new Int32Array(this.#size * 2)
      words.set(this.#words)
      this.#words = words
      const weights = new Float32Array(this.#size * 2)
      weights.set(this.#weights)
      this.#weights = weights
    }
    this.#words[this.#size] = word
    this.#weights[this.#size++] = weight
  }

  endRow(): void {
    this.#starts[++this.#rows] = this.#size
  }

  build(): TranslationTable {
    return {
      starts: this.#starts,
      words: this.#words.slice(0, this.#size),
      weights: this.#weights.slice(0, this.#size),
    }
  }
}

/** The table before anything was learnt from the text: dictionary, numbers, names and terms. */
export function priorTable(
  source: SourceText,
  target: TargetText,
  dictionary: Dictionary,
  terms: readonly (readonly [zh: string, en: string])[],
): TranslationTable {
  const wordOfStem = new Int32Array(dictionary.stems.length)
  for (const [number, text] of dictionary.stems.entries()) {
    wordOfStem[number] = target.vocabulary.get(text) ?? -1
  }
  const byTerm = termWords(target, terms)
  const table = new TableBuilder(source.kinds.length)
  for (const kind of source.kinds) {
    switch (kind.type) {
      case 'word': {
        const begin = kind.headword === 0 ? 0 : dictionary.rowEnds[kind.headword - 1]!
        for (let at = begin; at < dictionary.rowEnds[kind.headword]!; at++) {
          const word = wordOfStem[dictionary.translations[at]!]!
          if (word >= 0) table.add(word, (dictionary.weights[at]! / 255) ** 2)
        }
        break
      }
      case 'key': {
        const word = target.vocabulary.get(kind.key)
        if (word !== undefined) table.add(word, SAME_WEIGHT)
        break
      }
      case 'name':
        for (const word of kind.names) {
          table.add(word, kind.text.length > 1 ? NAME_WEIGHT : SYLLABLE_WEIGHT)
        }
        break
      case 'term':
        for (const [word, weight] of byTerm.get(kind.text) ?? []) table.add(word, weight)
        break
      case 'string':
        break
    }
    table.endRow()
  }
  return table.build()
}

/** The words of each term's translations, by the folded term. */
function termWords(target: TargetText, terms: readonly (readonly [zh: string, en: string])[]) {
  const byTerm = new Map<string, Map<number, number>>()
  for (const [zh, en] of terms) {
    const content = englishTokens(en).filter(({ stop }) => !stop)
    const row = byTerm.get(fold(zh)) ?? new Map<number, number>()
    byTerm.set(fold(zh), row)
    for (const { key } of content) {
      const word = target.vocabulary.get(key)
      if (word !== undefined) row.set(word, TERM_WEIGHT / Math.sqrt(content.length))
    }
  }
  return byTerm
}
