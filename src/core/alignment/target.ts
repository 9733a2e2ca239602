import { englishTokens } from './english.ts'
import { surfaces } from './surface.ts'

/** The English side, in flat arrays. */
export interface TargetText {
  /** Number of sentences. */
  readonly size: number
  /** Where the tokens of each sentence begin; one more than sentences. */
  readonly starts: Int32Array
  /** Number of each token in the vocabulary. */
  readonly tokens: Int32Array
  readonly clauses: Uint8Array
  readonly vocabulary: ReadonlyMap<string, number>
  /** Keys by number. */
  readonly keys: readonly string[]
  /** A word of each key as it was first met, in lower case, by number. */
  readonly spellings: readonly string[]
  /** 1 for words of the grammar, by number. */
  readonly stop: Uint8Array
  /** 1 for words that are written as names throughout, by number. */
  readonly name: Uint8Array
  /** How often each word would be met in a text like this, by number. */
  readonly background: Float32Array
  /** Sentences that have the word, by number. */
  readonly frequency: Int32Array
  /** `SURFACE` of each sentence, one after another. */
  readonly surface: Float32Array
}

/** Pseudo-counts that keep a word met once from being taken for rare. */
const SMOOTHING = 1

/** Analyses the English side. */
export function* analyseTarget(sentences: readonly string[]): Generator<number, TargetText> {
  const vocabulary = new Map<string, number>()
  const tokens: number[] = []
  const clauses: number[] = []
  const starts = new Int32Array(sentences.length + 1)
  const stop: number[] = []
  const counts: number[] = []
  const names: number[] = []
  const spellings: string[] = []
  const frequency: number[] = []
  const last: number[] = []
  for (const [j, sentence] of sentences.entries()) {
    for (const token of englishTokens(sentence)) {
      let number = vocabulary.get(token.key)
      if (number === undefined) {
        number = vocabulary.size
        vocabulary.set(token.key, number)
        stop.push(token.stop ? 1 : 0)
        counts.push(0)
        names.push(0)
        spellings.push(token.word)
        frequency.push(0)
        last.push(-1)
      }
      counts[number]!++
      if (token.written !== 'initial') {
        names[number]! += token.written === 'name' ? 1 : -1
      }
      if (last[number] !== j) {
        last[number] = j
        frequency[number]!++
      }
      tokens.push(number)
      clauses.push(Math.min(token.clause, 255))
    }
    starts[j + 1] = tokens.length
    if (j % 256 === 255) yield j / sentences.length
  }
  const total = tokens.length + SMOOTHING * vocabulary.size
  return {
    size: sentences.length,
    starts,
    tokens: Int32Array.from(tokens),
    clauses: Uint8Array.from(clauses),
    vocabulary,
    keys: [...vocabulary.keys()],
    spellings,
    stop: Uint8Array.from(stop),
    name: Uint8Array.from(names, (surplus, e) => (surplus > 0 && !stop[e] ? 1 : 0)),
    background: Float32Array.from(counts, (n) => (n + SMOOTHING) / total),
    frequency: Int32Array.from(frequency),
    surface: surfaces(sentences, 'en'),
  }
}
