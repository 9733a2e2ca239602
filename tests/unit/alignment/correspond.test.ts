import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correspond } from '../../../src/core/alignment/correspond.ts'
import { openDictionary } from '../../../src/core/alignment/dictionary.ts'

const FILE = path.resolve(import.meta.dirname, '../../../resources/dictionary/cedict.bin')
const bytes = fs.readFileSync(FILE)
const dictionary = openDictionary(new Uint8Array(bytes).buffer)

const pairs = (source: string, target: string): string[] =>
  correspond(source, target, dictionary).map(
    (pair) =>
      `${source.slice(...pair.source)} ${pair.target.map((place) => target.slice(...place)).join('+')}`,
  )

describe('words that correspond', () => {
  test('are found through the dictionary, in either script', () => {
    const english = 'The old ferryman tied the boat to the willow.'
    expect(pairs('老船夫把船繫在柳樹上。', english)).toEqual(
      expect.arrayContaining(['柳樹 willow']),
    )
    expect(pairs('老船夫把船系在柳树上。', english)).toEqual(
      expect.arrayContaining(['柳树 willow', '船 boat']),
    )
  })

  test('are found as numbers, whatever way they are written', () => {
    expect(pairs('一九八四年，村裡有三百二十戶。', 'In 1984 the village had 320 houses.')).toEqual(
      expect.arrayContaining(['一九八四 1984', '三百二十 320']),
    )
  })

  test('are found as names by their sound, and as Latin words', () => {
    expect(pairs('那天秀梅帶來一本Wordsworth。', 'That day Xiumei brought a Wordsworth.')).toEqual(
      expect.arrayContaining(['秀梅 Xiumei', 'Wordsworth Wordsworth']),
    )
  })

  test('go to the nearest of several', () => {
    const source = '河水漲了，人都怕河水。'
    const target = 'The river rose, and everyone feared the river.'
    const found = correspond(source, target, dictionary)
    const rivers = found.filter(({ target: [place] }) => target.slice(...place!) === 'river')
    expect(rivers.map((pair) => [pair.source[0], pair.target[0]![0]])).toEqual([
      [0, 4],
      [8, 40],
    ])
  })

  test('are none where there is nothing', () => {
    expect(pairs('', 'river')).toEqual([])
    expect(pairs('河水', '')).toEqual([])
  })

  test('lie within the texts and never share a character or an English word', () => {
    const zh = fc.array(
      fc.constantFrom('河', '水', '老', '人', '，', '三', '十', 'AI', '秀梅', '\n'),
    )
    const en = fc.array(
      fc.constantFrom('river ', 'water ', 'old ', '30 ', 'Xiumei ', 'AI, ', 'man'),
    )
    fc.assert(
      fc.property(zh, en, (a, b) => {
        const [source, target] = [a.join(''), b.join('')]
        const found = correspond(source, target, dictionary)
        const places = found.map((pair) => pair.source).sort((x, y) => x[0] - y[0])
        for (const [i, [from, to]] of places.entries()) {
          expect(from).toBeGreaterThanOrEqual(places[i - 1]?.[1] ?? 0)
          expect(to).toBeLessThanOrEqual(source.length)
        }
        const words = found.flatMap((pair) => pair.target)
        expect(new Set(words.map(String)).size).toBe(words.length)
        for (const [from, to] of words) expect(target.slice(from, to)).toMatch(/^\w+$/)
      }),
    )
  })
})
