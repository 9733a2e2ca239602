import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CommandName } from '../../../src/renderer/editor/handle.ts'
import { openPage, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const twoParagraphs = () =>
  openPage([
    {
      kind: 'paragraph',
      source: '窗外下著雨。他放下筆,看了看錶。',
      target: 'It was raining outside. He put down his pen and looked at his watch.',
    },
    { kind: 'paragraph', source: '沒有人來。', target: '' },
  ])

const idAt = (index: number) => page.editor.document().rows[index]!.id
const run = (name: CommandName) => page.editor.commands[name].run()

describe('split and merge', () => {
  test('split cuts the other side where it corresponds, and undo takes it back', () => {
    page = twoParagraphs()
    const before = page.texts()
    page.editor.goto(idAt(0), 'target', 24)
    expect(run('split')).toBe(true)
    expect(page.texts().slice(0, 2)).toEqual([
      ['窗外下著雨。', 'It was raining outside.'],
      ['他放下筆,看了看錶。', 'He put down his pen and looked at his watch.'],
    ])
    expect(page.editor.view()).toMatchObject({ side: 'target', offset: 0 })
    run('undo')
    expect(page.texts()).toEqual(before)
    run('redo')
    expect(page.texts()).toHaveLength(3)
  })

  test('split at the end of a translation gives the rest of the source a row of its own', () => {
    page = openPage([
      { kind: 'paragraph', source: '雨停了。風也停了。', target: 'The rain stopped.' },
    ])
    page.editor.goto(idAt(0), 'source', 4)
    run('split')
    expect(page.texts().map(([source]) => source)).toEqual(['雨停了。', '風也停了。'])
    expect(
      page
        .texts()
        .map(([, text]) => text)
        .join(''),
    ).toBe('The rain stopped.')
  })

  test('split makes no row of nothing', () => {
    page = openPage([{ kind: 'paragraph', source: ' 一。二。', target: ' One. Two.' }])
    const id = idAt(0)
    for (const [side, offset] of [
      ['target', 0],
      ['target', 1],
      ['target', 10],
      ['source', 0],
      ['source', 1],
      ['source', 5],
    ] as const) {
      page.editor.goto(id, side, offset)
      expect(page.editor.commands.split.enabled()).toBe(false)
      expect(run('split')).toBe(false)
    }
    expect(page.texts()).toHaveLength(1)
  })

  test('merge joins texts, takes the lower status and can be undone', async () => {
    page = twoParagraphs()
    await userEvent.click(target(page, 0))
    run('statusApproved')
    const before = page.texts()
    run('mergeNext')
    expect(page.texts()).toEqual([[before[0]![0] + before[1]![0], before[0]![1]]])
    expect(page.statuses()).toEqual(['draft'])
    run('undo')
    expect(page.texts()).toEqual(before)
    expect(page.statuses()).toEqual(['approved', 'empty'])
  })

  test('merge works across the border of two chunks', () => {
    page = openPage(
      Array.from({ length: 41 }, (_, i) => ({ kind: 'paragraph' as const, source: `第${i}段。` })),
    )
    page.editor.gotoIndex(40)
    expect(run('mergePrevious')).toBe(true)
    expect(page.texts()).toHaveLength(40)
    expect(page.texts()[39]![0]).toBe('第39段。第40段。')
    run('undo')
    expect(page.texts()).toHaveLength(41)
  })

  test('a locked row is neither split nor merged', () => {
    page = twoParagraphs()
    page.editor.goto(idAt(0), 'target', 24)
    run('toggleLock')
    expect(page.editor.commands.split.enabled()).toBe(false)
    expect(page.editor.commands.mergeNext.enabled()).toBe(false)
  })
})

describe('row modes', () => {
  test('the caret stays at its place in the text', () => {
    page = twoParagraphs()
    page.editor.goto(idAt(0), 'target', 30)
    run('sentenceRows')
    expect(page.editor.snapshot()).toMatchObject({ rowIndex: 1, granularity: 'sentence' })
    expect(page.editor.view()).toMatchObject({ side: 'target', offset: 6 })
    run('paragraphRows')
    expect(page.editor.snapshot()).toMatchObject({ rowIndex: 0, granularity: 'paragraph' })
    expect(page.editor.view()).toMatchObject({ side: 'target', offset: 30 })
  })

  test('semicolons end sentences where the user wants it', () => {
    page = openPage([{ kind: 'paragraph', source: '甲等船；乙等人。丙走了。' }])
    run('sentenceRows')
    expect(page.texts()).toHaveLength(2)
    run('undo')
    page.editor.setOptions({ smartPunctuation: true, breakAtSemicolon: true, reviewing: false })
    run('sentenceRows')
    expect(page.texts()).toHaveLength(3)
  })

  test('undo takes a switch back, and the mode with it', () => {
    page = twoParagraphs()
    const before = page.editor.document()
    run('sentenceRows')
    run('undo')
    expect(page.editor.document().rows).toEqual(before.rows)
    expect(page.editor.snapshot().granularity).toBe('paragraph')
  })
})

describe('rows selected as rows', () => {
  test('a status goes to all of them', async () => {
    page = twoParagraphs()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{Shift>}{Alt>}{ArrowDown}{ArrowDown}{/Alt}{/Shift}')
    expect(page.editor.snapshot().selectedRows).toBe(2)
    run('statusReviewed')
    expect(page.statuses()).toEqual(['reviewed', 'reviewed'])
  })

  test('Delete empties their translations, never their sources', async () => {
    page = twoParagraphs()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{Control>}a{/Control}{Control>}a{/Control}{Delete}')
    expect(page.texts().map(([, text]) => text)).toEqual(['', ''])
    expect(page.texts()[0]![0]).toBe('窗外下著雨。他放下筆,看了看錶。')
  })
})

describe('rows that a filter hides', () => {
  const threeRows = () => {
    page = openPage([
      { kind: 'paragraph', source: '一。', target: 'One.' },
      { kind: 'paragraph', source: '二。', target: 'Two.' },
      { kind: 'paragraph', source: '三。', target: 'Three.' },
    ])
    page.editor.gotoIndex(1)
    run('statusApproved')
    page.editor.gotoIndex(0)
    page.editor.setFilter({ statuses: ['draft'], bookmarked: false })
  }

  test('are not changed with the selected rows around them', () => {
    threeRows()
    run('selectAll')
    run('selectAll')
    expect(page.editor.snapshot().selectedRows).toBe(2)
    run('clearTarget')
    expect(page.texts().map(([, text]) => text)).toEqual(['', 'Two.', ''])
  })

  test('are not merged unseen', () => {
    threeRows()
    expect(page.editor.commands.mergeNext.enabled()).toBe(false)
    run('selectAll')
    run('selectAll')
    expect(page.editor.commands.mergeNext.enabled()).toBe(false)
    expect(run('mergeNext')).toBe(false)
    expect(page.texts()).toHaveLength(3)
  })

  test('are not stepped on while rows are selected by key', async () => {
    threeRows()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{Shift>}{Alt>}{ArrowDown}{ArrowDown}{/Alt}{/Shift}')
    expect(page.editor.snapshot().selectedRows).toBe(2)
    run('statusTranslated')
    expect(page.statuses()).toEqual(['translated', 'approved', 'translated'])
  })
})

describe('property: undo', () => {
  const commands: readonly CommandName[] = [
    'split',
    'mergeNext',
    'mergePrevious',
    'sentenceRows',
    'paragraphRows',
    'copySource',
    'clearTarget',
    'statusTranslated',
    'statusReviewed',
    'toggleLock',
    'toggleBookmark',
    'confirmAndNext',
    'bold',
  ]
  const step = fc.tuple(
    fc.constantFrom(...commands),
    fc.nat(5),
    fc.constantFrom('source' as const, 'target' as const),
    fc.nat(40),
  )

  test('any commands followed by as many undos give the start, and no character is ever lost', () => {
    page = twoParagraphs()
    const squeeze = (rows: [string, string][], side: 0 | 1) =>
      rows
        .map((row) => row[side])
        .join('')
        .replace(/\s/g, '')
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        page.close()
        page = twoParagraphs()
        const start = page.editor.document().rows
        const source = squeeze(page.texts(), 0)
        for (const [name, index, side, offset] of steps) {
          const { rows } = page.editor.document()
          page.editor.goto(rows[index % rows.length]!.id, side, offset)
          run(name)
          expect(squeeze(page.texts(), 0)).toBe(source)
          expect(page.texts().filter(([source, target]) => !source && !target)).toEqual([])
        }
        while (page.editor.commands.undo.enabled()) run('undo')
        expect(page.editor.document().rows).toEqual(start)
      }),
      { numRuns: 60 },
    )
  })
})
