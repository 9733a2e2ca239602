const DIGITS = '〇一二三四五六七八九'
const SIMPLIFIED_FORMAL = '零壹贰叁肆伍陆柒捌玖'
const TRADITIONAL_FORMAL = '零壹貳參肆伍陸柒捌玖'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'
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

/**
 * A number of a list as its format writes it (ECMA-376 part 1, 17.18.59, ST_NumberFormat); formats
 * that are not of Chinese or English documents become plain digits.
 */
export function formatNumber(value: number, format: string): string {
  if (!Number.isSafeInteger(value) || value < 0 || value > LARGEST) return String(value)
  return FORMATS[format]?.(value) ?? String(value)
}

/** Formats that write a number out have no names for larger ones. */
const LARGEST = 99_999

const FORMATS: Readonly<Record<string, (value: number) => string | null>> = {
  none: () => '',
  bullet: () => '•',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  upperLetter: letters,
  lowerLetter: (value) => letters(value).toLowerCase(),
  ordinal: (value) => `${value}${ordinalEnd(value)}`,
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => wide(digit)),
  decimalFullWidth2: (value) => String(value).replace(/\d/g, (digit) => wide(digit)),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedFullstop: (value) => enclosed(value, 0x2488, 20),
  decimalEnclosedParen: (value) => enclosed(value, 0x2474, 20),
  ideographEnclosedCircle: (value) => enclosed(value, 0x3280, 10),
  ideographDigital: positional,
  japaneseDigitalTenThousand: positional,
  taiwaneseDigital: positional,
  koreanDigital2: positional,
  chineseCounting: (value) =>
    value < 100 ? spelled(value, DIGITS, '十百千', '万') : positional(value),
  taiwaneseCounting: (value) =>
    value < 100 ? spelled(value, DIGITS, '十百千', '萬') : positional(value),
  chineseCountingThousand: (value) => spelled(value, `零${DIGITS.slice(1)}`, '十百千', '万'),
  taiwaneseCountingThousand: (value) => spelled(value, `零${DIGITS.slice(1)}`, '十百千', '萬'),
  japaneseCounting: (value) => spelled(value, DIGITS, '十百千', '万'),
  chineseLegalSimplified: (value) => spelled(value, SIMPLIFIED_FORMAL, '拾佰仟', '万', true),
  ideographLegalTraditional: (value) => spelled(value, TRADITIONAL_FORMAL, '拾佰仟', '萬', true),
  ideographTraditional: (value) => STEMS[value - 1] ?? null,
  ideographZodiac: (value) => BRANCHES[value - 1] ?? null,
  ideographZodiacTraditional: (value) =>
    value > 0 ? STEMS[(value - 1) % 10]! + BRANCHES[(value - 1) % 12]! : null,
}

function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [worth, sign] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += sign
  }
  return text
}

/** A, B, … Z, AA, BB, … */
function letters(value: number): string {
  if (value < 1) return ''
  const letter = String.fromCharCode(0x41 + ((value - 1) % 26))
  return letter.repeat(Math.min(Math.ceil(value / 26), 30))
}

function ordinalEnd(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13
  return teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
}

const wide = (digit: string): string => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)

const enclosed = (value: number, first: number, count: number): string | null =>
  value >= 1 && value <= count ? String.fromCharCode(first + value - 1) : null

function circled(value: number): string | null {
  if (value === 0) return '⓪'
  return (
    enclosed(value, 0x2460, 20) ??
    enclosed(value - 20, 0x3251, 15) ??
    enclosed(value - 35, 0x32b1, 15)
  )
}

function positional(value: number): string {
  return Array.from(String(value), (digit) => DIGITS[Number(digit)]).join('')
}

/** A number spelled out: 十一, 一百零五; with its formal signs 壹拾壹. */
function spelled(
  value: number,
  digits: string,
  units: string,
  myriad: string,
  formal = false,
): string {
  if (value === 0) return digits[0]!
  if (value >= 10_000) {
    const rest = value % 10_000
    const high = spelled(Math.floor(value / 10_000), digits, units, myriad, formal) + myriad
    if (rest === 0) return high
    const gap = rest < 1000 ? digits[0]! : ''
    return high + gap + spelled(rest, digits, units, myriad, true)
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
    const isTeen = digit === 1 && power === 1 && text === '' && !formal
    text += (isTeen ? '' : digits[digit]!) + (power > 0 ? units[power - 1]! : '')
  }
  return text
}
