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
 * A text of no meaning in the place of a translation: marked at both ends, about as much wider
 * than its source as English is, with every code, break and mark where it stood. Chinese becomes
 * words of Latin syllables, always the same for the same characters; vowels of Latin words are
 * doubled; figures stay.
 */
export function pseudo(source: Segment): Segment {
  if (isBlank(source) || source.every(({ type }) => type === 'code')) return source
  let speak = speaker()
  const inlines = source.map((inline): Inline => {
    if (inline.type === 'text') return { ...inline, text: speak(inline.text) }
    if (inline.type === 'break') speak = speaker()
    return inline
  })
  const [open, close] = PSEUDO_MARKS
  return mark(mark(inlines, open, 0), close, -1)
}

/** Puts a sign at one end: into the text there, so that it is set as its neighbour is. */
function mark(inlines: readonly Inline[], sign: string, at: 0 | -1): Segment {
  const inline = inlines.at(at)!
  const before = at === 0
  if (inline.type !== 'text') {
    const alone: Inline = { type: 'text', text: sign, marks: [] }
    return before ? [alone, ...inlines] : [...inlines, alone]
  }
  const marked: Inline = { ...inline, text: before ? sign + inline.text : inline.text + sign }
  return inlines.with(at, marked)
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
