import { afterEach, describe, expect, test } from 'vitest'
import { cdp, userEvent } from 'vitest/browser'
import { nextFrame, openPage, source, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const open = () =>
  openPage([
    { kind: 'paragraph', source: '第一行。', target: 'First row.' },
    { kind: 'paragraph', source: '第二行。', target: 'Second row.' },
    { kind: 'paragraph', source: '第三行。', target: 'Third row.' },
  ])

const settle = async () => {
  for (let i = 0; i < 4; i++) await nextFrame()
}

const gutter = (index: number) => page.root.querySelectorAll<HTMLElement>('.gutter')[index]!
const rightClick = (element: HTMLElement) => userEvent.click(element, { button: 'right' })

describe('a menu asked for by the other button', () => {
  test('on selected rows is for all of them', async () => {
    page = open()
    await userEvent.click(gutter(0))
    await userEvent.keyboard('{Shift>}{Alt>}{ArrowDown}{/Alt}{/Shift}')
    expect(page.editor.snapshot().selectedRows).toBe(2)
    await rightClick(target(page, 1))
    await settle()
    expect(page.editor.snapshot().selectedRows).toBe(2)
    await rightClick(target(page, 2))
    await settle()
    expect(page.editor.snapshot()).toMatchObject({ selectedRows: 0, rowIndex: 2 })
  })

  test('on the number of a row is for that row', async () => {
    page = open()
    await rightClick(gutter(2))
    await settle()
    expect(page.editor.snapshot()).toMatchObject({ selectedRows: 1, rowIndex: 2 })
  })
})

/** A place in the middle of a character, in the coordinates of the browser's window. */
function placeOf(cell: HTMLElement, offset: number): { x: number; y: number } {
  const range = document.createRange()
  const text = cell.firstChild!
  range.setStart(text, offset)
  range.setEnd(text, offset + 1)
  const box = range.getBoundingClientRect()
  const frame = window.frameElement?.getBoundingClientRect()
  const scale = frame ? frame.width / window.innerWidth : 1
  return {
    x: (frame?.left ?? 0) + scale * (box.left + box.width / 4),
    y: (frame?.top ?? 0) + scale * (box.top + box.height / 2),
  }
}

async function drag(from: { x: number; y: number }, to: { x: number; y: number }) {
  const mouse = (
    type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
    at: { x: number; y: number },
    buttons: number,
  ) =>
    cdp().send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons, clickCount: 1 })
  await mouse('mousePressed', from, 1)
  for (const share of [0.2, 0.5, 0.8, 1]) {
    const between = (a: number, b: number) => a + share * (b - a)
    await mouse('mouseMoved', { x: between(from.x, to.x), y: between(from.y, to.y) }, 1)
    await nextFrame()
  }
  await mouse('mouseReleased', to, 0)
  await settle()
}

describe('selected text', () => {
  test('is moved by dragging inside translations', async () => {
    page = open()
    await userEvent.dblClick(target(page, 0), { position: { x: 8, y: 16 } })
    await settle()
    await drag(placeOf(target(page, 0), 2), placeOf(target(page, 1), 7))
    expect(page.texts().map(([, text]) => text)).toEqual([
      ' row.',
      'Second Firstrow.',
      'Third row.',
    ])
    page.editor.commands.undo.run()
    expect(page.texts()[0]![1]).toBe('First row.')
    expect(page.texts()[1]![1]).toBe('Second row.')
  })

  test('is copied out of a source, which stays as it is', async () => {
    page = open()
    page.editor.goto(page.editor.document().rows[0]!.id, 'source', 0)
    page.editor.commands.selectAll.run()
    await settle()
    await drag(placeOf(source(page, 0), 1), placeOf(target(page, 1), 0))
    expect(page.texts()[0]![0]).toBe('第一行。')
    expect(page.texts()[1]![1]).toBe('第一行。Second row.')
  })

  test('gives way to a caret by a click into it, at once', async () => {
    page = open()
    await userEvent.click(target(page, 0))
    page.editor.commands.selectAll.run()
    await userEvent.click(target(page, 0), { position: { x: 3, y: 16 } })
    await userEvent.keyboard('x')
    expect(page.texts()[0]![1]).toMatch(/^F?xF?irst row\.$/)
  })
})
