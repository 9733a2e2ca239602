import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hyphenPlaces, SOFT_HYPHEN, withSoftHyphens } from '../../../src/core/text/hyphenation.ts'

const divided = (text: string) => withSoftHyphens(text).replaceAll(SOFT_HYPHEN, '-')

describe('withSoftHyphens', () => {
  it.each([
    ['hyphenation', 'hy-phen-ation'],
    ['concatenation', 'con-cate-na-tion'],
    ['supercalifragilisticexpialidocious', 'su-per-cal-ifrag-ilis-tic-ex-pi-ali-do-cious'],
    ['understanding', 'un-der-stand-ing'],
    ['project', 'project'],
    ['philanthropic', 'phil-an-thropic'],
    ['keeper', 'keeper'],
    ['fisherman’s lighthouse-keeper', 'fish-er-man’s light-house-keeper'],
  ])('divides %s as TeX does', (word, expected) => {
    expect(divided(word)).toBe(expected)
  })

  it('leaves names, numbers, short words and other scripts whole', () => {
    for (const text of ['Washington', 'water', 'NASA', 'https4you', '河口的燈塔', 'naïveté', '']) {
      expect(withSoftHyphens(text)).toBe(text)
    }
  })

  it('changes nothing but where words may be divided, two letters from their beginning and three from their end', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvwy ’-.') }),
        (text) => {
          expect(withSoftHyphens(text).replaceAll(SOFT_HYPHEN, '')).toBe(text)
        },
      ),
    )
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'abcdeghilmnoprstuvy'), maxLength: 30 }),
        (word) => {
          const places = hyphenPlaces(word)
          expect(places.every((at) => at >= 2 && at <= word.length - 3)).toBe(true)
          expect([...new Set(places)].sort((a, b) => a - b)).toEqual(places)
        },
      ),
    )
  })
})
