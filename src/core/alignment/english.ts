import { baseForm } from './irregular.ts'
import { englishNumber, numberKey } from './numbers.ts'
import { stem } from './stem.ts'
import { isStopWord } from './stop-words.ts'

/** A word, or a number of one or several words, of an English sentence. */
export interface EnglishToken {
  /** What it is compared by: a stem, a stop word as it is, or `#` and the value of a number. */
  readonly key: string
  /** The word in lower case, not stemmed. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly stop: boolean
  /**
   * How it is written: with a capital that nothing asks for (`name`), with one that the beginning
   * of a sentence or quotation asks for, or without.
   */
  readonly written: 'name' | 'initial' | 'lower'
  /** Number of the clause within the sentence. */
  readonly clause: number
}

/** `Bao-yu` is one word, as is `Qing’an`; `well-known` is two, and so is `Twenty-three`. */
const WORD =
  /\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?!\p{L}+ty-)\p{Lu}\p{Ll}+-\p{Ll}{2,6}(?!\p{L})|\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/gu
const CLAUSE = /[,;:?!.—–…()]|--/
/** Behind these a capital is asked for. */
const OPENING = /(?:^|[.?!:…]["'”’)\]]*\s*|["“‘(])\s*$/

/** The words of an English sentence, in order. */
export function englishTokens(sentence: string): EnglishToken[] {
  const found = [...sentence.matchAll(WORD)]
  const words = found.map(([text]) => plain(text))
  const tokens: EnglishToken[] = []
  let clause = 0
  let end = 0
  for (let i = 0; i < found.length; i++) {
    const start = found[i]!.index
    const between = sentence.slice(end, start)
    if (tokens.length > 0 && CLAUSE.test(between)) clause++
    const number = englishNumber(words, i)
    const last = found[i + (number ? number.words - 1 : 0)]!
    end = last.index + last[0].length
    if (number) {
      tokens.push({
        key: numberKey(number.value),
        word: '',
        start,
        end,
        stop: false,
        written: 'lower',
        clause,
      })
      i += number.words - 1
      continue
    }
    const word = words[i]!
    if (word === '') continue
    const stop = isStopWord(word)
    const capital = /^\p{Lu}/u.test(last[0])
    const asked = OPENING.test(sentence.slice(Math.max(0, start - 6), start))
    tokens.push({
      key: stop ? word : stem(baseForm(word)),
      word,
      start,
      end,
      stop,
      written: !capital ? 'lower' : asked ? 'initial' : 'name',
      clause,
    })
  }
  return tokens
}

/** Lower case, without accents, possessive or the hyphen of a name; `1,000` as it is. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('’', "'")
    .replace(/'s$|'$/i, '')
    .replace(/-/g, '')
    .toLowerCase()
