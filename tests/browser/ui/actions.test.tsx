import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { documentOf, eventually, foreignStyles, openWindow, press, shown } from './window.tsx'

async function openDocument(paragraphs: readonly string[] = ['船在霧裡走了一夜。']) {
  const window = await openWindow()
  const project = await window.storage.addProject([documentOf('夜航', paragraphs)])
  await window.app.openDocument(project.documents[0]!)
  await eventually(() => window.app.editor).not.toBeNull()
  return window
}

const menuOf = (window: Awaited<ReturnType<typeof openWindow>>, id: string) =>
  window.platform.menu
    .flatMap(({ entries }) => entries)
    .find((entry) => entry.type === 'action' && entry.id === id)

describe('shortcuts', () => {
  test('never act while an input method composes', async () => {
    const { app } = await openWindow()
    press('k', { ctrlKey: true, isComposing: true })
    press('k', { ctrlKey: true, keyCode: 229 })
    expect(app.ui.getState().dialog).toBeNull()
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true)
    expect(app.ui.getState().dialog).toEqual({ name: 'palette' })
  })

  test('of a dialog that is not there yet keep what follows out of the text', async () => {
    const { app } = await openDocument()
    await userEvent.click(document.querySelector<HTMLElement>('.page .target')!)
    await userEvent.keyboard('{Control>}/{/Control}words{Enter}')
    await shown(page.getByRole('dialog')).toBeVisible()
    expect(app.editor?.document().rows.map((row) => [row.target, row.status])).toEqual([
      [[], 'empty'],
      [[], 'empty'],
    ])
  })

  test('leave alone what somebody else has used', async () => {
    const { app } = await openWindow()
    const used = (event: Event) => event.preventDefault()
    document.addEventListener('keydown', used)
    press('k', { ctrlKey: true })
    document.removeEventListener('keydown', used)
    expect(app.ui.getState().dialog).toBeNull()
  })

  test('leave a text field its own keys', async () => {
    const { app } = await openWindow(['甲'])
    await userEvent.click(page.getByRole('searchbox'))
    expect(press('z', { ctrlKey: true }).defaultPrevented).toBe(false)
    expect(press('?').defaultPrevented).toBe(false)
    expect(press('Enter').defaultPrevented).toBe(false)
    expect(app.ui.getState().dialog).toBeNull()
    expect(press('k', { ctrlKey: true }).defaultPrevented).toBe(true)
  })

  test('rest while a dialog is open', async () => {
    const { app } = await openWindow()
    press('?')
    await shown(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
    press('k', { ctrlKey: true })
    expect(app.ui.getState().dialog).toEqual({ name: 'shortcuts' })
  })

  test('keep the browser from doing with our keys what it likes', async () => {
    await openWindow()
    // There is nothing to save here, but the browser must not offer to save the page.
    expect(press('s', { ctrlKey: true }).defaultPrevented).toBe(true)
  })
})

describe('the command palette', () => {
  test('finds a command by its English name in a Chinese window, and runs it', async () => {
    const { app } = await openWindow([], { languages: ['zh-TW'] })
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('dark')
    await shown(page.getByRole('option', { name: '深色' })).toBeVisible()
    await userEvent.keyboard('{Enter}')
    await eventually(() => app.ui.getState().preferences.theme).toBe('dark')
    expect(document.documentElement.dataset.theme).toBe('dark')
  })

  test('offers only what applies now', async () => {
    await openWindow()
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('merge')
    await shown(page.getByText('No command found.')).toBeVisible()
  })

  test('gives the focus back to where it was before it runs anything', async () => {
    const { app } = await openDocument()
    app.editor!.focus()
    const before = document.activeElement
    await userEvent.keyboard('{Control>}k{/Control}')
    await userEvent.keyboard('larger')
    await userEvent.keyboard('{Enter}')
    await eventually(() => app.ui.getState().preferences.zoom).toBe(110)
    await eventually(() => document.activeElement).toBe(before)
  })
})

