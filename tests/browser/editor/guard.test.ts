import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { composeText, nextFrame, openPage, source, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const TEXTS: [string, string][] = [
  ['第一行。', 'First row.'],
  ['第二行。', 'Second row.'],
  ['第三行。', 'Third row.'],
]

const open = () =>
  openPage(TEXTS.map(([source, target]) => ({ kind: 'paragraph', source, target })))

const settle = async () => {
  for (let i = 0; i < 3; i++) await nextFrame()
}

/** What is on the screen, cell by cell. */
const drawn = () =>
  [...page.root.querySelectorAll('.row')].map((row) =>
    [...row.querySelectorAll('.cell')].map((cell) => cell.textContent),
  )

/** What a browser's own menus and keys can ask of editable text. */
const NATIVE: [command: string, value: string][] = [
  ['delete', ''],
  ['forwardDelete', ''],
  ['insertText', 'x'],
  ['insertHTML', '<b>x</b><p>y</p>'],
  ['insertLineBreak', ''],
  ['insertParagraph', ''],
  ['cut', ''],
  ['indent', ''],
  ['insertUnorderedList', ''],
  ['formatBlock', 'h1'],
  ['justifyCenter', ''],
  ['createLink', 'https://example.org'],
  ['removeFormat', ''],
  ['bold', ''],
  ['undo', ''],
]

const expectUnchanged = () => {
  expect(page.texts()).toEqual(TEXTS)
  expect(drawn()).toEqual(TEXTS)
}

describe('nothing the browser does of itself', () => {
  test.each(NATIVE)('changes a source: %s', async (command, value) => {
    page = open()
    await userEvent.click(source(page, 1))
    await userEvent.keyboard('{Home}{ArrowRight}')
    document.execCommand(command, false, value)
    await settle()
    expectUnchanged()
  })

  test.each(NATIVE)('changes a locked translation: %s', async (command, value) => {
    page = open()
    await userEvent.click(target(page, 1))
    page.editor.commands.toggleLock.run()
    await userEvent.keyboard('{Home}{ArrowRight}')
    document.execCommand(command, false, value)
    await settle()
    expectUnchanged()
  })

  test.each(NATIVE)('changes rows selected as rows: %s', async (command, value) => {
    page = open()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{Shift>}{Alt>}{ArrowDown}{ArrowDown}{/Alt}{/Shift}')
    expect(page.editor.snapshot().selectedRows).toBe(2)
    document.execCommand(command, false, value)
    await settle()
    expectUnchanged()
  })

  test.each(NATIVE)(
    'leaves the page other than the document at an edge: %s',
    async (command, value) => {
      for (const edge of ['{Home}', '{End}']) {
        page = open()
        await userEvent.click(target(page, 1))
        await userEvent.keyboard(edge)
        document.execCommand(command, false, value)
        await settle()
        expect(page.texts().map(([text]) => text)).toEqual(TEXTS.map(([text]) => text))
        expect(drawn().map((row) => row.join('|'))).toEqual(
          page.texts().map((row) => row.join('|').replace(/\n/g, '')),
        )
        if (edge === '{Home}') page.close()
      }
    },
  )

  test('select-all of its menus selects rows', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    document.execCommand('selectAll')
    await settle()
    expect(page.editor.snapshot().selectedRows).toBe(3)
  })
})

describe('an input method', () => {
  const compose = async (steps: readonly string[]) => {
    await composeText(steps)
    await settle()
  }

  test('changes no locked row', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    page.editor.commands.toggleLock.run()
    await compose(['ni', '你'])
    expectUnchanged()
  })

  test.each([1, 2, 3])('changes nothing where %i rows are selected as rows', async (count) => {
    page = open()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard(`{Shift>}{Alt>}${'{ArrowDown}'.repeat(count)}{/Alt}{/Shift}`)
    expect(page.editor.snapshot().selectedRows).toBe(count)
    await compose(['n', 'ni', '你'])
    expectUnchanged()
  })

  test('changes no source where a part of it is selected', async () => {
    page = open()
    await userEvent.click(source(page, 1))
    await userEvent.keyboard('{Home}{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    await compose(['n', 'ni', '你'])
    expectUnchanged()
  })
})
