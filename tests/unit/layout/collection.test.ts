import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createDocument, type RowDraft } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Metadata } from '../../../src/core/document/model.ts'
import { type Collection, canJoin, layoutCollection } from '../../../src/core/layout/collection.ts'
import { layoutDocument } from '../../../src/core/layout/layout.ts'
import type { Block } from '../../../src/core/layout/model.ts'
import { ARRANGEMENTS, DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { checkHtml } from '../../../src/formats/check/html.ts'
import { writeHtml } from '../../../src/formats/html/write.ts'
import { bilingualDocument } from './arbitrary.ts'

const essay = (
  rows: readonly RowDraft[],
  metadata: Partial<Metadata> = {},
  part = '',
): BilingualDocument =>
  createDocument({
    rows,
    metadata,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'essay.txt', format: 'text', part },
  })

const FIRST = essay(
  [
    { kind: 'byline', source: '評論' },
    { kind: 'title', source: '燈塔', target: 'The Lighthouse' },
    { kind: 'title', source: '——一則筆記', target: 'A Note' },
    { kind: 'byline', source: '文／林見月', target: 'By Lin Jianyue' },
    { kind: 'heading', level: 2, source: '一、潮水', target: '1. Tide' },
    { kind: 'paragraph', source: '燈亮著。', target: 'The light is on.', status: 'translated' },
    { kind: 'heading', level: 3, source: '甲', target: 'A' },
  ],
  { title: '燈塔', author: '林見月', translator: 'A. Reader', date: '1934' },
)
const SECOND = essay([{ kind: 'paragraph', source: '雨停了。', target: 'The rain stopped.' }], {
  title: '雨後',
  targetTitle: 'After Rain',
  author: '何平',
  translator: 'A. Reader',
})

const WHOLE = { title: { source: '小品集', target: 'Short Pieces' } }
const lay = (documents: readonly BilingualDocument[], options = DEFAULT_LAYOUT) =>
  layoutCollection({ ...WHOLE, documents: documents as Collection['documents'] }, options)

const said = ({ kind, level, source, target }: Block): string =>
  `${kind}${level || ''} ${textOf(source)} | ${textOf(target)}`

describe('a collection', () => {
  test('has each document as a chapter under its own title, with its own credits', () => {
    const { blocks, title, metadata, titleInText, opening, running } = lay([FIRST, SECOND])
    expect(blocks.map(said)).toEqual([
      'heading1 燈塔 | The Lighthouse',
      'byline 評論 | ',
      'byline ——一則筆記 | A Note',
      'byline 文／林見月 | By Lin Jianyue',
      'byline 日期：1934 | Date: 1934',
      'heading2 一、潮水 | 1. Tide',
      'paragraph 燈亮著。 | The light is on.',
      'heading3 甲 | A',
      'heading1 雨後 | After Rain',
      'byline 作者：何平 | Author: 何平',
      'paragraph 雨停了。 | The rain stopped.',
    ])
    expect(metadata.map(({ name, value }) => [name, value])).toEqual([['translator', 'A. Reader']])
    expect({ title, titleInText, opening }).toEqual({ ...WHOLE, titleInText: false, opening: 0 })
    expect(running).toBe('小品集 · Short Pieces')
  })

  test('numbers rows through, and counts the rows of its documents alone', () => {
    const { blocks, outline, statistics } = lay([FIRST, SECOND])
    expect(blocks.map(({ number }) => Number(number))).toEqual(blocks.map((_, i) => i + 1))
    expect(outline.map(({ level, block, target }) => [level, block, target])).toEqual([
      [1, 0, 'The Lighthouse'],
      [2, 5, '1. Tide'],
      [3, 7, 'A'],
      [1, 8, 'After Rain'],
    ])
    expect(statistics).toEqual({ rows: 8, done: 1, characters: 22, words: 17 })
  })

  test('has one entry for each document in its bibliography', () => {
    const { bibliography } = lay([FIRST, SECOND, essay([{ kind: 'paragraph', source: '無題。' }])])
    expect(bibliography).toEqual([
      {
        name: 'title',
        label: { source: '燈塔', target: 'The Lighthouse A Note' },
        value: '林見月, A. Reader, 1934',
      },
      { name: 'title', label: { source: '雨後', target: 'After Rain' }, value: '何平, A. Reader' },
    ])
  })

  test('takes the heading that a chapter of a book begins with for its title', () => {
    const rows: RowDraft[] = [
      { kind: 'heading', level: 1, source: '第一章', target: 'Chapter 1' },
      { kind: 'heading', level: 2, source: '一', target: '1' },
    ]
    const book = { title: '長夜', targetTitle: 'The Long Night' }
    expect(lay([essay(rows, book, 'ch1.xhtml')]).blocks.map(said)).toEqual([
      'heading1 第一章 | Chapter 1',
      'heading2 一 | 1',
    ])
    expect(lay([essay(rows, { title: '第一章' })]).blocks.map(said)[0]).toBe(
      'heading1 第一章 | Chapter 1',
    )
    expect(lay([essay(rows, { title: '第一章' })]).blocks).toHaveLength(2)
    expect(lay([essay(rows, book)]).blocks.map(said)).toEqual([
      'heading1 長夜 | The Long Night',
      'heading2 第一章 | Chapter 1',
      'heading3 一 | 1',
    ])
  })

  test('finds the footnotes of each document by itself', () => {
    const note = { type: 'code', id: 'n', role: 'standalone', kind: 'note', image: '' } as const
    const noted = () =>
      essay([
        {
          kind: 'paragraph',
          source: [
            { type: 'text', text: '燈', marks: [] },
            { ...note, label: '1' },
          ],
        },
        { kind: 'footnote', source: '注。' },
      ])
    const { blocks } = lay([
      SECOND,
      noted(),
      essay([{ kind: 'footnote', source: '散。' }]),
      noted(),
    ])
    const noting = blocks.flatMap(({ footnotes }, i) => footnotes.map((to) => [i, to]))
    expect(noting).toEqual([
      [5, 6],
      [10, 11],
    ])
  })

  test('is of one script', () => {
    expect(canJoin([FIRST, SECOND])).toBe(true)
    expect(canJoin([FIRST, { sourceLanguage: 'zh-Hans' }])).toBe(false)
  })

  test('loses nothing of any document, in any layout', () => {
    fc.assert(
      fc.property(
        fc.array(bilingualDocument, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...ARRANGEMENTS.filter((each) => each !== 'review')),
        (documents, arrangement) => {
          const options = { ...DEFAULT_LAYOUT, arrangement }
          const layout = lay(documents, options)
          const printed = layout.blocks.flatMap((block) => block.rows)
          for (const document of documents) {
            for (const block of layoutDocument(document, options).blocks) {
              expect(printed).toEqual(expect.arrayContaining([...block.rows]))
            }
          }
          expect(new Set(printed).size).toBe(printed.length)
          expect(checkHtml(writeHtml(layout, options), layout).problems).toEqual([])
        },
      ),
      { numRuns: 60 },
    )
  })
})
