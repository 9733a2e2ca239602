import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDoubtful } from '../../../src/core/alignment/doubt.ts'
import {
  confirmLink,
  moveDown,
  moveUp,
  pullUp,
  putBack,
  setLinkType,
  shiftDown,
  shiftUp,
  splitSide,
  swapSide,
  takeOut,
  unlink,
} from '../../../src/core/alignment/operations.ts'
import { isHeld } from '../../../src/core/alignment/pair.ts'
import { createRow } from '../../../src/core/document/create.ts'
import { segmentLength, textOf } from '../../../src/core/document/inline.ts'
import { mergeRows } from '../../../src/core/document/join.ts'
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

describe('what an operation says of the rows it touches', () => {
  const guessed = (...pairs: readonly (readonly [string, string])[]): Row[] =>
    rowsOf(...pairs).map((row) => ({
      ...row,
      link: { origin: 'aligned', type: 'normal', confidence: 0.9 },
    }))
  const [a, b] = guessed(['山。', 'A hill.'], ['水。人。', 'Water. People.']) as [Row, Row]
  const held = (rows: readonly Row[]) => rows.map(isHeld)

  test('both rows hold when a sentence was moved from the one to the other', () => {
    expect(held([a, b])).toEqual([false, false])
    expect(held(moveUp(a, b, 'target', 6))).toEqual([true, true])
    expect(held(swapSide(a, b, 'target'))).toEqual([true, true])
    expect(held([mergeRows(a, b)])).toEqual([true])
  })

  test('a text that was left alone does not hold, and is worth a look', () => {
    const rows = moveDown(a, b, 'target', 0)
    expect(texts(rows)[0]).toEqual(['山。', ''])
    expect(held(rows)).toEqual([false, true])
    expect(rows.map((row) => isDoubtful(row))).toEqual([true, false])
    expect(held(splitSide(b, 'target', 6, 'z'))).toEqual([true, false])
    expect(held(takeOut(a, 'target'))).toEqual([false])
  })

  test('sides that were parted hold, each without the other', () => {
    const rows = unlink(a, 'z')
    expect(rows.map(({ link }) => link.type)).toEqual(['omission', 'addition'])
    expect(held(rows)).toEqual([true, true])
    const [joined] = pullUp(rows[0]!, rows[1]!, 'target')
    expect(joined!.link).toEqual({ origin: 'manual', type: 'normal', confidence: null })
  })

  test('a shift says nothing of the many rows it takes along', () => {
    const rows = guessed(['一', 'One'], ['二', 'Two'], ['三', ''], ['四', 'Four']).map(confirmLink)
    const down = shiftDown(rows, 'target', 'z')
    expect(held(down)).toEqual([false, false, false, true])
    expect(down[3]).toBe(rows[3])
    expect(down.map((row) => isDoubtful(row))).toEqual([true, false, false, false])
    const twice = [rows[2]!, rows[1]!, rows[2]!, rows[3]!]
    expect(shiftUp(twice, 'target')![3]).toBe(rows[3])
  })

  test('an inversion that was changed by hand is still one', () => {
    const moved = [a, b].map((row) => setLinkType(row, 'inversion')) as [Row, Row]
    expect(moveUp(...moved, 'target', 6).map(({ link }) => link.type)).toEqual([
      'inversion',
      'inversion',
    ])
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
