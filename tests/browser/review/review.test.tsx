import axe from 'axe-core'
import { Tooltip } from 'radix-ui'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { EditorHandle } from '../../../src/renderer/editor/handle.ts'
import { createMemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import '../../../src/renderer/styles/index.css'
import { listenForShortcuts } from '../../../src/renderer/ui/actions/shortcuts.ts'
import { type AppContext, createApp } from '../../../src/renderer/ui/app.ts'
import { AppProvider } from '../../../src/renderer/ui/hooks.ts'
import Workspace from '../../../src/renderer/ui/workspace/index.tsx'

const PAIRS: readonly (readonly [source: string, target: string, confidence: number])[] = [
  ['夜渡', 'The Night Ferry', 0.99],
  ['末班船在9點40分離岸。', 'The last boat left at 9:40.', 0.97],
  ['沒有人答。只有水聲。', 'Nobody answered, and there was only the sound of water.', 0.74],
  ['對岸的狗叫了兩聲。', '', 0.41],
  ['「還有人嗎?」', '“Anybody else?” he called to the landing.', 0.95],
  ['', 'It had been two dollars for as long as anyone could remember.', 0.35],
  ['船晃了一晃。', 'The boat rocked.', 0.98],
]

let close = async () => {}
afterEach(async () => {
  await close()
  close = async () => {}
})

async function openReview(): Promise<{ app: AppContext; editor: EditorHandle }> {
  const made = createDocument({
    sourceLanguage: 'zh-Hant',
    metadata: { title: '夜渡' },
    provenance: { name: 'ferry.txt', format: 'text', encoding: 'utf-8' },
    rows: PAIRS.map(([source, target]) => ({ kind: 'paragraph', source, target })),
  })
  const aligned = {
    ...made,
    granularity: 'sentence' as const,
    rows: made.rows.map((row, i) => ({
      ...row,
      link: { origin: 'aligned', type: 'normal', confidence: PAIRS[i]![2] } as const,
    })),
  }
  const storage = await openStorage(crypto.randomUUID())
  const documentId = (await storage.addProject([aligned])).documents[0]!
  const app = await createApp(createMemoryPlatform(), storage, document.documentElement)
  app.ui.setState({ screen: { name: 'workspace', documentId }, reviewing: true })
  const element = document.createElement('div')
  element.id = 'root'
  element.style.blockSize = '780px'
  document.body.append(element)
  const root = createRoot(element)
  const endShortcuts = listenForShortcuts(app, window)
  root.render(
    <AppProvider value={app}>
      <Tooltip.Provider>
        <Workspace documentId={documentId} />
      </Tooltip.Provider>
    </AppProvider>,
  )
  close = async () => {
    await app.ui.getState().workbench?.flush()
    endShortcuts()
    root.unmount()
    element.remove()
    await new Promise((resolve) => setTimeout(resolve, 100))
    storage.close()
  }
  await expect.element(page.getByRole('heading', { name: 'Reviewing the alignment' })).toBeVisible()
  return { app, editor: app.editor! }
}

const targets = (editor: EditorHandle) => editor.document().rows.map((row) => textOf(row.target))

const goTo = (editor: EditorHandle, index: number) =>
  editor.goto(editor.document().rows[index]!.id, 'target', 0)

const tab = (name: RegExp) => userEvent.click(page.getByRole('tab', { name }))

describe('the strip', () => {
  test('counts what is confirmed and what is doubtful, and follows', async () => {
    const { editor } = await openReview()
    await expect.element(page.getByText('0 of 7 confirmed')).toBeVisible()
    await expect.element(page.getByText('3 doubtful')).toBeVisible()
    goTo(editor, 2)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByText('1 of 7 confirmed')).toBeVisible()
    await expect.element(page.getByText('2 doubtful')).toBeVisible()
    expect(editor.snapshot().rowIndex).toBe(3)
    await expect
      .element(page.getByRole('status').filter({ hasText: 'Row 4' }))
      .toHaveTextContent('Row 4 · 1:0 · 41 % · doubtful')
  })

  test('ends the review, and the panels are as they were', async () => {
    const { app } = await openReview()
    expect(app.ui.getState().preferences.side.open).toBe(true)
    await userEvent.click(page.getByRole('button', { name: 'Done' }))
    expect(app.ui.getState().reviewing).toBe(false)
    await expect.poll(() => app.ui.getState().preferences.side.open).toBe(false)
    expect(app.ui.getState().preferences.outline.open).toBe(true)
    await expect.element(page.getByRole('slider')).not.toBeInTheDocument()
  })
})

describe('the panel', () => {
  test('lists the least certain rows first and goes there', async () => {
    const { editor } = await openReview()
    const entries = page.getByRole('tabpanel').getByRole('button')
    await expect.poll(() => entries.elements().length).toBe(3)
    const numbers = entries.elements().map((entry) => /Row (\d)/.exec(entry.textContent!)![1])
    expect(numbers).toEqual(['6', '4', '3'])
    await userEvent.click(entries.nth(1))
    expect(editor.snapshot().rowIndex).toBe(3)
    expect(document.activeElement?.classList.contains('page')).toBe(true)
  })

  test('puts a parked text into the row with the caret', async () => {
    const { editor } = await openReview()
    goTo(editor, 5)
    editor.commands.park.run()
    goTo(editor, 3)
    await tab(/Parked/)
    await userEvent.click(page.getByRole('button', { name: /It had been two dollars/ }))
    expect(targets(editor)[3]).toBe(PAIRS[5]![1])
    await expect.element(page.getByText(/Nothing is parked/)).toBeVisible()
    editor.commands.undo.run()
    await expect.element(page.getByRole('button', { name: /It had been two/ })).toBeVisible()
  })

  test('says why, and lets the kind of link be said', async () => {
    const { editor } = await openReview()
    goTo(editor, 1)
    await tab(/Why/)
    await expect.element(page.getByRole('heading', { name: 'Agrees' })).toBeVisible()
    const agrees = page.getByRole('listitem').filter({ hasText: 'Number' })
    await expect.poll(() => agrees.elements().map((item) => item.textContent)).toHaveLength(2)
    goTo(editor, 3)
    await userEvent.click(page.getByRole('radio', { name: 'Omission' }))
    expect(editor.document().rows[3]!.link).toMatchObject({ type: 'omission', confidence: 1 })
    editor.commands.undo.run()
    expect(editor.document().rows[3]!.link.type).toBe('normal')
  })

  test('counts shapes and what is missing', async () => {
    await openReview()
    await tab(/Figures/)
    const shapes = [...document.querySelectorAll('.shapes tbody tr')].map((row) => row.textContent)
    expect(shapes).toEqual(['1:14', '2:11', '1:01', '0:11'])
    await expect.element(page.getByText('Without translation (1)')).toBeVisible()
    await expect.element(page.getByText('Without source (1)')).toBeVisible()
  })
})

