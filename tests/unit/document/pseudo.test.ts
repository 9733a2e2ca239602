import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../src/core/document/create.ts'
import { copySources } from '../../../src/core/document/fill.ts'
import { fromText, isBlank, textOf } from '../../../src/core/document/inline.ts'
import type { CodeInline, Segment } from '../../../src/core/document/model.ts'
import { pseudo, pseudoTranslate } from '../../../src/core/document/pseudo.ts'
import { unitTexts } from '../../../src/formats/units.ts'
import { arbitraryRows } from './rows.ts'

const say = (text: string): string => textOf(pseudo(fromText(text)))

/** Columns a text takes where a Chinese character takes two. */
const width = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (/[^\x00-\u2fff]/.test(char) ? 2 : 1), 0)

const NOTE: CodeInline = {
  type: 'code',
  id: 'n1',
  role: 'standalone',
  kind: 'note',
  label: '1',
  image: '',
}

const documentOf = (rows: Parameters<typeof createDocument>[0]['rows']) =>
  createDocument({ rows, sourceLanguage: 'zh-Hant', provenance: { name: 'a', format: 'text' } })

describe('a pseudo-translation', () => {
  test('is words without Chinese, with English punctuation, between its marks', () => {
    expect(say('天黑了，老人在渡口等「船」。')).toMatch(
      /^⟦[a-z]+ [a-z]+, [a-z]+(?: [a-z]+){2} “[a-z]+”\.⟧$/,
    )
  })

  test('keeps figures and doubles the vowels of Latin words, apart from what is around them', () => {
    expect(say('在1897年用Word寫的')).toMatch(/^⟦[a-z]+ 1897 [a-z]+ Woord [a-z]+⟧$/)
  })

  test('of the same characters is the same', () => {
    expect(say('渡口')).toBe(say('渡口'))
    expect(say('渡口')).not.toBe(say('渡船'))
  })

  test('is as much wider than Chinese as English is', () => {
    const text =
      '他今年七十二歲，在這條河上撐了五十年的船。天亮以前，村子裡的人都還睡著，只有他的燈亮了。'
    const growth = width(say(text)) / width(text)
    expect(growth).toBeGreaterThan(1.4)
    expect(growth).toBeLessThan(2)
  })

  test('has nothing of its own where there is no text', () => {
    expect(pseudo([])).toEqual([])
    expect(pseudo(fromText(' \n'))).toEqual(fromText(' \n'))
    expect(pseudo([NOTE])).toEqual([NOTE])
  })

  test('has every code and break, and the marks of every character, in their order', () => {
    const source: Segment = [
      NOTE,
      ...fromText('渡口\n的', [{ type: 'bold' }]),
      ...fromText('燈'),
      NOTE,
    ]
    const target = pseudo(source)
    expect(target.map(({ type }) => type)).toEqual([
      'code',
      'text',
      'break',
      'text',
      'text',
      'code',
    ])
    expect(target[1]).toMatchObject({ marks: [{ type: 'bold' }] })
    expect(target[3]).toMatchObject({ marks: [{ type: 'bold' }] })
    expect(target[4]).toMatchObject({ marks: [] })
    expect(textOf(target)).toMatch(/^.⟦[a-z]+\n[a-z]+ ?[a-z]+⟧.$/)
  })

  test('stands in every row that has text and is not locked', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const document = { ...documentOf([]), rows }
        const filled = pseudoTranslate(document)
        for (const [i, row] of filled.rows.entries()) {
          const before = rows[i]!
          expect(row.source).toBe(before.source)
          if (before.locked || isBlank(before.source)) expect(row).toBe(before)
          else expect(isBlank(row.target)).toBe(false)
          expect(row.target.filter(({ type }) => type === 'code').length).toBe(
            (row === before ? row.target : row.source).filter(({ type }) => type === 'code').length,
          )
        }
      }),
    )
  })
})

describe('sources as their own translation', () => {
  test('come back as they stood, however their paragraph was cut', () => {
    const document = documentOf([
      { kind: 'paragraph', source: '天黑了。', units: ['p1'] },
      { kind: 'paragraph', source: '燈亮了。' },
      { kind: 'paragraph', source: 'He waited.' },
      { kind: 'paragraph', source: '船來了。', units: ['p2'] },
    ])
    const [first, ...rest] = document.rows
    const rows = [
      first!,
      ...rest.map((row, i) => ({ ...row, ...(i < 2 && { paragraph: first!.paragraph }) })),
    ].map((row, i) => ({ ...row, gap: { source: i === 1 ? ' ' : '', target: '' } }))
    const texts = unitTexts([copySources({ ...document, rows })])
    expect(textOf(texts.get('p1')!.target)).toBe('天黑了。燈亮了。 He waited.')
    expect(textOf(texts.get('p1')!.target)).toBe(textOf(texts.get('p1')!.source))
    expect(textOf(texts.get('p2')!.target)).toBe('船來了。')
  })

  test('leave locked rows alone', () => {
    const document = documentOf([
      { kind: 'paragraph', source: '天黑了。', target: 'Night fell.', units: ['p1'], locked: true },
    ])
    expect(copySources(document).rows).toEqual(document.rows)
  })
})