describe('a dialog', () => {
  test('leaves the page where it was when it closes', async () => {
    const { app } = await openDocument(Array.from({ length: 80 }, (_, i) => `第${i}夜，船在霧裡。`))
    const pane = document.querySelector<HTMLElement>('.workspace-scroller')!
    app.editor!.gotoIndex(70)
    await eventually(() => pane.scrollTop).toBeGreaterThan(500)
    await new Promise((resolve) => setTimeout(resolve, 500))
    const before = pane.scrollTop
    for (const keys of ['{Control>}k{/Control}', '{Control>}/{/Control}']) {
      await userEvent.keyboard(keys)
      await shown(page.getByRole('dialog')).toBeVisible()
      await userEvent.keyboard('{Escape}')
      await eventually(() => document.querySelector('[role=dialog]')).toBeNull()
      expect(pane.scrollTop).toBe(before)
    }
  })
})

describe('the menu bar', () => {
  test('is made of the actions and follows the document and the language', async () => {
    const window = await openWindow()
    await eventually(() => menuOf(window, 'file.export')).toMatchObject({
      label: 'Export…',
      accelerator: 'CmdOrCtrl+E',
      enabled: false,
    })
    const project = await window.storage.addProject([documentOf('夜航', ['船。'])])
    await window.app.openDocument(project.documents[0]!)
    await eventually(() => menuOf(window, 'file.export')).toMatchObject({ enabled: true })
    await eventually(() => menuOf(window, 'row.paragraphRows')).toMatchObject({ checked: true })
    // Enter writes in other places than the page: a menu must not take it.
    expect(menuOf(window, 'row.confirmAndNext')).toMatchObject({ accelerator: null })
    window.app.prefer({ language: 'zh-Hans' })
    await eventually(() => menuOf(window, 'file.export')).toMatchObject({ label: '导出…' })
    expect(document.documentElement.lang).toBe('zh-Hans')
  })

  test('shows the keys of macOS there, which then hold instead of the others', async () => {
    const window = await openWindow([], { system: 'macos' })
    await eventually(() => menuOf(window, 'edit.replace')).toMatchObject({
      accelerator: 'CmdOrCtrl+Alt+F',
    })
    expect(press('h', { metaKey: true }).defaultPrevented).toBe(false)
    expect(press('ƒ', { code: 'KeyF', metaKey: true, altKey: true }).defaultPrevented).toBe(true)
    window.app.openDialog({ name: 'shortcuts' })
    await shown(page.getByText('⌥⌘F')).toBeVisible()
  })

  test('runs what is chosen there', async () => {
    const { app, platform } = await openWindow()
    platform.chooseMenu('file.settings')
    expect(app.ui.getState().dialog).toEqual({ name: 'settings' })
  })
})

describe('preferences', () => {
  test('are there again when the window is opened again', async () => {
    const { app, storage } = await openWindow()
    app.prefer({ zoom: 150, sourceFace: 'sans' })
    expect(document.documentElement.style.getPropertyValue('--zoom')).toBe('1.5')
    await eventually(() => storage.settings.get('preferences', (value) => value)).toMatchObject({
      zoom: 150,
      sourceFace: 'sans',
    })
  })
})

test('nothing in the window injects a style sheet, which our policy would refuse', async () => {
  const { app } = await openDocument()
  const before = foreignStyles()
  for (const name of ['palette', 'settings', 'shortcuts', 'about', 'paste'] as const) {
    app.openDialog({ name })
    await shown(page.getByRole('dialog')).toBeVisible()
    app.closeDialog()
  }
  await app.showLibrary()
  await userEvent.click(page.getByRole('button', { name: 'More ways to begin' }))
  await shown(page.getByRole('menu')).toBeVisible()
  await userEvent.keyboard('{Escape}')
  expect(foreignStyles()).toEqual(before)
})
