import { isHan } from '../text/count.ts'
import { fold } from '../text/fold.ts'
import type { Dictionary } from './dictionary.ts'
import { type EnglishToken, englishTokens } from './english.ts'
import { nameFinder } from './find-name.ts'
import { CHINESE_NUMBER, chineseValue, numberKey } from './numbers.ts'
import { stem } from './stem.ts'
import { analyseTarget } from './target.ts'

/** Offsets in UTF-16 units; the end is exclusive. */
export type Stretch = readonly [from: number, to: number]

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
const LEAST = 0.03
/** A number or a Latin word is the same on the other side, but for misprints. */
const SAME = 0.9
const SOUNDS_ALIKE = 0.8

/**
 * Finds the words that two texts have in common: headwords of the dictionary whose glosses occur
 * in the English text, numbers in any notation, Latin words, names by their sound in pinyin. Each
 * English word belongs to one Chinese word at most, and Chinese words do not overlap.
 * @param source Chinese text of either script
 * @param target English text
 */
export function correspond(source: string, target: string, dictionary: Dictionary): WordPair[] {
  const tokens = englishTokens(target)
  const candidates = candidatesOf(source, target, tokens, dictionary)
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
): Candidate[] {
  const text = fold(source)
  const byKey = new Map<string, number[]>()
  for (const [number, { key, stop }] of tokens.entries()) {
    if (stop) continue
    const known = byKey.get(key)
    if (known) known.push(number)
    else byKey.set(key, [number])
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
  addWords(text, dictionary, add)
  return candidates
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

function addWords(text: string, dictionary: Dictionary, add: Add): void {
  // The furthest end of a headword that begins further left.
  let reach = 0
  for (let at = 0; at < text.length; at++) {
    const most = Math.min(dictionary.longest[text.charCodeAt(at)]!, text.length - at)
    let longest = 0
    for (let length = most; length > 0; length--) {
      const headword = dictionary.find(text, at, at + length)
      if (headword < 0) continue
      longest ||= length
      const isNested = length < longest || at + length <= reach
      const first = headword === 0 ? 0 : dictionary.rowEnds[headword - 1]!
      for (let k = first; k < dictionary.rowEnds[headword]!; k++) {
        const weight = (dictionary.weights[k]! / 255) ** 2 * (isNested ? NESTED : 1)
        add('word', at, at + length, dictionary.stems[dictionary.translations[k]!]!, weight)
      }
    }
    reach = Math.max(reach, at + longest)
  }
}
