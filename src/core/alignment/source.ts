import { isHan } from '../text/count.ts'
import { fold } from '../text/fold.ts'
import type { Dictionary } from './dictionary.ts'
import { LONGEST_NGRAM, NgramCounts, SHORTEST_NGRAM } from './ngrams.ts'
import { CHINESE_NUMBER, chineseValue, numberKey } from './numbers.ts'
import { stem } from './stem.ts'
import { surfaces } from './surface.ts'

/**
 * The Chinese side, in flat arrays. A *unit* is anything that may have a translation: every
 * headword of the dictionary (all of them, however they overlap: no word segmentation to be wrong),
 * every character, strings that come again and again, numbers, Latin words, terms and names.
 */
export interface SourceText {
  readonly size: number
  /** Number of the first sentence within the whole text. */
  readonly offset: number
  /** Number of sentences of the whole text. */
  readonly whole: number
  /** Where the characters of each sentence begin, punctuation not counted; one more. */
  readonly charStarts: Int32Array
  /** 1 for characters of the grammar that stand in no longer word. */
  readonly charStop: Uint8Array
  readonly charClauses: Uint8Array
  /** Where the units of each sentence begin; one more. */
  readonly starts: Int32Array
  readonly units: Int32Array
  /** What a unit weighs where it stands: less inside a longer word. */
  readonly weights: Float32Array
  /** First and last character of a unit, counted within the sentence; the last not included. */
  readonly from: Uint16Array
  readonly to: Uint16Array
  readonly kinds: readonly UnitKind[]
  /** Occurrences of each unit, by number. */
  readonly counts: Int32Array
  readonly surface: Float32Array
}

/** What a unit is, by number: what the prior table looks its translations up by. */
export type UnitKind =
  | { readonly type: 'word'; readonly text: string; readonly headword: number }
  | { readonly type: 'string'; readonly text: string }
  | { readonly type: 'key'; readonly text: string; readonly key: string }
  | { readonly type: 'name'; readonly text: string; readonly names: readonly number[] }
  | { readonly type: 'term'; readonly text: string }

/** A name that was looked for by its sound: the words of the target text that may be it. */
export type FindName = (
  text: string,
  at: number,
) => { readonly length: number; readonly names: readonly number[] } | null

/** A unit inside a longer word says little of its own. */
const NESTED_WEIGHT = 0.15

const STOP_CHARACTERS = new Set(
  '的了是在我你您他她它们这那哪不就也都着过地得和与而且并但却又还很太把被给让对从到向于以为之其所者个一些么吗呢吧啊呀哦嘛没有要会能可上下里中来去说道',
)

const CLAUSE = /[，,；;：:。！!？?、—…（）()]/

