import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY } from '../../../src/core/text/han-fold.generated.ts'
import type { Catalogue, MessageKey } from '../../../src/renderer/ui/messages/catalogue.ts'
import { en } from '../../../src/renderer/ui/messages/en.ts'
import { loadCatalogue, matchLanguage } from '../../../src/renderer/ui/messages/load.ts'
import { createTranslate } from '../../../src/renderer/ui/messages/translate.ts'
import { zhHans } from '../../../src/renderer/ui/messages/zh-Hans.ts'
import { zhHant } from '../../../src/renderer/ui/messages/zh-Hant.ts'

const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  en,
  'zh-Hant': zhHant,
  'zh-Hans': zhHans,
}

/** What the parser makes of a message: literals are of type 0, everything with a name is argued. */
interface Element {
  readonly type: number
  readonly value?: string
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>
}

function collect(elements: readonly Element[], into: Set<string>): Set<string> {
  for (const { type, value, options } of elements) {
    if (type !== 0 && value !== undefined) into.add(value)
    for (const option of Object.values(options ?? {})) collect(option.value, into)
  }
  return into
}

const argumentsOf = (text: string): string[] => {
  const format = new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true })
  return [...collect(format.getAst() as readonly Element[], new Set())].sort()
}

const keys = Object.keys(en) as MessageKey[]

describe.each(['zh-Hant', 'zh-Hans'])('the catalogue %s', (language) => {
  const catalogue = CATALOGUES[language]!

  it('has the keys of the English one, in the same order', () => {
    expect(Object.keys(catalogue)).toEqual(keys)
  })

  it('takes the same arguments everywhere', () => {
    const others = keys.filter(
      (key) => String(argumentsOf(catalogue[key])) !== String(argumentsOf(en[key])),
    )
    expect(others).toEqual([])
  })

  it('says nothing in the script of the other', () => {
    const foreign = new Set(language === 'zh-Hant' ? SIMPLIFIED_ONLY : TRADITIONAL_ONLY)
    const wrong = keys.filter((key) => [...catalogue[key]].some((char) => foreign.has(char)))
    expect(wrong).toEqual([])
  })

  it('leaves nothing in English that is no name', () => {
    const english = keys.filter((key) => {
      const said = catalogue[key].replace(/\{.*\}/s, '')
      return (
        catalogue[key] === en[key] &&
        /[a-z]{4}/.test(said) &&
        !/Facing Pages|Markdown|Word|Letter/.test(said)
      )
    })
    expect(english).toEqual([])
  })
})

describe('keys', () => {
  it('are all used somewhere', () => {
    const root = path.resolve(import.meta.dirname, '../../../src/renderer')
    const files = readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .filter((file) => !/messages\/(en|zh-Han[st])\.ts$/.test(file))
    const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')
    const made = [...code.matchAll(/`([a-zA-Z.-]+\.)\$\{[^}]+\}(\.[a-z]+)?`/g)]
    const unused = keys.filter(
      (key) =>
        !code.includes(`'${key}'`) &&
        !code.includes(`"${key}"`) &&
        !made.some(([, head, tail = '']) => key.startsWith(head!) && key.endsWith(tail)),
    )
    expect(unused).toEqual([])
  })
})

describe('createTranslate', () => {
  const t = createTranslate('en', en)

  it('fills in arguments and chooses plurals', () => {
    expect(t('library.characters', { count: 1 })).toBe('1 character')
    expect(t('library.characters', { count: 1234 })).toBe('1,234 characters')
    expect(createTranslate('zh-Hant', zhHant)('library.characters', { count: 1234 })).toBe(
      '1,234 字',
    )
  })

  it('takes values as they are: braces and tags in a title mean nothing', () => {
    expect(t('library.trashed', { title: '<b>{x}</b>' })).toBe('“<b>{x}</b>” is in the trash.')
  })

  it('says what others said, and their exact words to readers of English alone', () => {
    const message = {
      key: 'reading.empty-file',
      values: { name: 'a.txt' },
      english: 'exactly this',
    } as const
    expect(t.say({ text: 'as it is' })).toBe('as it is')
    expect(t.say(message)).toBe('exactly this')
    expect(createTranslate('zh-Hans', zhHans).say(message)).toContain('a.txt')
  })
})

describe('matchLanguage', () => {
  it.each([
    [['zh-TW'], 'zh-Hant'],
    [['zh-Hant-HK'], 'zh-Hant'],
    [['zh-HK', 'en'], 'zh-Hant'],
    [['zh-CN'], 'zh-Hans'],
    [['zh-Hans-HK'], 'zh-Hans'],
    [['zh'], 'zh-Hans'],
    [['fr-FR', 'zh-MO'], 'zh-Hant'],
    [['en-GB', 'zh-TW'], 'en'],
    [['de'], 'en'],
    [[], 'en'],
  ])('takes %j for %s', (tags, language) => {
    expect(matchLanguage(tags)).toBe(language)
  })
})

it('loads the catalogue that was asked for', async () => {
  expect(await loadCatalogue('zh-Hant')).toBe(zhHant)
  expect(await loadCatalogue('zh-Hans')).toBe(zhHans)
  expect(await loadCatalogue('en')).toBe(en)
})
