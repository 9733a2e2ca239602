import axe from 'axe-core'
import { Tooltip } from 'radix-ui'
import { createRoot } from 'react-dom/client'
import { afterEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { linkPieces, piecesOfPair, type SentenceLink } from '../../../src/core/alignment/pair.ts'
import { createDocument, createRow } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import type { EditorHandle } from '../../../src/renderer/editor/handle.ts'
import { createMemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import '../../../src/renderer/styles/index.css'
import { actionOf, runAction } from '../../../src/renderer/ui/actions/index.ts'
import { listenForShortcuts } from '../../../src/renderer/ui/actions/shortcuts.ts'
import { type AppContext, createApp } from '../../../src/renderer/ui/app.ts'
import { AppProvider } from '../../../src/renderer/ui/hooks.ts'
import { NoticeList } from '../../../src/renderer/ui/parts/NoticeList.tsx'
import Workspace from '../../../src/renderer/ui/workspace/index.tsx'

const SOURCE = ['夜渡', '末班船離了岸。', '沒有人說話。', '狗叫了兩聲。', '燈亮了。', '天快亮了。']
/** The dog and the lamp come first in the translation. */
const TRANSLATION = [
  'The Night Ferry',
  'A dog barked twice.',
  'A lamp was lit.',
  'The last boat had left.',
  'Nobody spoke.',
  'It was nearly dawn.',
]
const LINKS: readonly (readonly [source: number, target: number])[] = [
  [0, 0],
  [1, 3],
  [2, 4],
  [3, 1],
  [4, 2],
  [5, 5],
]
const MOVED = [3, 4]

let close = async () => {}
afterEach(async () => {
  await close()
  close = async () => {}
})

function paired(): Row[] {
  const rowsOf = (texts: readonly string[], side: 'source' | 'target', prefix: string): Row[] =>
    firstKeys(texts.length).map((key, i) =>
      createRow({ kind: 'paragraph', source: '', [side]: texts[i]! }, key, `${prefix}${i}`),
    )
  const links = LINKS.map(
    ([source, target]): SentenceLink => ({
      source: [source],
      target: [target],
      type: MOVED.includes(source) ? 'inversion' : 'normal',
      confidence: 0.9,
    }),
  )
  const pieces = piecesOfPair(rowsOf(SOURCE, 'source', 's'), rowsOf(TRANSLATION, 'target', 't'))
  return linkPieces(pieces, links, { before: null, after: null })
}

async function openReview(): Promise<{ app: AppContext; editor: EditorHandle }> {
  const made = createDocument({
    sourceLanguage: 'zh-Hant',
    metadata: { title: '夜渡' },
    provenance: { name: 'ferry.txt', format: 'text' },
    rows: [],
  })
  const document_ = { ...made, granularity: 'sentence' as const, rows: paired() }
  const storage = await openStorage(crypto.randomUUID())
  const documentId = (await storage.addProject([document_])).documents[0]!
  const app = await createApp(createMemoryPlatform(), storage, document.documentElement)
  app.ui.setState({ screen: { name: 'workspace', documentId } })
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
        <NoticeList />
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
  await expect.poll(() => app.editor).not.toBeNull()
  await runAction(actionOf('view.review'), app)
  await expect.element(page.getByRole('heading', { name: 'Reviewing the alignment' })).toBeVisible()
  return { app, editor: app.editor! }
}

const targets = (editor: EditorHandle) =>
  editor.document().rows.flatMap((row) => textOf(row.target) || [])
const types = (editor: EditorHandle) => editor.document().rows.map((row) => row.link.type)
const button = (name: string) => page.getByRole('button', { name })

describe('a passage that stands elsewhere in the translation', () => {
  test('is told of when the review begins, and shown', async () => {
    const { editor } = await openReview()
    await expect.element(page.getByText(/One passage stands elsewhere/)).toBeVisible()
    await userEvent.click(button('Show'))
    await expect
      .element(page.getByRole('tab', { name: /Moved/ }))
      .toHaveAttribute('aria-selected', 'true')
    expect(editor.snapshot().rowIndex).toBe(3)
    const entry = page.getByRole('tabpanel').getByRole('listitem')
    await expect.element(entry).toHaveTextContent('Rows 4–58 characters')
    await expect.element(entry).toHaveTextContent('狗叫了兩聲。A dog barked twice.')
  })

  test('is put back as one step, and stands where the translation has it', async () => {
    const { app, editor } = await openReview()
    const before = editor.document().rows
    app.ui.setState({ reviewTab: 'moved' })
    await userEvent.click(button('Put back'))
    expect(targets(editor)).toEqual(TRANSLATION)
    expect(types(editor).filter((type) => type !== 'normal')).toEqual([
      'addition',
      'addition',
      'omission',
      'omission',
    ])
    await expect.element(page.getByRole('tab', { name: /Moved/ })).not.toBeInTheDocument()
    await userEvent.click(button('Undo').last())
    expect(editor.document().rows).toEqual(before)
  })

  test('is confirmed as one step, and can be put back all the same', async () => {
    const { app, editor } = await openReview()
    const before = editor.document().rows
    app.ui.setState({ reviewTab: 'moved' })
    await userEvent.click(button('Confirm inversion'))
    const [, , , first, second] = editor.document().rows
    for (const row of [first, second]) {
      expect(row!.link).toMatchObject({ origin: 'manual', type: 'inversion', confidence: 1 })
    }
    await expect.element(button('Confirm inversion')).not.toBeInTheDocument()
    await userEvent.click(button('Put back'))
    expect(targets(editor)).toEqual(TRANSLATION)
    editor.commands.undo.run()
    editor.commands.undo.run()
    expect(editor.document().rows).toEqual(before)
  })

  test('is gone to, confirmed and put back by keys', async () => {
    const { editor } = await openReview()
    editor.gotoIndex(0)
    expect(editor.commands.confirmMoved.enabled()).toBe(false)
    await userEvent.keyboard('{Alt>}{F8}{/Alt}')
    expect(editor.snapshot().rowIndex).toBe(3)
    await userEvent.keyboard('{Control>}{Alt>}c{/Alt}{/Control}')
    expect(editor.document().rows[4]!.link.confidence).toBe(1)
    expect(editor.commands.confirmMoved.enabled()).toBe(false)
    await userEvent.keyboard('{Control>}{Alt>}b{/Alt}{/Control}')
    expect(targets(editor)).toEqual(TRANSLATION)
    expect(textOf(editor.document().rows[editor.snapshot().rowIndex]!.source)).toBe(SOURCE[3])
  })

  test('is not put back where a row of it is locked', async () => {
    const { app, editor } = await openReview()
    editor.gotoIndex(4)
    editor.commands.toggleLock.run()
    app.ui.setState({ reviewTab: 'moved' })
    await userEvent.click(button('Put back'))
    await expect.element(page.getByText(/one of the rows is locked/)).toBeVisible()
    expect(types(editor)[3]).toBe('inversion')
  })

  test('has no accessibility fault, light or dark', async () => {
    const { app } = await openReview()
    app.ui.setState({ reviewTab: 'moved' })
    for (const theme of ['light', 'dark'] as const) {
      app.prefer({ theme })
      await new Promise((resolve) => setTimeout(resolve, 250))
      const { violations } = await axe.run(document.getElementById('root')!)
      expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([])
    }
    app.prefer({ theme: 'system' })
  })
})
