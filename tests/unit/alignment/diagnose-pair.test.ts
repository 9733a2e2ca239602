import { describe, expect, test } from 'vitest'
import { diagnosePair, isBilingual } from '../../../src/core/alignment/diagnose-pair.ts'
import {
  documentOfPairs,
  paragraphsOf,
  partOf,
  splitLanguages,
} from '../../../src/core/alignment/split-languages.ts'
import { createDocument } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'

const ZH = [
  '渡口在村子的西邊。',
  '每天清早，老人都坐在船頭等第一個過河的人。',
  '那年夏天雨水特別多。',
]
const EN = [
  'The ferry lay to the west of the village.',
  'Early every morning the old man sat in the bow and waited for the first to cross.',
  'There was a great deal of rain that summer.',
]

describe('two texts', () => {
  test('may fit', () => {
    expect(diagnosePair(ZH, EN)).toEqual({ type: 'fits' })
  })

  test('may be the other way round', () => {
    expect(diagnosePair(EN, ZH)).toEqual({ type: 'swapped' })
  })

  test('may be in the same language', () => {
    expect(diagnosePair(ZH, ZH)).toEqual({ type: 'same-language', language: 'zh' })
    expect(diagnosePair(EN, EN)).toEqual({ type: 'same-language', language: 'en' })
  })

  test('may lack one side', () => {
    expect(diagnosePair(ZH, [])).toEqual({ type: 'empty', side: 'target' })
    expect(diagnosePair([' ', ''], EN)).toEqual({ type: 'empty', side: 'source' })
  })

  test('may hold both languages in one', () => {
    const both = ZH.flatMap((text, i) => [text, EN[i]!])
    expect(diagnosePair(both, EN)).toEqual({ type: 'bilingual', side: 'source' })
    expect(diagnosePair(ZH, [...ZH, ...EN])).toEqual({ type: 'bilingual', side: 'target' })
  })

  test('may be in another language', () => {
    const russian = [
      'Паром стоял на западной стороне деревни.',
      'Каждое утро старик сидел на носу.',
    ]
    expect(diagnosePair(ZH, russian)).toEqual({ type: 'unknown-language', side: 'target' })
  })
})

describe('a text with both languages', () => {
  test('is not one that quotes the other', () => {
    const quoting = [...ZH, ...ZH, ...ZH, ...ZH, 'Lost in the rain', 'Found again']
    expect(isBilingual(quoting)).toBe(false)
    expect(isBilingual([...EN, ...EN, ...EN, '渡口', '過河'])).toBe(false)
  })

  test('may have them in columns or lines of one paragraph', () => {
    expect(isBilingual(ZH.map((text, i) => `${text}\t${EN[i]}`))).toBe(true)
    expect(isBilingual(ZH.map((text, i) => `${text}\n${EN[i]}`))).toBe(true)
  })

  const paragraphs = (texts: readonly string[]) =>
    texts.map((text) => ({ kind: 'paragraph' as const, level: 0, text }))
  const textsOf = (list: readonly { text: string }[]) => list.map(({ text }) => text)

  test('is taken apart in pairs where the languages alternate', () => {
    const mixed = ZH.flatMap((text, i) => [text, EN[i]!])
    const split = splitLanguages(paragraphs(mixed))
    expect(textsOf(split.source)).toEqual(ZH)
    expect(textsOf(split.target)).toEqual(EN)
    expect(split.pairs?.map((pair) => [pair.source?.text, pair.target?.text])).toEqual(
      ZH.map((text, i) => [text, EN[i]]),
    )
  })

  test('is taken apart in pairs where English comes first', () => {
    const mixed = ZH.flatMap((text, i) => [EN[i]!, text])
    const { pairs } = splitLanguages(paragraphs(mixed))
    expect(pairs?.map((pair) => [pair.source?.text, pair.target?.text])).toEqual(
      ZH.map((text, i) => [text, EN[i]]),
    )
  })

  test('says which turns are not sure', () => {
    const mixed = [...ZH, ...ZH].flatMap((text, i) => [text, EN[i % 3]!])
    const { pairs } = splitLanguages(paragraphs([...mixed, ZH[0]!, EN[0]!, EN[1]!]))
    expect(pairs).toHaveLength(8)
    expect(pairs?.slice(-2)).toMatchObject([{ sure: false }, { source: null, sure: false }])
    expect(pairs?.slice(0, 6).every(({ sure }) => sure)).toBe(true)
  })

  test('becomes a document of pairs, or one of either language', () => {
    const document = createDocument({
      rows: [...ZH, ...ZH, ZH[0]!].flatMap((source, i) => [
        { kind: 'paragraph' as const, source },
        { kind: 'paragraph' as const, source: i < 6 ? EN[i % 3]! : '…' },
      ]),
      sourceLanguage: 'zh-Hans',
      provenance: { name: 'both.txt', format: 'text', encoding: 'utf-8' },
    })
    const { pairs, target } = splitLanguages(paragraphsOf(document))
    const paired = documentOfPairs(document, pairs!)
    expect(paired.sourceLanguage).toBe('zh-Hant')
    expect(paired.rows.map((row) => [textOf(row.source), textOf(row.target)])).toEqual([
      ...[...ZH, ...ZH].map((text, i) => [text, EN[i % 3]]),
      [ZH[0], ''],
      ['…', ''],
    ])
    expect(paired.rows.at(5)!.link).toMatchObject({ type: 'normal', confidence: 0.95 })
    expect(paired.rows.at(6)!.link).toMatchObject({ type: 'omission', confidence: 0.4 })
    const texts = partOf(document, target).rows.map((row) => textOf(row.source))
    expect(texts).toEqual([...EN, ...EN])
  })

  test('is only taken apart where the one text stands behind the other', () => {
    const split = splitLanguages(paragraphs([...ZH, '* * *', ...EN]))
    expect(split.pairs).toBeNull()
    expect(textsOf(split.source)).toEqual([...ZH, '* * *'])
    expect(textsOf(split.target)).toEqual(EN)
  })
})
