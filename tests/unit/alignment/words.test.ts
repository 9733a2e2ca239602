import { describe, expect, test } from 'vitest'
import { openDictionary } from '../../../src/core/alignment/dictionary.ts'
import { englishTokens } from '../../../src/core/alignment/english.ts'
import { pinyinOf } from '../../../src/core/alignment/names.ts'
import { CHINESE_NUMBER, chineseValue } from '../../../src/core/alignment/numbers.ts'
import { quotationMarks } from '../../../src/core/alignment/quotes.ts'
import { stem } from '../../../src/core/alignment/stem.ts'
import { dictionary } from './story.ts'

describe('stem', () => {
  test.each([
    ['caresses', 'caress'],
    ['ponies', 'poni'],
    ['ties', 'tie'],
    ['gas', 'gas'],
    ['agreed', 'agre'],
    ['hopping', 'hop'],
    ['hoped', 'hope'],
    ['happy', 'happi'],
    ['say', 'say'],
    ['nationally', 'nation'],
    ['generously', 'generous'],
    ['communism', 'communism'],
    ['conspicuous', 'conspicu'],
    ['consolation', 'consol'],
    ['rolling', 'roll'],
    ['luxuriated', 'luxuri'],
    ['succeeding', 'succeed'],
    ['yoyo', 'yoyo'],
    ['skies', 'sky'],
    ["john's", 'john'],
  ])('%s is %s, as Snowball has it', (word, expected) => {
    expect(stem(word)).toBe(expected)
  })
})

describe('numbers', () => {
  const values = (text: string) =>
    [...text.matchAll(CHINESE_NUMBER)].map(([numeral]) => chineseValue(numeral))

  test('of Chinese have their value', () => {
    expect(values('三万五千人在一九九八年，二十三个，3.5亿，1,200户，一百零五')).toEqual([
      35_000, 1998, 23, 350_000_000, 1200, 105,
    ])
    expect(values('两三个')).toEqual([Number.NaN])
  })

  test('of English have theirs, in words and in figures', () => {
    const keys = (text: string) =>
      englishTokens(text).flatMap(({ key }) => (key.startsWith('#') ? [key] : []))
    expect(keys('Twenty-three men and 35,000 others in 1998.')).toEqual(['#23', '#35000', '#1998'])
    expect(keys('two hundred and five, 3.5 million, the nineteenth')).toEqual([
      '#205',
      '#3500000',
      '#19',
    ])
    expect(keys('one of the two')).toEqual([])
  })
})

describe('English words', () => {
  test('are stems of their base form; names are known by their capitals', () => {
    const tokens = englishTokens('They went with Bao-yu; the men’s boats sank.')
    expect(tokens.map(({ key }) => key)).toEqual([
      'they',
      'go',
      'with',
      'baoyu',
      'the',
      'man',
      'boat',
      'sink',
    ])
    expect(tokens.filter(({ written }) => written === 'name').map(({ key }) => key)).toEqual([
      'baoyu',
    ])
    expect(tokens.map(({ clause }) => clause)).toEqual([0, 0, 0, 0, 1, 1, 1, 1])
  })

  test('stand where they say they stand', () => {
    const text = 'In 1937, twenty-five “ferries”…'
    expect(englishTokens(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'In',
      '1937',
      'twenty-five',
      'ferries',
    ])
  })
})

describe('quotation marks', () => {
  test.each([
    ["'Well?", [1]],
    ["Give in?'", [-1]],
    ["'You’re early!' he said.", [1, -1]],
    ["It's the boys' game", []],
    ['He said, "No." And "yes"?', [1, -1, 1, -1]],
    ['“真的？”他说：「好」', [1, -1, 1, -1]],
  ])('%s', (text, marks) => {
    expect(quotationMarks(text)).toEqual(marks)
  })
})

describe('pinyin', () => {
  const known = new Set([...dictionary().readings.values()].flat())

  test('is read in every way that is possible, and English words in none', () => {
    expect(pinyinOf('qingyang', known)).toContainEqual(['qing', 'yang'])
    expect(pinyinOf('xian', known)).toEqual([['xian'], ['xi', 'an']])
    expect(pinyinOf('thursday', known)).toEqual([])
  })
})

describe('dictionary', () => {
  test('finds headwords of both scripts folded to one, where they stand', () => {
    const { find, rowEnds, translations, stems } = dictionary()
    const headword = find('在图书馆里', 1, 4)
    expect(headword).toBeGreaterThan(0)
    const row = translations.subarray(rowEnds[headword - 1], rowEnds[headword])
    expect([...row].map((number) => stems[number])).toContain('librari')
    expect(find('书馆里', 0, 3)).toBe(-1)
  })

  test('refuses what is none, and a part of one', () => {
    expect(() => openDictionary(new ArrayBuffer(64))).toThrow('not a dictionary')
    expect(() => openDictionary(new ArrayBuffer(3))).toThrow('not a dictionary')
    const whole = new Uint8Array(50)
    whole.set(new TextEncoder().encode('FPDICT1\n'))
    whole.fill(1, 8, 40)
    expect(() => openDictionary(whole.buffer)).toThrow('cut short')
  })
})
