import axe from 'axe-core'
import { Tooltip } from 'radix-ui'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import { createMemoryPlatform, type MemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import type { Storage } from '../../../src/renderer/storage/types.ts'
import '../../../src/renderer/styles/index.css'
import { actionOf, isEnabled, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { listenForShortcuts } from '../../../src/renderer/ui/actions/shortcuts.ts'
import { type AppContext, createApp } from '../../../src/renderer/ui/app.ts'
import { AppProvider } from '../../../src/renderer/ui/hooks.ts'
import Workspace from '../../../src/renderer/ui/workspace/index.tsx'

interface Window {
  readonly app: AppContext
  readonly platform: MemoryPlatform
  readonly storage: Storage
  readonly documentId: string
  close(): Promise<void>
}

let windows: Window[] = []
afterEach(async () => {
  for (const each of windows) await each.close()
  windows = []
})

const TEXT = createDocument({
  sourceLanguage: 'zh-Hant',
  metadata: { title: '對頁', author: '佚名' },
  provenance: { name: 'facing.txt', format: 'text', encoding: 'big5' },
  rows: [
    { kind: 'title', source: '對頁' },
    { kind: 'heading', level: 1, source: '一、左邊' },
    { kind: 'paragraph', source: '左邊是原文。右邊是譯文。中間是書脊。' },
    { kind: 'caption', source: '一本攤開的書(圖源:本刊)' },
    { kind: 'heading', level: 1, source: '二、右邊' },
    { kind: 'paragraph', source: '譯者坐在右邊。' },
  ],
})

async function openWindow(
  name: string = crypto.randomUUID(),
  documentId?: string,
): Promise<Window> {
  const platform = createMemoryPlatform()
  const storage = await openStorage(name)
  const id = documentId ?? (await storage.addProject([TEXT])).documents[0]!
  const app = await createApp(platform, storage, document.documentElement)
  app.ui.setState({ screen: { name: 'workspace', documentId: id } })
  const element = document.createElement('div')
  element.id = 'root'
  document.body.append(element)
  const root: Root = createRoot(element)
  const endShortcuts = listenForShortcuts(app, window)
  root.render(
    <AppProvider value={app}>
      <Tooltip.Provider>
        <Workspace documentId={id} />
      </Tooltip.Provider>
    </AppProvider>,
  )
  await expect.poll(() => app.editor).not.toBeNull()
  await expect.element(page.getByRole('textbox', { name: 'Source and translation' })).toBeVisible()
  const opened: Window = {
    app,
    platform,
    storage,
    documentId: id,
    close: async () => {
      await app.ui.getState().workbench?.flush()
      endShortcuts()
      root.unmount()
      element.remove()
      await new Promise((resolve) => setTimeout(resolve, 100))
      storage.close()
    },
  }
  windows.push(opened)
  return opened
}

const targets = (app: AppContext): string[] =>
  app.editor!.document().rows.map((row) => textOf(row.target))

const click = (index: number) =>
  userEvent.click(document.querySelectorAll<HTMLElement>('.page .target')[index]!)

describe('the desk', () => {
  test('shows where one is, how much there is, and the outline', async () => {
    const { app } = await openWindow()
    await click(2)
    await expect.element(page.getByText('Row 3 of 6')).toBeVisible()
    await expect.element(page.getByRole('complementary', { name: 'Outline' })).toBeVisible()
    await userEvent.click(page.getByRole('button', { name: '二、右邊' }))
    expect(app.editor!.snapshot().rowIndex).toBe(4)
  })

  test('progress, status and saved mark follow the work', async () => {
    await openWindow()
    await click(0)
    await userEvent.keyboard('Facing Pages{Enter}The Left{Enter}')
    await expect.element(page.getByText('2 of 6 done')).toBeVisible()
    await expect.element(page.getByText('Saved', { exact: true })).toBeVisible()
  })

  test('a window that closes has made the backup that was due, with all that was typed', async () => {
    const { app, platform, storage } = await openWindow()
    await click(2)
    await userEvent.keyboard('The left is the source.')
    expect(await platform.flush()).toBeNull()
    const copies = await platform.backups!.list()
    expect(copies).toHaveLength(1)
    expect(await platform.flush()).toBeNull()
    expect(await platform.backups!.list()).toEqual(copies)
    const bytes = await platform.backups!.read(copies[0]!.id)
    const { project } = await storage.importBackup(bytes!)
    const { rows } = await storage.loadDocument(project.documents[0]!)
    expect(textOf(rows[2]!.target)).toBe('The left is the source.')
    expect(app.notices.store.getState()).toEqual([])
  })

  test('a backup that fails is told and keeps no window from closing', async () => {
    const { app, platform } = await openWindow()
    platform.backups!.put = () => Promise.reject(new Error('the disk is full'))
    await click(2)
    await userEvent.keyboard('The left')
    expect(await platform.flush()).toBeNull()
    expect(app.notices.store.getState()).toMatchObject([
      { tone: 'error', message: { key: 'library.backup.failed' } },
    ])
  })

  test('a link is opened outside, by click and by command, and its address can be changed', async () => {
    const { app, platform } = await openWindow()
    await click(2)
    expect(isEnabled(actionOf('edit.openLink'), app)).toBe(false)
    app.editor!.setLink('https://example.org/a')
    await click(2)
    await userEvent.keyboard('{Home}{ArrowRight}')
    await runAction(actionOf('edit.openLink'), app)
    await userEvent.click(page.getByRole('link'), { modifiers: ['Control'] })
    expect(platform.external).toEqual(['https://example.org/a', 'https://example.org/a'])
    await runAction(actionOf('edit.link'), app)
    expect(app.ui.getState().dialog).toEqual({ name: 'link', href: 'https://example.org/a' })
  })

  test('a link that cannot be opened says why', async () => {
    const { app, platform } = await openWindow()
    platform.openExternal = () => Promise.reject(new Error('there is no browser'))
    await click(2)
    app.editor!.setLink('https://example.org/a')
    await userEvent.click(page.getByRole('link'), { modifiers: ['Control'] })
    await expect
      .poll(() => app.notices.store.getState())
      .toMatchObject([{ tone: 'error', message: { values: { reason: 'there is no browser' } } }])
  })

  test('what was typed, and the caret, are there after closing and opening again', async () => {
    const name = crypto.randomUUID()
    const first = await openWindow(name)
    await click(2)
    await userEvent.keyboard('The left is the source.')
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}')
    const view = first.app.editor!.view()
    await first.close()
    windows = []
    const again = await openWindow(name, first.documentId)
    expect(targets(again.app)[2]).toBe('The left is the source.')
    expect(again.app.editor!.view()).toEqual(view)
    expect(document.activeElement?.classList.contains('page')).toBe(true)
  })

  test('finds over both sides and replaces in translations, with an undo at hand', async () => {
    const { app } = await openWindow()
    await click(5)
    await userEvent.keyboard('The translator sits on the right.')
    await userEvent.keyboard('{Control>}h{/Control}')
    await userEvent.fill(page.getByRole('textbox', { name: 'Find' }), 'RIGHT')
    await expect.element(page.getByText('0 of 1')).toBeVisible()
    await userEvent.fill(page.getByRole('textbox', { name: 'Replace with' }), 'left')
    await userEvent.click(page.getByRole('button', { name: 'Replace all' }))
    expect(targets(app)[5]).toBe('The translator sits on the left.')
    const undo = () => app.notices.store.getState().find(({ action }) => action)?.action
    undo()!.run()
    expect(targets(app)[5]).toBe('The translator sits on the right.')
    // An offer to undo does not outlive its step: it would undo another one.
    await userEvent.click(page.getByRole('button', { name: 'Replace all' }))
    expect(undo()).toBeDefined()
    await click(5)
    await userEvent.keyboard('Again. ')
    expect(undo()).toBeUndefined()
    await userEvent.click(page.getByRole('textbox', { name: 'Find', exact: true }))
    await userEvent.keyboard('{Escape}')
    await expect.element(page.getByRole('search')).not.toBeInTheDocument()
  })

  test('the filter hides rows and keeps the active one', async () => {
    await openWindow()
    await click(0)
    await userEvent.keyboard('Facing Pages{Enter}')
    await userEvent.click(page.getByRole('button', { name: 'All rows' }))
    await userEvent.click(page.getByRole('menuitemcheckbox', { name: 'Translated', exact: true }))
    await userEvent.keyboard('{Escape}')
    const shown = [...document.querySelectorAll<HTMLElement>('.page .row')].filter(
      (row) => row.offsetHeight > 0,
    )
    expect(shown.map((row) => row.dataset.status)).toEqual(['translated', 'empty'])
  })

  test('rows become sentences by the button, and paragraphs again', async () => {
    const { app } = await openWindow()
    await userEvent.click(page.getByRole('button', { name: 'Sentence rows' }))
    expect(app.editor!.snapshot().counts.rows).toBe(8)
    await userEvent.click(page.getByRole('button', { name: 'Paragraph rows' }))
    expect(app.editor!.snapshot().counts.rows).toBe(6)
  })

  test('has no accessibility fault, light or dark', async () => {
    const { app } = await openWindow()
    app.prefer({ side: { open: true, width: 280 } })
    await userEvent.keyboard('{Control>}f{/Control}')
    for (const theme of ['light', 'dark'] as const) {
      app.prefer({ theme })
      await new Promise((resolve) => setTimeout(resolve, 200))
      const { violations } = await axe.run(document.getElementById('root')!)
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    }
    app.prefer({ theme: 'system' })
  })
})
