const CHINESE = '零一二三四五六七八九'
const FORMAL = { hans: '零壹贰叁肆伍陆柒捌玖', hant: '零壹貳參肆伍陸柒捌玖' } as const
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/**
 * A number in a format of a list (part 3, 19.500, `style:num-format`). Formats beyond those of the
 * standard are written by LibreOffice as the beginning of their sequence: `一, 二, 三, ...`.
 * @param number from 1
 */
export function formatNumber(number: number, format: string, letterSync = false): string {
  if (!Number.isInteger(number) || number < 0 || number > 1_000_000) return String(number)
  switch (format) {
    case '':
      return ''
    case '1':
      return String(number)
    case 'a':
      return letters(number, letterSync)
    case 'A':
      return letters(number, letterSync).toUpperCase()
    case 'i':
      return roman(number)
    case 'I':
      return roman(number).toUpperCase()
  }
  if (format.startsWith('一')) return chinese(number, CHINESE, '十百千', '万')
  if (format.startsWith('壹, 贰')) return chinese(number, FORMAL.hans, '拾佰仟', '万')
  if (format.startsWith('壹')) return chinese(number, FORMAL.hant, '拾佰仟', '萬')
  if (format.startsWith('甲')) return cyclic(number, STEMS)
  if (format.startsWith('子')) return cyclic(number, BRANCHES)
  if (format.startsWith('①')) return circled(number)
  if (format.startsWith('１')) return fullWidth(number)
  return String(number)
}

/** a … z, then aa, ab … or, with synchronised letters, aa, bb … */
function letters(number: number, synchronised: boolean): string {
  if (number === 0) return '0'
  if (synchronised) {
    const letter = String.fromCharCode(97 + ((number - 1) % 26))
    return letter.repeat(Math.min(Math.ceil(number / 26), 20))
  }
  let text = ''
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  }
  return text
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
]

function roman(number: number): string {
  if (number === 0 || number > 3999) return String(number)
  let rest = number
  let text = ''
  for (const [value, sign] of ROMAN) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}

/** Counting in words: 十, 二十一, 一百零三; up to nine digits. */
function chinese(number: number, digits: string, units: string, myriad: string): string {
  if (number === 0) return digits[0]!
  if (number >= 10_000) {
    const rest = number % 10_000
    const high = chinese(Math.floor(number / 10_000), digits, units, myriad) + myriad
    if (rest === 0) return high
    return high + (rest < 1000 ? digits[0]! : '') + chinese(rest, digits, units, myriad)
  }
  let text = ''
  let skipped = false
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(number / 10 ** power) % 10
    if (digit === 0) skipped = text !== ''
    else {
      if (skipped) text += digits[0]
      skipped = false
      text += digits[digit]! + (power > 0 ? units[power - 1]! : '')
    }
  }
  // Ten is 十, not 一十.
  return number < 20 && number >= 10 && units[0] === '十' ? text.slice(1) : text
}

const cyclic = (number: number, signs: string): string =>
  number === 0 ? '0' : signs[(number - 1) % signs.length]!

const circled = (number: number): string =>
  number >= 1 && number <= 20 ? String.fromCodePoint(0x2460 + number - 1) : String(number)

const fullWidth = (number: number): string =>
  String(number).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
