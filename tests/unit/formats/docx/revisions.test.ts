import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { concat } from '../../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  Change,
  Inline,
  Mark,
  Note,
  Segment,
} from '../../../../src/core/document/model.ts'
import { accepted, rejected } from '../../../../src/core/document/revisions.ts'
import { layoutCollection } from '../../../../src/core/layout/collection.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { ARRANGEMENTS, type LayoutOptions } from '../../../../src/core/layout/options.ts'
import { checkDocx } from '../../../../src/formats/check/docx.ts'
import { reviewOf } from '../../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { readReviewedDocx } from '../../../../src/formats/review/docx.ts'
import { merged, REVIEW, sent } from '../review/docx.ts'
import { all, parse, partsOf, textIn } from './read.ts'

const AUTHORS = ['', 'Lin', '林見月', 'A & "B"']
const DATES = ['', '2024-05-06T07:08:09Z', '2024-05-06T07:08:09.123Z']

const change: fc.Arbitrary<Change | undefined> = fc.option(
  fc.record({
    kind: fc.constantFrom('insertion', 'deletion'),
    author: fc.constantFrom(...AUTHORS),
    date: fc.constantFrom(...DATES),
  }),
  { nil: undefined },
)

const mark: fc.Arbitrary<Mark> = fc.constantFrom(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'link', href: 'https://example.org/a?b=1&c=2' },
)

const inline: fc.Arbitrary<Inline> = fc
  .oneof(
    { weight: 5, arbitrary: fc.constantFrom('sand', ' water ', '\ttide', '<&>', '“light”', '潮') },
    { weight: 1, arbitrary: fc.constant(null) },
  )
  .chain((text) =>
    fc.record({ change, marks: fc.array(mark, { maxLength: 1 }) }).map(
      ({ change: own, marks }): Inline => ({
        ...(text === null ? { type: 'break' } : { type: 'text', text, marks }),
        ...(own && { change: own }),
      }),
    ),
  )

interface Remark {
  readonly from: number
  readonly to: number
  readonly author: string
  readonly date: string
  readonly resolved: boolean
  readonly answers: number
}

const remark: fc.Arbitrary<Remark> = fc.record({
  from: fc.integer({ min: -2, max: 3 }),
  to: fc.integer({ min: 0, max: 5 }),
  author: fc.constantFrom(...AUTHORS),
  date: fc.constantFrom(...DATES),
  resolved: fc.boolean(),
  answers: fc.integer({ min: 0, max: 2 }),
})

/** What a row's text is made of, and remarks on parts of it. */
const commented = fc.record({
  inlines: fc.array(inline, { maxLength: 5 }),
  remarks: fc.array(remark, { maxLength: 3 }),
})

function rowOf(inlines: readonly Inline[], remarks: readonly Remark[], row: number) {
  const notes: Note[] = []
  const target = inlines.map((each, i) => {
    const comments = remarks.flatMap(({ from, to }, k) =>
      from >= 0 && i >= from && i < to ? `r${row}c${k}` : [],
    )
    // One that is on all of a text is one on the row.
    const partly = comments.filter((id) => {
      const { from, to } = remarks[Number(id.at(-1))]!
      return from > 0 || to < inlines.length
    })
    return partly.length > 0 ? { ...each, comments: partly } : each
  })
  for (const [k, { author, date, resolved, answers }] of remarks.entries()) {
    const id = `r${row}c${k}`
    notes.push({ id, author, date, text: `${id} <said>`, ...(resolved && { resolved: true }) })
    for (let a = 0; a < answers; a++) {
      notes.push({ id: `${id}a${a}`, author, date, text: `${id}a${a}\nin two lines`, answers: id })
    }
  }
  return { target: concat(target), notes }
}

