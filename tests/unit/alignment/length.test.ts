import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignByLength } from '../../../src/core/alignment/length.ts'

describe('alignByLength', () => {
  test('links one to one where the lengths agree', () => {
    expect(alignByLength([10, 30, 12], [31, 95, 36])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
  })

  test('joins two short sentences that became one long one', () => {
    expect(alignByLength([10, 12, 40], [68, 125])).toEqual([
      [2, 1],
      [1, 1],
    ])
  })

  test('leaves everything unlinked where one side is missing', () => {
    expect(alignByLength([5, 6], [])).toEqual([
      [1, 0],
      [1, 0],
    ])
  })

  test('covers both lists exactly once', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 25 })
    fc.assert(
      fc.property(lengths, lengths, (source, target) => {
        const links = alignByLength(source, target)
        expect(links.reduce((sum, [n]) => sum + n, 0)).toBe(source.length)
        expect(links.reduce((sum, [, m]) => sum + m, 0)).toBe(target.length)
      }),
    )
  })
})
