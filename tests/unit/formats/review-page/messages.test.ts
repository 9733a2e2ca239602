import { expect, test } from 'vitest'
import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../../../src/core/text/han-fold.generated.ts'
import {
  LANGUAGES,
  languageFor,
  WORDS,
  type Words,
} from '../../../../src/formats/review-page/page/messages.ts'

/** All that a language says, with something in place of what is filled in. */
const sentences = (words: Words): string[] =>
  Object.values(words as unknown as Record<string, unknown>).flatMap((value) => {
    if (typeof value === 'string') return [value]
    if (typeof value === 'function') return [(value as (...of: unknown[]) => string)(1, 2, 3, 4)]
    return Object.values(value as Record<string, string>)
  })

test('every language says everything', () => {
  for (const language of LANGUAGES) {
    const said = sentences(WORDS[language])
    expect(said).toHaveLength(sentences(WORDS.en).length)
    expect(said.filter((each) => !each.trim())).toEqual([])
  }
})

test('each Chinese is written in one script', () => {
  const has = (text: string, characters: string) =>
    [...text].filter((character) => characters.includes(character))
  expect(has(sentences(WORDS['zh-Hant']).join(''), SIMPLIFIED_ONLY)).toEqual([])
  expect(has(sentences(WORDS['zh-Hans']).join(''), TRADITIONAL_ONLY)).toEqual([])
})

test('the interface is in the first language of the reader that it knows', () => {
  expect(languageFor(['fr-FR', 'zh-TW', 'en'])).toBe('zh-Hant')
  expect(languageFor(['zh-HK'])).toBe('zh-Hant')
  expect(languageFor(['zh-Hant-SG'])).toBe('zh-Hant')
  expect(languageFor(['zh-CN', 'zh-TW'])).toBe('zh-Hans')
  expect(languageFor(['zh'])).toBe('zh-Hans')
  expect(languageFor(['en-GB', 'zh'])).toBe('en')
  expect(languageFor(['de'])).toBe('en')
  expect(languageFor([])).toBe('en')
})
