import { expect, test } from 'vitest'
import { isEastAsianFace, latinFace } from '../../../src/formats/east-asian-faces.ts'

test.each([
  ['宋体', 'Times New Roman'],
  ['SimSun', 'Times New Roman'],
  ['PMingLiU', 'Times New Roman'],
  ["'Noto Sans CJK SC'", 'Arial'],
  ['Arial, FZHei-B01', 'Arial'],
  ['微軟正黑體', 'Arial'],
  ['DengXian', 'Arial'],
])('%s is made for Chinese, and %s stands in its place', (face, latin) => {
  expect(isEastAsianFace(face)).toBe(true)
  expect(latinFace(face)).toBe(latin)
})

test.each(['Times New Roman', 'Calibri', 'Liberation Sans', 'Palisuka', 'Song'])(
  '%s is not',
  (face) => {
    expect(isEastAsianFace(face)).toBe(false)
  },
)
