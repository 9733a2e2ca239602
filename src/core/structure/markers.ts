import { isFootnote } from './labels.ts'
import { countOf, HAN_NUMERAL } from './numerals.ts'

/**
 * What a line says about itself by the way it begins. All patterns see folded text: Simplified
 * characters, half-width marks, lower case.
 */

/** A number or sign in front of a heading or a list item. */
export interface Marker {
  readonly scheme: Scheme
  /** The count, where the scheme counts; else 0. */
  readonly value: number
  /** Whether nothing follows the marker. */
  readonly bare: boolean
}

export interface Scheme {
  readonly id: string
  /** Place in the order of headings, 1 the highest; 0 where the scheme never numbers headings. */
  readonly rank: number
  /** Whether it numbers headings more often than list items. */
  readonly strong: boolean
  /** Group 1 is the count. */
  readonly pattern: RegExp
}

const COUNT = `(${HAN_NUMERAL}|\\d{1,4})`
/** What may stand between `第三章` and its title; a title may also follow at once. */
const GAP = '(?:[\\s:.、·•|-]|—)*'

/** The first scheme that fits counts. */
const SCHEMES: readonly Scheme[] = [
  {
    id: 'part',
    rank: 1,
    strong: true,
    pattern: new RegExp(`^第\\s*${COUNT}\\s*(?:部分|[部卷编篇集辑幕](?![分队门长]))${GAP}`),
  },
  {
    id: 'volume',
    rank: 1,
    strong: true,
    pattern: new RegExp(`^卷(${HAN_NUMERAL})(?=$|[\\s:·])${GAP}`),
  },
  { id: 'half', rank: 1, strong: true, pattern: /^([上中下])[卷篇部编集](?=$|[\s:·])[\s:·]*/ },
  {
    id: 'part-en',
    rank: 1,
    strong: true,
    pattern: /^(?:part|book)\s+(\d{1,2}|[ivx]{1,5}|one|two|three|four|five)\b[\s:.—-]*/,
  },
  {
    id: 'chapter',
    rank: 2,
    strong: true,
    pattern: new RegExp(`^第\\s*${COUNT}\\s*[章回折](?!合)${GAP}`),
  },
  {
    id: 'chapter-en',
    rank: 2,
    strong: true,
    pattern: /^chapter\s+(\d{1,3}|[ivxl]{1,7}|[a-z]{3,9})\b[\s:.—-]*/,
  },
  {
    id: 'section',
    rank: 3,
    strong: true,
    pattern: new RegExp(`^第\\s*${COUNT}\\s*[节场课讲条]${GAP}`),
  },
  { id: 'counter', rank: 4, strong: true, pattern: /^(0\d)(?:$|[\s.、:/|-]+)(?!\d)/ },
  {
    id: 'han',
    rank: 4,
    strong: true,
    pattern: new RegExp(`^(${HAN_NUMERAL})(?:、|[.](?!\\d))\\s*`),
  },
  {
    id: 'paren-han',
    rank: 5,
    strong: true,
    pattern: new RegExp(`^\\((${HAN_NUMERAL})\\)[、.]?\\s*`),
  },
  {
    id: 'decimal-3',
    rank: 8,
    strong: true,
    pattern: /^(\d{1,2})\.\d{1,2}\.\d{1,2}(?![\d.%])\.?\s*(?=\D|$)/,
  },
  {
    id: 'decimal-2',
    rank: 7,
    strong: true,
    pattern: /^(\d{1,2})\.\d{1,2}(?![\d.%])\.?\s*(?=\D|$)/,
  },
  { id: 'arabic', rank: 6, strong: false, pattern: /^(\d{1,2})(?:[.、](?!\d)|\)(?=\S))\s*/ },
  { id: 'paren-arabic', rank: 9, strong: false, pattern: /^\((\d{1,2})\)[、.]?\s*/ },
  { id: 'circled', rank: 10, strong: false, pattern: /^([①-⑳⑴-⒇⒈-⒛])\s*/ },
  { id: 'roman', rank: 4, strong: false, pattern: /^([ivx]{1,5})[.、]\s+/ },
  { id: 'letter', rank: 0, strong: false, pattern: /^([a-z])[.)]\s+/ },
  { id: 'sign', rank: 5, strong: false, pattern: /^([■◆▍▎▌▶★☆◎])\s*/ },
  { id: 'bullet', rank: 0, strong: false, pattern: /^([•●▪‣]|[·○□◇*✓✔–-](?=\s))\s*/ },
  { id: 'plain', rank: 6, strong: false, pattern: /^(\d{1,2})\s+(?=\p{Script=Han})/u },
  {
    id: 'alone',
    rank: 4,
    strong: true,
    pattern: new RegExp(`^(${HAN_NUMERAL}|\\d{1,2}|[ivx]{1,4})$`),
  },
]

/** The marker at the beginning of a folded line, or null. */
export function markerOf(folded: string): Marker | null {
  if (!MAY_MARK.test(folded)) return null
  for (const scheme of SCHEMES) {
    const match = scheme.pattern.exec(folded)
    if (match) {
      const bare = match[0].length === folded.length
      return { scheme, value: countOf(match[1]!), bare }
    }
  }
  return null
}

const MAY_MARK = /^[第卷上中下(\dia-z一二三四五六七八九十百零〇两廿卅①-⑳⑴-⒛•●▪‣·○□◇*✓✔–■◆▍▎▌▶★☆◎-]/

/**
 * Whether a line cannot be the rest of the one before it.
 * @param afterStop whether the line before ends with a mark after which a list may go on
 */
export function startsUnit(folded: string, afterStop: boolean): boolean {
  if (isFootnote(folded)) return true
  const marker = markerOf(folded)
  if (!marker || marker.bare) return false
  // A line cut from the middle of a sentence may well begin with a number.
  return afterStop || (marker.scheme.strong && marker.scheme.rank < DECIMALS)
}

const DECIMALS = 7
