import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { composeText, nextFrame, openPage, source, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const threeRows = () =>
  openPage([
    { kind: 'title', source: '紙上的兩岸' },
    { kind: 'paragraph', source: '河的這邊是原文。河的那邊是譯文。' },
    { kind: 'paragraph', source: '譯者每天過河。' },
  ])

describe('typing', () => {
  test('a click into an empty translation and a key at once lose nothing', async () => {
    page = threeRows()
    for (let i = 0; i < 3; i++) {
      await userEvent.click(target(page, i))
      await userEvent.keyboard('Quick')
    }
    expect(page.texts().map(([, text]) => text)).toEqual(['Quick', 'Quick', 'Quick'])
  })

  test('makes the row a draft, and emptying it makes it empty again', async () => {
    page = threeRows()
    await userEvent.click(target(page, 1))
    await userEvent.keyboard('ab')
    expect(page.statuses()).toEqual(['empty', 'draft', 'empty'])
    await userEvent.keyboard('{Backspace}{Backspace}')
    expect(page.statuses()).toEqual(['empty', 'empty', 'empty'])
  })

  test('Enter confirms and goes to the next unfinished row', async () => {
    page = threeRows()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('Two Banks{Enter}This side.{Enter}')
    expect(page.statuses()).toEqual(['translated', 'translated', 'empty'])
    expect(page.editor.snapshot().rowIndex).toBe(2)
  })

  test('an edit of a confirmed row has to be confirmed again', async () => {
    page = threeRows()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('Two{Enter}')
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('!')
    expect(page.statuses()[0]).toBe('draft')
  })

  test('Shift+Enter breaks the line', async () => {
    page = threeRows()
    await userEvent.click(target(page, 1))
    await userEvent.keyboard('One{Shift>}{Enter}{/Shift}two')
    expect(page.texts()[1]![1]).toBe('One\ntwo')
  })

  test('Backspace at the start and Delete at the end join nothing', async () => {
    page = threeRows()
    await userEvent.click(target(page, 1))
    await userEvent.keyboard('x{Home}{Backspace}{End}{Delete}')
    await userEvent.keyboard('{Control>}{Backspace}{/Control}{Control>}{Backspace}{/Control}')
    expect(page.texts()).toEqual([
      ['紙上的兩岸', ''],
      ['河的這邊是原文。河的那邊是譯文。', ''],
      ['譯者每天過河。', ''],
    ])
  })

  test('the source cannot be typed into', async () => {
    page = threeRows()
    await userEvent.click(source(page, 1))
    await userEvent.keyboard('abc{Backspace}{Delete}')
    await nextFrame()
    expect(page.texts()[1]).toEqual(['河的這邊是原文。河的那邊是譯文。', ''])
    expect(source(page, 1).textContent).toBe('河的這邊是原文。河的那邊是譯文。')
  })

  test('a locked translation cannot be typed into', async () => {
    page = threeRows()
    await userEvent.click(target(page, 1))
    page.editor.commands.toggleLock.run()
    await userEvent.keyboard('abc')
    await nextFrame()
    expect(page.texts()[1]![1]).toBe('')
    expect(target(page, 1).textContent).toBe('')
  })

  test('arrow keys stay on their side', async () => {
    page = threeRows()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{ArrowDown}')
    expect(page.editor.view()).toMatchObject({ side: 'target' })
    expect(page.editor.snapshot().rowIndex).toBe(1)
    await userEvent.keyboard('{ArrowRight}{ArrowUp}{ArrowUp}')
    expect(page.editor.snapshot().rowIndex).toBe(0)
    await userEvent.click(source(page, 1))
    await userEvent.keyboard('{Home}{ArrowLeft}')
    expect(page.editor.view()).toMatchObject({ side: 'source', offset: 5 })
  })
})

describe('keys that go far', () => {
  const at = (row: number, offset: number) =>
    page.editor.goto(page.editor.document().rows[row]!.id, 'target', offset)

  test.each([
    ['{Control>}{ArrowRight}{/Control}', 3, 2, 0],
    ['{Control>}{ArrowLeft}{/Control}', 0, 0, 3],
    ['{Control>}{Home}{/Control}', 1, 0, 0],
    ['{Control>}{End}{/Control}', 1, 2, 3],
    ['{PageUp}', 1, 0, 0],
    ['{PageDown}', 1, 2, 3],
  ])('stay on their side: %s', async (keys, from, row, offset) => {
    page = openPage(
      ['一', '二', '三'].map((source) => ({ kind: 'paragraph', source, target: 'abc' })),
    )
    await userEvent.click(target(page, 1))
    at(1, from)
    await nextFrame()
    await userEvent.keyboard(keys)
    await nextFrame()
    expect(page.editor.view()).toMatchObject({ side: 'target', offset })
    expect(page.editor.snapshot().rowIndex).toBe(row)
  })

  test('go to the ends of a document that is not all drawn, and by pages through it', async () => {
    page = openPage(
      Array.from({ length: 3000 }, (_, i) => ({
        kind: 'paragraph' as const,
        source: `第${i}行`,
        target: 'abc',
      })),
    )
    await userEvent.click(target(page, 0))
    const row = async (keys: string) => {
      await userEvent.keyboard(keys)
      for (let i = 0; i < 4; i++) await nextFrame()
      expect(page.editor.view()).toMatchObject({ side: 'target' })
      return page.editor.snapshot().rowIndex
    }
    expect(await row('{Control>}{End}{/Control}')).toBe(2999)
    expect(await row('{Control>}{Home}{/Control}')).toBe(0)
    const first = await row('{PageDown}')
    expect(first).toBeGreaterThan(5)
    const second = await row('{PageDown}')
    expect(second).toBe(2 * first)
    expect(await row('{PageUp}')).toBe(first)
    expect(await row('{PageUp}')).toBe(0)
  })
})

describe('smart punctuation', () => {
  test('curls quotes, and Backspace takes it back', async () => {
    page = threeRows()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard(`"It's--well...`)
    expect(page.texts()[0]![1]).toBe('“It’s—well…')
    await userEvent.keyboard('{Backspace}')
    expect(page.texts()[0]![1]).toBe('“It’s—well...')
  })

  test('can be turned off', async () => {
    page = threeRows()
    page.editor.setOptions({ smartPunctuation: false, breakAtSemicolon: false, reviewing: false })
    await userEvent.click(target(page, 0))
    await userEvent.keyboard(`"It's--`)
    expect(page.texts()[0]![1]).toBe(`"It's--`)
  })
})

describe('input methods', () => {
  test('a composition in an empty row goes through and makes it a draft', async () => {
    page = threeRows()
    await userEvent.click(target(page, 1))
    await composeText(['ㄓ', 'ㄓㄨ', '中', '中文'])
    expect(page.texts()[1]![1]).toBe('中文')
    expect(page.statuses()).toEqual(['empty', 'draft', 'empty'])
  })

  test('a composition in the middle of a confirmed row goes through', async () => {
    page = openPage([{ kind: 'paragraph', source: '中', target: 'ab' }])
    page.editor.goto(page.editor.document().rows[0]!.id, 'target', 1)
    page.editor.commands.statusApproved.run()
    await composeText(['ni', 'nihao', '你好'])
    expect(page.texts()[0]![1]).toBe('a你好b')
    expect(page.statuses()).toEqual(['draft'])
  })

  test('a composition in the source leaves it as it is', async () => {
    page = threeRows()
    await userEvent.click(source(page, 1))
    await composeText(['ni', '你'])
    await nextFrame()
    expect(page.texts()[1]![0]).toBe('河的這邊是原文。河的那邊是譯文。')
    expect(source(page, 1).textContent).toBe('河的這邊是原文。河的那邊是譯文。')
  })
})
