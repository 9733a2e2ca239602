import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LinkEntry, Sureness } from '../../../src/renderer/editor/handle.ts'
import { en } from '../../../src/renderer/ui/messages/en.ts'
import { createTranslate } from '../../../src/renderer/ui/messages/translate.ts'
import { MARKS, markOf, stretchesOf } from '../../../src/renderer/ui/review/minimap-marks.ts'
import { saySureness } from '../../../src/renderer/ui/review/say-link.ts'
import { statisticsOf } from '../../../src/renderer/ui/review/statistics.ts'
import { pairAt } from '../../../src/renderer/ui/review/use-lighting.ts'

const entryOf = (rowIndex: number, change: Partial<LinkEntry> = {}): LinkEntry => ({
  rowId: `row-${rowIndex}`,
  rowIndex,
  link: { origin: 'aligned', type: 'normal', confidence: 0.9 },
  sureness: 'high',
  confirmed: false,
  doubtful: false,
  shape: [1, 1],
  characters: 20,
  words: 13,
  ...change,
})

const entry = fc
  .record({
    confidence: fc.constantFrom(0.2, 0.7, 0.9, 1),
    confirmed: fc.boolean(),
    shape: fc.constantFrom<[number, number][]>([1, 1], [2, 1], [1, 0], [0, 1]),
  })
  .map(({ confidence, confirmed, shape }) =>
    entryOf(0, {
      link: { origin: 'aligned', type: 'normal', confidence },
      confirmed,
      doubtful: !confirmed && confidence < 0.8,
      shape,
    }),
  )

describe('the overview', () => {
  test('leaves out no row, and no mark hides a worse one', () => {
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 200 }),
        (entries, room) => {
          const stretches = stretchesOf(entries, room)
          expect(stretches.length).toBe(Math.min(room, entries.length))
          expect(stretches[0]!.from).toBe(0)
          expect(stretches.at(-1)!.to).toBe(entries.length)
          for (const [i, { from, to, mark }] of stretches.entries()) {
            if (i > 0) expect(from).toBe(stretches[i - 1]!.to)
            const marks = entries.slice(from, to).map((each) => MARKS.indexOf(markOf(each)))
            expect(MARKS.indexOf(mark)).toBe(Math.max(...marks))
          }
        },
      ),
    )
  })

  test('of an empty document is empty', () => {
    expect(stretchesOf([], 100)).toEqual([])
  })
})

describe('figures', () => {
  test('a row far longer than the others is far out, and a missing side is no length', () => {
    const entries = [
      ...Array.from({ length: 30 }, (_, i) => entryOf(i, { words: 12 + (i % 4) })),
      entryOf(30, { words: 60 }),
      entryOf(31, { words: 0, shape: [1, 0] }),
    ]
    const { points, ratio, omissions, shapes } = statisticsOf(entries)
    expect(points.filter((point) => point.isOutlier).map((point) => point.rowIndex)).toEqual([30])
    expect(ratio).toBeCloseTo(0.675, 1)
    expect(omissions.map((each) => each.rowIndex)).toEqual([31])
    expect(shapes).toEqual([
      ['1:1', 31],
      ['1:0', 1],
    ])
  })

  test('of nothing are nothing', () => {
    expect(statisticsOf([])).toMatchObject({ rows: 0, shapes: [], points: [] })
  })
})

test('the narrowest pair at a place is the one that is lit up', () => {
  const wide = { source: [[0, 6]], target: [[0, 20]] } as const
  const narrow = { source: [[2, 4]], target: [[5, 9]] } as const
  const at = (offset: number) => pairAt([wide, narrow], { rowId: '', side: 'source', offset })
  expect(at(3)).toBe(narrow)
  expect(at(1)).toBe(wide)
  expect(at(9)).toBeNull()
})

test('what is nearly certain is not called certain', () => {
  const t = createTranslate('en', en)
  const say = (confidence: number | null, sureness: Sureness) =>
    saySureness(t, { link: { origin: 'aligned', type: 'normal', confidence }, sureness })
  expect(say(0.999, 'high')).toBe('99 %')
  expect(say(null, '')).toBe('Not estimated')
  expect(say(null, 'held')).toBe('By hand')
})
