import { isHan } from '../text/count.ts'
import { fold } from '../text/fold.ts'

/** Widths above this are all the same: the line is long. */
export const LONG = 400

/**
 * Width of a text in columns of a fixed pitch: ideographs and full-width forms take two, all else
 * one. Counting stops at `LONG`.
 */
export function columnsOf(text: string): number {
  let columns = 0
  for (let i = 0; i < text.length && columns < LONG; i++) {
    columns += isWide(text.charCodeAt(i)) ? 2 : 1
  }
  return columns
}

/** Whether a UTF-16 unit is set in the full width of a Chinese character. */
export const isWide = (unit: number): boolean =>
  (unit >= 0x2e80 && unit <= 0xd7ff) ||
  (unit >= 0xf900 && unit <= 0xfaff) ||
  (unit >= 0xfe30 && unit <= 0xfe4f) ||
  (unit >= 0xff01 && unit <= 0xff60) ||
  unit === 0x2014 ||
  unit === 0x2026 ||
  unit === 0x201c ||
  unit === 0x201d

/** Quotation marks and brackets, and stray blanks, after the mark that ends a sentence. */
const CLOSERS = '”’"\'」』）)》〉】〕］]} \u3000'
const SENTENCE_ENDS = '。！？!?…；;.｡'
const CLAUSE_ENDS = '，,、：:—～~'

/** The last character of a text before its closing quotation marks and brackets. */
export function lastMark(text: string): string {
  let at = text.length - 1
  while (at > 0 && CLOSERS.includes(text[at]!)) at--
  return text[at] ?? ''
}

export const endsSentence = (text: string): boolean =>
  text !== '' && SENTENCE_ENDS.includes(lastMark(text))

/** Whether a text ends with a mark that promises more: comma, colon, dash. */
export const endsClause = (text: string): boolean =>
  text !== '' && CLAUSE_ENDS.includes(lastMark(text))

/** Whether a text begins like something that is said. */
export const opensSpeech = (text: string): boolean => '“"「『‘'.includes(text[0] ?? ' ')

export const hasLetters = (text: string): boolean =>
  // Nearly always the first character answers, without a look at the Unicode tables.
  isHan(text.charCodeAt(0)) || /[\p{L}\p{N}]/u.test(text)

/** Units of a line that the rule tables look at. */
const REACH = 240

/**
 * The beginning of a line, or all of a short one, folded: the rule tables are written once, in
 * Simplified characters, half-width marks and lower case. Offsets are those of the line.
 */
export const foldForRules = (text: string): string => fold(text.slice(0, REACH))
