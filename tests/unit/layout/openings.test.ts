import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  evenCuts,
  LEADING,
  type Measure,
  type Opening,
  openingsOf,
  type Place,
  rowCuts,
  type Unit,
} from '../../../src/core/layout/openings.ts'

const HEIGHT = 30
const OPENING: Measure = { height: HEIGHT, mode: 'opening', between: 0 }

function unit(source: number, target: number, more: Partial<Unit> = {}): Unit {
  const extent = (lines: number) => ({ before: 0.5, lines, line: 1, elastic: true, notes: 0 })
  return {
    source: extent(source),
    target: extent(target),
    cuts: evenCuts(source, target, HEIGHT),
    chapter: false,
    keep: false,
    ...more,
  }
}

const lines = fc.integer({ min: 0, max: 100 })
const units = fc.array(
  fc
    .record({ source: lines, target: lines, chapter: fc.boolean(), keep: fc.boolean() })
    .map(({ source, target, ...more }) => unit(source, target, more)),
  { maxLength: 25 },
)
const measures = fc.constantFrom<Measure>(
  OPENING,
  { ...OPENING, mode: 'aligned' },
  { ...OPENING, mode: 'stacked', between: 1 },
)

/** Lines of one side that stand in an opening, without the space above them. */
function linesIn(all: readonly Unit[], { from, to }: Opening, side: 'source' | 'target'): number {
  let sum = 0
  for (let u = from.unit; u <= Math.min(to.unit, all.length - 1); u++) {
    const one = all[u]!
    if (u === to.unit && to.cut === null) break
    const start = u === from.unit && from.cut !== null ? one.cuts[from.cut]![side].start : 0
    const end = u === to.unit && to.cut !== null ? one.cuts[to.cut]![side].end : one[side].lines
    sum += end - start
  }
  return sum
}

const START: Place = { unit: 0, cut: null }

describe('openings', () => {
  test('take every unit once and in order, and no line is lost', () => {
    fc.assert(
      fc.property(units, measures, (all, measure) => {
        const openings = openingsOf(all, measure)
        expect(openings.length === 0).toBe(all.length === 0)
        if (all.length === 0) return
        expect(openings[0]!.from).toEqual(START)
        expect(openings.at(-1)!.to).toEqual({ unit: all.length, cut: null })
        for (const [i, opening] of openings.entries()) {
          if (i > 0) expect(opening.from).toEqual(openings[i - 1]!.to)
        }
        for (const side of ['source', 'target'] as const) {
          expect(openings.reduce((sum, opening) => sum + linesIn(all, opening, side), 0)).toBe(
            all.reduce((sum, one) => sum + one[side].lines, 0),
          )
        }
      }),
    )
  })

  test('begin with every chapter, and lead within bounds', () => {
    fc.assert(
      fc.property(units, measures, (all, measure) => {
        const openings = openingsOf(all, measure)
        const starts = openings.filter(({ from }) => from.cut === null).map(({ from }) => from.unit)
        for (const [i, { chapter }] of all.entries()) if (chapter) expect(starts).toContain(i)
        for (const { source, target } of openings) {
          for (const leading of [source, target]) {
            expect(leading).toBeGreaterThanOrEqual(LEADING.least)
            expect(leading).toBeLessThanOrEqual(LEADING.most)
          }
        }
      }),
    )
  })

  test('hold no more than a page on either side, as every row can be cut', () => {
    const cuttable = fc.array(
      fc
        .tuple(fc.integer({ min: 4, max: 200 }), fc.integer({ min: 4, max: 200 }))
        .map(([s, t]) => unit(s, t)),
      { minLength: 1, maxLength: 12 },
    )
    fc.assert(
      fc.property(cuttable, (all) => {
        for (const opening of openingsOf(all, OPENING)) {
          for (const side of ['source', 'target'] as const) {
            expect(linesIn(all, opening, side) * opening[side]).toBeLessThanOrEqual(HEIGHT + 1e-6)
          }
        }
      }),
    )
  })

  test('are the cheapest: two full ones rather than a full one and a rest', () => {
    const all = [unit(10, 10), unit(10, 10), unit(9, 9), unit(10, 10), unit(10, 10), unit(8, 8)]
    expect(openingsOf(all, OPENING).map(({ to }) => to.unit)).toEqual([3, 6])
  })

  test('squeeze a line or two rather than leave a page to them', () => {
    const [only, ...more] = openingsOf([unit(10, 10), unit(10, 10), unit(10, 11)], OPENING)
    expect(more).toEqual([])
    expect(only!.target).toBeLessThan(1)
    expect(only!.target * 31 + 1).toBeCloseTo(HEIGHT)
  })

  test('lead the shorter text towards the longer one', () => {
    const [{ source, target }] = openingsOf([unit(8, 9), unit(9, 10)], OPENING) as [Opening]
    expect(target).toBe(1)
    expect(source * 17 + 0.5).toBeCloseTo(19.5)
    expect(openingsOf([unit(5, 20)], OPENING)[0]!.source).toBe(LEADING.most)
  })

  test('never end with a heading while there is room for what follows', () => {
    const heading = (): Unit => ({ ...unit(1, 1, { keep: true }) })
    const all = [unit(10, 10), unit(9, 9), unit(8, 8), heading(), unit(6, 6), unit(6, 6)]
    expect(openingsOf(all, OPENING).map(({ to }) => to.unit)).toEqual([3, 6])
  })

  test('cut a row longer than a page at the same part of both sides', () => {
    const openings = openingsOf([unit(30, 90)], OPENING)
    expect(openings).toHaveLength(3)
    const all = [unit(30, 90)]
    for (const opening of openings) {
      const share = linesIn(all, opening, 'target') / linesIn(all, opening, 'source')
      expect(share).toBeGreaterThan(2.4)
      expect(share).toBeLessThan(3.6)
    }
  })

  test('have room for notes where their unit ends', () => {
    const noted = unit(20, 20)
    const all = [
      { ...noted, cuts: [], source: { ...noted.source, notes: 9 } },
      { ...unit(9, 9), cuts: [] },
    ]
    expect(openingsOf(all, OPENING)).toHaveLength(2)
    expect(openingsOf([unit(20, 20), unit(9, 9)], OPENING)).toHaveLength(1)
  })

  test('hold both texts on one page where they are stacked', () => {
    const all = Array.from({ length: 9 }, () => unit(6, 6))
    const openings = openingsOf(all, { height: HEIGHT, mode: 'stacked', between: 1 })
    expect(openings.map(({ from, to }) => to.unit - from.unit)).toEqual([2, 2, 2, 2, 1])
  })
})

describe('cuts', () => {
  test('leave two lines on either hand, and short rows whole', () => {
    expect(evenCuts(4, 9, HEIGHT)).toEqual([])
    for (const { source, target } of evenCuts(12, 24, HEIGHT)) {
      expect(source.end).toBeGreaterThanOrEqual(2)
      expect(source.end).toBeLessThanOrEqual(10)
      expect(Math.abs(target.end - 2 * source.end)).toBeLessThanOrEqual(2)
    }
  })

  test('through a paragraph fall between its rows', () => {
    const at = { end: 3, start: 2 }
    expect(rowCuts([{ source: at, target: at }])[0]).toMatchObject({ source: at, target: at })
  })
})
