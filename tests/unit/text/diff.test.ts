import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLists, diffRanges, diffText } from '../../../src/core/text/diff.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ' ', '山', '𠮷', '\n'), { maxLength: 40 })
  .map((pieces) => pieces.join(''))

const apply = (a: string, b: string): string => {
  let made = ''
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(a, b)) {
    made += a.slice(at, aFrom) + b.slice(bFrom, bTo)
    at = aTo
  }
  return made + a.slice(at)
}

/** Length of the longest common subsequence, by the book. */
function common(a: readonly string[], b: readonly string[]): number {
  const row = new Array<number>(b.length + 1).fill(0)
  for (const one of a) {
    let diagonal = 0
    b.forEach((other, j) => {
      const above = row[j + 1]!
      row[j + 1] = one === other ? diagonal + 1 : Math.max(above, row[j]!)
      diagonal = above
    })
  }
  return row[b.length]!
}

describe('differences', () => {
  test('lead from one text to the other, and never part a character', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(apply(a, b)).toBe(b)
        for (const { text: piece } of diffText(a, b)) expect(piece).not.toMatch(/\p{Surrogate}/u)
      }),
    )
  })

  test('are as few as can be', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const edits = diffLists([...a], [...b]).reduce(
          (sum, { aFrom, aTo, bFrom, bTo }) => sum + aTo - aFrom + bTo - bFrom,
          0,
        )
        expect(edits).toBe([...a].length + [...b].length - 2 * common([...a], [...b]))
      }),
    )
  })

  test('hold every character of either text', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        const pieces = diffText(a, b)
        const without = (kind: string) =>
          pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.text])).join('')
        expect(without('added')).toBe(a)
        expect(without('removed')).toBe(b)
      }),
    )
  })

  test('are one where texts have next to nothing in common', () => {
    expect(diffText('sea', 'lamp')).toEqual([
      { kind: 'removed', text: 'sea' },
      { kind: 'added', text: 'lamp' },
    ])
    expect(diffText('The light burns.', 'The lamp burns.')).toEqual([
      { kind: 'same', text: 'The l' },
      { kind: 'removed', text: 'ight' },
      { kind: 'added', text: 'amp' },
      { kind: 'same', text: ' burns.' },
    ])
  })

  test('beyond a bound are one between what is alike', () => {
    const a = Array.from({ length: 50 }, (_, i) => `a${i}`)
    const b = Array.from({ length: 50 }, (_, i) => `b${i}`)
    expect(diffLists(['x', ...a, 'y'], ['x', ...b, 'y'], 20)).toEqual([
      { aFrom: 1, aTo: 51, bFrom: 1, bTo: 51 },
    ])
  })
})