describe('the overview', () => {
  test('is walked through by keys and by the pointer', async () => {
    const { editor } = await openReview()
    const overview = page.getByRole('slider', { name: 'Overview of the document' })
    const element = overview.element() as HTMLElement
    element.focus()
    await userEvent.keyboard('{End}')
    expect(editor.snapshot().rowIndex).toBe(6)
    expect(document.activeElement).toBe(element)
    await userEvent.keyboard('{ArrowUp}')
    await expect.poll(() => element.getAttribute('aria-valuenow')).toBe('6')
    await userEvent.keyboard('{Enter}')
    expect(document.activeElement?.classList.contains('page')).toBe(true)
    await userEvent.click(overview, { position: { x: 8, y: 30 } })
    expect(editor.snapshot().rowIndex).toBe(2)
  })
})

describe('on the page', () => {
  test('a text is dragged to another row by its handle', async () => {
    const { editor } = await openReview()
    goTo(editor, 5)
    const grips = () => document.querySelectorAll<HTMLElement>('.grip')
    // The row has a translation alone, so there is one handle.
    await expect.poll(() => grips().length).toBe(1)
    const goal = document.querySelectorAll('.page .cell.target')[3]!.getBoundingClientRect()
    const grip = grips()[0]!
    const from = grip.getBoundingClientRect()
    const fire = (type: string, x: number, y: number) =>
      grip.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          cancelable: true,
          button: 0,
          buttons: 1,
          pointerId: 1,
          clientX: x,
          clientY: y,
        }),
      )
    grip.setPointerCapture = () => {}
    fire('pointerdown', from.x + 4, from.y + 8)
    await expect.poll(() => document.querySelector('[data-look="taken"]')).not.toBeNull()
    fire('pointermove', goal.x + 40, goal.y + 10)
    await expect.poll(() => document.querySelector('[data-look="goal"]')).not.toBeNull()
    fire('pointerup', goal.x + 40, goal.y + 10)
    await expect.poll(() => targets(editor)[3]).toBe(PAIRS[5]![1])
    editor.commands.undo.run()
    expect(targets(editor)).toEqual(PAIRS.map(([, target]) => target))
  })

  test('what can be done with a row is in its menu', async () => {
    const { editor } = await openReview()
    goTo(editor, 2)
    const cell = document.querySelectorAll<HTMLElement>('.page .cell.target')[2]!
    await userEvent.click(cell, { button: 'right' })
    await userEvent.click(page.getByRole('menuitem', { name: /Take out and park/ }))
    expect(editor.header().parked).toHaveLength(1)
    expect(targets(editor)[2]).toBe('')
  })

  test('columns keep to their heads when the sides change places', async () => {
    const { app } = await openReview()
    app.prefer({ swapped: true, columnRatio: 0.35 })
    const left = (selector: string) =>
      Math.round(document.querySelectorAll(selector)[1]!.getBoundingClientRect().left)
    // The second name over the second column, which is the source now.
    await expect.poll(() => left('.column-heads-cells > span') - left('.page .cell.source')).toBe(0)
    app.prefer({ swapped: false, columnRatio: 0.5 })
  })

  test('what belongs to the word at the caret is lit up', async () => {
    const { editor } = await openReview()
    const row = editor.document().rows[1]!
    editor.goto(row.id, 'source', textOf(row.source).indexOf('40'))
    await expect.poll(() => CSS.highlights.get('match')?.size).toBe(2)
    editor.goto(row.id, 'source', 1)
    await expect.poll(() => CSS.highlights.has('match')).toBe(false)
  })

  test('shows where a sentence ends inside a cell', async () => {
    await openReview()
    await expect.poll(() => CSS.highlights.get('sentence-end')?.size).toBe(1)
  })

  test('says what is missing where it is missing', async () => {
    await openReview()
    const word = (index: number) =>
      getComputedStyle(document.querySelectorAll('.page .cells')[index]!, '::after').content
    await expect.poll(() => word(3)).toContain('Nothing in English')
    expect(word(5)).toContain('Nothing in Chinese')
    expect(word(1)).toBe('none')
  })
})

test('has no accessibility fault in any tab, light or dark', async () => {
  const { app, editor } = await openReview()
  goTo(editor, 2)
  for (const theme of ['light', 'dark'] as const) {
    app.prefer({ theme })
    for (const name of [/Doubtful/, /Why/, /Parked/, /Figures/]) {
      await tab(name)
      await new Promise((resolve) => setTimeout(resolve, 250))
      const { violations } = await axe.run(document.getElementById('root')!)
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    }
  }
  app.prefer({ theme: 'system' })
})
