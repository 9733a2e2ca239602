import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDoubtful } from '../../../src/core/alignment/doubt.ts'
import {
  confirmLink,
  moveDown,
  moveUp,
  pullUp,
  putBack,
  shiftDown,
  shiftUp,
  splitSide,
  swapSide,
  takeOut,
  unlink,
} from '../../../src/core/alignment/operations.ts'
import { createRow } from '../../../src/core/document/create.ts'
import { segmentLength, textOf } from '../../../src/core/document/inline.ts'
import type { Row, Side } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { arbitraryRows } from '../document/rows.ts'

const rowsOf = (...pairs: readonly (readonly [string, string])[]): Row[] => {
  const keys = firstKeys(pairs.length)
  return pairs.map(([source, target], i) =>
    createRow({ kind: 'paragraph', source, target }, keys[i]!, `r${i}`),
  )
}

const texts = (rows: readonly Row[]) => rows.map((row) => [textOf(row.source), textOf(row.target)])

describe('moving', () => {
  const [a, b] = rowsOf(['山。', 'A hill.'], ['水。人。', 'Water. People.'])

  test('a sentence goes up to the row above', () => {
    expect(texts(moveUp(a!, b!, 'target', 6))).toEqual([
      ['山。', 'A hill. Water.'],
      ['水。人。', 'People.'],
    ])
  })

  test('a sentence goes down to the row below', () => {
    expect(texts(moveDown(a!, b!, 'source', 0))).toEqual([
      ['', 'A hill.'],
      ['山。水。人。', 'Water. People.'],
    ])
  })

  test('a whole side is pulled up, and a row with nothing left is gone', () => {
    const [c, d] = rowsOf(['山。', 'A hill.'], ['', 'More.'])
    expect(texts(pullUp(c!, d!, 'target'))).toEqual([['山。', 'A hill. More.']])
  })
})

describe('parting and changing places', () => {
  const [row, below] = rowsOf(['山。水。', 'Hill and water.'], ['人。', 'People.'])

  test('a side is split, the rest stands alone', () => {
    expect(texts(splitSide(row!, 'source', 2, 'b'))).toEqual([
      ['山。', 'Hill and water.'],
      ['水。', ''],
    ])
  })

  test('sides are unlinked', () => {
    expect(texts(unlink(row!, 'b'))).toEqual([
      ['山。水。', ''],
      ['', 'Hill and water.'],
    ])
  })

  test('translations are swapped', () => {
    expect(texts(swapSide(row!, below!, 'target'))).toEqual([
      ['山。水。', 'People.'],
      ['人。', 'Hill and water.'],
    ])
  })
})

describe('shifting', () => {
  const rows = rowsOf(['一', 'One'], ['二', 'Two'], ['三', ''], ['四', 'Four'])

  test('down stops at an empty cell', () => {
    expect(texts(shiftDown(rows, 'target', 'z'))).toEqual([
      ['一', ''],
      ['二', 'One'],
      ['三', 'Two'],
      ['四', 'Four'],
    ])
  })

  test('down adds a row where there is no empty cell', () => {
    expect(texts(shiftDown(rows, 'source', 'z')).map(([source]) => source)).toEqual([
      '',
      '一',
      '二',
      '三',
      '四',
    ])
  })

  test('up is the way back', () => {
    const filled = rowsOf(['一', 'One'], ['二', 'Two'])
    const down = shiftDown(filled, 'target', 'z')
    expect(texts(down)).toHaveLength(3)
    expect(texts(shiftUp(down, 'target')!)).toEqual(texts(filled))
  })

  test('up needs an empty cell', () => {
    expect(shiftUp(rows, 'target')).toBeNull()
  })
})

describe('doubt', () => {
  const [row] = rowsOf(['山', 'Hill'])

  test('little confidence is doubtful until it is confirmed', () => {
    const guessed: Row = { ...row!, link: { origin: 'aligned', type: 'normal', confidence: 0.4 } }
    expect(isDoubtful(guessed)).toBe(true)
    expect(isDoubtful(confirmLink(guessed))).toBe(false)
  })

  test('a row that the aligner left with one side is doubtful', () => {
    const alone: Row = {
      ...row!,
      target: [],
      link: { origin: 'aligned', type: 'normal', confidence: 0.95 },
    }
    expect(isDoubtful(alone)).toBe(true)
    expect(confirmLink(alone).link.type).toBe('omission')
  })
})

describe('nothing is lost', () => {
  const squeeze = (text: string) => text.replace(/\s+/g, '')
  const whole = (rows: readonly Row[], side: Side) =>
    squeeze(rows.map((row) => textOf(row[side])).join(''))
  const letters = (rows: readonly Row[], side: Side) => [...whole(rows, side)].sort().join('')
  const side = fc.constantFrom<Side>('source', 'target')

  test('operations that keep the order keep every character in its place', () => {
    fc.assert(
      fc.property(arbitraryRows, side, fc.nat(40), (rows, which, at) => {
        fc.pre(rows.length >= 2)
        const [first, second] = rows as [Row, Row]
        const offset = Math.min(at, segmentLength(second[which]))
        const firstOffset = Math.min(at, segmentLength(first[which]))
        for (const result of [
          moveUp(first, second, which, offset),
          moveDown(first, second, which, firstOffset),
          pullUp(first, second, which),
          [...splitSide(first, which, firstOffset, 'a5'), second],
          [...unlink(first, 'a5'), second],
        ]) {
          expect(whole(result, 'source')).toBe(whole([first, second], 'source'))
          expect(whole(result, 'target')).toBe(whole([first, second], 'target'))
        }
        for (const result of [shiftDown(rows, which, 'z'), shiftUp(rows, which) ?? rows]) {
          expect(whole(result, 'source')).toBe(whole(rows, 'source'))
          expect(whole(result, 'target')).toBe(whole(rows, 'target'))
        }
      }),
    )
  })

  test('swapping and parking keep every character', () => {
    fc.assert(
      fc.property(arbitraryRows, side, (rows, which) => {
        fc.pre(rows.length >= 2)
        const [first, second] = rows as [Row, Row]
        const other: Side = which === 'source' ? 'target' : 'source'
        const swapped = swapSide(first, second, which)
        expect(letters(swapped, which)).toBe(letters([first, second], which))
        expect(whole(swapped, other)).toBe(whole([first, second], other))
        const parked = first[which]
        const back = putBack(takeOut(first, which)[0]!, which, parked)
        expect(whole(back, which)).toBe(whole([first], which))
      }),
    )
  })
})
