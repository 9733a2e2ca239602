import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contrast } from '../../../src/core/layout/contrast.ts'
import {
  asMade,
  freeName,
  isBuiltIn,
  looksLike,
  mayBeCalled,
  parseOwnThemes,
  parseThemeFile,
  ThemeFileError,
  themeFile,
} from '../../../src/core/layout/own-themes.ts'
import { parseTheme, readTheme } from '../../../src/core/layout/parse-theme.ts'
import {
  ALIGNMENTS,
  LINES,
  RUNNING,
  THEME_NAMES,
  THEMES,
  type Theme,
  themeNamed,
} from '../../../src/core/layout/themes.ts'

const colour = fc.stringMatching(/^#[0-9a-f]{6}$/)
const face = fc.record({
  latin: fc.record({ weight: fc.constantFrom(400, 600, 700), italic: fc.boolean() }),
  chinese: fc.record({ weight: fc.constantFrom(400, 700) }),
  scale: fc.double({ min: 0.4, max: 4, noNaN: true }),
  align: fc.constantFrom(...ALIGNMENTS),
})
const millimetres = fc.double({ min: 5, max: 60, noNaN: true })

/** Any theme that the user can make. */
const anyTheme = fc.record({
  name: fc.stringMatching(/^[A-Za-z甲乙丙]{1,20}( \d{1,2})?$/),
  based: fc.constantFrom(...THEME_NAMES),
  size: fc.double({ min: 6, max: 24, noNaN: true }),
  leading: fc.double({ min: 1, max: 3, noNaN: true }),
  chinese: fc.double({ min: 0.6, max: 1.4, noNaN: true }),
  faces: fc.record({ text: face, title: face, heading: face, running: face, note: face }),
  colours: fc.record({
    ink: colour,
    quiet: colour,
    hairline: colour,
    zebra: colour,
    heading: colour,
  }),
  margins: fc.record({
    top: millimetres,
    bottom: millimetres,
    inner: millimetres,
    outer: millimetres,
  }),
  indent: fc.boolean(),
  lines: fc.constantFrom(...LINES),
  running: fc.constantFrom(...RUNNING),
  titlePage: fc.boolean(),
  contents: fc.boolean(),
  bibliography: fc.boolean(),
  colophon: fc.boolean(),
}) as fc.Arbitrary<Theme>

describe('themes', () => {
  test('are known by their names as people write them', () => {
    expect(themeNamed('Large print')).toBe(THEMES['large-print'])
    expect(themeNamed(' BOOK ')).toBe(THEMES.book)
    expect(themeNamed('constructor')).toBeNull()
  })

  test('of the user keep what they changed, and no more than a theme may hold', () => {
    const mine = {
      ...THEMES.press,
      name: 'My press',
      leading: 1.7,
      colours: { ...THEMES.press.colours, heading: 'url(x)', ink: '#000080' },
      margins: { top: 900 },
      script: 'alert(1)',
    }
    expect(readTheme(mine)).toEqual({
      theme: {
        ...THEMES.press,
        name: 'My press',
        leading: 1.7,
        colours: { ...THEMES.press.colours, ink: '#000080' },
      },
      wrong: ['colours.heading', 'margins.top'],
    })
  })

  test('stand on the one they are based on, else on the one they are named after', () => {
    expect(parseTheme({ based: 'book', name: 'Mine' })).toEqual({ ...THEMES.book, name: 'Mine' })
    expect(parseTheme({ name: 'large-print' })).toEqual(THEMES['large-print'])
    expect(parseTheme({ based: '__proto__', name: 'Mine' })).toEqual({
      ...THEMES.plain,
      name: 'Mine',
    })
  })

  test('ask for no weight that the bundled faces lack', () => {
    const { theme, wrong } = readTheme({ faces: { text: { chinese: { weight: 600 } } } })
    expect(theme.faces.text.chinese.weight).toBe(400)
    expect(wrong).toEqual(['faces.text.chinese.weight'])
  })

  test('of any value are themes, and what is a theme stays as it is', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const once = parseTheme(value)
        expect(readTheme(once)).toEqual({ theme: once, wrong: [] })
      }),
    )
    fc.assert(
      fc.property(anyTheme, (theme) => {
        expect(readTheme(theme)).toEqual({ theme, wrong: [] })
      }),
    )
  })
})

describe('a theme of one’s own', () => {
  test('goes into a file and comes back', () => {
    fc.assert(
      fc.property(anyTheme, (theme) => {
        expect(parseThemeFile(themeFile(theme), 'x')).toEqual({ theme, wrong: [] })
      }),
    )
  })

  test('may be a file of the few members that differ, called by its name', () => {
    const { theme, wrong } = parseThemeFile(
      '\ufeff{"based": "Book", "size": 12, "leading": 9}',
      'mine',
    )
    expect(theme).toEqual({ ...THEMES.book, name: 'mine', size: 12 })
    expect(wrong).toEqual(['leading'])
  })

  test.each([
    ['size: 12', 'no-json'],
    ['[]', 'no-theme'],
    ['{"colour": "red"}', 'no-theme'],
    ['{"version": 2, "size": 12}', 'newer'],
  ])('is not made of %s', (text, reason) => {
    const read = () => parseThemeFile(text, 'x')
    expect(read).toThrow(ThemeFileError)
    expect(read).toThrow(expect.objectContaining({ reason }))
  })

  test('has a name that no other has, in whatever spelling', () => {
    expect(freeName('Mine', [])).toBe('Mine')
    expect(freeName('Large Print', [])).toBe('Large Print 2')
    expect(freeName('mine', [{ name: 'Mine' }, { name: 'Mine 2' }])).toBe('mine 3')
    expect(freeName('Mine 2', [{ name: 'Mine 2' }])).toBe('Mine 3')
    expect(mayBeCalled('Mine', [{ name: 'MINE' }])).toBe(false)
    expect(mayBeCalled(' Mine', [])).toBe(false)
    expect(mayBeCalled('書籍', [])).toBe(true)
    fc.assert(
      fc.property(fc.array(anyTheme, { maxLength: 8 }), anyTheme, (others, { name }) => {
        const free = freeName(name, others)
        expect(mayBeCalled(free, others)).toBe(true)
        expect(isBuiltIn({ name: free })).toBe(false)
      }),
    )
  })

  test('is read with the others, each by a name of its own', () => {
    const stored = [{ name: 'Mine', size: 12 }, { name: 'Mine', size: 13 }, 'book', 7]
    expect(parseOwnThemes(stored).map(({ name, size }) => [name, size])).toEqual([
      ['Mine', 12],
      ['Mine 2', 13],
      ['book 2', 11],
      ['plain 2', 10.5],
    ])
    expect(parseOwnThemes(null)).toEqual([])
  })

  test('goes back to what it was made from, under its name', () => {
    const mine: Theme = { ...THEMES.book, name: 'Mine', size: 14 }
    expect(looksLike(mine, THEMES.book)).toBe(false)
    expect(asMade(mine)).toEqual({ ...THEMES.book, name: 'Mine' })
    expect(looksLike(asMade(mine), THEMES.book)).toBe(true)
  })
})

test('contrast is that of WCAG', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.478, 3)
  expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'))
})

test('what comes with the program is easy to read on white paper and on its shade', () => {
  for (const name of THEME_NAMES) {
    const { ink, quiet, heading, zebra } = THEMES[name].colours
    for (const text of [ink, quiet, heading]) {
      expect(contrast(text, '#ffffff')).toBeGreaterThan(4.5)
      expect(contrast(text, zebra)).toBeGreaterThan(4.5)
    }
  }
})
