import { fillTargets } from './fill.ts'
import { isBlank } from './inline.ts'
import type { BilingualDocument, Inline, Segment } from './model.ts'

/** What a pseudo-translation stands between, so that one cut short is seen. */
export const PSEUDO_MARKS = ['⟦', '⟧'] as const

/**
 * A document with a pseudo-translation in every row that may be translated: what still reads
 * Chinese in a file made of it was not reached, and a page that holds it holds the English too.
 */
export const pseudoTranslate = (document: BilingualDocument): BilingualDocument =>
  fillTargets(document, pseudo)

/**
 * A text of no meaning in the place of a translation: marked at both ends of its text (a number or
 * a picture before it stays outside), about as much wider than its source as English is, with every
 * code, break and mark where it stood. Chinese becomes
 * words of Latin syllables, always the same for the same characters; vowels of Latin words are
 * doubled; figures stay.
 */
export function pseudo(source: Segment): Segment {
  const isText = ({ type }: Inline): boolean => type === 'text'
  const [first, last] = [source.findIndex(isText), source.findLastIndex(isText)]
  if (isBlank(source) || first < 0) return source
  const [open, close] = PSEUDO_MARKS
  let speak = speaker()
  return source.map((inline, i): Inline => {
    if (inline.type === 'break') speak = speaker()
    if (inline.type !== 'text') return inline
    const text = speak(inline.text)
    return { ...inline, text: (i === first ? open : '') + text + (i === last ? close : '') }
  })
}

const SYLLABLES = (
  'lo ri mep sum do la sit am con tur sec teb lit sed di us mod tem por in cid unt lab ore et ' +
  'mag nal qua ut ven iam quis nos tru exe ral ipso'
).split(' ')

const SYLLABLES_A_WORD = 2

const EAST_ASIAN =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Bopomofo}|\p{Script=Hangul}/u

/** Marks of Chinese and what English has for them. */
const CLOSING: Readonly<Record<string, string>> = {
  '，': ',',
  '、': ',',
  '。': '.',
  '；': ';',
  '：': ':',
  '？': '?',
  '！': '!',
  '）': ')',
  '」': '”',
  '』': '’',
  '》': '”',
  '〉': '’',
}
const OPENING: Readonly<Record<string, string>> = {
  '（': '(',
  '「': '“',
  '『': '‘',
  '《': '“',
  '〈': '‘',
}

/** Speaks the texts of a line one after another: a word may run on from one into the next. */
function speaker(): (text: string) => string {
  /** Syllables of the word that has begun. */
  let syllables = 0
  /** Whether the last character was of a Latin word or a figure. */
  let latin = false
  /** Whether a blank comes before the next word. */
  let blank = false

  const say = (char: string): string => {
    const before = blank ? ' ' : ''
    if (EAST_ASIAN.test(char)) {
      const apart = blank || latin || syllables === SYLLABLES_A_WORD ? ' ' : ''
      syllables = apart ? 1 : syllables + 1
      latin = blank = false
      return apart + SYLLABLES[char.codePointAt(0)! % SYLLABLES.length]!
    }
    const apart = before || (syllables > 0 ? ' ' : '')
    const isWord = /[\p{L}\p{N}]/u.test(char)
    const wasWord = syllables > 0 || latin
    syllables = 0
    latin = isWord
    blank = char in CLOSING
    if (isWord) return apart + (/[aeiou]/i.test(char) ? char + char.toLowerCase() : char)
    if (char in OPENING) return (before || (wasWord ? ' ' : '')) + OPENING[char]!
    return CLOSING[char] ?? (char === '\u3000' ? ' ' : char)
  }
  return (text) => Array.from(text, say).join('')
}
