import { Dexie } from 'dexie'
import { createRoot } from 'react-dom/client'
import { afterEach, expect } from 'vitest'
import type { Locator } from 'vitest/browser'
import { createDocument } from '../../../src/core/document/create.ts'
import type { BilingualDocument, SourceLanguage } from '../../../src/core/document/model.ts'
import { createMemoryPlatform, type MemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import type { AppInfo, OpenedFile } from '../../../src/renderer/platform/types.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import type { Storage } from '../../../src/renderer/storage/types.ts'
import '../../../src/renderer/styles/index.css'
import { App } from '../../../src/renderer/ui/App.tsx'
import { type AppContext, createApp } from '../../../src/renderer/ui/app.ts'

export interface TestWindow {
  readonly app: AppContext
  readonly platform: MemoryPlatform
  readonly storage: Storage
}

const open: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of open.splice(0)) await close()
  delete document.documentElement.dataset.theme
})

/** Milliseconds that a busy machine may take for what is done at once on an idle one. */
const PATIENCE = 10_000

/** Expects something to become true. */
export const eventually = <T,>(read: () => T) => expect.poll(read, { timeout: PATIENCE })

/** Expects something of an element that may still be on its way. */
export const shown = (locator: Locator) => expect.element(locator, { timeout: PATIENCE })

/** A document of paragraphs under a title. */
export const documentOf = (
  title: string,
  paragraphs: readonly string[],
  sourceLanguage: SourceLanguage = 'zh-Hant',
): BilingualDocument =>
  createDocument({
    sourceLanguage,
    metadata: { title, author: '林曉嵐' },
    provenance: { name: `${title}.txt`, format: 'text', encoding: 'utf-8' },
    rows: [
      { kind: 'title', source: title },
      ...paragraphs.map((source) => ({ kind: 'paragraph' as const, source })),
    ],
  })

/** The whole window over a real database and a platform in memory. */
export async function openWindow(
  titles: readonly string[] = [],
  info: Partial<AppInfo> = {},
): Promise<TestWindow> {
  const name = `ui-${crypto.randomUUID()}`
  const storage = await openStorage(name)
  // One after the other, so that the last one is the newest.
  for (const title of titles) {
    await storage.addProject([documentOf(title, ['窗外下着雨。', '他低頭排字。'])])
  }
  const platform = createMemoryPlatform(info)
  const app = await createApp(platform, storage, document.documentElement)
  const element = document.createElement('div')
  element.id = 'root'
  document.body.append(element)
  const root = createRoot(element)
  root.render(<App app={app} />)
  await eventually(() => document.querySelector('.grid, .welcome')).not.toBeNull()
  open.push(async () => {
    await app.ui.getState().workbench?.flush()
    root.unmount()
    element.remove()
    // What the workspace still has to put away is put away before the database goes.
    await new Promise((resolve) => setTimeout(resolve, 100))
    storage.close()
    await Dexie.delete(name)
  })
  return { app, platform, storage }
}

/** A file as the platform hands it over. */
export const fileOf = (name: string, content: string | Uint8Array<ArrayBuffer>): OpenedFile => {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { name, path: `/texts/${name}`, size: bytes.length, bytes }
}

/** A key press that nothing but the page hears of. */
export function press(key: string, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init })
  ;(document.activeElement ?? document.body).dispatchEvent(event)
  return event
}

/** Style elements in the page that no import of ours made. */
export const foreignStyles = (): string[] =>
  [...document.querySelectorAll('style')]
    .filter((style) => !style.hasAttribute('data-vite-dev-id'))
    .map((style) => style.textContent)
