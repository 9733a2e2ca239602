import type { SourceLanguage } from '../document/model.ts'
import { countCharacters } from './count.ts'
import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from './han-fold.generated.ts'

/** The script of a Chinese text. */
export interface DetectedScript {
  readonly language: SourceLanguage
  /** 0 (no character tells, the language is a guess) to 1. */
  readonly confidence: number
}

/**
 * Tells Traditional from Simplified Chinese by the characters that only one of them uses.
 * Punctuation, quotation marks and the choice of words play no part, so a text converted from
 * the other script counts as what it is written in now.
 * @param fallback the answer for a text in which no character tells
 */
export function detectScript(text: string, fallback: SourceLanguage = 'zh-Hans'): DetectedScript {
  marks ??= buildMarks()
  let traditional = 0
  let simplified = 0
  for (let i = 0; i < text.length; i++) {
    const mark = marks[text.charCodeAt(i)]!
    if (mark === TRADITIONAL) traditional++
    else if (mark === SIMPLIFIED) simplified++
  }
  const seen = traditional + simplified
  if (seen === 0 || traditional === simplified) return { language: fallback, confidence: 0 }
  return {
    language: traditional > simplified ? 'zh-Hant' : 'zh-Hans',
    // One character might be a quotation; ten leave little doubt.
    confidence: (Math.abs(traditional - simplified) / seen) * (seen / (seen + 1)),
  }
}

/**
 * The language of a text: Chinese, English, or something else (which includes text without any
 * letters). A Chinese text full of Latin names is Chinese, and an English one that quotes a few
 * characters is English; Japanese is known by its kana.
 */
export function detectLanguage(text: string): 'zh' | 'en' | 'other' {
  const sample = text.slice(0, SAMPLE)
  const han = countCharacters(sample)
  const foreign = sample.match(/[\u3041-\u30ff\u1100-\u11ff\uac00-\ud7af]/g)?.length ?? 0
  if (foreign > 0.05 * (han + foreign)) return 'other'
  const words = sample.toLowerCase().match(/\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu) ?? []
  // A word of English is about a character and a half of Chinese.
  if (han > 0 && han >= 1.5 * words.length) return 'zh'
  const others = sample.match(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}]/gu)?.length
  if (words.length === 0 || (others ?? 0) > words.length) return 'other'
  const functional = words.filter((word) => ENGLISH.has(word)).length
  if (words.length >= 12) return functional >= 0.15 * words.length ? 'en' : 'other'
  return functional > 0 || /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u.test(sample) ? 'en' : 'other'
}

const SAMPLE = 20_000
const TRADITIONAL = 1
const SIMPLIFIED = 2

let marks: Uint8Array | undefined

function buildMarks(): Uint8Array {
  const built = new Uint8Array(0x10000)
  for (const char of TRADITIONAL_ONLY) built[char.charCodeAt(0)] = TRADITIONAL
  for (const char of SIMPLIFIED_ONLY) built[char.charCodeAt(0)] = SIMPLIFIED
  return built
}

/** Words that make up a third of any English prose and are rare in its neighbours. */
const ENGLISH = new Set(
  (
    'the of and to is that it was for on with as are be this have from or had by not but what all ' +
    'were we when there can an your which their said if will each about how up out them then she ' +
    'many some so these would other into has more her him his been who its they you i at my do'
  ).split(' '),
)
