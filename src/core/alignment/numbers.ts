/** Numbers of both languages by their value, so that `三万五千` meets `35,000`. */

const HAN_DIGITS = '〇一二三四五六七八九'
const HAN_UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const HAN_GROUPS: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }

/** Numerals of a folded Chinese text: digits with a group behind them, or Chinese numerals. */
export const CHINESE_NUMBER =
  /\d+(?:,\d{3})*(?:\.\d+)?(?:十|百|千)?[万亿]{0,2}|[〇零一二三四五六七八九十百千万亿两]{2,}/g

/** The value of what `CHINESE_NUMBER` found; NaN where it is no number (`万一`). */
export function chineseValue(numeral: string): number {
  if (/^\d/.test(numeral)) {
    const [digits] = /^[\d.,]+/.exec(numeral)!
    let value = Number(digits.replaceAll(',', ''))
    for (const unit of numeral.slice(digits.length)) {
      value *= HAN_UNITS[unit] ?? HAN_GROUPS[unit] ?? 1
    }
    return value
  }
  const plain = numeral.replaceAll('零', '〇').replaceAll('两', '二')
  if (/^[〇一二三四五六七八九]+$/.test(plain)) {
    // 三四 is three or four; a year or a number read out has three digits or more.
    return plain.length < 3 ? Number.NaN : Number([...plain].map(digitOf).join(''))
  }
  let total = 0
  let group = 0
  let digit = -1
  for (const char of plain) {
    if (HAN_UNITS[char] !== undefined) {
      group += (digit < 0 ? 1 : digit) * HAN_UNITS[char]
      digit = -1
    } else if (HAN_GROUPS[char] !== undefined) {
      const value = group + Math.max(digit, 0)
      if (value === 0 && total === 0) return Number.NaN
      total = (total + value) * HAN_GROUPS[char]
      group = 0
      digit = -1
    } else digit = digitOf(char)
  }
  return total + group + Math.max(digit, 0)
}

const digitOf = (char: string): number => HAN_DIGITS.indexOf(char)

const UNITS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS: Readonly<Record<string, number>> = {
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
}

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, i) => [word, i] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
  ...Object.entries(ORDINALS),
])

/** The value of one number word, `three` or `third`; 0 for any other word. */
export const valueOfWord = (word: string): number => NUMBER_WORDS.get(word) ?? 0

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
}

/**
 * The number that begins with a word of an English sentence.
 * @param words lower case, digits as written
 * @returns its value and how many words it takes; null where there is none, or only a word below
 *   eleven, which the dictionary knows better
 */
export function englishNumber(
  words: readonly string[],
  at: number,
): { readonly value: number; readonly words: number } | null {
  const numeral = /^\d/.test(words[at]!)
  let total = 0
  let value = 0
  let i = at
  let scaled = false
  for (; i < words.length; i++) {
    const word = words[i]!
    const scale = SCALES[word]
    if (scale !== undefined) {
      if (i === at) return null
      scaled = true
      if (scale === 100) value *= 100
      else {
        total += value * scale
        value = 0
      }
    } else if (numeral) {
      if (i > at) break
      value = Number.parseFloat(word.replaceAll(',', ''))
    } else {
      const number = NUMBER_WORDS.get(word)
      if (number !== undefined) {
        // Twenty-three adds, two three does not.
        if (
          i > at &&
          !(value % 100 === 0 || (value % 10 === 0 && value % 100 >= 20 && number < 10))
        )
          break
        value += number
      } else if (word !== 'and' || !scaled || !NUMBER_WORDS.has(words[i + 1] ?? '')) break
    }
  }
  if (i === at) return null
  total += value
  return numeral || total > 10 ? { value: total, words: i - at } : null
}

/** How a number stands in the vocabulary. */
export const numberKey = (value: number): string => `#${value}`
