import { countCharacters } from '../text/count.ts'
import { quotationMarks } from './quotes.ts'

/** What can be seen of a sentence without understanding it; counts. */
export const SURFACE = [
  'length',
  'question',
  'exclamation',
  'opening',
  'closing',
  'colon',
  'ellipsis',
  'beginsQuoted',
  'endsQuoted',
  'clauses',
  'inside',
] as const

/**
 * Measures one sentence.
 * @param inside whether a quotation is still open where the sentence begins
 * @returns the values of `SURFACE`, in their order; the length in Chinese characters, or in
 *   letters; `inside` tells of the end of the sentence
 */
export function surface(sentence: string, lang: 'zh' | 'en', inside: boolean): number[] {
  const text = sentence.trim()
  const marks = quotationMarks(text)
  const opening = marks.filter((mark) => mark > 0).length
  return [
    Math.max(1, lang === 'zh' ? chineseLength(text) : count(text, /[\p{L}\p{N}]/gu)),
    count(text, /[?？]+/g),
    count(text, /[!！]+/g),
    opening,
    marks.length - opening,
    count(text, /[:：]/g),
    count(text, /…+|\.{3,}/g),
    /^["'“「『«＂‘]/.test(text) ? 1 : 0,
    /[”」』»"'＂’][.。,，!！?？]?$/.test(text) ? 1 : 0,
    1 + count(text, /[，,；;：:、—]+(?=.)/g),
    marks.length > 0 ? Math.max(0, marks.at(-1)!) : Number(inside),
  ]
}

/** `surface` of every sentence of a text, one after another. */
export function surfaces(sentences: readonly string[], lang: 'zh' | 'en'): Float32Array {
  const values = new Float32Array(sentences.length * SURFACE.length)
  let inside = false
  for (const [k, sentence] of sentences.entries()) {
    const marks = surface(sentence, lang, inside)
    inside = marks.at(-1) === 1
    values.set(marks, k * SURFACE.length)
  }
  return values
}

/** Latin letters and digits weigh less than characters: a word of them is about two. */
const chineseLength = (text: string): number =>
  countCharacters(text) + count(text, /[A-Za-z0-9Ａ-Ｚａ-ｚ０-９]/g) / 2.5

const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0
