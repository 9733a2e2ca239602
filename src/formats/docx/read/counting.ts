import {
  BRANCHES,
  circledNumber,
  countingSigns,
  FORMAL_SIGNS,
  fullWidthNumber,
  numberByDigits,
  repeatedLetter,
  romanNumber,
  STEMS,
  signFrom,
  spelledNumber,
} from '../../../core/text/numerals.ts'

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

const SIMPLIFIED = countingSigns('零', '万')
const TRADITIONAL = countingSigns('零', '萬')
const SIMPLIFIED_ROUND = countingSigns('〇', '万')
const TRADITIONAL_ROUND = countingSigns('〇', '萬')

const FORMATS: Readonly<Record<string, (value: number) => string | null>> = {
  none: () => '',
  bullet: () => '•',
  decimalZero: (value) => String(value).padStart(2, '0'),
  upperRoman: romanNumber,
  lowerRoman: (value) => romanNumber(value).toLowerCase(),
  upperLetter: repeatedLetter,
  lowerLetter: (value) => repeatedLetter(value).toLowerCase(),
  ordinal: (value) => `${value}${ordinalEnd(value)}`,
  decimalFullWidth: fullWidthNumber,
  decimalFullWidth2: fullWidthNumber,
  decimalEnclosedCircle: circledNumber,
  decimalEnclosedCircleChinese: circledNumber,
  decimalEnclosedFullstop: (value) => signFrom(0x2488, 20, value),
  decimalEnclosedParen: (value) => signFrom(0x2474, 20, value),
  ideographEnclosedCircle: (value) => signFrom(0x3280, 10, value),
  ideographDigital: numberByDigits,
  japaneseDigitalTenThousand: numberByDigits,
  taiwaneseDigital: numberByDigits,
  koreanDigital2: numberByDigits,
  chineseCounting: (value) =>
    value < 100 ? spelledNumber(value, SIMPLIFIED_ROUND) : numberByDigits(value),
  taiwaneseCounting: (value) =>
    value < 100 ? spelledNumber(value, TRADITIONAL_ROUND) : numberByDigits(value),
  chineseCountingThousand: (value) => spelledNumber(value, SIMPLIFIED),
  taiwaneseCountingThousand: (value) => spelledNumber(value, TRADITIONAL),
  japaneseCounting: (value) => spelledNumber(value, SIMPLIFIED_ROUND),
  chineseLegalSimplified: (value) => spelledNumber(value, FORMAL_SIGNS.hans),
  ideographLegalTraditional: (value) => spelledNumber(value, FORMAL_SIGNS.hant),
  ideographTraditional: (value) => STEMS[value - 1] ?? null,
  ideographZodiac: (value) => BRANCHES[value - 1] ?? null,
  ideographZodiacTraditional: (value) =>
    value > 0 ? STEMS[(value - 1) % 10]! + BRANCHES[(value - 1) % 12]! : null,
}

function ordinalEnd(value: number): string {
  const teen = value % 100 >= 11 && value % 100 <= 13
  return teen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')
}
