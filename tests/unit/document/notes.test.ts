import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { toParagraphRows, toSentenceRows } from '../../../src/core/document/granularity.ts'
import { segmentLength, textOf } from '../../../src/core/document/inline.ts'
import { mergeRows } from '../../../src/core/document/join.ts'
import type { Note, Row, Segment } from '../../../src/core/document/model.ts'
import { threadsOf, withNotesAtHome } from '../../../src/core/document/notes.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { splitRow } from '../../../src/core/document/split.ts'
import { annotatedSegment } from './annotated.ts'

const note = (id: string, answers?: string): Note => ({
  id,
  author: 'Lin',
  date: '',
  text: `about ${id}`,
  ...(answers !== undefined && { answers }),
})

const NOTES = [note('c1'), note('c2'), note('a1', 'c2'), note('c3'), note('c4')]

const rowOf = (source: Segment, target: Segment): Row =>
  createRow({ kind: 'paragraph', source, target, notes: NOTES }, firstKeys(1)[0]!, 'p')

const annotatedRow = fc.tuple(annotatedSegment, annotatedSegment).map(([a, b]) => rowOf(a, b))

/** Each character with the change and the comments it has; white space alone is no text. */
const characters = (segment: Segment): string[] =>
  segment.flatMap((inline) =>
    [...(inline.type === 'text' ? inline.text : '\n')].map((char) =>
      JSON.stringify([char, inline.change, inline.comments]),
    ),
  )

const ids = (rows: readonly Row[]) => rows.flatMap(({ notes }) => notes.map(({ id }) => id)).sort()
const ALL = NOTES.map(({ id }) => id).sort()

describe('threads', () => {
  test('hold answers with what they answer', () => {
    const threads = threadsOf([note('a', 'c'), note('b'), note('c'), note('d', 'gone')])
    expect(threads.map(({ first, answers }) => [first.id, answers.map(({ id }) => id)])).toEqual([
      ['b', []],
      ['c', ['a']],
      ['d', []],
    ])
  })
})

describe('notes and the places they are on', () => {
  test('come through a split, each thread with its text, and back by merging', () => {
    fc.assert(
      fc.property(annotatedRow, fc.nat(40), fc.nat(40), (row, a, b) => {
        const cut = {
          source: Math.min(a, segmentLength(row.source)),
          target: Math.min(b, segmentLength(row.target)),
        }
        const halves = splitRow(row, cut, firstKeys(2)[1]!, 'sentence')
        expect(ids(halves)).toEqual(ALL)
        for (const [i, half] of halves.entries()) {
          const own = JSON.stringify([half.source, half.target])
          const other = JSON.stringify([halves[1 - i]!.source, halves[1 - i]!.target])
          for (const { id } of half.notes) {
            const isHere = own.includes(`"${id}"`) || !other.includes(`"${id}"`)
            expect(isHere || id === 'a1').toBe(true)
          }
        }
        const [first, second] = halves
        const parts = [first.source, first.target, second.source, second.target]
        // Only white space between the halves may have gone into the gap, to come back as it was.
        if (parts.every((part) => textOf(part).trim())) {
          const merged = mergeRows(first, second)
          expect(ids([merged])).toEqual(ALL)
          if (textOf(merged.source) === textOf(row.source)) {
            expect(characters(merged.source)).toEqual(characters(row.source))
          }
          if (textOf(merged.target) === textOf(row.target)) {
            expect(characters(merged.target)).toEqual(characters(row.target))
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('come through sentence rows and back, changes too', () => {
    fc.assert(
      fc.property(annotatedRow, (row) => {
        const sentences = toSentenceRows([row])
        expect(ids(sentences)).toEqual(ALL)
        const [back] = toParagraphRows(sentences)
        expect(ids([back!])).toEqual(ALL)
        expect(characters(back!.source)).toEqual(characters(row.source))
        expect(characters(back!.target)).toEqual(characters(row.target))
        expect(ids(toSentenceRows([back!]))).toEqual(ALL)
      }),
      { numRuns: 500 },
    )
  })

  test('a thread goes to where all of its text has gone, with its answers', () => {
    const on = (text: string, id: string): Segment => [
      { type: 'text', text, marks: [], comments: [id] },
    ]
    const [first, second] = withNotesAtHome([
      rowOf(on('河', 'c1'), []),
      { ...rowOf(on('岸', 'c2'), on('bank', 'c1')), notes: [] },
    ])
    expect(first!.notes.map(({ id }) => id)).toEqual(['c1', 'c3', 'c4'])
    expect(second!.notes.map(({ id }) => id)).toEqual(['c2', 'a1'])
  })
})
