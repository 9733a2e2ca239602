import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { toParagraphRows, toSentenceRows } from '../../../src/core/document/granularity.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Row, Segment } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { isDone } from '../../../src/core/document/summary.ts'
import { arbitraryRows } from './rows.ts'

const rowsOf = (...pairs: readonly (readonly [string, string])[]): Row[] => {
  const keys = firstKeys(pairs.length)
  return pairs.map(([source, target], i) =>
    createRow({ kind: 'paragraph', source, target }, keys[i]!, `p${i}`),
  )
}

const texts = (rows: readonly Row[]) => rows.map((row) => [textOf(row.source), textOf(row.target)])

/** A row without what may differ after it was divided and joined again. */
const essence = ({ division: _, order: __, link: ___, ...row }: Row) => row

describe('paragraph rows to sentence rows', () => {
  test('divides both sides at their sentence ends', () => {
    const rows = toSentenceRows(
      rowsOf([
        '山雨欲來。我們收起紙張,關上了窗。',
        'Rain was coming. We put the paper away and shut the window.',
      ]),
    )
    expect(texts(rows)).toEqual([
      ['山雨欲來。', 'Rain was coming.'],
      ['我們收起紙張,關上了窗。', 'We put the paper away and shut the window.'],
    ])
  })

  test('keeps an empty translation empty', () => {
    const rows = toSentenceRows(rowsOf(['他走了。她沒有走。', '']))
    expect(rows.map((row) => row.status)).toEqual(['empty', 'empty'])
    expect(rows.map((row) => row.id)[0]).toBe('p0')
  })

  test('keeps two source sentences together where the translation is one sentence', () => {
    const rows = toSentenceRows(
      rowsOf([
        '雨停了。風也停了。整條街上沒有一個人說話,只聽見印刷機還在轉動。',
        'The rain had stopped, and so had the wind. Nobody in the whole street said a word; the only sound was the press, still turning.',
      ]),
    )
    expect(texts(rows)[0]).toEqual([
      '雨停了。風也停了。',
      'The rain had stopped, and so had the wind.',
    ])
  })

  test('leaves titles and headings whole', () => {
    const [row] = rowsOf(['改變了什麼?沒有改變什麼?', 'What changed? What did not?'])
    const heading: Row = { ...row!, kind: 'heading', level: 1 }
    expect(toSentenceRows([heading])).toEqual([heading])
  })
})

