import { isHan } from '../text/count.ts'
import { fold } from '../text/fold.ts'
import type { Dictionary } from './dictionary.ts'
import { type EnglishToken, englishTokens } from './english.ts'
import { nameFinder } from './find-name.ts'
import type { Lexicon } from './lexicon.ts'
import { CHINESE_NUMBER, chineseValue, numberKey } from './numbers.ts'
import { stem } from './stem.ts'
import { analyseTarget } from './target.ts'

/** Offsets in UTF-16 units; the end is exclusive. */
export type Stretch = readonly [from: number, to: number]

/** What the document that the texts are of has taught. */
export interface Taught {
  readonly lexicon: Lexicon
  /** Number of the example that the texts are, or were. */
  readonly example: number
}

/** A word of the source and the words of the target that say the same. */
export interface WordPair {
  readonly kind: 'word' | 'name' | 'number'
  readonly source: Stretch
  readonly target: readonly Stretch[]
  /** How likely the first of them translates it, 0 to 1. */
  readonly weight: number
}

interface Candidate {
  readonly kind: WordPair['kind']
  readonly source: Stretch
  readonly token: number
  readonly weight: number
  /** How far the two stand apart, each counted in its own text, 0 to 1. */
  readonly distance: number
}

/** What stands inside a longer headword seldom means anything by itself. */
const NESTED = 0.15
/** Less likely translations light up more that is wrong than right. */
const LEAST = 0.06
/** A number or a Latin word is the same on the other side, but for misprints. */
const SAME = 0.9
const SOUNDS_ALIKE = 0.8
/** A further word for the same characters must be this share as likely as the first. */
const FURTHER = 1 / 3

/**
 * Finds the words that two texts have in common: headwords of the dictionary whose glosses occur
 * in the English text, what the document has taught of these and other strings, numbers in any
 * notation, Latin words, names by their sound in pinyin. Each English word belongs to one Chinese
 * word at most, and Chinese words do not overlap.
 * @param source Chinese text of either script
 * @param target English text
 * @param taught left out where nothing was learnt yet
 */
export function correspond(
  source: string,
  target: string,
  dictionary: Dictionary,
  taught: Taught | null = null,
): WordPair[] {
  const tokens = englishTokens(target)
  const candidates = candidatesOf(source, target, tokens, dictionary, taught)
  candidates.sort(
    (a, b) =>
      b.weight - a.weight ||
      b.source[1] - b.source[0] - (a.source[1] - a.source[0]) ||
      a.distance - b.distance ||
      a.source[0] - b.source[0],
  )
  const used = new Set<number>()
  const chosen: { candidate: Candidate; tokens: number[] }[] = []
  for (const candidate of candidates) {
    if (used.has(candidate.token)) continue
    const same = chosen.find((each) => isSame(each.candidate.source, candidate.source))
    const { key } = tokens[candidate.token]!
    if (same?.tokens.some((token) => tokens[token]!.key === key)) continue
    if (same && candidate.weight < FURTHER * same.candidate.weight) continue
    if (!same && chosen.some((each) => overlap(each.candidate.source, candidate.source))) continue
    used.add(candidate.token)
    if (same) same.tokens.push(candidate.token)
    else chosen.push({ candidate, tokens: [candidate.token] })
  }
  return chosen
    .map(({ candidate: { kind, source: place, weight }, tokens: numbers }) => ({
      kind,
      source: place,
      target: numbers
        .sort((a, b) => a - b)
        .map((number): Stretch => [tokens[number]!.start, tokens[number]!.end]),
      weight,
    }))
    .sort((a, b) => a.source[0] - b.source[0])
}

const isSame = (a: Stretch, b: Stretch): boolean => a[0] === b[0] && a[1] === b[1]
const overlap = (a: Stretch, b: Stretch): boolean => a[0] < b[1] && b[0] < a[1]

