import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlank, textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { layoutDocument } from '../../../src/core/layout/layout.ts'
import { safeHref } from '../../../src/core/layout/links.ts'
import type { Layout } from '../../../src/core/layout/model.ts'
import { ARRANGEMENTS, type Arrangement, DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { printableRow } from '../../../src/core/layout/printable.ts'
import { bilingualDocument } from './arbitrary.ts'
import { sampleArticle, sentences } from './sample.ts'

const lay = (document: BilingualDocument, arrangement: Arrangement): Layout =>
  layoutDocument(document, { ...DEFAULT_LAYOUT, arrangement })

const passages = (layout: Layout) =>
  layout.blocks.map((block) => block.passages.map((p) => [p.side, textOf(p.segment)]))

const DIALOGUE = sentences([
  { source: '門開了。', target: 'The door opened.' },
  { source: '“是你？”' },
  { source: '沒有人回答。', target: 'Nobody answered.' },
  '',
  { source: '第二段。', target: 'A second paragraph.' },
])

describe('blocks', () => {
  test('are rows in columns, and say where a paragraph begins', () => {
    const { blocks } = lay(DIALOGUE, 'columns')
    expect(blocks.map((block) => [textOf(block.source), block.begins, block.number])).toEqual([
      ['門開了。', true, '1'],
      ['“是你？”', false, '2'],
      ['沒有人回答。', false, '3'],
      ['第二段。', true, '4'],
    ])
  })

  test('are whole paragraphs in running text, English sentences set apart by a space', () => {
    const layout = lay(DIALOGUE, 'interlinear')
    expect(passages(layout)).toEqual([
      [
        ['source', '門開了。“是你？”沒有人回答。'],
        ['target', 'The door opened. Nobody answered.'],
      ],
      [
        ['source', '第二段。'],
        ['target', 'A second paragraph.'],
      ],
    ])
    expect(layout.blocks.map((block) => [block.number, block.rows.length])).toEqual([
      ['1–3', 3],
      ['4', 1],
    ])
    expect(layout.blocks[0]!.status).toBe('draft')
  })

  test('let the source stand in where a translation is missing', () => {
    expect(passages(lay(DIALOGUE, 'target'))[0]).toEqual([
      ['target', 'The door opened. '],
      ['source', '“是你？” '],
      ['target', 'Nobody answered.'],
    ])
  })

  test.each([
    ['an omission', { link: { origin: 'manual', type: 'omission', confidence: null } }],
    ['an empty translation that is done', { status: 'reviewed' }],
  ] as const)('leave out of target only what is left out on purpose: %s', (_, more) => {
    const document = sentences([{ source: '諸位讀者請看下文。' }], more)
    expect(lay(document, 'target').blocks).toEqual([])
    expect(lay(document, 'columns').blocks).toHaveLength(1)
    expect(passages(lay(document, 'interlinear'))).toEqual([[['source', '諸位讀者請看下文。']]])
  })

  test('hold every row once and in order, whatever the document', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const ids = document.rows.map((row) => row.id)
        expect(lay(document, 'columns').blocks.flatMap((block) => block.rows)).toEqual(ids)
        const printed = new Set(lay(document, 'interlinear').blocks.flatMap((block) => block.rows))
        for (const row of document.rows.map((row) => printableRow(row))) {
          if (!isBlank(row.source) || !isBlank(row.target)) expect(printed).toContain(row.id)
        }
      }),
    )
  })

  test('lose no character of either side', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const rows = document.rows.map((row) => printableRow(row))
        const bare = (text: string) => text.replace(/\s/g, '')
        for (const arrangement of ARRANGEMENTS) {
          for (const by of ['row', 'paragraph', null] as const) {
            const { blocks } = layoutDocument(document, { ...DEFAULT_LAYOUT, arrangement, by })
            for (const side of ['source', 'target'] as const) {
              const all = bare(rows.map((row) => textOf(row[side])).join(''))
              const printed = blocks.flatMap((block) =>
                block.passages.filter((passage) => passage.side === side),
              )
              const shown = bare(printed.map(({ segment }) => textOf(segment)).join(''))
              if (arrangement === 'target') continue
              expect(shown).toBe(arrangement === 'source' && side === 'target' ? '' : all)
            }
          }
        }
        const expected = rows.map((row) => textOf(isBlank(row.target) ? row.source : row.target))
        const shown = passages(lay(document, 'target'))
          .flat()
          .map(([, text]) => text)
        expect(bare(shown.join(''))).toBe(bare(expected.join('')))
      }),
    )
  })
})

test('the parts of a block are its rows, and together its text', () => {
  fc.assert(
    fc.property(bilingualDocument, (document) => {
      for (const block of lay(document, 'interlinear').blocks) {
        expect(block.parts.map((part) => part.row)).toEqual(block.rows)
        for (const side of ['source', 'target'] as const) {
          expect(block.parts.map((part) => textOf(part[side])).join('')).toBe(textOf(block[side]))
        }
      }
    }),
  )
})

