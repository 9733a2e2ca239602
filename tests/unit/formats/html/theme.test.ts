import { expect, test } from 'vitest'
import { THEME_NAMES, THEMES, type Theme } from '../../../../src/core/layout/themes.ts'
import { themeCss } from '../../../../src/formats/html/theme.ts'

const TEXT = /:where\(p, td\).*?:lang\((en|zh)\) \{ font-weight: (\d+); font-style: (\w+)/g

const textFaces = (theme: Theme) =>
  [...themeCss(theme).matchAll(TEXT)].map(([, ...facts]) => facts.join(' '))

test('text is regular and upright, and says so only where a theme has it or its notes otherwise', () => {
  for (const name of THEME_NAMES) expect(textFaces(THEMES[name])).toEqual([])
  const { faces } = THEMES.book
  const text = {
    ...faces.text,
    latin: { weight: 600, italic: true },
    chinese: { weight: 700 },
  } as const
  expect(textFaces({ ...THEMES.book, faces: { ...faces, text } })).toEqual([
    'en 600 italic',
    'zh 700 normal',
  ])
  const note = { ...faces.note, latin: { weight: 400, italic: true } } as const
  const css = themeCss({ ...THEMES.book, faces: { ...faces, note } })
  expect(css).toMatch(/\.note, .*:lang\(en\) \{ font-weight: 400; font-style: italic/)
  expect(textFaces({ ...THEMES.book, faces: { ...faces, note } })).toEqual([
    'en 400 normal',
    'zh 400 normal',
  ])
})
