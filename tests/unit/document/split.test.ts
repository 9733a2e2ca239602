import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { segmentLength, textOf } from '../../../src/core/document/inline.ts'
import { mergeRows } from '../../../src/core/document/join.ts'
import { keysBetween } from '../../../src/core/document/order.ts'
import { planCut, splitRow } from '../../../src/core/document/split.ts'
import { arbitraryRows } from './rows.ts'

const row = createRow(
  {
    kind: 'paragraph',
    source: '窗外下著雨。他放下筆,看了看錶。',
    target: 'It was raining outside. He put down his pen and looked at his watch.',
  },
  'a0',
)

describe('planCut', () => {
  test('cuts the other side at the sentence end that corresponds', () => {
    expect(planCut(row, 'source', 6)).toEqual({ source: 6, target: 23 })
    expect(planCut(row, 'target', 24)).toEqual({ source: 6, target: 24 })
  })

  test('falls back to a clause end', () => {
    const clauses = createRow(
      {
        kind: 'paragraph',
        source: '他放下筆,看了看錶',
        target: 'He put down his pen, looked at his watch',
      },
      'a0',
    )
    expect(planCut(clauses, 'target', 20)).toEqual({ source: 5, target: 20 })
  })

  test('never cuts through a clause: a side without a place stays whole', () => {
    const single = createRow(
      { kind: 'paragraph', source: '他看了看錶', target: 'He looked at his watch' },
      'a0',
    )
    expect(planCut(single, 'target', 5).source).toBe(0)
    expect(planCut(single, 'target', 18).source).toBe(5)
  })

  test('an empty translation stays empty in both halves', () => {
    const untranslated = createRow({ kind: 'paragraph', source: '一。二。' }, 'a0')
    expect(planCut(untranslated, 'source', 2)).toEqual({ source: 2, target: 0 })
  })
})

describe('splitRow', () => {
  test('puts the white space at the cut into the gap', () => {
    const [first, second] = splitRow(row, { source: 6, target: 23 }, 'a1', 'sentence')
    expect(textOf(first.target)).toBe('It was raining outside.')
    expect(first.gap.target).toBe(' ')
    expect(textOf(second.target)).toBe('He put down his pen and looked at his watch.')
    expect(second.paragraph).toBe(first.paragraph)
  })

  test('makes a new paragraph among paragraph rows', () => {
    const [first, second] = splitRow(row, { source: 6, target: 23 }, 'a1', 'paragraph')
    expect(second.paragraph).toBe(second.id)
    expect(first.paragraph).toBe(row.paragraph)
  })

  test('a half without a translation is empty', () => {
    const [first, second] = splitRow(
      { ...row, status: 'translated' },
      { source: 6, target: segmentLength(row.target) },
      'a1',
      'sentence',
    )
    expect([first.status, second.status]).toEqual(['translated', 'empty'])
  })

  test('merging the halves of a sentence row gives its characters back', () => {
    fc.assert(
      fc.property(
        arbitraryRows,
        fc.nat(60),
        fc.constantFrom('source' as const, 'target' as const),
        (rows, at, side) => {
          for (const original of rows) {
            const offset = Math.min(at, segmentLength(original[side]))
            const cut = planCut(original, side, offset)
            const halves = splitRow(
              original,
              cut,
              keysBetween(original.order, null, 1)[0]!,
              'sentence',
            )
            const merged = mergeRows(...halves)
            const squeeze = (text: string) => text.replace(/\s+/g, '')
            expect(squeeze(textOf(merged.source))).toBe(squeeze(textOf(original.source)))
            expect(squeeze(textOf(merged.target))).toBe(squeeze(textOf(original.target)))
          }
        },
      ),
    )
  })
})
