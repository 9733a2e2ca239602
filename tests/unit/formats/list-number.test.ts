import { expect, test } from 'vitest'
import { spacedNumber } from '../../../src/formats/list-number.ts'

test.each([
  ['1.', '1. '],
  ['•', '• '],
  ['▪', '▪ '],
  ['iv', 'iv '],
  ['一、', '一、'],
  ['（一）', '（一）'],
  ['①', '①'],
  ['甲', '甲'],
  ['1) ', '1) '],
  ['', ''],
])('“%s” stands as “%s” before a text', (number, shown) => {
  expect(spacedNumber(number)).toBe(shown)
})
