import {
  BRANCHES,
  circledNumber,
  countingSigns,
  FORMAL_SIGNS,
  fullWidthNumber,
  letterNumber,
  repeatedLetter,
  romanNumber,
  STEMS,
  spelledNumber,
} from '../../core/text/numerals.ts'

/**
 * A number in a format of a list (part 3, 19.500, `style:num-format`). Formats beyond those of the
 * standard are written by LibreOffice as the beginning of their sequence: `一, 二, 三, ...`.
 */
export function formatNumber(number: number, format: string, letterSync = false): string {
  if (!Number.isInteger(number) || number < 0 || number > LARGEST) return String(number)
  if (format === '') return ''
  return written(number, format, letterSync) || String(number)
}

const LARGEST = 1_000_000
const LARGEST_ROMAN = 3999
const COUNTING = countingSigns('零', '万')

/** @returns nothing where the format has no sign for the number, or is not known */
function written(number: number, format: string, letterSync: boolean): string | null {
  const letters = letterSync ? repeatedLetter : letterNumber
  const roman = number <= LARGEST_ROMAN ? romanNumber(number) : null
  switch (format) {
    case 'a':
      return letters(number).toLowerCase()
    case 'A':
      return letters(number)
    case 'i':
      return roman?.toLowerCase() ?? null
    case 'I':
      return roman
  }
  if (format.startsWith('一')) return spelledNumber(number, COUNTING)
  if (format.startsWith('壹, 贰')) return spelledNumber(number, FORMAL_SIGNS.hans)
  if (format.startsWith('壹')) return spelledNumber(number, FORMAL_SIGNS.hant)
  if (format.startsWith('甲')) return cyclic(number, STEMS)
  if (format.startsWith('子')) return cyclic(number, BRANCHES)
  if (format.startsWith('①')) return number > 0 ? circledNumber(number) : null
  return format.startsWith('１') ? fullWidthNumber(number) : null
}

const cyclic = (number: number, signs: string): string | null =>
  number === 0 ? null : signs[(number - 1) % signs.length]!
