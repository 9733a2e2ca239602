import { textOf } from '../core/document/inline.ts'
import type { Segment } from '../core/document/model.ts'
import { printable } from '../core/layout/printable.ts'
import { legalXml } from './xml/escape.ts'

/**
 * What a row of a review export is known by when it comes back, whatever the reviewer did to the
 * table: the row's id and a hash of either side as it was sent, written as one name that is fit for
 * a bookmark of Word (at most 40 letters, digits and low lines; hidden when it begins with one;
 * ECMA-376 part 1, 17.13.6.2), an `id` of HTML and a name of XML:
 *
 *     _FP1_<key>_<source hash><target hash>
 *
 * `key` is the row's id where that is 1 to 20 small letters and digits, as ours are, else `X` and a
 * hash of it. A hash is seven characters, `hashText` of the side's text as it is printed: formatting
 * is not in it.
 */
export interface RowStamp {
  /** See `stampKey`. */
  readonly key: string
  readonly source: string
  readonly target: string
}

/** Custom properties of a reviewed file: what it was made of, and in which round. */
export const REVIEW_PROPERTIES = {
  document: 'FacingPagesDocument',
  round: 'FacingPagesRound',
  stamp: 'FacingPagesStamp',
} as const

/** Of the names that `stampName` makes. */
export const STAMP_VERSION = '1'

const NAME = /^_FP1_([a-z0-9]{1,20}|X[a-z0-9]{7})_([a-z0-9]{7})([a-z0-9]{7})$/

/** The key of a row's id: the id itself where a name can hold it. */
export const stampKey = (id: string): string =>
  /^[a-z0-9]{1,20}$/.test(id) ? id : `X${hashText(id)}`

/**
 * The text of a side as it is sent to a reviewer, which its hash is made of: without the white
 * space around it, which belongs to the paragraph.
 */
export const sentText = (segment: Segment): string => legalXml(textOf(printable(segment))).trim()

/** The name that a row is stamped with. */
export const stampName = (id: string, source: Segment, target: Segment): string =>
  `_FP1_${stampKey(id)}_${hashText(sentText(source))}${hashText(sentText(target))}`

/** The stamp in a name, or null for the name of anything else. */
export function readStamp(name: string): RowStamp | null {
  const match = NAME.exec(name)
  return match && { key: match[1]!, source: match[2]!, target: match[3]! }
}

const SPACE = 36 ** 7

/**
 * Seven letters and digits that tell a text from others: 53 bits of two multiplicative hashes
 * (cyrb53, public domain) taken into 36 bits.
 */
export function hashText(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  const hash = 4294967296 * (2097151 & b) + (a >>> 0)
  return (hash % SPACE).toString(36).padStart(7, '0')
}