const reviewed: fc.Arbitrary<BilingualDocument> = fc
  .array(commented, { minLength: 2, maxLength: 5 })
  .map((rows) => {
    const document = createDocument({
      rows: rows.map(() => ({
        kind: 'paragraph' as const,
        source: '潮水退去之後，沙洲上只有風。',
        target: 'When the tide was out there was nothing but wind.',
        status: 'translated' as const,
      })),
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'tide.txt', format: 'text' },
    })
    return {
      ...document,
      rows: document.rows.map((row, i) =>
        i === 0 ? row : { ...row, ...rowOf(rows[i]!.inlines, rows[i]!.remarks, i) },
      ),
    }
  })

/** Comments by what they say, as their ids are others when they come back. */
const named = (segment: Segment, textOfNote: ReadonlyMap<string, string>): Segment =>
  segment.map(({ comments, ...inline }) => ({
    ...inline,
    ...(comments && { comments: comments.map((id) => textOfNote.get(id) ?? id).sort() }),
  })) as Segment

const textsOf = (notes: readonly Note[]) => new Map(notes.map(({ id, text }) => [id, text]))

const told = (notes: readonly Note[]) => {
  const texts = textsOf(notes)
  return notes.map(({ author, date, text, answers, resolved = false }) => ({
    author,
    date,
    text,
    answers: answers && texts.get(answers),
    resolved,
  }))
}

const byText = <T extends { readonly text: string }>(notes: readonly T[]): T[] =>
  [...notes].sort((a, b) => (a.text < b.text ? -1 : 1))

describe('changes and comments', () => {
  test.each(['own', 'trados'] as const)(
    'come back from a table in the shape “%s” as they were sent',
    async (shape) => {
      await fc.assert(
        fc.asyncProperty(reviewed, async (document) => {
          const file = readReviewedDocx(await sent(document, shape), 'review.docx')
          expect(file.rows).toHaveLength(document.rows.length)
          for (const [i, row] of file.rows.entries()) {
            const { target, notes } = document.rows[i]!
            expect(row.target).toEqual(concat(bare(accepted(target))))
            expect(row.before?.() ?? row.target).toEqual(concat(bare(rejected(target))))
            const texts = textsOf(row.comments)
            expect(named(row.tracked?.() ?? row.target, texts)).toEqual(
              named(target, textsOf(notes)),
            )
            expect(byText(told(row.comments))).toEqual(byText(told(notes)))
          }
          const merge = merged(file, document)
          expect(merge.entries.map(({ kind }) => kind)).toEqual(
            document.rows.map(() => 'unchanged'),
          )
          expect(merge.entries.flatMap(({ comments }) => comments)).toEqual([])
        }),
        { numRuns: 60 },
      )
    },
    30_000,
  )

  test('are sound XML, and pass the check, in every layout that shows them', async () => {
    await fc.assert(
      fc.asyncProperty(reviewed, async (document) => {
        for (const arrangement of ARRANGEMENTS) {
          const options: LayoutOptions = { ...REVIEW, arrangement, changes: 'shown' }
          const layout = layoutDocument(document, options)
          const bytes = await writeDocx(layout, options, {}, reviewOf(document))
          expect(checkDocx(bytes, layout).problems).toEqual([])
          const parts = partsOf(bytes)
          const body = parse(parts['word/document.xml']!)
          for (const gone of all(body, 'w:del')) expect(all(gone, 'w:t')).toEqual([])
          const ids = (name: string) => all(body, name).map(({ attributes }) => attributes['w:id'])
          const comments = all(parse(parts['word/comments.xml'] ?? '<none/>'), 'w:comment')
          const written = comments.map(({ attributes }) => attributes['w:id']).sort()
          for (const name of ['w:commentRangeStart', 'w:commentRangeEnd', 'w:commentReference']) {
            expect(ids(name).sort()).toEqual(written)
          }
        }
      }),
      { numRuns: 10 },
    )
  }, 30_000)

  test('are not there where they are not shown', async () => {
    await fc.assert(
      fc.asyncProperty(reviewed, async (document) => {
        const options: LayoutOptions = { ...REVIEW, arrangement: 'columns' }
        const parts = partsOf(await writeDocx(layoutDocument(document, options), options))
        expect(parts['word/comments.xml']).toBeUndefined()
        const body = parse(parts['word/document.xml']!)
        for (const name of ['w:ins', 'w:del', 'w:commentRangeStart']) {
          expect(all(body, name)).toEqual([])
        }
      }),
      { numRuns: 10 },
    )
  })
})

