import { describe, expect, test } from 'vitest'
import { fromText } from '../../../src/core/document/inline.ts'
import { decisionOf } from '../../../src/core/review/decide.ts'
import { mergeReview } from '../../../src/core/review/merge.ts'
import {
  countsOf,
  decidedOf,
  decideMany,
  labelOf,
  lineOf,
  listed,
  nextUndecided,
  toldEntries,
} from '../../../src/renderer/ui/reviews/entries.ts'
import { loadPending, stillDecided } from '../../../src/renderer/ui/reviews/pending.ts'
import { returnedRow, rowsOf } from '../review/rows.ts'

const SENT = rowsOf(
  ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, `第${id}行甲乙丙`, `Row ${id}`]),
)
const back = (id: string, target?: string) => {
  const row = SENT.find((each) => each.id === id)!
  return returnedRow(target ? { ...row, target: fromText(target) } : row, { rows: [id] })
}
const remark = { id: '1', author: 'Lin', date: '', text: 'Why?', anchor: '' }

/** b and d were changed by the reviewer, d by the translator too; e is gone, c remarked on. */
const MERGE = mergeReview({
  base: SENT,
  returned: [
    back('a'),
    back('b', 'Line b'),
    { ...back('c'), comments: [remark] },
    back('d', 'Line d'),
    returnedRow({ source: fromText('新行'), target: fromText('A new row') }),
    back('f'),
  ],
  mine: SENT.with(3, { ...SENT[3]!, target: fromText('My d') }),
})
const TOLD = toldEntries(MERGE.entries)
const entry = (id: string) => MERGE.entries.find((each) => each.id === id)!
const ADDED = TOLD.find(({ kind }) => kind === 'added')!
const NONE = new Map()

describe('the entries of a review', () => {
  test('are those that something happened to, in the order of the text or conflicts first', () => {
    expect(TOLD.map(labelOf)).toEqual(['changed', 'commented', 'conflict', 'added', 'removed'])
    expect(listed(TOLD, 'all', 'document')).toEqual(TOLD)
    expect(listed(TOLD, 'all', 'conflicts').map(({ id }) => id)[0]).toBe('d')
    expect(listed(TOLD, 'all', 'conflicts')).toHaveLength(TOLD.length)
  })

  test('are counted as they are filtered', () => {
    const counts = countsOf(TOLD)
    expect(counts).toEqual({ all: 5, conflicts: 1, changes: 2, comments: 1, rows: 2 })
    for (const filter of ['all', 'conflicts', 'changes', 'comments', 'rows'] as const) {
      expect(listed(TOLD, filter, 'document')).toHaveLength(counts[filter])
    }
  })

  test('say what becomes of them', () => {
    expect(TOLD.map((each) => decidedOf(each, NONE))).toEqual([
      'theirs',
      'taken',
      'none',
      'out',
      'in',
    ])
    expect(TOLD.map((each) => lineOf(each, NONE))).toEqual([
      'Line b',
      'Row c',
      'My d',
      'A new row',
      'Row e',
    ])
    expect(lineOf(entry('d'), new Map([['d', { text: 'theirs', row: false }]]))).toBe('Line d')
    const change = { kind: 'deletion', author: 'Me', date: '2024-01-02T03:04:00Z' } as const
    const struck = fromText('Their ').map((inline) => ({ ...inline, change }))
    const mine = { ...entry('d').mine!, target: [...struck, ...fromText('My d')] }
    expect(lineOf({ ...entry('d'), mine }, NONE)).toBe('My d')
  })

  test('that are undecided are found from anywhere, and are none when all is decided', () => {
    expect(nextUndecided(TOLD, NONE, 'b')?.id).toBe('d')
    expect(nextUndecided(TOLD, NONE, 'e')?.id).toBe('d')
    expect(nextUndecided(TOLD, new Map([['d', { text: 'mine', row: false }]]), 'b')).toBeNull()
  })
})

describe('deciding of many', () => {
  const texts = (choice: Parameters<typeof decideMany>[2], before = NONE) => {
    const decisions = decideMany(TOLD, before, choice)
    return TOLD.map((each) => decisionOf(each, decisions).text)
  }

  test('concerns what it says, and leaves the rest as it is decided', () => {
    expect(texts('remainingTheirs')).toEqual(['theirs', 'theirs', 'theirs', 'mine', 'mine'])
    expect(texts('remainingMine')).toEqual(['theirs', 'theirs', 'mine', 'mine', 'mine'])
    expect(texts('remainingNoted')).toEqual(['theirs', 'theirs', 'note', 'mine', 'mine'])
    expect(texts('takeRows')).toEqual(['theirs', 'theirs', null, 'theirs', 'theirs'])
    const kept = decideMany(TOLD, NONE, 'keepAll')
    expect(texts('keepAll').filter((text) => text !== 'mine')).toEqual(['theirs'])
    expect(texts('usual', kept as typeof NONE)).toEqual(['theirs', 'theirs', null, 'mine', 'mine'])
  })
})

describe('a review that was begun', () => {
  const settings = (value: unknown) => ({
    get: async <T>(_: string, parse: (value: unknown) => T) => parse(value),
    set: async () => {},
  })
  const saved = { name: 'r.docx', bytes: new Uint8Array([1, 2]), version: 'v', decisions: [] }

  test('comes again as it was stored, without what is broken', async () => {
    const decision = { id: 'b', of: 'x', text: 'own', own: fromText('Mine'), row: true }
    const stored = {
      ...saved,
      decisions: [
        decision,
        { id: 'c', of: 'x', text: 'yours' },
        null,
        { ...decision, own: undefined },
      ],
    }
    const pending = await loadPending(settings(stored), 'd')
    expect(pending).toEqual({ ...saved, decisions: [decision] })
    for (const nothing of [undefined, null, 3, { ...saved, bytes: 'x' }]) {
      expect(await loadPending(settings(nothing), 'd')).toBeNull()
    }
  })

  test('leaves out decisions on texts that have changed', () => {
    const decisions = [
      { id: 'b', of: 'other texts', text: 'mine' as const, row: false },
      { id: ADDED.id, of: 'other texts', text: 'theirs' as const, row: false },
      { id: 'nowhere', of: '', text: 'mine' as const, row: false },
    ]
    expect(stillDecided({ decisions }, MERGE.entries).size).toBe(0)
  })
})