describe('sentence rows to paragraph rows', () => {
  test('puts a space between two English sentences and none between two Chinese ones', () => {
    const sentences = toSentenceRows(rowsOf(['他走了。她沒有走。', '']))
    const filled = sentences.map((row, i) => ({
      ...row,
      target: [{ type: 'text' as const, text: i ? 'She stayed.' : 'He left.', marks: [] }],
    }))
    expect(texts(toParagraphRows(filled))).toEqual([['他走了。她沒有走。', 'He left. She stayed.']])
  })

  test('puts the space even where an untranslated sentence stands between', () => {
    const sentences = toSentenceRows(rowsOf(['一。二。三。', '']))
    const filled = sentences.map((row, i) => ({
      ...row,
      target: i === 1 ? [] : [{ type: 'text' as const, text: `No ${i}.`, marks: [] }],
    }))
    expect(texts(toParagraphRows(filled))[0]![1]).toBe('No 0. No 2.')
  })

  test('puts no second space where one was kept before an untranslated sentence', () => {
    const sentences = toSentenceRows(rowsOf(['一。二。三。', '']))
    const filled = sentences.map((row, i) => ({
      ...row,
      target: i === 1 ? [] : [{ type: 'text' as const, text: `No ${i}.`, marks: [] }],
      gap: i === 0 ? { source: '', target: ' ' } : row.gap,
    }))
    expect(texts(toParagraphRows(filled))[0]![1]).toBe('No 0. No 2.')
  })

  test('gives back each sentence row with its status after a visit to paragraphs', () => {
    const sentences = toSentenceRows(rowsOf(['他走了。她沒有走。天黑了。', ''])).map((row, i) => ({
      ...row,
      status: (['translated', 'draft', 'empty'] as const)[i]!,
      target: i < 2 ? [{ type: 'text' as const, text: `Sentence ${i}.`, marks: [] }] : [],
    }))
    const paragraphs = toParagraphRows(sentences)
    expect(paragraphs.map((row) => row.status)).toEqual(['draft'])
    expect(toSentenceRows(paragraphs).map((row) => row.status)).toEqual([
      'translated',
      'draft',
      'empty',
    ])
  })

  test('never makes a row of inhuman length', () => {
    const sentence = `${'很長'.repeat(500)}。`
    const rows = toSentenceRows(rowsOf([sentence.repeat(12), '']))
    expect(rows).toHaveLength(12)
    const paragraphs = toParagraphRows(rows)
    expect(paragraphs.map((row) => textOf(row.source).length)).toEqual([4_004, 4_004, 4_004])
    expect(new Set(paragraphs.map((row) => row.id)).size).toBe(3)
    expect(toSentenceRows(paragraphs)).toHaveLength(12)
  })

  test('a translation whose sentences touch comes back as it was', () => {
    const target = '“No!”“Yes!” he said.'
    const sentences = toSentenceRows(rowsOf(['「不！」他說。「好！」他又說。', target]))
    expect(texts(toParagraphRows(sentences))[0]![1]).toBe(target)
  })

  test('a paragraph that is done stays so where a sentence has no translation of its own', () => {
    const [row] = rowsOf([
      '雨停了。真的停了，一點也不下了。他走了。天黑了。夜深了。',
      'It stopped.',
    ])
    for (const status of ['translated', 'approved'] as const) {
      const sentences = toSentenceRows([{ ...row!, status }])
      expect(sentences.length).toBeGreaterThan(1)
      expect(toParagraphRows(sentences).map((back) => back.status)).toEqual([status])
    }
    const omitted = toSentenceRows([{ ...row!, target: [], status: 'reviewed' }])
    expect(toParagraphRows(omitted).map((back) => back.status)).toEqual(['reviewed'])
  })

  test('a status set on the joined paragraph holds for its sentences', () => {
    const [paragraph] = toParagraphRows(toSentenceRows(rowsOf(['一。二。', 'One. Two.'])))
    const approved = toSentenceRows([{ ...paragraph!, status: 'approved' }])
    expect(approved.map((row) => row.status)).toEqual(['approved', 'approved'])
  })
})

/** Characters with their marks; those of white space are not compared, it shows none. */
const letters = (segment: Segment) =>
  segment.flatMap((inline) =>
    inline.type === 'text'
      ? [...inline.text].map((char) => (char.trim() ? [char, inline.marks] : char))
      : ['\n'],
  )

const visible = ({ source, target, id, kind, locked, bookmarked, status }: Row) => ({
  source: letters(source),
  target: letters(target),
  id,
  kind,
  locked,
  bookmarked,
  done: isDone(status) ? status : null,
})

describe('there and back', () => {
  test('paragraphs come back with the same texts, formatting and state', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const back = toParagraphRows(toSentenceRows(rows))
        expect(back.map(visible)).toEqual(rows.map(visible))
      }),
    )
  })

  test('sentences come back exactly', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const once = toSentenceRows(toParagraphRows(toSentenceRows(rows)))
        const twice = toSentenceRows(toParagraphRows(once))
        expect(twice.map(essence)).toEqual(once.map(essence))
      }),
    )
  })

  test('order keys stay strictly ascending', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const keys = toSentenceRows(rows).map((row) => row.order)
        for (let i = 1; i < keys.length; i++) expect(keys[i - 1]! < keys[i]!).toBe(true)
      }),
    )
  })
})
