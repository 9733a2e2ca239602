import { isBlank, textOf } from '../document/inline.ts'
import type { Row } from '../document/model.ts'
import type { Dictionary } from './dictionary.ts'
import { isConfirmed } from './doubt.ts'
import { foldOf, type Lesson, learn } from './learn.ts'
import { analyse } from './rounds.ts'
import type { SourceText, UnitKind } from './source.ts'
import { within } from './steps.ts'
import type { TranslationTable } from './table.ts'
import type { TargetText } from './target.ts'

/** A text and its translation, as they teach what their words mean. */
export interface Example {
  readonly source: string
  readonly target: string
  /** How much it counts; 0 for one that teaches nothing. */
  readonly weight: number
}

/** What a user has said to be right counts so many times as much as what is certain by itself. */
const CONFIRMED_WEIGHT = 2
/** Of links that nobody had to guess and nobody has confirmed. */
const GIVEN_WEIGHT = 0.9
/** Links that are less likely teach nothing. */
const LEAST_CONFIDENCE = 0.3

/** The rows of a document as examples, one for each. */
export const examplesOf = (rows: readonly Row[]): Example[] =>
  rows.map((row) => ({
    source: textOf(row.source),
    target: textOf(row.target),
    weight: weightOf(row),
  }))

function weightOf(row: Row): number {
  if (isBlank(row.source) || isBlank(row.target)) return 0
  if (isConfirmed(row)) return CONFIRMED_WEIGHT
  const confidence = row.link.confidence ?? GIVEN_WEIGHT
  return confidence > LEAST_CONFIDENCE ? confidence : 0
}

/** A word that a string of characters may be translated by. */
export interface Translation {
  /** As `englishTokens` has it. */
  readonly key: string
  readonly weight: number
  readonly isName: boolean
}

/**
 * Learns from examples what their words mean, as the aligner does between its rounds: the
 * dictionary as a prior, IBM Model 1, and a table for each fold of passages that leaves it out.
 * @param examples in the order of the text
 */
export function* learnLexicon(
  examples: readonly Example[],
  dictionary: Dictionary,
): Generator<number, Lexicon> {
  const { source, target, prior } = yield* within(
    0,
    0.4,
    analyse(
      examples.map((example) => example.source),
      examples.map((example) => example.target),
      dictionary,
      [],
    ),
  )
  const lessons = examples.flatMap(({ weight }, i): Lesson[] =>
    weight > 0 ? [{ i, j: i, n: 1, m: 1, weight }] : [],
  )
  const tables = yield* within(0.4, 0.9, learn(source, target, prior, lessons))
  const units = yield* within(0.9, 0.92, unitsByText(source.kinds))
  const fragments = yield* within(0.92, 1, findFragments(source, units))
  return new Lexicon({ source, target, tables, units, fragments })
}

interface Learnt {
  readonly source: SourceText
  readonly target: TargetText
  /** Of the folds. */
  readonly tables: readonly TranslationTable[]
  readonly units: ReadonlyMap<string, readonly number[]>
  readonly fragments: ReadonlySet<string>
}

/** A translation must be so many times likelier than by chance, or this likely. */
const LEAST_RATIO = 8
const LIKELY = 0.25

/** What the rows of a document teach about its words. */
export class Lexicon {
  /** Length of the longest string that is known. */
  readonly longest: number
  readonly #units: ReadonlyMap<string, readonly number[]>
  readonly #fragments: ReadonlySet<string>
  readonly #tables: readonly TranslationTable[]
  readonly #place: Pick<SourceText, 'whole' | 'offset'>
  readonly #words: Pick<TargetText, 'vocabulary' | 'keys' | 'name' | 'background'>

  constructor({ source, target, tables, units, fragments }: Learnt) {
    this.#units = units
    this.#fragments = fragments
    this.#tables = tables
    // Only this much is kept of the texts, which may be long.
    this.#place = { whole: source.whole, offset: source.offset }
    const { vocabulary, keys, name, background } = target
    this.#words = { vocabulary, keys, name, background }
    let longest = 0
    for (const text of units.keys()) longest = Math.max(longest, text.length)
    this.longest = longest
  }

  /** Whether a word of English occurs in the examples, so that its translations are known. */
  hasWord(key: string): boolean {
    return this.#words.vocabulary.has(key)
  }

  /** Whether a string is no word by itself, but a part of one or a word with something beside it. */
  isFragment(text: string): boolean {
    return this.#fragments.has(text)
  }

  /** What a translation must weigh at least: so much more than by chance, or so much. */
  leastWeight(key: string): number {
    const word = this.#words.vocabulary.get(key)
    return word === undefined ? 0 : Math.min(LIKELY, LEAST_RATIO * this.#words.background[word]!)
  }

  /**
   * What a string may mean.
   * @param text folded characters
   * @param example number of the example that it stands in, which has no say in it
   * @returns null for a string that was not learnt
   */
  translationsOf(text: string, example: number): Translation[] | null {
    const units = this.#units.get(text)
    if (!units) return null
    const { keys, name } = this.#words
    const table = this.#tables[foldOf(this.#place, example) % this.#tables.length]!
    const found: Translation[] = []
    for (const unit of units) {
      for (let k = table.starts[unit]!; k < table.starts[unit + 1]!; k++) {
        const word = table.words[k]!
        found.push({ key: keys[word]!, weight: table.weights[k]!, isName: name[word] === 1 })
      }
    }
    return found
  }
}

/** Numbers of the units of each string of characters. */
function* unitsByText(kinds: readonly UnitKind[]): Generator<number, Map<string, number[]>> {
  const units = new Map<string, number[]>()
  for (const [unit, { type, text }] of kinds.entries()) {
    if (unit % 8192 === 8191) yield unit / kinds.length
    // Numbers and Latin words mean the same in any text.
    if (type === 'key') continue
    const same = units.get(text)
    if (same) same.push(unit)
    else units.set(text, [unit])
  }
  return units
}

/** A string of which a longer one has this share hardly ever stands without it. */
const MOSTLY = 2 / 3

/**
 * Of the strings that are neither headwords nor names but merely come again and again, those that
 * hardly ever stand without the same longer one, and those that hold another which mostly stands
 * without them.
 */
function* findFragments(
  { kinds, counts }: SourceText,
  units: ReadonlyMap<string, readonly number[]>,
): Generator<number, Set<string>> {
  const count = (text: string): number =>
    (units.get(text) ?? []).reduce((most, unit) => Math.max(most, counts[unit]!), 0)
  const isMere = (text: string): boolean =>
    text.length > 1 && units.get(text)!.every((unit) => kinds[unit]!.type === 'string')
  const fragments = new Set<string>()
  let done = 0
  for (const text of units.keys()) {
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 2; to <= text.length; to++) {
        const inner = text.slice(from, to)
        if (inner === text || !units.has(inner)) continue
        const isPart = count(text) >= MOSTLY * count(inner)
        if (isPart ? isMere(inner) : isMere(text)) fragments.add(isPart ? inner : text)
      }
    }
    if (++done % 2048 === 0) yield done / units.size
  }
  return fragments
}