function candidatesOf(
  source: string,
  target: string,
  tokens: readonly EnglishToken[],
  dictionary: Dictionary,
  taught: Taught | null,
): Candidate[] {
  const text = fold(source)
  const byKey = new Map<string, number[]>()
  for (const [number, { key, stop }] of tokens.entries()) {
    if (!stop) put(byKey, key, number)
  }
  const candidates: Candidate[] = []
  const add = (kind: WordPair['kind'], from: number, to: number, key: string, weight: number) => {
    if (weight < LEAST) return
    for (const token of byKey.get(key) ?? []) {
      const distance = Math.abs(
        (from + to) / 2 / source.length - tokens[token]!.start / target.length,
      )
      candidates.push({ kind, source: [from, to], token, weight, distance })
    }
  }
  for (const match of text.matchAll(CHINESE_NUMBER)) {
    const value = chineseValue(match[0])
    const end = match.index + match[0].length
    if (!Number.isNaN(value)) add('number', match.index, end, numberKey(value), SAME)
  }
  for (const match of text.matchAll(/[a-z]+/g)) {
    add('name', match.index, match.index + match[0].length, stem(match[0]), SAME)
  }
  addNames(text, target, dictionary, add)
  addWords(text, dictionary, taught, (key) => byKey.has(key), add)
  return candidates
}

/** Adds one more value of a key. */
function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key)
  if (known) known.push(value)
  else map.set(key, [value])
}

type Add = (kind: WordPair['kind'], from: number, to: number, key: string, weight: number) => void

function addNames(text: string, target: string, dictionary: Dictionary, add: Add): void {
  const analysis = analyseTarget([target])
  let step = analysis.next()
  while (!step.done) step = analysis.next()
  const findName = nameFinder(step.value, dictionary)
  for (let at = 0; at < text.length; at++) {
    const name = isHan(text.charCodeAt(at)) ? findName(text, at) : null
    // A single syllable sounds like many a name.
    if (!name || name.length < 2) continue
    for (const word of name.names) {
      add('name', at, at + name.length, step.value.keys[word]!, SOUNDS_ALIKE)
    }
  }
}

function addWords(
  text: string,
  dictionary: Dictionary,
  taught: Taught | null,
  isThere: (key: string) => boolean,
  add: Add,
): void {
  const learnt = new Map<string, Meaning[]>()
  // The furthest end of a headword that begins further left.
  let reach = 0
  for (let at = 0; at < text.length; at++) {
    const longestHere = dictionary.longest[text.charCodeAt(at)]!
    const most = Math.min(Math.max(longestHere, taught?.lexicon.longest ?? 0), text.length - at)
    let longest = 0
    for (let length = most; length > 0; length--) {
      const end = at + length
      const headword = length <= longestHere ? dictionary.find(text, at, end) : -1
      if (headword >= 0) longest ||= length
      const share = length < longest || end <= reach ? NESTED : 1
      const known = taught?.lexicon.translationsOf(text.slice(at, end), taught.example) ?? null
      for (const { key, weight, isName } of known ?? []) {
        const kind = isName && headword < 0 ? 'name' : 'word'
        if (isThere(key)) put(learnt, key, { kind, from: at, to: end, weight: weight * share })
      }
      if (headword < 0) continue
      for (const { key, weight } of glossesOf(dictionary, headword)) {
        // Of what was learnt the dictionary has had its say.
        if (known && taught?.lexicon.hasWord(key)) continue
        add('word', at, end, key, weight * share)
      }
    }
    reach = Math.max(reach, at + longest)
  }
  if (taught) addLearnt(text, learnt, taught.lexicon, add)
}

function* glossesOf({ rowEnds, stems, translations, weights }: Dictionary, headword: number) {
  const first = headword === 0 ? 0 : rowEnds[headword - 1]!
  for (let k = first; k < rowEnds[headword]!; k++) {
    yield { key: stems[translations[k]!]!, weight: (weights[k]! / 255) ** 2 }
  }
}

/** A part of the source that may mean a word. */
interface Meaning {
  readonly kind: WordPair['kind']
  readonly from: number
  readonly to: number
  readonly weight: number
}

/**
 * Learning shares a meaning out among a string and all its parts that always come with it; here
 * the string gets it back.
 */
function addLearnt(
  text: string,
  learnt: ReadonlyMap<string, readonly Meaning[]>,
  lexicon: Lexicon,
  add: Add,
): void {
  for (const [key, same] of learnt) {
    const least = lexicon.leastWeight(key)
    for (const { kind, from, to } of same) {
      if (lexicon.isFragment(text.slice(from, to))) continue
      const weight = same
        .filter((part) => part.from >= from && part.to <= to)
        .reduce((sum, part) => sum + part.weight, 0)
      if (weight >= least) add(kind, from, to, key, Math.min(1, weight))
    }
  }
}
