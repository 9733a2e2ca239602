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

const HAN = '[一二三四五六七八九十百零〇两廿卅]{1,5}'
const COUNT = `(${HAN}|\\d{1,4})`
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
  { id: 'volume', rank: 1, strong: true, pattern: new RegExp(`^卷(${HAN})(?=$|[\\s:·])${GAP}`) },
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
    pattern: new RegExp(`^第\\s*${COUNT}\\s*[节场课讲](?![日])${GAP}`),
  },
  { id: 'counter', rank: 4, strong: true, pattern: /^(0\d)(?:$|[\s.、:/|-]+)(?!\d)/ },
  { id: 'han', rank: 4, strong: true, pattern: new RegExp(`^(${HAN})(?:、|[.](?!\\d))\\s*`) },
  { id: 'paren-han', rank: 5, strong: true, pattern: new RegExp(`^\\((${HAN})\\)[、.]?\\s*`) },
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
  { id: 'bullet', rank: 0, strong: false, pattern: /^([•●■◆▪‣▶]|[·○□◇*✓✔–-](?=\s))\s*/ },
  { id: 'alone', rank: 4, strong: true, pattern: new RegExp(`^(${HAN}|\\d{1,2}|[ivx]{1,4})$`) },
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

const MAY_MARK = /^[第卷上中下(\dia-z一二三四五六七八九十百零〇两廿卅①-⑳⑴-⒛•●■◆▪‣▶·○□◇*✓✔–-]/

const DIGITS = '〇一二三四五六七八九'

/** The number that a count stands for, in ASCII digits, Chinese numerals or circled digits. */
export function countOf(count: string): number {
  if (/^\d+$/.test(count)) return Number(count)
  const circled = count.normalize('NFKC').replace(/[().]/g, '')
  if (/^\d+$/.test(circled)) return Number(circled)
  let total = 0
  let digit = 0
  for (const char of count.replace('两', '二').replace('零', '〇')) {
    const at = DIGITS.indexOf(char)
    const unit = UNITS[char]
    if (at >= 0) digit = total === 0 && !/[十百廿卅]/.test(count) ? digit * 10 + at : at
    else if (unit !== undefined) {
      total += unit > 10 && unit < 100 ? unit : (digit || 1) * unit
      digit = 0
    } else return 0
  }
  return total + digit
}

const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 廿: 20, 卅: 30 }

/** A note: `[1] …`, `注：…`, `译者注：…`. */
const FOOTNOTE =
  /^(?:[[【〔〖]\d{1,3}[\]】〕〗]\s*\S|\*?\s*\(?(?:译者?|作者|编者|校|原|脚|尾)?注\s?\d{0,3}\s?[:.、]|note\s?\d{0,3}:)/

export const isFootnote = (folded: string): boolean => FOOTNOTE.test(folded)

/** The word for what is shown, with or without a number: `图一：`, `figure 2.`, `▲ …`. */
const CAPTION_START = new RegExp(
  `^(?:[▲△▼]\\s*\\S|(?:图表?|表|照片|图片|插图|figure|fig\\.?|table|photo)\\s*(?:(?:\\d{1,3}|${HAN})(?:[-.]\\d{1,2})?)?\\s*[:|/]\\s*\\S|(?:图表?|表|figure|fig\\.|table)\\s*(?:\\d{1,3}(?:[-.]\\d{1,2})?|${HAN})[.、\\s]\\s*\\S)`,
)

/** Whose picture it is, at the end and in brackets: `(图源:…)`, `（王小明 摄）`. */
const CREDIT =
  /[([【](?:(?:图片?|照片|资料|影像|画面|视频)?来源|图源|图片?|照片|摄影|摄|制图|绘图|插图|供图|photo(?:s|graph)?(?: by)?|image|credit|source)\s*[:/|][^()]{1,80}[)\]】]$|\((?:资料图片?|资料照片?|档案照片?|示意图|网络图片|视频截图|[^()]{1,30}(?:摄|供图|提供|摄影|绘|制图))\)$/

const MOST_SENTENCES_OF_A_CAPTION = 2

/** Whether a line tells what a picture or a table shows. */
export function isCaption(folded: string): boolean {
  if (!CAPTION_START.test(folded) && !CREDIT.test(folded)) return false
  return (folded.match(/[。!?]/g)?.length ?? 0) <= MOST_SENTENCES_OF_A_CAPTION
}

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
