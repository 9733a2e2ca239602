import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { concat, sameSegment, textOf } from '../../../src/core/document/inline.ts'
import type { Segment } from '../../../src/core/document/model.ts'
import { normaliseRow } from '../../../src/core/document/normalise-row.ts'
import {
  accepted,
  acceptedRow,
  hasChanges,
  rejected,
  withoutAnnotations,
} from '../../../src/core/document/revisions.ts'
import { tracked } from '../../../src/core/review/track.ts'
import { annotatedSegment } from './annotated.ts'

const BY = { author: 'Lin', date: '2026-03-01T08:00:00Z' }
const text = (value: string): Segment => [{ type: 'text', text: value, marks: [] }]

describe('tracked changes', () => {
  test('are gone once accepted or rejected, with what they deleted or inserted', () => {
    const segment: Segment = [
      { type: 'text', text: 'the ', marks: [] },
      { type: 'text', text: 'river', marks: [], change: { kind: 'deletion', ...BY } },
      { type: 'text', text: 'stream', marks: [], change: { kind: 'insertion', ...BY } },
      { type: 'break', change: { kind: 'insertion', ...BY } },
    ]
    expect(accepted(segment)).toEqual([...text('the stream'), { type: 'break' }])
    expect(rejected(segment)).toEqual(text('the river'))
  })

  test('leave comments where their text is left', () => {
    const segment: Segment = [
      {
        type: 'text',
        text: 'old',
        marks: [],
        comments: ['n1'],
        change: { kind: 'deletion', ...BY },
      },
      { type: 'text', text: 'new', marks: [], comments: ['n1'] },
    ]
    expect(accepted(segment)).toEqual([{ type: 'text', text: 'new', marks: [], comments: ['n1'] }])
    expect(withoutAnnotations(segment)).toEqual(text('new'))
  })

  test('are what two versions differ in, and give both versions back', () => {
    fc.assert(
      fc.property(annotatedSegment, annotatedSegment, (before, after) => {
        const both = tracked(before, after, BY)
        expect(textOf(rejected(both))).toBe(textOf(accepted(before)))
        expect(accepted(both)).toEqual(withoutAnnotations(after))
        const same = textOf(accepted(before)) === textOf(accepted(after))
        expect(hasChanges(both)).toBe(!same)
      }),
    )
  })

  test('are kept by the gate that stored rows come through, and by joining pieces', () => {
    fc.assert(
      fc.property(annotatedSegment, (segment) => {
        const row = { ...createRow({ kind: 'paragraph', source: '河' }, 'a0'), target: segment }
        expect(normaliseRow(row)).toEqual({ row, repairs: [] })
        expect(normaliseRow(structuredClone(row)).row).toEqual(row)
        const halves = concat(segment.slice(0, 2), segment.slice(2))
        expect(sameSegment(halves, segment)).toBe(true)
        expect(hasChanges(acceptedRow(row).target)).toBe(false)
      }),
    )
  })

  test('that are broken are mended, and their text is kept', () => {
    const target = [
      { type: 'text', text: 'a', marks: [], change: { kind: 'move', author: 1, date: '' } },
      { type: 'text', text: 'b', marks: [], change: { kind: 'insertion', author: 1 } },
      { type: 'text', text: 'c', marks: [], comments: ['z', 'a', 'a', 3] },
      { type: 'text', text: 'd', marks: [], comments: [] },
    ]
    const row = { ...createRow({ kind: 'paragraph', source: '河' }, 'a0'), target }
    const mended = normaliseRow(row)
    expect(mended.row.target).toEqual([
      { type: 'text', text: 'a', marks: [] },
      { type: 'text', text: 'b', marks: [], change: { kind: 'insertion', author: '1', date: '' } },
      { type: 'text', text: 'c', marks: [], comments: ['a', 'z'] },
      { type: 'text', text: 'd', marks: [] },
    ])
    expect(mended.repairs.length).toBeGreaterThan(0)
  })
})
