import { expect, test } from 'vitest'
import { createDocument } from '../../../src/core/document/create.ts'
import { toParagraphRows, toSentenceRows } from '../../../src/core/document/granularity.ts'
import { fromText, textOf } from '../../../src/core/document/inline.ts'
import { mergeRows } from '../../../src/core/document/join.ts'
import type { BilingualDocument, Row } from '../../../src/core/document/model.ts'
import { splitRow } from '../../../src/core/document/split.ts'
import { unitTexts } from '../../../src/formats/units.ts'

const document: BilingualDocument = createDocument({
  rows: [
    {
      kind: 'paragraph',
      source: '雨停了。天晴了。',
      target: 'The rain stopped. The sky cleared.',
      units: ['p1'],
    },
    { kind: 'paragraph', source: '他走了。', target: 'He left.', units: ['p2'] },
    { kind: 'paragraph', source: '夜深了。', units: ['p3'] },
  ],
  sourceLanguage: 'zh-Hans',
  provenance: { name: '稿.txt', format: 'text' },
})

const textsOf = (rows: readonly Row[]) =>
  [...unitTexts([{ ...document, rows }])].map(([unit, { target, mergedInto }]) => [
    unit,
    mergedInto ?? textOf(target),
  ])

const WHOLE = [
  ['p1', 'The rain stopped. The sky cleared.'],
  ['p2', 'He left.'],
  ['p3', ''],
]

test('rows as they were read', () => {
  expect(textsOf(document.rows)).toEqual(WHOLE)
})

test('sentence rows are joined again', () => {
  const rows = toSentenceRows(document.rows)
  expect(rows.length).toBeGreaterThan(3)
  expect(textsOf(rows)).toEqual(WHOLE)
  expect(textsOf(toParagraphRows(rows))).toEqual(WHOLE)
})

test('a row of two units stands in the first', () => {
  const [first, second, third] = document.rows
  expect(textsOf([mergeRows(first!, second!), third!])).toEqual([
    ['p1', 'The rain stopped. The sky cleared. He left.'],
    ['p2', 'p1'],
    ['p3', ''],
  ])
})

test('a paragraph of rows of several units gives each its own', () => {
  const rows = toSentenceRows(document.rows)
  const across = [rows[0]!, mergeRows(rows[1]!, rows[2]!), ...rows.slice(3)]
  const each = [
    ['p1', 'The rain stopped.'],
    ['p2', 'The sky cleared. He left.'],
    ['p3', ''],
  ]
  expect(textsOf(across)).toEqual(each)
  const paragraphs = toParagraphRows(across)
  expect(paragraphs[0]!.units).toEqual(['p1', 'p2'])
  expect(textsOf(paragraphs)).toEqual(each)
  const anew = { ...paragraphs[0]!, target: fromText('Rain, then sun. He left.') }
  expect(textsOf([anew, ...paragraphs.slice(1)])).toEqual([
    ['p1', 'Rain, then sun. He left.'],
    ['p2', 'p1'],
    ['p3', ''],
  ])
})

test('a paragraph the user divided comes back on lines of its own', () => {
  const [first, ...rest] = document.rows
  const halves = splitRow(first!, { source: 4, target: 18 }, 'a0V', 'paragraph')
  expect(textsOf([...halves, ...rest])).toEqual([
    ['p1', 'The rain stopped.\nThe sky cleared.'],
    ...WHOLE.slice(1),
  ])
})

test('a row that was added goes with the row above, at the start with the row below', () => {
  const [first, ...rest] = document.rows
  const added = { ...first!, id: 'x', paragraph: 'x', units: [], target: fromText('New.') }
  expect(textsOf([added, ...document.rows])[0]).toEqual([
    'p1',
    'New.\nThe rain stopped. The sky cleared.',
  ])
  expect(textsOf([first!, added, ...rest])[0]![1]).toBe('The rain stopped. The sky cleared.\nNew.')
})
