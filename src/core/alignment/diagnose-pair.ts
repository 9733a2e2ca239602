import type { Side } from '../document/model.ts'
import { countCharacters, countWords } from '../text/count.ts'
import { detectLanguage } from '../text/script.ts'

/** What two texts are to one another, as far as can be told before they are aligned. */
export type PairDiagnosis =
  /** Chinese on the source side, English on the other. */
  | { readonly type: 'fits' }
  /** The other way round. */
  | { readonly type: 'swapped' }
  | { readonly type: 'same-language'; readonly language: 'zh' | 'en' }
  | { readonly type: 'empty'; readonly side: Side }
  /** One of the texts holds both languages. */
  | { readonly type: 'bilingual'; readonly side: Side }
  /** A text is in neither language, as far as can be seen. */
  | { readonly type: 'unknown-language'; readonly side: Side }

/**
 * Looks at two texts that are said to be a source and its translation.
 * @param source paragraphs of the one that should be Chinese
 * @param target paragraphs of the one that should be English
 */
export function diagnosePair(source: readonly string[], target: readonly string[]): PairDiagnosis {
  const sides = { source, target }
  for (const side of ['source', 'target'] as const) {
    if (sides[side].every((text) => !text.trim())) return { type: 'empty', side }
  }
  for (const side of ['source', 'target'] as const) {
    if (isBilingual(sides[side])) return { type: 'bilingual', side }
  }
  const [zh, en] = [detectLanguage(source.join('\n')), detectLanguage(target.join('\n'))]
  if (zh === 'en' && en === 'zh') return { type: 'swapped' }
  if (zh === en && zh !== 'other') return { type: 'same-language', language: zh }
  if (zh !== 'zh') return { type: 'unknown-language', side: 'source' }
  return en === 'en' ? { type: 'fits' } : { type: 'unknown-language', side: 'target' }
}

/** The language a paragraph is written in; null for one that has too few letters to tell. */
export function languageOf(paragraph: string): 'zh' | 'en' | null {
  const characters = countCharacters(paragraph)
  const words = countWords(paragraph.replace(/[\p{N}_]+/gu, ' '))
  if (characters === 0 && words === 0) return null
  // A word of English is about a character and a half of Chinese; see `detectLanguage`.
  return characters >= 1.5 * words ? 'zh' : 'en'
}

/**
 * A paragraph whose lines, or columns parted by a tab, are of both languages, as its parts; any
 * other as it is.
 */
export function unmix(paragraph: string): string[] {
  const parts = paragraph.split(/[\t\n]+/).filter((part) => part.trim())
  const languages = new Set(parts.map(languageOf))
  return languages.has('zh') && languages.has('en') ? parts : [paragraph]
}

/** The smaller language's share of a text that holds both; quotations stay far below it. */
const LEAST_SHARE = 0.25
/** Paragraphs of each language in the shortest text that can be told to be bilingual. */
const LEAST_PARAGRAPHS = 2

/**
 * Whether a text holds both languages, each in paragraphs of its own: both are a good part of it,
 * each counted in what it takes to say the same.
 */
export function isBilingual(paragraphs: readonly string[]): boolean {
  const size = { zh: 0, en: 0 }
  const count = { zh: 0, en: 0 }
  for (const paragraph of paragraphs.flatMap(unmix)) {
    const language = languageOf(paragraph)
    if (!language) continue
    count[language]++
    size[language] += language === 'zh' ? countCharacters(paragraph) : 1.5 * countWords(paragraph)
  }
  return (
    Math.min(count.zh, count.en) >= LEAST_PARAGRAPHS &&
    Math.min(size.zh, size.en) >= LEAST_SHARE * (size.zh + size.en)
  )
}
