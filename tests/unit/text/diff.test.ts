import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diffLists, diffRanges, diffText, type Grain } from '../../../src/core/text/diff.ts'

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', ' ', '山', '𠮷', '\n'), { maxLength: 40 })
  .map((pieces) => pieces.join(''))

const apply = (a: string, b: string, grain: Grain): string => {
  let made = ''
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of diffRanges(a, b, grain)) {
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

const grain = fc.constantFrom<Grain>('character', 'word')

/** Texts of words and sentences, with what stands beside and inside of them. */
const prose = fc
  .array(
    fc.constantFrom(
      'lamp',
      'sea',
      ' ',
      '. ',
      '’',
      '1,2',
      '-',
      '\n',
      '山',
      '。',
      '𠮷',
      'é',
      '\ufffc',
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''))

/** Two texts as one, what was removed in brackets and what was added in braces. */
const marked = (a: string, b: string): string =>
  diffText(a, b, 'word')
    .map(({ kind, text }) =>
      kind === 'same' ? text : kind === 'removed' ? `[${text}]` : `{${text}}`,
    )
    .join('')

describe('differences', () => {
  test('lead from one text to the other, and never part a character', () => {
    fc.assert(
      fc.property(fc.oneof(text, prose), fc.oneof(text, prose), grain, (a, b, grain) => {
        expect(apply(a, b, grain)).toBe(b)
        for (const { text: piece } of diffText(a, b, grain)) {
          expect(piece).not.toMatch(/\p{Surrogate}/u)
        }
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
      fc.property(fc.oneof(text, prose), fc.oneof(text, prose), grain, (a, b, grain) => {
        const pieces = diffText(a, b, grain)
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

  test('stand apart from one another, the same on both sides', () => {
    fc.assert(
      fc.property(prose, prose, grain, (a, b, grain) => {
        let before = { aTo: -1, bTo: -1 }
        for (const hunk of diffRanges(a, b, grain)) {
          expect(hunk.aFrom).toBeGreaterThan(before.aTo)
          expect(hunk.bFrom).toBeGreaterThan(before.bTo)
          expect(hunk.aTo - hunk.aFrom + hunk.bTo - hunk.bFrom).toBeGreaterThan(0)
          before = hunk
        }
      }),
    )
  })
})

describe('differences by word', () => {
  test('strike and insert words whole', () => {
    expect(marked('They recieve it.', 'They receive it.')).toBe('They [recieve]{receive} it.')
    expect(marked('1,000 lamps', '1,200 lamps')).toBe('[1,000]{1,200} lamps')
    expect(marked('He doesn’t know.', 'He didn’t know.')).toBe('He [doesn’t]{didn’t} know.')
    expect(marked('The café closed.', 'The cafe closed.')).toBe('The [café]{cafe} closed.')
    expect(marked('the big lamp', 'the lamp')).toBe('the [big ]lamp')
    expect(marked('a well-known lamp', 'a well-liked lamp')).toBe('a well-[known]{liked} lamp')
  })

  test('cut no word of English, whatever changed', () => {
    fc.assert(
      fc.property(prose, prose, (a, b) => {
        const isLetter = (text: string, at: number) => /[a-zé]/.test(text[at] ?? '')
        for (const { aFrom, aTo, bFrom, bTo } of diffRanges(a, b, 'word')) {
          const whole = (text: string, from: number, to: number) =>
            from === to ||
            (!(isLetter(text, from - 1) && isLetter(text, from)) &&
              !(isLetter(text, to - 1) && isLetter(text, to)))
          expect(whole(a, aFrom, aTo) && whole(b, bFrom, bTo)).toBe(true)
        }
      }),
    )
  })

  test('take neighbouring words together, and a lone word between them', () => {
    expect(marked('the big red lamp', 'the small blue lamp')).toBe('the [big red]{small blue} lamp')
    expect(marked('the Ministry of Railways said', 'the Department of Transport said')).toBe(
      'the [Ministry of Railways]{Department of Transport} said',
    )
    expect(marked('He went, and she came.', 'He walked, and she ran.')).toBe(
      'He [went]{walked}, and she [came]{ran}.',
    )
    expect(marked('lamp\nsea', 'boat\nhill')).toBe('[lamp]{boat}\n[sea]{hill}')
  })

  test('are characters in Chinese', () => {
    expect(marked('他點亮了燈塔。', '他點燃了燈塔。')).toBe('他點[亮]{燃}了燈塔。')
    expect(marked('燈塔 lamp 在海上。', '燈塔 lamps 在山上。')).toBe(
      '燈塔 [lamp]{lamps} 在[海]{山}上。',
    )
  })

  test('begin with a sentence where they can', () => {
    expect(marked('It rained. It rained on.', 'It rained. It blew. It rained on.')).toBe(
      'It rained. {It blew. }It rained on.',
    )
    expect(marked('燈亮了。燈滅了。', '燈亮了。燈亮著。燈滅了。')).toBe(
      '燈亮了。{燈亮著。}燈滅了。',
    )
    expect(marked('She saw. She sat.', 'She sat.')).toBe('[She saw. ]She sat.')
  })
})
