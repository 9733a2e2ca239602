import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareNaturally, comparePaths } from '../../../src/core/text/natural-order.ts'

const shuffled = <T>(list: readonly T[]): fc.Arbitrary<T[]> =>
  fc.shuffledSubarray([...list], { minLength: list.length })

describe('names of files', () => {
  test.each([
    [['1.txt', '2.txt', '10.txt', '100.txt']],
    [['ch1a.txt', 'ch1b.txt', 'ch02.txt', 'ch10.txt']],
    [
      [
        '第一章.docx',
        '第二章.docx',
        '第九章.docx',
        '第十章.docx',
        '第十二章.docx',
        '第廿一章.docx',
      ],
    ],
    [['上.txt', '中.txt', '下.txt']],
    [['渡口（上冊）.epub', '渡口（下冊）.epub']],
    [['卷一 第二回.txt', '卷一 第十回.txt', '卷二 第一回.txt']],
    [['第１章.txt', '第2章.txt', '第１０章.txt']],
  ])('%j stand so, however they came', (names) => {
    fc.assert(
      fc.property(shuffled(names), (mixed) => {
        expect(mixed.sort(compareNaturally)).toEqual(names)
      }),
      { numRuns: 20 },
    )
  })

  test('have one order', () => {
    const name = fc
      .array(fc.constantFrom('第', '一', '十', '1', '02', '.', '上', '冊', 'a', '兩'), {
        maxLength: 6,
      })
      .map((signs) => signs.join(''))
    fc.assert(
      fc.property(name, name, name, (a, b, c) => {
        expect(Math.sign(compareNaturally(a, b))).toBe(-Math.sign(compareNaturally(b, a)) + 0)
        expect(compareNaturally(a, b) === 0).toBe(a === b)
        if (compareNaturally(a, b) < 0 && compareNaturally(b, c) < 0) {
          expect(compareNaturally(a, c)).toBeLessThan(0)
        }
      }),
    )
  })
})

test('files of a folder stand before the folders in it', () => {
  const paths = ['一.txt', '二.txt', '附錄/2.txt', '附錄/10.txt', '附錄/圖/1.txt']
  fc.assert(
    fc.property(shuffled(paths), (mixed) => {
      expect(mixed.sort(comparePaths)).toEqual(paths)
    }),
  )
})