test('footnotes belong to the blocks that have their marks', () => {
  const mark = {
    type: 'code',
    id: 'n',
    role: 'standalone',
    kind: 'note',
    label: '1',
    image: '',
  } as const
  const document = sentences([
    '',
    { source: '甲。' },
    '',
    { source: '乙。' },
    '',
    { source: '註。' },
  ])
  const [first, second, note] = document.rows
  const rows = [
    first!,
    { ...second!, source: [...second!.source, mark] },
    { ...note!, kind: 'footnote' as const },
  ]
  const footnotes = (given: typeof rows) =>
    lay({ ...document, rows: given }, 'facing').blocks.map((block) => block.footnotes)
  expect(footnotes(rows)).toEqual([[], [2], []])
  expect(footnotes([first!, second!, rows[2]!])).toEqual([[], [], []])
})

test('paragraphs can stand in step in columns, and rows in running text', () => {
  const numbers = (arrangement: Arrangement, by: 'row' | 'paragraph') =>
    layoutDocument(DIALOGUE, { ...DEFAULT_LAYOUT, arrangement, by }).blocks.map((b) => b.number)
  expect(numbers('columns', 'paragraph')).toEqual(['1–3', '4'])
  expect(numbers('interlinear', 'row')).toEqual(['1', '2', '3', '4'])
})

test('source only prints no translation, and the running head says so', () => {
  const layout = lay(sampleArticle(), 'source')
  expect(layout.running).toBe('河口的燈塔')
  expect(new Set(layout.blocks.flatMap((b) => b.passages.map((p) => p.side)))).toEqual(
    new Set(['source']),
  )
})

test('statistics and bibliography say what is known', () => {
  const { statistics, bibliography } = lay(sampleArticle(), 'columns')
  expect(statistics.rows).toBe(sampleArticle().rows.length)
  expect(statistics.characters).toBeGreaterThan(200)
  expect(statistics.words).toBeGreaterThan(100)
  expect(bibliography.map(({ name }) => name)).toEqual([
    'title',
    'targetTitle',
    'author',
    'translator',
    'date',
  ])
})

describe('front matter', () => {
  test('is not said twice', () => {
    const layout = lay(sampleArticle(), 'columns')
    expect(layout.titleInText).toBe(true)
    expect(layout.opening).toBe(3)
    expect(
      layout.metadata.map((line) => [line.name, line.label.source, line.label.target, line.value]),
    ).toEqual([
      ['translator', '譯者', 'Translator', 'Ann Harbour'],
      ['date', '日期', 'Date', '2024-05-01'],
    ])
  })

  test('comes from the metadata where the text has no title', () => {
    const layout = lay(sampleArticle('zh-Hans'), 'target')
    expect(layout).toMatchObject({
      titleInText: false,
      opening: 0,
      title: { source: '老街', target: 'The Old Street' },
      running: 'The Old Street',
      languageNames: { source: '简体中文', target: 'English' },
    })
    expect(layout.metadata).toMatchObject([
      { label: { source: '作者', target: 'Author' }, value: '周一新' },
    ])
  })

  test('falls back on the title rows and then on the name of the file', () => {
    const untitled = sampleArticle('zh-Hant', { title: '', targetTitle: '' })
    expect(lay(untitled, 'columns').running).toBe('河口的燈塔 · The Lighthouse at the Estuary')
    expect(lay(DIALOGUE, 'columns').running).toBe('essay')
  })

  test('prints what the user asked for, once each', () => {
    const options = { ...DEFAULT_LAYOUT, metadata: ['date', 'date', 'title'] as const }
    expect(layoutDocument(sampleArticle(), options).metadata.map((line) => line.name)).toEqual([
      'date',
    ])
  })
})

test('the outline has titles and headings with their blocks', () => {
  const layout = lay(sampleArticle(), 'columns')
  expect(layout.outline.map((entry) => [entry.level, entry.source, entry.target])).toEqual([
    [0, '河口的燈塔', 'The Lighthouse at the Estuary'],
    [1, '一、潮水與沙', '1. Tide and Sand'],
    [2, '（一）三件舊物', '1.1 Three Old Things'],
  ])
  for (const entry of layout.outline) {
    expect(textOf(layout.blocks[entry.block]!.source)).toBe(entry.source)
  }
})

test('only links to the web and to mail are printed', () => {
  expect(safeHref('https://example.org/a b')).toBe('https://example.org/a%20b')
  expect(safeHref(' mailto:a@example.org ')).toBe('mailto:a@example.org')
  for (const href of [
    'javascript:alert(1)',
    'java\nscript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    '/relative',
    '',
  ]) {
    expect(safeHref(href)).toBeNull()
  }
})
