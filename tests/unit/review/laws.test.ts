import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { mergedRows, resultOf } from '../../../src/core/review/apply.ts'
import { mergeReview } from '../../../src/core/review/merge.ts'
import type { Merge } from '../../../src/core/review/model.ts'
import { base, edited, edits, returned, rewording } from './rows.ts'

const texts = (rows: readonly Row[]) => rows.map(({ source, target }) => ({ source, target }))

const everything = (merge: Merge) => texts(mergedRows(merge, { take: 'everything' }))

const bare = (text: string): string => text.replace(/\s+/g, '')

const named = fc.boolean()

describe('a merge', () => {
  test('of what one side alone changed is what it made: merge(base, a, base) = a', () => {
    fc.assert(
      fc.property(base, edits, named, (rows, changes, ids) => {
        const a = edited(rows, changes, 'a')
        // Without ids a row is told by its text, so what has none of it left is another row.
        const merge = mergeReview({ base: rows, returned: returned(a, ids), mine: rows })
        expect(everything(merge)).toEqual(texts(a))
      }),
      { numRuns: 500 },
    )
  })

  test('of a review without changes is what the translator has: merge(base, base, b) = b', () => {
    fc.assert(
      fc.property(base, edits, named, (rows, changes, ids) => {
        const b = edited(rows, changes, 'b')
        const merge = mergeReview({ base: rows, returned: returned(rows, ids), mine: b })
        expect(mergedRows(merge)).toEqual(b)
        expect(everything(merge)).toEqual(texts(b))
      }),
      { numRuns: 500 },
    )
  })

  test('of the same changes is those changes: merge(base, a, a) = a', () => {
    fc.assert(
      fc.property(base, rewording, named, (rows, changes, ids) => {
        const a = edited(rows, changes, 'a')
        const merge = mergeReview({ base: rows, returned: returned(a, ids), mine: a })
        expect(mergedRows(merge)).toEqual(a)
        expect(merge.entries.filter(({ kind }) => kind === 'conflict')).toEqual([])
      }),
      { numRuns: 500 },
    )
  })

  test('takes only translations where that is asked, and every one', () => {
    fc.assert(
      fc.property(base, rewording, (rows, changes) => {
        const a = edited(rows, changes, 'a')
        const merge = mergeReview({ base: rows, returned: returned(a) })
        expect(texts(mergedRows(merge))).toEqual(texts(a))
      }),
    )
  })

  test('loses no text of either side: each is in the result or shown', () => {
    fc.assert(
      fc.property(base, edits, edits, named, (rows, theirChanges, myChanges, ids) => {
        const a = edited(rows, theirChanges, 'a')
        const b = edited(rows, myChanges, 'b')
        const merge = mergeReview({ base: rows, returned: returned(a, ids), mine: b })
        const shown = merge.entries.flatMap((entry) => [
          ...(entry.theirs ? [entry.theirs] : []),
          ...entry.others,
          ...entry.parts.flatMap(({ source, target }) => [source, target]),
          ...(entry.theirSource ? [entry.theirSource] : []),
          ...(entry.base ? [entry.base.source] : []),
        ])
        const theirs = new Set(shown.map((segment) => bare(textOf(segment))))
        for (const { source, target } of a) {
          for (const text of [source, target].map((segment) => bare(textOf(segment)))) {
            if (text && !theirs.has(text)) expect([...theirs]).toContain(text)
          }
        }
        const mine = new Set(merge.entries.flatMap((entry) => (entry.mine ? [entry.mine.id] : [])))
        expect([...mine].sort()).toEqual(b.map(({ id }) => id).sort())
        // What is not taken is no silent loss: it is a conflict, or the row says what became of it.
        for (const entry of merge.entries) {
          const result = resultOf(entry)
          if (entry.kind === 'unchanged' || entry.kind === 'same') continue
          const lost = [entry.mine?.target, entry.theirs].filter(
            (text) => text && textOf(text) && textOf(text) !== textOf(result ?? []),
          )
          if (lost.length > 0) {
            expect(['takenTheirs', 'keptMine', 'conflict', 'added']).toContain(entry.kind)
          }
        }
      }),
      { numRuns: 500 },
    )
  })
})
