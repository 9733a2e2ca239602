import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correspond } from '../../../src/core/alignment/correspond.ts'
import { CONFIRMED } from '../../../src/core/alignment/doubt.ts'
import {
  type Example,
  examplesOf,
  type Lexicon,
  learnLexicon,
} from '../../../src/core/alignment/lexicon.ts'
import { createDocument } from '../../../src/core/document/create.ts'
import type { Link } from '../../../src/core/document/model.ts'
import { dictionary } from './story.ts'

/** A boy whose name no dictionary knows, nor is it spelt by its sound. */
const TALE: readonly (readonly [source: string, target: string])[] = [
  ['石娃坐在橋上。', 'Pebble sat on the bridge.'],
  ['河水很冷，石娃不怕。', 'The river was cold, but Pebble was not afraid.'],
  ['母親叫他回家。', 'His mother called him home.'],
  ['“石娃，吃飯了！”', '“Pebble, supper is ready!”'],
  ['天黑以前，石娃才回來。', 'Pebble only came back before dark.'],
  ['他的狗跟在後面。', 'His dog followed behind.'],
  ['石娃把魚放在桌上。', 'Pebble laid the fish on the table.'],
  ['父親看了看石娃，笑了。', 'His father looked at Pebble and laughed.'],
  ['晚上下了一場大雨。', 'In the night there was heavy rain.'],
  ['石娃聽著雨聲睡著了。', 'Pebble fell asleep to the sound of the rain.'],
]

const all = (weight: number): Example[] =>
  TALE.map(([source, target]) => ({ source, target, weight }))

function learn(examples: readonly Example[]): Lexicon {
  const work = learnLexicon(examples, dictionary())
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
  }
}

/** Which Chinese words stand for an English one. */
const meaning = (english: string, source: string, target: string, taught: Lexicon | null, at = 0) =>
  correspond(source, target, dictionary(), taught && { lexicon: taught, example: at })
    .filter((pair) => pair.target.some((place) => target.slice(...place) === english))
    .map(({ kind, source: place }) => `${source.slice(...place)} (${kind})`)

describe('what a document teaches', () => {
  const taught = learn(all(1))

  test('are words that no dictionary has', () => {
    const [source, target] = TALE[1]!
    expect(meaning('Pebble', source, target, null)).toEqual([])
    expect(meaning('Pebble', source, target, taught, 1)).toEqual(['石娃 (name)'])
  })

  test('helps with rows it has not seen, in either script, and leaves the dictionary its say', () => {
    const target = 'Pebble crossed the bridge in 1963.'
    for (const source of ['石娃一九六三年走過橋。', '石娃一九六三年走过桥。']) {
      expect(meaning('Pebble', source, target, taught)).toEqual(['石娃 (name)'])
      expect(meaning('1963', source, target, taught)).toEqual(['一九六三 (number)'])
      expect(meaning('bridge', source, target, taught)).toHaveLength(1)
    }
  })

  test('is nothing where no row counts', () => {
    const [source, target] = TALE[1]!
    expect(meaning('Pebble', source, target, learn(all(0)), 1)).toEqual([])
  })

  test('never proves a row by itself', () => {
    // Only one row joins these two; whatever it says of itself is no evidence.
    const wrong: Example = { source: '燈塔，燈塔，燈塔！', target: 'Walnuts! Walnuts!', weight: 2 }
    const examples = [...all(1), wrong]
    expect(
      meaning('Walnuts', wrong.source, wrong.target, learn(examples), examples.length - 1),
    ).toEqual([])
  })

  test('is the whole name, neither a part of it nor what stands beside it', () => {
    expect(taught.isFragment('石娃')).toBe(false)
    const longer = TALE.map(([source, target]) => ({
      source: source.replaceAll('石娃', '小石娃'),
      target,
      weight: 1,
    }))
    const lexicon = learn(longer)
    expect(lexicon.isFragment('石娃')).toBe(true)
    expect(lexicon.isFragment('小石娃')).toBe(false)
    const [source, target] = [longer[1]!.source, longer[1]!.target]
    expect(meaning('Pebble', source, target, lexicon, 1)).toEqual(['小石娃 (name)'])
  })

  test('leaves what corresponds apart: no character and no English word twice', () => {
    const text = (index: 0 | 1) =>
      fc
        .array(fc.constantFrom(...TALE.map((row) => row[index])), { maxLength: 4 })
        .map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text(0), text(1), fc.nat({ max: 20 }), (source, target, example) => {
        const pairs = correspond(source, target, dictionary(), { lexicon: taught, example })
        let end = 0
        for (const pair of pairs) {
          expect(pair.source[0]).toBeGreaterThanOrEqual(end)
          end = pair.source[1]
        }
        expect(end).toBeLessThanOrEqual(source.length)
        const words = pairs.flatMap((pair) => pair.target)
        expect(new Set(words.map(String)).size).toBe(words.length)
      }),
    )
  })
})

describe('a row as an example', () => {
  const aligned: Link = { origin: 'aligned', type: 'normal', confidence: 0.7 }
  const rowWith = (link: Link, target = 'The river') => ({
    ...createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text', encoding: 'utf-8' },
      rows: [{ kind: 'paragraph', source: '河', target }],
    }).rows[0]!,
    link,
  })

  test('counts the more the surer its link is, and most when it is confirmed', () => {
    const weights = examplesOf([
      rowWith(CONFIRMED),
      rowWith({ ...aligned, confidence: null }),
      rowWith(aligned),
    ]).map(({ weight }) => weight)
    expect(weights).toEqual([...weights].sort((a, b) => b - a))
    expect(new Set(weights).size).toBe(3)
  })

  test('counts for nothing where it is doubtful or has no translation', () => {
    const doubtful = rowWith({ ...aligned, confidence: 0.2 })
    const weights = examplesOf([doubtful, rowWith(CONFIRMED, '')]).map(({ weight }) => weight)
    expect(weights).toEqual([0, 0])
  })
})
