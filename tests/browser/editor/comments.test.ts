import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { nextFrame, openPage, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const open = (...targets: readonly string[]): TestPage =>
  openPage(targets.map((text) => ({ kind: 'paragraph', source: '河的兩岸。', target: text })))

const rows = (): readonly Row[] => page.editor.document().rows

/** Puts the caret into the translation of a row and selects so many characters from there. */
async function select(row: number, offset: number, length: number): Promise<void> {
  page.editor.goto(rows()[row]!.id, 'target', offset)
  await nextFrame()
  for (let i = 0; i < length; i++) await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
}

async function comment(row: number, offset: number, length: number, text: string): Promise<string> {
  await select(row, offset, length)
  page.editor.comments.begin()
  return page.editor.comments.add(text, 'Lin')!
}

/** Text that a note is on, in its row. */
const quoted = (id: string): string =>
  rows()
    .flatMap(({ source, target }) => [...source, ...target])
    .filter(({ comments }) => comments?.includes(id))
    .map((inline) => textOf([inline]))
    .join('|')

describe('comments', () => {
  test('are on the selected text, with author and time, as one step to undo', async () => {
    page = open('the far bank')
    const id = await comment(0, 4, 3, 'Which one?')
    expect(quoted(id)).toBe('far')
    expect(rows()[0]!.notes).toEqual([
      { id, author: 'Lin', date: expect.stringMatching(/^\d{4}-.*:00Z$/), text: 'Which one?' },
    ])
    expect(page.editor.snapshot()).toMatchObject({ thread: id, commenting: null })
    expect(target(page, 0).querySelector('.commented')?.textContent).toBe('far')
    page.editor.commands.undo.run()
    expect(quoted(id)).toBe('')
    expect(rows()[0]!.notes).toEqual([])
    page.editor.commands.redo.run()
    expect(quoted(id)).toBe('far')
  })

  test('are on the row where nothing is selected, also on a locked one and on a source', async () => {
    page = open('bank')
    page.editor.commands.toggleLock.run()
    const id = await comment(0, 2, 0, 'Row')
    expect(rows()[0]!.notes.map((note) => note.id)).toEqual([id])
    expect(quoted(id)).toBe('')
    page.editor.goto(rows()[0]!.id, 'source', 0)
    await nextFrame()
    await userEvent.keyboard('{Shift>}{ArrowRight}{/Shift}')
    page.editor.comments.begin()
    expect(quoted(page.editor.comments.add('Source', 'Lin')!)).toBe('河')
  })

  test('what is planned goes with its text while it is written', async () => {
    page = open('the far bank')
    await select(0, 4, 3)
    page.editor.comments.begin()
    expect(page.editor.snapshot().commenting?.quote).toBe('far')
    page.editor.goto(rows()[0]!.id, 'target', 0)
    await nextFrame()
    await userEvent.keyboard('On ')
    expect(quoted(page.editor.comments.add('x', 'Lin')!)).toBe('far')
  })

  test('are answered, edited, settled, opened again and removed', async () => {
    page = open('the far bank')
    const { comments } = page.editor
    const id = await comment(0, 4, 3, 'Which one?')
    comments.answer(id, 'The other.', 'Chen')
    comments.edit(id, 'Which bank?')
    comments.resolve(id, true)
    const [first, answer] = rows()[0]!.notes
    expect(first).toMatchObject({ text: 'Which bank?', resolved: true })
    expect(answer).toMatchObject({ text: 'The other.', author: 'Chen', answers: id })
    expect(comments.list()).toMatchObject([
      { rowIndex: 0, thread: { quote: 'far', answers: [{ text: 'The other.' }] } },
    ])
    comments.resolve(id, false)
    expect(rows()[0]!.notes[0]).toMatchObject({ resolved: false })
    comments.remove(answer!.id)
    expect(rows()[0]!.notes).toHaveLength(1)
    comments.remove(id)
    expect(rows()[0]!.notes).toEqual([])
    expect(quoted(id)).toBe('')
    for (let i = 0; i < 2; i++) page.editor.commands.undo.run()
    expect(rows()[0]!.notes).toHaveLength(2)
    expect(quoted(id)).toBe('far')
  })

  test('stay on the row when their text is deleted, and grow with what is typed within', async () => {
    page = open('the far bank')
    const id = await comment(0, 4, 3, 'x')
    page.editor.goto(rows()[0]!.id, 'target', 5)
    await nextFrame()
    await userEvent.keyboard('i')
    expect(quoted(id)).toBe('fiar')
    page.editor.goto(rows()[0]!.id, 'target', 8)
    await nextFrame()
    await userEvent.keyboard('!')
    expect(quoted(id)).toBe('fiar')
    page.editor.commands.clearTarget.run()
    expect(rows()[0]!.notes.map((note) => note.id)).toEqual([id])
  })

  test('several can be on the same text; the shorter is the one at the caret', async () => {
    page = open('the far bank')
    const wide = await comment(0, 0, 12, 'wide')
    const close = await comment(0, 4, 3, 'close')
    page.editor.goto(rows()[0]!.id, 'target', 5)
    expect(page.editor.snapshot().thread).toBe(close)
    page.editor.goto(rows()[0]!.id, 'target', 10)
    expect(page.editor.snapshot().thread).toBe(wide)
    expect(quoted(wide)).toBe('the |far| bank')
  })

  test('show which of their texts are settled, also in a row with others', async () => {
    page = open('the far bank')
    const far = await comment(0, 4, 3, 'far')
    const bank = await comment(0, 8, 4, 'bank')
    const settled = () =>
      [...page.root.querySelectorAll<HTMLElement>('.commented.settled')].map(
        ({ dataset }) => dataset.comment,
      )
    page.editor.comments.resolve(far, true)
    await nextFrame()
    expect(settled()).toEqual([far])
    page.editor.comments.resolve(bank, true)
    page.editor.comments.resolve(far, false)
    await nextFrame()
    expect(settled()).toEqual([bank])
  })

  test('are walked through, those that are settled left out', async () => {
    page = open('one', 'two', 'three', 'four')
    const first = await comment(1, 0, 3, 'a')
    const second = await comment(1, 0, 0, 'b')
    const settled = await comment(2, 0, 0, 'c')
    const last = await comment(3, 0, 4, 'd')
    page.editor.comments.resolve(settled, true)
    page.editor.gotoIndex(0)
    const seen = [1, 2, 3, 4].map(() => {
      page.editor.comments.step(1)
      return page.editor.snapshot().thread
    })
    expect(seen).toEqual([first, second, last, first])
    page.editor.comments.step(-1)
    expect(page.editor.snapshot().thread).toBe(last)
    page.editor.comments.step(-1)
    expect(page.editor.snapshot().thread).toBe(second)
  })

  test('go with their text when a row is split, to sentences and back', async () => {
    page = open('One bank. Two banks.')
    const on = await comment(0, 10, 3, 'Two?')
    page.editor.goto(rows()[0]!.id, 'target', 9)
    page.editor.commands.split.run()
    expect(rows().map(({ notes }) => notes.map(({ id }) => id))).toEqual([[], [on]])
    page.editor.commands.mergePrevious.run()
    expect(rows().map(({ notes }) => notes.map(({ id }) => id))).toEqual([[on]])
    expect(quoted(on)).toBe('Two')
    page.editor.commands.sentenceRows.run()
    page.editor.commands.paragraphRows.run()
    expect(quoted(on)).toBe('Two')
  })

  test('are not copied with the text', async () => {
    page = open('the far bank', '')
    const id = await comment(0, 4, 3, 'x')
    await select(0, 0, 12)
    await userEvent.keyboard('{Control>}c{/Control}')
    page.editor.gotoIndex(1)
    await nextFrame()
    await userEvent.keyboard('{Control>}v{/Control}')
    await nextFrame()
    expect(page.texts()[1]![1]).toBe('the far bank')
    expect(quoted(id)).toBe('far')
  })

  test('the text in hand is marked on the page, and rows are found by open comments', async () => {
    page = open('the far bank', 'other')
    const id = await comment(0, 4, 3, 'x')
    await nextFrame()
    await nextFrame()
    const range = [...(CSS.highlights.get('comment-active') ?? [])][0] as StaticRange
    expect(range.startContainer.textContent).toContain('far')
    page.editor.gotoIndex(0)
    page.editor.setFilter({ statuses: [], bookmarked: false, commented: true })
    const shown = () =>
      [...page.root.querySelectorAll<HTMLElement>('.row .cells')].map((row) =>
        row.checkVisibility(),
      )
    expect(shown()).toEqual([true, false])
    page.editor.comments.resolve(id, true)
    page.editor.setFilter({ statuses: [], bookmarked: false, commented: false })
    expect(shown()).toEqual([true, true])
    page.editor.gotoIndex(1)
    page.editor.setFilter({ statuses: [], bookmarked: false, commented: true })
    expect(shown()).toEqual([false, true])
  })
})
