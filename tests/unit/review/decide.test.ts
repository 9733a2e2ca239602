import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromText, plainText, textOf } from '../../../src/core/document/inline.ts'
import type { Row, Segment } from '../../../src/core/document/model.ts'
import { accepted, rejected, withoutAnnotations } from '../../../src/core/document/revisions.ts'
import { mergedRows } from '../../../src/core/review/apply.ts'
import { keepComments } from '../../../src/core/review/comments.ts'
import {
  type Decision,
  type Decisions,
  decidedRows,
  isTold,
  questionsOf,
  usualDecision,
} from '../../../src/core/review/decide.ts'
import { mergeReview } from '../../../src/core/review/merge.ts'
import type { Merge } from '../../../src/core/review/model.ts'
import {
  base,
  type Edit,
  edited,
  edits,
  returned,
  returnedRow,
  rewording,
  rowsOf,
  target,
} from './rows.ts'

const remark = (_: unknown, text: string) => ({ author: 'Lin', date: '', text })
const texts = (rows: readonly Row[]) => rows.map(({ source, target }) => ({ source, target }))
const targets = (rows: readonly Row[]) => rows.map(({ target }) => plainText(target))

const all = (merge: Merge, decision: (told: Decision) => Decision): Decisions =>
  new Map(merge.entries.map((entry) => [entry.id, decision(usualDecision(entry))]))

/** What a reviewer did to rows, merged with what the translator has by now. */
const reviewOf = (rows: readonly Row[], theirs: readonly Edit[], mine: readonly Row[]) =>
  mergeReview({ base: rows, returned: returned(edited(rows, theirs, 'a')), mine })

const decided = (merge: Merge, decisions: Decisions = new Map()) =>
  decidedRows(merge, decisions, { remark })

describe('what nobody has decided', () => {
  test('is as a merge leaves it, and conflicts as the translator has them', () => {
    fc.assert(
      fc.property(base, edits, edits, (rows, theirs, mine) => {
        const now = edited(rows, mine, 'b')
        const merge = reviewOf(rows, theirs, now)
        const result = decided(merge)
        expect(texts(result)).toEqual(texts(mergedRows(merge)))
        // Rows that nothing changes are the same objects, and keep their keys.
        for (const [i, row] of result.entries()) {
          if (row.target === now[i]?.target) expect(row).toBe(now[i])
        }
      }),
    )
  })

  test('decided for the translator in all changes nothing at all', () => {
    fc.assert(
      fc.property(base, edits, edits, (rows, theirs, mine) => {
        const now = edited(rows, mine, 'b')
        const merge = reviewOf(rows, theirs, now)
        const result = decided(
          merge,
          all(merge, () => ({ text: 'mine', row: false })),
        )
        expect(result).toEqual(now)
      }),
    )
  })
})

test('taking everything of the reviewer makes the rows his', () => {
  fc.assert(
    fc.property(base, edits, (rows, theirs) => {
      const a = edited(rows, theirs, 'a')
      const merge = mergeReview({ base: rows, returned: returned(a), mine: rows })
      const result = decided(
        merge,
        all(merge, () => ({ text: 'theirs', row: true })),
      )
      expect(texts(result)).toEqual(texts(a))
      const keys = result.map(({ order }) => order)
      expect(keys).toEqual([...new Set(keys)].sort())
    }),
    { numRuns: 300 },
  )
})

test('there is something to decide of every row whose text or order the reviewer changed', () => {
  fc.assert(
    fc.property(base, edits, edits, (rows, theirs, mine) => {
      const merge = mergeReview({
        base: rows,
        returned: returned(edited(rows, theirs, 'a')),
        mine: edited(rows, mine, 'b'),
      })
      for (const entry of merge.entries) {
        const { text, row } = questionsOf(entry)
        if (entry.kind === 'conflict' || entry.kind === 'takenTheirs') expect(text).toBe(true)
        if (entry.kind === 'added') expect(text).toBe(true)
        if (row) expect(isTold(entry)).toBe(true)
        if (usualDecision(entry).text === null) expect(text && isTold(entry)).toBe(true)
      }
    }),
  )
})

test('as tracked changes, rejecting gives the translator’s text and accepting the reviewer’s', () => {
  fc.assert(
    fc.property(base, rewording, rewording, (rows, theirs, mine) => {
      const now = edited(rows, mine, 'b')
      const merge = reviewOf(rows, theirs, now)
      const take = all(merge, () => ({ text: 'theirs', row: false }))
      const plain = decided(merge, take)
      const trackedBy = () => ({ author: 'Lin', date: '2024-05-06T07:08:00Z' })
      const shown = decidedRows(merge, take, { remark, trackedBy })
      expect(shown.map(({ target }) => textOf(accepted(target)))).toEqual(
        plain.map(({ target }) => textOf(target)),
      )
      expect(shown.map(({ target }) => textOf(rejected(target)))).toEqual(
        now.map(({ target }) => textOf(target)),
      )
    }),
  )
})

