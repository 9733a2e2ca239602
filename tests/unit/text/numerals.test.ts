import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countOf } from '../../../src/core/structure/numerals.ts'
import {
  circledNumber,
  countingSigns,
  FORMAL_SIGNS,
  letterNumber,
  numberByDigits,
  repeatedLetter,
  romanNumber,
  spelledNumber,
} from '../../../src/core/text/numerals.ts'

const SIGNS = countingSigns('零', '万')

test.each([
  [0, '零'],
  [10, '十'],
  [19, '十九'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1001, '一千零一'],
  [10_010, '一万零一十'],
  [12_300, '一万二千三百'],
  [100_000, '十万'],
  [1_000_001, '一百万零一'],
])('%i is spelled %s', (value, text) => {
  expect(spelledNumber(value, SIGNS)).toBe(text)
})

test('a formal number leaves no sign out', () => {
  expect(spelledNumber(11, FORMAL_SIGNS.hans)).toBe('壹拾壹')
  expect(spelledNumber(23, FORMAL_SIGNS.hant)).toBe('貳拾參')
})

test('headings that are counted so are read as the same number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999 }), (value) => {
      expect(countOf(spelledNumber(value, SIGNS))).toBe(value)
    }),
  )
})

test('digits, letters and signs', () => {
  expect(numberByDigits(2024)).toBe('二〇二四')
  expect(romanNumber(1994)).toBe('MCMXCIV')
  expect([26, 27, 52, 53].map(repeatedLetter)).toEqual(['Z', 'AA', 'ZZ', 'AAA'])
  expect([26, 27, 52, 53].map(letterNumber)).toEqual(['Z', 'AA', 'AZ', 'BA'])
  expect([0, 1, 20, 21, 36, 50, 51].map(circledNumber)).toEqual([
    '⓪',
    '①',
    '⑳',
    '㉑',
    '㊱',
    '㊿',
    null,
  ])
})
