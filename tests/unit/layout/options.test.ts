import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DEFAULT_LAYOUT,
  normaliseOptions,
  PAPERS,
  withTheme,
} from '../../../src/core/layout/options.ts'
import { fitMargins, PAPER_SIZES, sheetSize } from '../../../src/core/layout/paper.ts'
import { THEME_NAMES, THEMES } from '../../../src/core/layout/themes.ts'

describe('options from outside', () => {
  test('take their defaults where they are missing or wrong', () => {
    expect(normaliseOptions(undefined)).toEqual(DEFAULT_LAYOUT)
    expect(normaliseOptions({ arrangement: 'spiral', paper: 'A3', fontSize: 'big' })).toEqual(
      DEFAULT_LAYOUT,
    )
    expect(normaliseOptions({ fontSize: 1000 }).fontSize).toBe(24)
    expect(normaliseOptions({ theme: 'book' })).toMatchObject({
      theme: THEMES.book,
      fontSize: THEMES.book.size,
    })
  })

  test('have a built-in theme as it is now, and one of the user’s as it was chosen', () => {
    const old = { ...THEMES.book, size: 9 }
    expect(normaliseOptions({ theme: old }).theme).toBe(THEMES.book)
    expect(normaliseOptions({ theme: { ...old, name: 'Mine' } }).theme).toEqual({
      ...old,
      name: 'Mine',
    })
  })

  test('come back as they are once they are options', () => {
    for (const name of THEME_NAMES) {
      const options = withTheme({ ...DEFAULT_LAYOUT, arrangement: 'facing' }, THEMES[name])
      expect(normaliseOptions(JSON.parse(JSON.stringify(options)))).toEqual(options)
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const once = normaliseOptions(value)
        expect(normaliseOptions(once)).toEqual(once)
      }),
    )
  })
})

test('margins shrink with the sheet, and every sheet keeps room for text', () => {
  for (const paper of PAPERS) {
    const [width, height] = sheetSize(paper, 'portrait')
    expect([width, height]).toEqual([...PAPER_SIZES[paper]])
    for (const name of THEME_NAMES) {
      const { top, bottom, inner, outer } = fitMargins(THEMES[name].margins, paper)
      expect(width - inner - outer).toBeGreaterThan(width * 0.6)
      expect(height - top - bottom).toBeGreaterThan(height * 0.7)
    }
  }
  expect(sheetSize('16k', 'landscape')).toEqual([260, 185])
})
