import { segmentAround } from './codes.ts'
import { cutEnglish } from './en/segment.ts'
import { type Span, spansBetween } from './spans.ts'
import { cutChinese } from './zh/segment.ts'

export { gaps, type Span } from './spans.ts'

export interface SegmentOptions {
  /** Break after `；` and `;` too. Default false: GB/T 15834-2011 puts them inside a sentence. */
  readonly breakAtSemicolon?: boolean
}

/**
 * The sentences of one paragraph.
 *
 * `text` may hold line breaks; they are soft ones. The spans come in order, never overlap and
 * have no white space at their ends; all that lies between them is white space (`gaps`), so
 * nothing is ever lost. Offsets count UTF-16 code units. Blank text has no sentences.
 *
 * The rules are tables of our own, after GB/T 15834-2011 for Chinese punctuation and the
 * terminators and closers of UAX #29; docs/segmentation.md has them with their measurements.
 * The time taken grows linearly with the text.
 */
export function segment(text: string, lang: 'zh' | 'en', options: SegmentOptions = {}): Span[] {
  const semicolon = options.breakAtSemicolon === true
  const cut = lang === 'zh' ? cutChinese : cutEnglish
  return segmentAround(text, (bare) => spansBetween(bare, cut(bare, semicolon)))
}

/** The same sentences as strings. */
export function sentences(text: string, lang: 'zh' | 'en', options: SegmentOptions = {}): string[] {
  return segment(text, lang, options).map((span) => text.slice(span.start, span.end))
}
