import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../src/core/document/create.ts'
import { toParagraphRows, toSentenceRows } from '../../../src/core/document/granularity.ts'
import { concat, fromText, textOf } from '../../../src/core/document/inline.ts'
import { mergeRows } from '../../../src/core/document/join.ts'
import type { BilingualDocument, Row, Segment, Side } from '../../../src/core/document/model.ts'
import {
  accepted,
  hasChanges,
  rejected,
  withoutAnnotations,
} from '../../../src/core/document/revisions.ts'
import { splitRow } from '../../../src/core/document/split.ts'
import { type Redline, redline } from '../../../src/core/review/redline.ts'
import { diffText } from '../../../src/core/text/diff.ts'
import { annotatedSegment } from '../document/annotated.ts'
import { base, edited, edits, rowsOf, type Version } from './rows.ts'

const BY = { author: 'Lin', date: '2026-03-01T08:00:00Z' }
const SIDES: readonly Side[] = ['source', 'target']

const documentOf = (rows: readonly Row[]): BilingualDocument => ({
  ...createDocument({
    rows: [],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'a.txt', format: 'text' },
  }),
  rows,
})

const compare = (before: Version, after: Version) =>
  redline(documentOf(rowsOf(before)), documentOf(rowsOf(after)), BY)

/** Text with what was removed in brackets and what was added in braces. */
const marked = (segment: Segment): string =>
  segment
    .map((inline) => {
      const text = textOf([inline])
      const kind = inline.change?.kind
      return kind ? (kind === 'deletion' ? `[${text}]` : `{${text}}`) : text
    })
    .join('')

const shown = ({ document, rows }: Redline) =>
  document.rows.map(({ source, target }, i) => [rows[i]!.kind, marked(source), marked(target)])

/** The rows of one version out of a redline: ids of each group, and its texts. */
function versionOf({ document, rows }: Redline, which: 'before' | 'after') {
  const settle = which === 'before' ? rejected : accepted
  return rows.flatMap((row, i) =>
    row[which].length === 0
      ? []
      : [
          {
            ids: row[which],
            source: textOf(settle(document.rows[i]!.source)),
            target: textOf(settle(document.rows[i]!.target)),
          },
        ],
  )
}

/** Every row of a version is in its redline, in order and whole. */
function expectVersion(made: Redline, which: 'before' | 'after', rows: readonly Row[]): void {
  const found = versionOf(made, which)
  expect(found.flatMap(({ ids }) => ids)).toEqual(rows.map(({ id }) => id))
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { ids, source, target } of found) {
    const [first, ...rest] = ids.map((id) => byId.get(id)!)
    const whole = rest.reduce((row, next) => mergeRows(row, next), first!)
    expect({ source, target }).toEqual({
      source: textOf(withoutAnnotations(whole.source)),
      target: textOf(withoutAnnotations(whole.target)),
    })
  }
}