describe('a row', () => {
  const sent = rowsOf([
    ['a', '山', 'Hills'],
    ['b', '水', 'Water'],
    ['c', '船', 'Boat'],
  ])
  const merge = mergeReview({
    base: sent,
    returned: returned(sent.with(1, { ...sent[1]!, target: fromText('The water') })),
    mine: sent.with(1, { ...sent[1]!, target: fromText('Waters') }),
  })

  test('that is noted keeps the translator’s text and says the reviewer’s', () => {
    const [, row] = decided(merge, new Map([['b', { text: 'note', row: false }]]))
    expect(plainText(row!.target)).toBe('Waters')
    expect(row!.notes).toMatchObject([{ author: 'Lin', text: 'The water' }])
  })

  test('that is written by hand gets that', () => {
    const own = fromText('The waters')
    const decisions = new Map([['b', { text: 'own' as const, own, row: false }]])
    expect(targets(decided(merge, decisions))).toEqual(['Hills', 'The waters', 'Boat'])
  })

  test('that was added gets a key between its neighbours, and no other row a new one', () => {
    const added = { source: fromText('燈'), target: fromText('Lamp') }
    const list = [...returned(sent).slice(0, 1), returnedRow(added), ...returned(sent).slice(1)]
    const made = mergeReview({ base: sent, returned: list })
    const id = made.entries.find(({ kind }) => kind === 'added')!.id
    expect(decided(made)).toEqual(sent)
    const rows = decided(made, new Map([[id, { text: 'theirs', row: false }]]))
    expect(targets(rows)).toEqual(['Hills', 'Lamp', 'Water', 'Boat'])
    expect([rows[0], rows[2], rows[3]]).toEqual(sent)
    expect(rows[0]!.order < rows[1]!.order && rows[1]!.order < rows[2]!.order).toBe(true)
  })

  test('that was removed goes only where that is taken', () => {
    const made = mergeReview({ base: sent, returned: returned(sent.toSpliced(1, 1)) })
    expect(decided(made)).toEqual(sent)
    const rows = decided(made, new Map([['b', { text: 'theirs', row: false }]]))
    expect(targets(rows)).toEqual(['Hills', 'Boat'])
  })

  test('whose source was changed can have it with the translator’s text', () => {
    const back = sent.with(1, {
      ...sent[1]!,
      source: fromText('水啊'),
      target: fromText('Oh water'),
    })
    const made = mergeReview({ base: sent, returned: returned(back) })
    const rows = decided(made, new Map([['b', { text: 'mine', row: true }]]))
    expect(texts(rows)[1]).toEqual({ source: fromText('水啊'), target: fromText('Water') })
  })

  test('of several that were moved is taken by itself', () => {
    const five = rowsOf(['a', 'b', 'c', 'd', 'e'].map((id) => [id, `第${id}行`, `Row ${id}`]))
    const [a, b, c, d, e] = five
    const made = mergeReview({ base: five, returned: returned([d!, a!, b!, e!, c!]) })
    const moved = made.entries.filter(({ moves }) => moves.includes('moved')).map(({ id }) => id)
    expect(moved).toHaveLength(2)
    const rows = decided(made, new Map([['d', { text: 'mine', row: true }]]))
    expect(rows.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c', 'e'])
    const keys = rows.map(({ order }) => order)
    expect(keys).toEqual([...keys].sort())
  })
})

describe('remarks of a reviewer', () => {
  const sent = rowsOf([['a', '山上有船', 'A boat on the hill, a hill']])
  const comment = (more: object) => ({
    id: 'word/comments.xml#1',
    author: 'Lin',
    date: '2024-05-06T07:08:00Z',
    text: 'Ship?',
    anchor: '',
    ...more,
  })
  const noted = (...comments: ReturnType<typeof comment>[]) =>
    decided(
      mergeReview({ base: sent, returned: [returnedRow(sent[0]!, { rows: ['a'], comments })] }),
    )

  test('are on the text they were made on, under ids of their own', () => {
    const [row] = noted(comment({ anchor: 'boat' }))
    const [note] = row!.notes
    expect(note).toMatchObject({ author: 'Lin', text: 'Ship?' })
    expect(note!.id).not.toContain('word')
    const on = row!.target.filter(({ comments }) => comments?.includes(note!.id))
    expect(plainText(on)).toBe('boat')
    expect(withoutAnnotations(row!.target)).toEqual(sent[0]!.target)
  })

  test('on the source are there', () => {
    const [row] = noted(comment({ anchor: '有船' }))
    expect(plainText(row!.source.filter(({ comments }) => comments))).toBe('有船')
  })

  test('are on the one of several that they were made on', () => {
    for (const nth of [0, 1]) {
      const [row] = noted(comment({ anchor: 'hill', nth }))
      const before = row!.target.findIndex(({ comments }) => comments)
      expect(textOf(row!.target.slice(0, before))).toBe(
        nth === 0 ? 'A boat on the ' : 'A boat on the hill, a ',
      )
      expect(Object.keys(row!.notes[0]!).sort()).toEqual(['author', 'date', 'id', 'text'])
    }
  })

  test('on a text that is there twice, or no more, say it', () => {
    for (const anchor of ['hill', 'sea']) {
      const [row] = noted(comment({ anchor }))
      expect(row!.notes[0]!.text).toBe(`“${anchor}”: Ship?`)
      expect(row!.target).toEqual(sent[0]!.target)
    }
  })

  test('keep their threads', () => {
    const [row] = noted(
      comment({}),
      comment({ id: '2', text: 'Yes.', answers: 'word/comments.xml#1' }),
    )
    const [first, second] = row!.notes
    expect(second).toMatchObject({ text: 'Yes.', answers: first!.id })
  })

  test('that answer one that was sent stay in its thread', () => {
    const asked = { id: 'q', author: 'Ho', date: '', text: 'Boat or ship?' }
    const made = mergeReview({
      base: [{ ...sent[0]!, notes: [asked] }],
      returned: [
        returnedRow(sent[0]!, {
          rows: ['a'],
          comments: [
            { ...asked, id: '0', anchor: '' },
            comment({ id: '1', answers: '0', text: 'Ship.' }),
          ],
        }),
      ],
    })
    expect(decided(made)[0]!.notes).toMatchObject([asked, { text: 'Ship.', answers: 'q' }])
  })

  test('that were sent and came back resolved are resolved', () => {
    const asked = { id: 'q', author: 'Ho', date: '', text: 'Boat or ship?' }
    const other = { ...asked, id: 'r', text: 'Hill?' }
    const made = mergeReview({
      base: [{ ...sent[0]!, notes: [asked, other] }],
      returned: [
        returnedRow(sent[0]!, {
          rows: ['a'],
          comments: [
            { ...asked, id: '0', anchor: '', resolved: true },
            { ...other, id: '1', anchor: '' },
          ],
        }),
      ],
    })
    expect(isTold(made.entries[0]!)).toBe(true)
    expect(decided(made)[0]!.notes).toEqual([{ ...asked, resolved: true }, other])
    expect(mergedRows(made)[0]!.notes).toEqual([{ ...asked, resolved: true }, other])
  })
})

test('comments stay on what is left of their text', () => {
  const commented = (segment: Segment): Segment =>
    segment.map((inline, i) => (i % 2 ? inline : { ...inline, comments: ['n'] }))
  fc.assert(
    fc.property(target, target, (before, after) => {
      const kept = keepComments(commented(before), after)
      expect(withoutAnnotations(kept)).toEqual(withoutAnnotations(after))
      const same = keepComments(commented(before), before)
      expect(same).toEqual(commented(before))
    }),
  )
})

test('a remark of the translator’s own is no change of a text: the reviewer’s is taken, with the remark on it', () => {
  const [sent] = rowsOf([['a', '山上有船', 'A boat on the hill']])
  const note = { id: 'n', author: 'Chen', date: '', text: 'Which?' }
  const [boat, rest] = [fromText('A boat'), fromText(' on the hill')]
  const mine = {
    ...sent!,
    target: [...boat.map((inline) => ({ ...inline, comments: ['n'] })), ...rest],
    notes: [note],
  }
  const theirs = { ...sent!, target: fromText('A boat on a hill') }
  const merge = mergeReview({ base: [sent!], returned: returned([theirs]), mine: [mine] })
  expect(merge.entries.map(({ kind }) => kind)).toEqual(['takenTheirs'])
  const [row] = decided(merge)
  expect(plainText(row!.target)).toBe('A boat on a hill')
  expect(plainText(row!.target.filter(({ comments }) => comments?.includes('n')))).toBe('A boat')
  expect(row!.notes).toEqual([note])
})
