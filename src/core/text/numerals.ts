/** Numbers as lists, chapters and notes write them. All take whole numbers from 0. */

/** The signs of a way of counting in Chinese. */
export interface ChineseSigns {
  /** For 0 to 9. */
  readonly digits: string
  /** For ten, a hundred, a thousand. */
  readonly units: string
  /** For ten thousand. */
  readonly myriad: string
}

const PLAIN = '零一二三四五六七八九'

/** 一百零五; 〇 takes the place of 零 where a format wants it. */
export const countingSigns = (zero: '零' | '〇', myriad: '万' | '萬'): ChineseSigns => ({
  digits: zero + PLAIN.slice(1),
  units: '十百千',
  myriad,
})

/** The signs of banknotes and contracts, which cannot be altered into one another: 壹佰零伍. */
export const FORMAL_SIGNS = {
  hans: { digits: '零壹贰叁肆伍陆柒捌玖', units: '拾佰仟', myriad: '万' },
  hant: { digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟', myriad: '萬' },
} as const satisfies Record<string, ChineseSigns>

/** The ten heavenly stems and the twelve earthly branches. */
export const STEMS = '甲乙丙丁戊己庚辛壬癸'
export const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/**
 * A number spelled out: 十一, 一百零五, 一万零一十; formally 壹拾壹.
 * @param value below a hundred million
 */
export function spelledNumber(value: number, signs: ChineseSigns): string {
  // Only at the head of a number is ten 十 and not 一十; the formal signs leave nothing out.
  return spelled(value, signs, signs.units[0] === '十')
}

function spelled(value: number, signs: ChineseSigns, bareTen: boolean): string {
  const { digits, units, myriad } = signs
  if (value === 0) return digits[0]!
  if (value >= 10_000) {
    const rest = value % 10_000
    const high = spelled(Math.floor(value / 10_000), signs, bareTen) + myriad
    if (rest === 0) return high
    return high + (rest < 1000 ? digits[0]! : '') + spelled(rest, signs, false)
  }
  let text = ''
  let skipped = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10
    if (digit === 0) {
      skipped = text !== ''
      continue
    }
    if (skipped) text += digits[0]
    skipped = false
    const isBare = bareTen && digit === 1 && power === 1 && text === ''
    text += (isBare ? '' : digits[digit]!) + (power > 0 ? units[power - 1]! : '')
  }
  return text
}

/** A number digit by digit, as years are written: 二〇二四. */
export const numberByDigits = (value: number): string =>
  String(value).replace(/\d/g, (digit) => (digit === '0' ? '〇' : PLAIN[Number(digit)]!))

/** １２ */
export const fullWidthNumber = (value: number): string =>
  String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

/**
 * ① to ㊿, which stand in three places of Unicode.
 * @returns null for a number that has no sign
 */
export function circledNumber(value: number): string | null {
  if (value === 0) return '⓪'
  return (
    signFrom(0x2460, 20, value) ??
    signFrom(0x3251, 15, value - 20) ??
    signFrom(0x32b1, 15, value - 35)
  )
}

/**
 * The sign of a number among those that follow upon one another in Unicode.
 * @param first code point of the sign for 1
 * @param count how many there are
 * @returns null where the number has none
 */
export const signFrom = (first: number, count: number, value: number): string | null =>
  value >= 1 && value <= count ? String.fromCodePoint(first + value - 1) : null

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
]

/** MCMXCIV; nothing for 0. */
export function romanNumber(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += sign
  }
  return text
}

/** A … Z, AA, BB …; nothing for 0. So that a mistaken number fills no page, no more than thirty. */
export function repeatedLetter(value: number): string {
  if (value < 1) return ''
  const letter = String.fromCharCode(0x41 + ((value - 1) % 26))
  return letter.repeat(Math.min(Math.ceil(value / 26), 30))
}

/** A … Z, AA, AB …; nothing for 0. */
export function letterNumber(value: number): string {
  let text = ''
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(0x41 + ((rest - 1) % 26)) + text
  }
  return text
}