/** Analyses the Chinese side. */
export function* analyseSource(
  sentences: readonly string[],
  dictionary: Dictionary,
  terms: ReadonlySet<string>,
  findName: FindName,
): Generator<number, SourceText> {
  const folded = sentences.map(fold)
  const ngrams = new NgramCounts()
  for (const [i, text] of folded.entries()) {
    ngrams.add(text)
    if (i % 1024 === 1023) yield 0
  }
  const often = 3 + Math.floor(sentences.length / 4000)
  const longestTerm = Math.max(0, ...[...terms].map((term) => term.length))

  const charStarts = new Int32Array(sentences.length + 1)
  const starts = new Int32Array(sentences.length + 1)
  const charStop: number[] = []
  const charClauses: number[] = []
  const units: number[] = []
  const weights: number[] = []
  const from: number[] = []
  const to: number[] = []
  const kinds: UnitKind[] = []
  const counts: number[] = []
  const byHeadword = new Map<number, number>()
  const byText = new Map<string, number>()

  const register = (kind: UnitKind): number => {
    kinds.push(kind)
    counts.push(0)
    return kinds.length - 1
  }
  const named = (id: string, make: () => UnitKind): number => {
    const known = byText.get(id)
    if (known !== undefined) return known
    const unit = register(make())
    byText.set(id, unit)
    return unit
  }

  for (const [i, text] of folded.entries()) {
    // Characters that count, and where each UTF-16 unit stands among them.
    const place = new Uint16Array(text.length + 1)
    let chars = 0
    let clause = 0
    const base = charStop.length
    for (let at = 0; at < text.length; at++) {
      place[at] = Math.min(chars, 0xfffe)
      const unit = text.charCodeAt(at)
      if (isHan(unit) || isAlphanumeric(unit)) {
        charStop.push(STOP_CHARACTERS.has(text[at]!) ? 1 : 0)
        charClauses.push(Math.min(clause, 255))
        chars++
      } else if (chars > 0 && CLAUSE.test(text[at]!) && charClauses.at(-1) === clause) clause++
    }
    place[text.length] = Math.min(chars, 0xfffe)

    // Everything that may be a unit, and how far the words reach that begin before each place.
    const found: [start: number, end: number, unit: number][] = []
    const containers: [start: number, end: number][] = []
    const put = (start: number, end: number, unit: number): void => {
      found.push([start, end, unit])
    }
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at)
      if (!isHan(unit)) continue
      const most = Math.min(
        text.length - at,
        Math.max(dictionary.longest[unit]!, LONGEST_NGRAM, longestTerm),
      )
      const name = findName(text, at)
      for (let length = 1; length <= most && isHan(text.charCodeAt(at + length - 1)); length++) {
        const end = at + length
        if (length <= longestTerm && terms.has(text.slice(at, end))) {
          const term = text.slice(at, end)
          put(
            at,
            end,
            named(`t${term}`, () => ({ type: 'term', text: term })),
          )
          containers.push([at, end])
        } else if (name?.length === length) {
          const string = text.slice(at, end)
          put(
            at,
            end,
            named(`n${string}`, () => ({ type: 'name', text: string, names: name.names })),
          )
          if (length > 1) containers.push([at, end])
        }
        const headword = length <= dictionary.longest[unit]! ? dictionary.find(text, at, end) : -1
        if (headword >= 0) {
          let known = byHeadword.get(headword)
          if (known === undefined) {
            known = register({ type: 'word', text: text.slice(at, end), headword })
            byHeadword.set(headword, known)
          }
          put(at, end, known)
          if (length > 1) containers.push([at, end])
        } else if (
          length === 1 ||
          (length >= SHORTEST_NGRAM &&
            length <= LONGEST_NGRAM &&
            ngrams.count(text, at, end) >= often)
        ) {
          const string = text.slice(at, end)
          put(
            at,
            end,
            named(`s${string}`, () => ({ type: 'string', text: string })),
          )
        }
      }
    }
    for (const match of text.matchAll(CHINESE_NUMBER)) {
      const value = chineseValue(match[0])
      if (Number.isNaN(value)) continue
      const end = match.index + match[0].length
      const key = numberKey(value)
      put(
        match.index,
        end,
        named(key, () => ({ type: 'key', text: match[0], key })),
      )
      containers.push([match.index, end])
    }
    for (const match of text.matchAll(/[a-z]+/g)) {
      const end = match.index + match[0].length
      const key = stem(match[0])
      put(
        match.index,
        end,
        named(`l${key}`, () => ({ type: 'key', text: match[0], key })),
      )
    }

    const reach = reaches(containers, text.length)
    for (const [start, end] of containers) {
      for (let at = start; at < end; at++) {
        if (isHan(text.charCodeAt(at))) charStop[base + place[at]!] = 0
      }
    }
    for (const [start, end, unit] of found) {
      const nested = reach.before[start]! >= end || reach.at[start]! > end
      units.push(unit)
      weights.push(nested ? NESTED_WEIGHT : 1)
      from.push(place[start]!)
      to.push(place[end]!)
      counts[unit]!++
    }
    charStarts[i + 1] = charStop.length
    starts[i + 1] = units.length
    if (i % 64 === 63) yield i / sentences.length
  }
  return {
    size: sentences.length,
    offset: 0,
    whole: sentences.length,
    charStarts,
    charStop: Uint8Array.from(charStop),
    charClauses: Uint8Array.from(charClauses),
    starts,
    units: Int32Array.from(units),
    weights: Float32Array.from(weights),
    from: Uint16Array.from(from),
    to: Uint16Array.from(to),
    kinds,
    counts: Int32Array.from(counts),
    surface: surfaces(sentences, 'zh'),
  }
}

/** The furthest end of a word that begins at each place, and of one that begins before it. */
function reaches(words: readonly (readonly [start: number, end: number])[], length: number) {
  const at = new Int32Array(length + 1)
  for (const [start, end] of words) at[start] = Math.max(at[start]!, end)
  const before = new Int32Array(length + 1)
  for (let i = 1; i <= length; i++) before[i] = Math.max(before[i - 1]!, at[i - 1]!)
  return { at, before }
}

const isAlphanumeric = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