const bare = (segment: Segment): Segment =>
  segment.map(({ comments: _, ...inline }) => inline) as Segment

test('a comment is on its words, an answer on the same, and one on a row on its translation', async () => {
  const document = createDocument({
    rows: [
      { kind: 'paragraph', source: '狗叫了一聲。', target: 'A dog barked once.' },
      { kind: 'paragraph', source: '風停了。', target: 'The wind fell.' },
    ],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'dusk.txt', format: 'text' },
  })
  const note = (id: string, more: Partial<Note> = {}): Note => ({
    id,
    author: 'Lin',
    date: '',
    text: id,
    ...more,
  })
  const [first, second] = document.rows
  const rows = [
    {
      ...first!,
      target: [
        { type: 'text', text: 'A dog ', marks: [] },
        { type: 'text', text: 'barked', marks: [], comments: ['howled'] },
        { type: 'text', text: ' once.', marks: [] },
      ] as const,
      notes: [note('howled', { resolved: true }), note('no', { answers: 'howled' })],
    },
    { ...second!, notes: [note('good')] },
  ]
  const parts = partsOf(await sent({ ...document, rows }))
  const text = parts['word/document.xml']!.replace(/<w:(?!comment)[^>]*>|<\/[^>]*>/g, '')
  expect(text).toContain(
    '<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>barked<w:commentRangeEnd w:id="0"/><w:commentReference w:id="0"/><w:commentRangeEnd w:id="1"/><w:commentReference w:id="1"/>',
  )
  expect(text).toContain(
    '<w:commentRangeStart w:id="2"/>The wind fell.<w:commentRangeEnd w:id="2"/>',
  )
  const extended = all(parse(parts['word/commentsExtended.xml']!), 'w15:commentEx')
  const [root, answer, other] = extended.map(({ attributes }) => attributes)
  expect(answer!['w15:paraIdParent']).toBe(root!['w15:paraId'])
  expect([root, answer, other].map((each) => each!['w15:done'])).toEqual(['1', '1', '0'])
  expect(all(parse(parts['word/comments.xml']!), 'w:comment').map(textIn)).toEqual([
    'howled',
    'no',
    'good',
  ])
  const types = parts['[Content_Types].xml']!
  for (const name of ['comments', 'commentsExtended']) {
    expect(types).toContain(`PartName="/word/${name}.xml"`)
    expect(parts['word/_rels/document.xml.rels']).toContain(`Target="${name}.xml"`)
  }
})

test('comments of documents that are written as one are all there, even under the same ids', async () => {
  const one = (target: string): BilingualDocument => {
    const document = createDocument({
      rows: [{ kind: 'paragraph', source: '風停了。', target }],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.docx', format: 'docx' },
    })
    const notes = [{ id: 'word/comments.xml#0', author: 'Lin', date: '', text: `on ${target}` }]
    return { ...document, rows: document.rows.map((row) => ({ ...row, notes })) }
  }
  const options: LayoutOptions = { ...REVIEW, arrangement: 'target', changes: 'shown' }
  const layout = layoutCollection(
    { title: { source: '', target: '' }, documents: [one('First.'), one('Second.')] },
    options,
  )
  const parts = partsOf(await writeDocx(layout, options))
  expect(all(parse(parts['word/comments.xml']!), 'w:comment').map(textIn)).toEqual([
    'on First.',
    'on Second.',
  ])
})
