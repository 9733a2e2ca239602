import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countCharacters, countWords } from '../../../src/core/text/count.ts'

describe('countCharacters', () => {
  it.each([
    ['', 0],
    ['hello, world 123', 0],
    ['對照,對照。', 4],
    ['ＡＩ時代１２３', 2],
    ['二〇二五年 人々', 7],
    ['𠮷野家', 3],
    ['𰻝𰻝麵', 3],
    ['ㄅㄆㄇかな⺀', 0],
    ['\ud842', 0],
    ['a\ud842b中', 1],
  ])('counts the ideographs of %j', (text, count) => {
    expect(countCharacters(text)).toBe(count)
  })

  it('agrees with the Unicode property for every ideograph', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const expected = [...text].filter((c) =>
          /[\p{Unified_Ideograph}\u3005\u3007\uf900-\ufaff\u{20000}-\u{3ffff}]/u.test(c),
        )
        expect(countCharacters(text)).toBe(expected.length)
      }),
    )
  })
})

describe('countWords', () => {
  it.each([
    ['', 0],
    ['  \n', 0],
    ['one', 1],
    ['One, two;  three.\nFour', 4],
    ["a well-known “don’t” isn't", 4],
    ['word—word and 1998–2004', 5],
    ['U.S. trade, 3,000 km, and/or x.y@z.com', 6],
    ['this & that - those', 3],
    ['café naïve Übermut', 3],
    ['DeepMind的模型GPT-4很好', 2],
    ['ＡＩ，ＭＬ', 2],
    ['non\u00a0breaking', 2],
  ])('counts the words of %j', (text, count) => {
    expect(countWords(text)).toBe(count)
  })

  it('adds up over texts joined by a blank', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(countWords(`${a} ${b}`)).toBe(countWords(a) + countWords(b))
      }),
    )
  })
})
