/** Pattern of a number in Chinese numerals, folded. */
export const HAN_NUMERAL = '[一二三四五六七八九十百零〇两廿卅]{1,5}'

const DIGITS = '〇一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 廿: 20, 卅: 30 }
const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 }

/**
 * The number that a count stands for: ASCII, Chinese, Roman (lower case) or circled digits.
 * 0 for anything else.
 */
export function countOf(count: string): number {
  // Circled and bracketed digits are compatibility forms of plain ones.
  const plain = count.normalize('NFKC').replace(/[().]/g, '')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (/^[ivxl]+$/.test(plain)) return countRoman(plain)
  return /[十百廿卅]/.test(plain) ? countByUnits(plain) : countByDigits(plain)
}

/** `一百零三`, `廿五` */
function countByUnits(count: string): number {
  let total = 0
  let digit = 0
  for (const char of count) {
    const unit = UNITS[char]
    if (unit === undefined) digit = digitOf(char)
    else {
      total += char === '廿' || char === '卅' ? unit : (digit || 1) * unit
      digit = 0
    }
  }
  return total + digit
}

/** `一〇三` */
const countByDigits = (count: string): number =>
  [...count].reduce((total, char) => total * 10 + digitOf(char), 0)

const digitOf = (char: string): number =>
  Math.max(0, DIGITS.indexOf(char === '两' ? '二' : char === '零' ? '〇' : char))

function countRoman(count: string): number {
  const values = [...count].map((char) => ROMAN[char]!)
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0)
}
