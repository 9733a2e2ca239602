import { Tooltip } from 'radix-ui'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import { createMemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import '../../../src/renderer/styles/index.css'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { type AppContext, createApp } from '../../../src/renderer/ui/app.ts'
import { AppProvider } from '../../../src/renderer/ui/hooks.ts'
import Workspace from '../../../src/renderer/ui/workspace/index.tsx'

let close = async () => {}
afterEach(() => close())

async function openWindow(): Promise<AppContext> {
  const storage = await openStorage(crypto.randomUUID())
  const project = await storage.addProject([
    createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'facing.txt', format: 'text', encoding: 'utf-8' },
      rows: [
        { kind: 'title', source: '對頁' },
        { kind: 'heading', level: 2, source: '一、左邊' },
        { kind: 'paragraph', source: '左邊是原文。' },
      ],
    }),
  ])
  const app = await createApp(createMemoryPlatform(), storage, document.documentElement)
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  root.render(
    <AppProvider value={app}>
      <Tooltip.Provider>
        <Workspace documentId={project.documents[0]!} />
      </Tooltip.Provider>
    </AppProvider>,
  )
  await expect.poll(() => app.editor).not.toBeNull()
  close = async () => {
    await app.ui.getState().workbench?.flush()
    root.unmount()
    element.remove()
    storage.close()
  }
  return app
}

test('the edge of a panel stays under the pointer that draws it', async () => {
  const app = await openWindow()
  app.prefer({ outline: { open: true, width: 220 } })
  await expect.element(page.getByRole('complementary', { name: 'Outline' })).toBeVisible()
  const edge = document.querySelector<HTMLElement>('.panel-edge')!
  edge.hasPointerCapture = () => true
  // Beyond the widest and back, several moves in one frame.
  for (const clientX of [300, 900, 700, 400, 350]) {
    edge.dispatchEvent(
      new PointerEvent('pointermove', {
        bubbles: true,
        clientX,
        movementX: clientX < 900 ? -50 : 600,
      }),
    )
  }
  const left = edge.parentElement!.getBoundingClientRect().left
  expect(app.ui.getState().preferences.outline.width).toBe(Math.round(350 - left))
})

const rows = () => [...document.querySelectorAll<HTMLElement>('.page .row')]
const click = (index: number) =>
  userEvent.click(rows()[index]!.querySelector<HTMLElement>('.target')!)

test('a screen reader is told where the caret has gone and what is there', async () => {
  const app = await openWindow()
  const voice = page.getByRole('status')
  await click(1)
  await expect.element(voice).toHaveTextContent('Row 2 of 3 Heading 2, Untranslated')
  app.editor!.commands.toggleLock.run()
  await expect.element(voice).toHaveTextContent('Row 2 of 3 Heading 2, Untranslated, Locked')
  await click(2)
  await userEvent.keyboard('Left.')
  await expect.element(voice).toHaveTextContent('Row 3 of 3 Paragraph, Draft')
})

test('focus mode quiets all rows but the one with the caret, and stays until it is ended', async () => {
  const app = await openWindow()
  const colours = () => rows().map((row) => getComputedStyle(row).color)
  await click(1)
  const [usual] = colours()
  await runAction(actionOf('view.focusMode'), app)
  await expect.poll(() => colours()[0]).not.toBe(usual)
  const [title, active, paragraph] = colours()
  expect(title).toBe(paragraph)
  expect(active).not.toBe(paragraph)
  await runAction(actionOf('view.focusMode'), app)
  await expect.poll(() => colours()[0]).toBe(usual)
})
