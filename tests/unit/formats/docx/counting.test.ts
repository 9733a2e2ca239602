import { expect, test } from 'vitest'
import { formatNumber } from '../../../../src/formats/docx/read/counting.ts'

test.each([
  ['decimal', 12, '12'],
  ['decimalZero', 3, '03'],
  ['upperRoman', 1994, 'MCMXCIV'],
  ['lowerRoman', 4, 'iv'],
  ['upperLetter', 26, 'Z'],
  ['lowerLetter', 28, 'bb'],
  ['ordinal', 2, '2nd'],
  ['ordinal', 11, '11th'],
  ['decimalFullWidth', 10, '１０'],
  ['decimalEnclosedCircle', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '㉑'],
  ['decimalEnclosedParen', 3, '⑶'],
  ['chineseCounting', 1, '一'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 11, '十一'],
  ['chineseCounting', 20, '二十'],
  ['chineseCounting', 105, '一〇五'],
  ['chineseCountingThousand', 105, '一百零五'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 10_010, '一万零一十'],
  ['taiwaneseCountingThousand', 2300, '二千三百'],
  ['ideographDigital', 2024, '二〇二四'],
  ['chineseLegalSimplified', 11, '壹拾壹'],
  ['ideographLegalTraditional', 23, '貳拾參'],
  ['ideographTraditional', 3, '丙'],
  ['ideographTraditional', 11, '11'],
  ['ideographZodiac', 12, '亥'],
  ['ideographZodiacTraditional', 61, '甲子'],
  ['bullet', 5, '•'],
  ['none', 5, ''],
  ['hebrew1', 7, '7'],
])('%s %i is %s', (format, value, text) => {
  expect(formatNumber(value, format)).toBe(text)
})
