import { afterEach, describe, expect, test } from 'vitest'
import type { FindQuery } from '../../../src/renderer/editor/handle.ts'
import { nextFrame, openPage, type TestPage } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const query = (text: string, more: Partial<FindQuery> = {}): FindQuery => ({
  text,
  sides: 'both',
  regularExpression: false,
  matchCase: false,
  wholeWord: false,
  ...more,
})

const open = () =>
  openPage([
    {
      kind: 'paragraph',
      source: 'ＡＩ需要資料,ai也需要资料。',
      target: 'AI needs data; data needs AI.',
    },
    { kind: 'paragraph', source: '沒有。', target: 'Rain, raining, rain.' },
  ])

describe('find', () => {
  test('ignores width, case and script', () => {
    page = open()
    expect(page.editor.find.set(query('ai')).count).toBe(7)
    expect(page.editor.find.set(query('资料')).count).toBe(2)
    expect(page.editor.find.set(query('ＡＩ', { sides: 'target' })).count).toBe(5)
  })

  test('minds case and whole words when asked to', () => {
    page = open()
    expect(page.editor.find.set(query('rain', { matchCase: true })).count).toBe(2)
    expect(page.editor.find.set(query('rain', { wholeWord: true })).count).toBe(2)
  })

  test('takes regular expressions, and says what is wrong with a broken one', () => {
    page = open()
    expect(page.editor.find.set(query('資.', { regularExpression: true })).count).toBe(2)
    const { error, count } = page.editor.find.set(query('(', { regularExpression: true }))
    expect(count).toBe(0)
    expect(error).toContain('(')
  })

  test('walks through the hits and around', () => {
    page = open()
    page.editor.find.set(query('rain'))
    expect(page.editor.find.next().current).toBe(0)
    expect(page.editor.find.next().current).toBe(1)
    expect(page.editor.find.previous().current).toBe(0)
    expect(page.editor.find.previous().current).toBe(2)
  })

  test('takes full-width signs inside a class for what they are', () => {
    page = openPage([{ kind: 'paragraph', source: '甲、乙－丙。', target: 'A' }])
    const signs = page.editor.find.set(query('[、－。]', { regularExpression: true }))
    expect(signs).toMatchObject({ count: 3, error: null })
  })

  test('paints the hits without touching the document', async () => {
    page = open()
    page.editor.find.set(query('rain'))
    page.editor.find.next()
    await nextFrame()
    expect(CSS.highlights.get('find')?.size).toBe(2)
    expect(CSS.highlights.get('find-current')?.size).toBe(1)
    page.editor.find.set(null)
    await nextFrame()
    expect(CSS.highlights.has('find')).toBe(false)
  })
})

test('a document that is closed leaves the hits of the next one painted', async () => {
  const closed = open()
  closed.editor.find.set(query('rain'))
  await nextFrame()
  page = open()
  page.editor.find.set(query('ai'))
  await nextFrame()
  closed.close()
  expect(CSS.highlights.get('find')?.size).toBe(7)
})

describe('replace', () => {
  test('replaces the current hit and goes on', () => {
    page = open()
    page.editor.find.set(query('rain', { matchCase: true }))
    page.editor.find.next()
    page.editor.find.replace('snow')
    expect(page.texts()[1]![1]).toBe('Rain, snowing, rain.')
    expect(page.editor.find.state()).toMatchObject({ count: 1, current: 0 })
  })

  test('replaces all in targets, as one step that can be undone', () => {
    page = open()
    page.editor.find.set(query('ai'))
    expect(page.editor.find.replaceAll('machine')).toEqual({ replaced: 5, refused: 0 })
    expect(page.texts()[0]).toEqual([
      'ＡＩ需要資料,ai也需要资料。',
      'machine needs data; data needs machine.',
    ])
    expect(page.texts()[1]![1]).toBe('Rmachinen, rmachinening, rmachinen.')
    page.editor.commands.undo.run()
    expect(page.texts()[0]![1]).toBe('AI needs data; data needs AI.')
    expect(page.texts()[1]![1]).toBe('Rain, raining, rain.')
  })

  test('puts in what groups caught', () => {
    page = open()
    page.editor.find.set(query('(\\w+) needs (\\w+)', { regularExpression: true, matchCase: true }))
    page.editor.find.replaceAll('$2 for $1')
    expect(page.texts()[0]![1]).toBe('data for AI; AI for data.')
  })

  const textAndMarks = () =>
    page.editor
      .document()
      .rows[0]!.target.map((inline) =>
        inline.type === 'text' ? [inline.text, inline.marks.map(({ type }) => type)] : '\n',
      )

  test('keeps the formatting, and a link to its last letter', () => {
    page = openPage([
      {
        kind: 'paragraph',
        source: '中',
        target: [
          { type: 'text', text: 'See ', marks: [] },
          { type: 'text', text: 'site', marks: [{ type: 'link', href: 'https://example.org/' }] },
          { type: 'text', text: ' site', marks: [{ type: 'italic' }] },
          { type: 'text', text: ' now', marks: [] },
        ],
      },
    ])
    const before = page.editor.document().rows
    page.editor.find.set(query('site'))
    page.editor.find.replaceAll('page')
    const after = [
      ['See ', []],
      ['page', ['link']],
      [' page', ['italic']],
      [' now', []],
    ]
    expect(textAndMarks()).toEqual(after)
    page.editor.commands.undo.run()
    expect(page.editor.document().rows).toEqual(before)
    page.editor.find.next()
    page.editor.find.replace('page')
    page.editor.find.replace('page')
    expect(textAndMarks()).toEqual(after)
  })

  test('puts a line break that an expression caught back as a line break', () => {
    page = openPage([{ kind: 'paragraph', source: '中', target: 'one\ntwo' }])
    page.editor.find.set(query('(e\\nt)', { regularExpression: true }))
    page.editor.find.replaceAll('<$1>')
    expect(textAndMarks()).toEqual([['on<e', []], '\n', ['t>wo', []]])
  })

  test('replaces all, however many, and walks to the last', () => {
    page = openPage(
      Array.from({ length: 600 }, () => ({
        kind: 'paragraph' as const,
        source: '',
        target: 'a'.repeat(100),
      })),
    )
    expect(page.editor.find.set(query('a')).count).toBe(50_000)
    page.editor.goto(page.editor.document().rows[0]!.id, 'target', 0)
    expect(page.editor.find.previous()).toMatchObject({ count: 50_000, current: -1 })
    expect(page.editor.view()).toMatchObject({ offset: 100 })
    expect(page.editor.snapshot().rowIndex).toBe(599)
    expect(page.editor.find.replaceAll('b').replaced).toBe(60_000)
    expect(page.editor.find.state().count).toBe(0)
    page.editor.commands.undo.run()
    expect(page.texts()[599]![1]).toBe('a'.repeat(100))
  })

  test('refuses locked rows and counts them', () => {
    page = open()
    page.editor.gotoIndex(1)
    page.editor.commands.toggleLock.run()
    page.editor.find.set(query('rain', { sides: 'target' }))
    expect(page.editor.find.replaceAll('snow')).toEqual({ replaced: 0, refused: 3 })
    expect(page.texts()[1]![1]).toBe('Rain, raining, rain.')
  })
})