describe('a redline', () => {
  test('is the first version where all is rejected, and the second where all is accepted', () => {
    fc.assert(
      fc.property(base, edits, edits, fc.boolean(), (rows, changes, more, named) => {
        const before = edited(rows, changes, 'a')
        const after = edited(rows, more, 'b').map((row) =>
          named ? row : { ...row, id: `other-${row.id}` },
        )
        const made = redline(documentOf(before), documentOf(after), BY)
        expectVersion(made, 'before', before)
        expectVersion(made, 'after', after)
      }),
      { numRuns: 500 },
    )
  })

  test('has every id once, and says of each row what is in it', () => {
    fc.assert(
      fc.property(base, edits, edits, (rows, changes, more) => {
        const made = redline(
          documentOf(edited(rows, changes, 'a')),
          documentOf(edited(rows, more, 'b')),
          BY,
        )
        const ids = made.document.rows.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        made.rows.forEach((told, i) => {
          const row = made.document.rows[i]!
          expect(told.id).toBe(row.id)
          for (const side of SIDES) expect(told.changed[side]).toBe(hasChanges(row[side]))
          if (told.kind === 'same') expect(told.changed).toEqual({ source: false, target: false })
          const other = made.rows.find(({ id }) => id === told.counterpart)
          expect(other?.counterpart ?? null).toBe(told.counterpart === null ? null : told.id)
        })
      }),
    )
  })

  test('of a version with itself has no change', () => {
    fc.assert(
      fc.property(base, edits, annotatedSegment, (rows, changes, target) => {
        const a = edited(rows, changes, 'a').map((row, i) => (i === 0 ? { ...row, target } : row))
        const made = redline(documentOf(a), documentOf(a), BY)
        expect(made.rows.every(({ kind }) => kind === 'same')).toBe(true)
        expect(made.document.rows.some((row) => SIDES.some((side) => hasChanges(row[side])))).toBe(
          false,
        )
        expect(made.counts).toEqual({
          changed: 0,
          added: 0,
          removed: 0,
          moved: 0,
          regrouped: 0,
          source: { added: 0, removed: 0 },
          target: { added: 0, removed: 0 },
        })
      }),
    )
  })

  test('of texts with pending changes takes them as accepted, on every side', () => {
    fc.assert(
      fc.property(annotatedSegment, annotatedSegment, annotatedSegment, (source, one, other) => {
        const [row] = rowsOf([['a', '', '']])
        const before = [{ ...row!, source, target: one }]
        const after = [{ ...row!, source, target: other }]
        const made = redline(documentOf(before), documentOf(after), BY)
        expectVersion(made, 'before', before)
        expectVersion(made, 'after', after)
        expect(
          made.document.rows.every(({ source, target }) =>
            [...source, ...target].every(
              ({ change, comments }) =>
                !comments && (!change || (change.author === 'Lin' && change.date === BY.date)),
            ),
          ),
        ).toBe(true)
      }),
    )
  })

  test('shows changes of both texts by word, with who made them and when', () => {
    const made = compare(
      [
        ['1', '燈塔在海上。', 'The lamp burns on.'],
        ['2', '船來了。', 'A boat came.'],
      ],
      [
        ['1', '燈塔在山上。', 'The lamps burn on.'],
        ['2', '船來了。', 'A boat came.'],
      ],
    )
    expect(shown(made)).toEqual([
      ['changed', '燈塔在[海]{山}上。', 'The [lamp burns]{lamps burn} on.'],
      ['same', '船來了。', 'A boat came.'],
    ])
    expect(made.document.rows[0]!.target[1]!.change).toEqual({ kind: 'deletion', ...BY })
    expect(made.counts).toMatchObject({
      changed: 1,
      source: { added: 1, removed: 1 },
      target: { added: 2, removed: 2 },
    })
  })

  test('has rows of one version alone where they stood', () => {
    const made = compare(
      [
        ['1', '第一句。', 'First.'],
        ['2', '刪去的一行。', 'A row to go.'],
        ['3', '第三句。', 'Third.'],
      ],
      [
        ['1', '第一句。', 'First.'],
        ['3', '第三句。', 'Third.'],
        ['4', '新來的。', 'New here.'],
      ],
    )
    expect(shown(made)).toEqual([
      ['same', '第一句。', 'First.'],
      ['removed', '[刪去的一行。]', '[A row to go.]'],
      ['same', '第三句。', 'Third.'],
      ['added', '{新來的。}', '{New here.}'],
    ])
    expect(made.counts).toMatchObject({
      added: 1,
      removed: 1,
      source: { added: 3, removed: 5 },
      target: { added: 2, removed: 4 },
    })
  })

  test('says where a row was moved from and to, and counts only what changed in it', () => {
    const made = compare(
      [
        ['1', '第一句話在這裡。', 'The first.'],
        ['2', '第二句話在這裡。', 'The second one.'],
        ['3', '第三句話在這裡。', 'The third.'],
      ],
      [
        ['2', '第二句話在這裡。', 'The second line.'],
        ['3', '第三句話在這裡。', 'The third.'],
        ['1', '第一句話在這裡。', 'The first.'],
      ],
    )
    expect(made.rows.map(({ kind, counterpart }) => [kind, counterpart])).toEqual([
      ['movedAway', '1'],
      ['changed', null],
      ['same', null],
      ['movedHere', '1-before'],
    ])
    expect(made.counts).toMatchObject({
      moved: 1,
      changed: 1,
      added: 0,
      removed: 0,
      source: { added: 0, removed: 0 },
      target: { added: 1, removed: 1 },
    })
  })

  test.each([true, false])(
    'sees no change in rows that were divided or joined (ids: %s)',
    (ids) => {
      const id = (name: string) => (ids ? name : `other-${name}`)
      const whole: Version = [
        ['0', '起頭的一句。', 'A beginning.'],
        ['1', '燈亮了。船來了。人走了。', 'The light came on. A boat came. The people left.'],
        ['2', '收尾的一句。', 'An end.'],
      ]
      const parts: Version = [
        [id('0'), '起頭的一句。', 'A beginning.'],
        [id('1'), '燈亮了。', 'The light came on.'],
        [id('x'), '船來了。', 'A ship came.'],
        [id('y'), '人走了。', 'The people left.'],
        [id('2'), '收尾的一句。', 'An end.'],
      ]
      const split = compare(whole, parts)
      expect(shown(split)).toEqual([
        ['same', '起頭的一句。', 'A beginning.'],
        [
          'changed',
          '燈亮了。船來了。人走了。',
          'The light came on. A [boat]{ship} came. The people left.',
        ],
        ['same', '收尾的一句。', 'An end.'],
      ])
      expect(split.rows[1]).toMatchObject({
        regrouped: 'split',
        before: ['1'],
        after: [id('1'), id('x'), id('y')],
      })
      const joined = compare(parts, whole)
      expect(joined.rows[1]).toMatchObject({ regrouped: 'joined', after: ['1'] })
      expect(joined.counts).toMatchObject({ regrouped: 1, changed: 1, added: 0, removed: 0 })
    },
  )

  test('finds a divided row behind rows that were added', () => {
    const made = compare(
      [['1', '燈亮了。船來了。人走了。天黑了。風起了。雨停了。', 'All of it.']],
      [
        ['x', '前言在此。', 'A preface.'],
        ...['燈亮了。', '船來了。', '人走了。', '天黑了。', '風起了。', '雨停了。'].map(
          (source, i) => [`p${i}`, source, i === 0 ? 'All of it.' : ''] as const,
        ),
      ],
    )
    expect(made.rows.map(({ kind, regrouped }) => [kind, regrouped])).toEqual([
      ['added', null],
      ['same', 'split'],
    ])
  })

  test('a sentence that went stays in its paragraph, and a new one is in its own', () => {
    const paragraph = (rows: Row[]) => rows.map((row) => ({ ...row, paragraph: 'p' }))
    const before = paragraph(
      rowsOf([
        ['1', '先說這一句。', 'This first.'],
        ['2', '再說那一句。', 'Then that.'],
      ]),
    )
    const made = redline(documentOf(before), documentOf(before.slice(1)), BY)
    expect(made.document.rows.map((row) => row.paragraph)).toEqual(['p', 'p'])
  })

  test('compares by paragraph where only one version stands by sentence', () => {
    const [row] = rowsOf([['1', '燈亮了。船來了。', 'The light came on. A boat came.']])
    const sentences = toSentenceRows([row!])
    expect(sentences).toHaveLength(2)
    const bySentence: BilingualDocument = { ...documentOf(sentences), granularity: 'sentence' }
    const changed = {
      ...bySentence,
      rows: [sentences[0]!, { ...sentences[1]!, target: fromText('A ship came.') }],
    }
    expect(shown(redline(documentOf([row!]), changed, BY))).toEqual([
      ['changed', '燈亮了。船來了。', 'The light came on. A [boat]{ship} came.'],
    ])
    const back = redline(changed, documentOf(toParagraphRows(sentences)), BY)
    expect(back.document.granularity).toBe('paragraph')
    expect(back.counts).toMatchObject({ changed: 1, regrouped: 0 })
  })

  test('of a row that was cut and changed has both changes', () => {
    const rows = rowsOf([['1', '燈亮了。船來了。', 'The light came on. A boat came.']])
    const parts = splitRow(rows[0]!, { source: 4, target: 19 }, 'z', 'sentence')
    const after = [parts[0]!, { ...parts[1]!, target: concat(parts[1]!.target, ' Slowly.') }]
    const made = redline(documentOf(rows), documentOf(after), BY)
    expect(shown(made)).toEqual([
      ['changed', '燈亮了。船來了。', 'The light came on. A boat came.{ Slowly.}'],
    ])
  })

  test('tells how far it is', () => {
    const rows = rowsOf(
      Array.from({ length: 1_200 }, (_, i) => [`r${i}`, `第${i}句。`, `Line ${i}.`] as const),
    )
    const told: number[] = []
    redline(documentOf(rows), documentOf(rows), BY, (done) => told.push(done))
    expect(told).toEqual([0, 500, 1_000, 1_200])
  })

  test('shows each change as the texts differ by word', () => {
    fc.assert(
      fc.property(base, edits, (rows, changes) => {
        const after = edited(rows, changes, 'a')
        const { document, rows: told } = redline(documentOf(rows), documentOf(after), BY)
        told.forEach(({ before, after: now }, i) => {
          if (before.length !== 1 || now.length !== 1) return
          const one = rows.find(({ id }) => id === before[0])!
          const other = after.find(({ id }) => id === now[0])!
          const pieces = diffText(textOf(one.target), textOf(other.target), 'word')
          const text = pieces
            .map(({ kind, text }) =>
              kind === 'same' ? text : kind === 'removed' ? `[${text}]` : `{${text}}`,
            )
            .join('')
          expect(marked(document.rows[i]!.target).replace(/\]\[|\}\{/g, '')).toBe(text)
        })
      }),
    )
  })
})
