import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { RedlineRow } from '../../../src/core/review/redline.ts'
import {
  changesOf,
  type Extent,
  itemsOf,
  numbersOf,
} from '../../../src/renderer/ui/compare/shown-rows.ts'

const row = (given: Partial<RedlineRow> = {}): RedlineRow => ({
  id: 'r',
  kind: 'same',
  before: ['b'],
  after: ['a'],
  regrouped: null,
  changed: { source: false, target: false },
  counterpart: null,
  ...given,
})

const NONE: ReadonlySet<number> = new Set()

describe('the rows of a comparison', () => {
  test('are each in one item, in order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.constantFrom<Extent>('changes', 'all'),
        fc.array(fc.nat({ max: 40 })),
        (changed, extent, opened) => {
          const changes = changed.flatMap((is, i) => (is ? [i] : []))
          const items = itemsOf(changed.length, changes, extent, new Set(opened))
          const covered = items.flatMap((item) =>
            item.type === 'row'
              ? [item.index]
              : Array.from({ length: item.to - item.from }, (_, n) => item.from + n),
          )
          expect(covered).toEqual(changed.map((_, i) => i))
          for (const item of items) {
            if (item.type === 'row') continue
            expect(item.to - item.from).toBeGreaterThan(1)
            expect(changes.some((i) => i >= item.from && i < item.to)).toBe(false)
            expect(extent).toBe('changes')
          }
          const shown = new Set(items.flatMap((item) => (item.type === 'row' ? [item.index] : [])))
          expect(changes.every((i) => shown.has(i))).toBe(true)
        },
      ),
    )
  })

  test('are left out between changes until they are asked for', () => {
    expect(itemsOf(9, [4], 'changes', NONE)).toEqual([
      { type: 'gap', from: 0, to: 4 },
      { type: 'row', index: 4 },
      { type: 'gap', from: 5, to: 9 },
    ])
    const opened = itemsOf(9, [4], 'changes', new Set([5]))
    expect(opened).toHaveLength(6)
    expect(opened[0]).toEqual({ type: 'gap', from: 0, to: 4 })
    expect(itemsOf(9, [], 'all', NONE)).toHaveLength(9)
  })

  test('have a change by the sides that are looked at', () => {
    const rows = [
      row(),
      row({ kind: 'changed', changed: { source: true, target: false } }),
      row({ kind: 'changed', changed: { source: false, target: true } }),
      row({ regrouped: 'split' }),
      row({ kind: 'added', before: [], changed: { source: true, target: true } }),
    ]
    expect(changesOf(rows, 'both')).toEqual([1, 2, 3, 4])
    expect(changesOf(rows, 'source')).toEqual([1, 4])
    expect(changesOf(rows, 'target')).toEqual([2, 4])
  })

  test('have their numbers in either version', () => {
    const rows = [
      row(),
      row({ kind: 'added', before: [] }),
      row({ regrouped: 'split', after: ['a', 'b', 'c'] }),
      row({ kind: 'removed', after: [] }),
      row(),
    ]
    expect(numbersOf(rows)).toEqual([
      { before: 1, after: 1 },
      { before: null, after: 2 },
      { before: 2, after: 3 },
      { before: 3, after: null },
      { before: 4, after: 6 },
    ])
  })
})
