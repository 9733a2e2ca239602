import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { CommandName } from '../../../src/renderer/editor/handle.ts'
import { openPage, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const open = () =>
  openPage([
    { kind: 'paragraph', source: '一。二。', target: 'One. Two.' },
    { kind: 'paragraph', source: '三。', target: '' },
    { kind: 'paragraph', source: '四。', target: 'Four.' },
  ])

const run = (name: CommandName) => page.editor.commands[name].run()
const at = (row: number, offset: number) =>
  page.editor.goto(page.editor.document().rows[row]!.id, 'target', offset)
/** As the browser does it; the editor reads it from the page directly afterwards. */
async function native(command: string, value?: string): Promise<void> {
  document.execCommand(command, false, value)
  await new Promise((resolve) => setTimeout(resolve))
}
const type = (text: string) => native('insertText', text)

function paste(text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  page.root.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}

const state = () => page.editor.document().rows
const drawn = () =>
  [...page.root.querySelectorAll('.row')].map((row) =>
    [...row.querySelectorAll('.cell')].map((cell) => cell.textContent),
  )

describe('undo', () => {
  test('takes back a burst of typing, and a confirmation by itself, each where it was', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    await userEvent.keyboard('Three.{Enter}')
    expect(page.statuses()).toEqual(['draft', 'translated', 'draft'])
    expect(page.editor.snapshot().rowIndex).toBe(2)
    run('undo')
    expect(page.statuses()).toEqual(['draft', 'draft', 'draft'])
    expect(page.editor.view()).toMatchObject({ side: 'target', offset: 6 })
    expect(page.editor.snapshot().rowIndex).toBe(1)
    run('undo')
    expect(page.texts()[1]![1]).toBe('')
    expect(page.statuses()).toEqual(['draft', 'empty', 'draft'])
    run('redo')
    run('redo')
    expect(page.statuses()).toEqual(['draft', 'translated', 'draft'])
  })

  test.each(['split', 'copySource', 'mergeNext'] as const)(
    'takes back what was typed directly after %s, and that by itself',
    async (name) => {
      page = open()
      await userEvent.click(target(page, 0))
      at(0, 5)
      run(name)
      const after = page.texts()
      await type('x')
      expect(page.texts()).not.toEqual(after)
      run('undo')
      expect(page.texts()).toEqual(after)
      run('undo')
      expect(page.texts()[0]).toEqual(['一。二。', 'One. Two.'])
    },
  )

  test('of a change to selected rows selects them again', async () => {
    page = open()
    await userEvent.click(target(page, 0))
    await userEvent.keyboard('{Shift>}{Alt>}{ArrowDown}{ArrowDown}{/Alt}{/Shift}')
    run('statusReviewed')
    await userEvent.click(target(page, 2))
    run('undo')
    expect(page.editor.snapshot()).toMatchObject({ selectedRows: 2, rowIndex: 0 })
  })

  test('of a paste over a confirmed row gives the confirmation back', async () => {
    page = open()
    await userEvent.click(target(page, 0))
    run('statusApproved')
    paste(' Three.')
    expect(page.statuses()[0]).toBe('draft')
    run('undo')
    expect(page.statuses()[0]).toBe('approved')
    await type('!')
    expect(page.statuses()[0]).toBe('draft')
  })
})

describe('property: history', () => {
  const commands: readonly CommandName[] = [
    'split',
    'mergeNext',
    'mergePrevious',
    'sentenceRows',
    'paragraphRows',
    'copySource',
    'clearTarget',
    'statusReviewed',
    'confirmAndNext',
    'toggleLock',
    'selectAll',
    'bold',
    'undo',
    'redo',
  ]
  const act = fc.oneof(
    fc.constantFrom(...commands).map((name) => ({ name, act: () => run(name) })),
    fc.tuple(fc.nat(5), fc.nat(9)).map(([row, offset]) => ({
      name: `at ${row} ${offset}`,
      act: () => at(row % state().length, offset),
    })),
    fc.constantFrom('x', 'yz ').map((text) => ({ name: `type ${text}`, act: () => type(text) })),
    fc.constantFrom('p', 'q\nr').map((text) => ({ name: `paste ${text}`, act: () => paste(text) })),
    fc.constantFrom('delete', 'forwardDelete').map((name) => ({
      name,
      act: () => native(name),
    })),
    fc.constantFrom('', 'n').map((text) => ({
      name: `replace all by ${text}`,
      act: () => {
        page.editor.find.set({
          text: 'o',
          sides: 'both',
          regularExpression: false,
          matchCase: false,
          wholeWord: false,
        })
        page.editor.find.replaceAll(text)
      },
    })),
  )

  test('whatever is done, the page is the document, its statuses are true, and all can be undone', async () => {
    page = open()
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async (acts) => {
        page.close()
        page = open()
        page.editor.focus()
        const start = state()
        for (const each of acts) {
          await each.act()
          expect(drawn()).toEqual(
            page.texts().map((row) => row.map((text) => text.replace(/\n/g, ''))),
          )
          for (const row of state()) {
            if (row.target.length > 0) expect(row.status).not.toBe('empty')
            if (row.target.length === 0) expect(row.status).not.toBe('draft')
          }
        }
        while (page.editor.commands.redo.enabled()) run('redo')
        const end = state()
        while (page.editor.commands.undo.enabled()) run('undo')
        expect(state()).toEqual(start)
        while (page.editor.commands.redo.enabled()) run('redo')
        expect(state()).toEqual(end)
      }),
      { numRuns: 60 },
    )
  })
})
