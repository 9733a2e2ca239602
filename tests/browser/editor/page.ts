import { cdp } from 'vitest/browser'
import { createDocument, type RowDraft } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { createEditor, type EditorConfig } from '../../../src/renderer/editor/editor.ts'
import type { EditorHandle } from '../../../src/renderer/editor/handle.ts'
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import '../../../src/renderer/editor/editor.css'
import '../../../src/renderer/editor/revise/revise.css'

export interface TestPage {
  readonly editor: EditorHandle
  readonly root: HTMLElement
  /** Source and target of every row. */
  texts(): [string, string][]
  statuses(): string[]
  close(): void
}

export const documentOf = (rows: readonly RowDraft[]): BilingualDocument =>
  createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'test.txt', format: 'text', encoding: 'utf-8' },
  })

/** An editor in a scrolling pane of the window, as the workspace has it. */
export function openPage(
  rows: readonly RowDraft[] | BilingualDocument,
  config: Partial<EditorConfig> = {},
): TestPage {
  const pane = document.createElement('div')
  pane.style.cssText = 'height: 700px; overflow: auto; container: workspace / inline-size'
  const root = document.createElement('div')
  root.className = 'page'
  pane.append(root)
  document.body.append(pane)
  const editor = createEditor({
    mount: root,
    document: 'rows' in rows ? rows : documentOf(rows),
    label: 'Bilingual text',
    options: { smartPunctuation: true, breakAtSemicolon: false, reviewing: false },
    ...config,
  })
  return {
    editor,
    root,
    texts: () => editor.document().rows.map((row) => [textOf(row.source), textOf(row.target)]),
    statuses: () => editor.document().rows.map((row) => row.status),
    close: () => {
      editor.destroy()
      pane.remove()
    },
  }
}

/** The translation cell of a row that is drawn, counted from 0. */
export const target = (page: TestPage, index: number): HTMLElement =>
  page.root.querySelectorAll<HTMLElement>('.cell.target')[index]!

export const source = (page: TestPage, index: number): HTMLElement =>
  page.root.querySelectorAll<HTMLElement>('.cell.source')[index]!

export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))

/** What an input method does: it composes the steps one after the other and commits the last. */
export async function composeText(steps: readonly string[]): Promise<void> {
  for (const text of steps) {
    await cdp().send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    })
    await nextFrame()
  }
  await cdp().send('Input.insertText', { text: steps[steps.length - 1]! })
  await nextFrame()
}
