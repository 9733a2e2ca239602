import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { createDocument } from '../../../src/core/document/create.ts'
import { segmentLength } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Link, Side } from '../../../src/core/document/model.ts'
import type { CommandName, EditorHandle } from '../../../src/renderer/editor/handle.ts'
import { createMemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import '../../../src/renderer/styles/index.css'
import { App } from '../../../src/renderer/ui/App.tsx'
import { createApp } from '../../../src/renderer/ui/app.ts'

const CLAUSES = [
  '窗外下著雨',
  '他放下筆看了看錶',
  '印刷機還在轉動',
  '沒有人說話',
  '紙在桌上慢慢乾了',
]
const WORDS = ['It was raining outside', 'he put down his pen', 'the press was still turning']

const pick = (list: readonly string[], i: number): string => list[i % list.length]!

/** So often a link is doubtful. */
const DOUBTFUL = 9

/**
 * An aligned novel: rows of one or two sentences, some of them doubtful.
 * @param missing every so many rows one side is missing; 0: never
 */
function aligned(count: number, missing: number): BilingualDocument {
  const lacks = (i: number, side: Side): boolean =>
    missing > 0 &&
    i % missing === missing - 1 &&
    side === (Math.floor(i / missing) % 2 ? 'source' : 'target')
  const made = createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'bench.txt', format: 'text', encoding: 'utf-8' },
    rows: Array.from({ length: count }, (_, i) => {
      const zh = (j: number) => `${pick(CLAUSES, i + j)},${pick(CLAUSES, i * 3 + j)}。`
      const en = (j: number) => `${pick(WORDS, i + j)}, and ${pick(WORDS, i * 3 + j)}.`
      return {
        kind: 'paragraph' as const,
        source: lacks(i, 'source') ? '' : i % 7 === 3 ? zh(0) + zh(1) : zh(0),
        target: lacks(i, 'target') ? '' : `${en(0)} ${en(1)}`,
      }
    }),
  })
  const link = (i: number): Link => ({
    origin: 'aligned',
    type: 'normal',
    confidence: i % DOUBTFUL === 0 ? 0.4 + (i % 4) / 10 : 0.95,
  })
  return {
    ...made,
    granularity: 'sentence',
    rows: made.rows.map((row, i) => ({ ...row, link: link(i) })),
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** Until the frame that shows what was done is drawn: a message comes after layout and painting. */
const drawn = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve()
      port2.postMessage(null)
    }),
  )

const platform = createMemoryPlatform()
const app = await createApp(
  platform,
  await openStorage(`bench-${crypto.randomUUID()}`),
  document.documentElement,
)
createRoot(document.getElementById('root')!).render(createElement(App, { app }))

/** How long the window did not answer, for each time it was longer than 50 milliseconds. */
let blocks: number[] = []
new PerformanceObserver((list) => {
  blocks.push(...list.getEntries().map(({ duration }) => duration))
}).observe({ type: 'longtask' })

export interface Timed {
  /** Milliseconds from the command to the frame that shows it. */
  readonly time: number
  /** The longest the window did not answer until all had settled; 0 for less than 50. */
  readonly block: number
}

export interface DoneAndUndone {
  readonly done: Timed
  readonly undone: Timed
}

/** After this long all that follows an operation has been done, in milliseconds. */
const SETTLED = 300

async function timed(work: () => void): Promise<Timed> {
  blocks = []
  const start = performance.now()
  work()
  await drawn()
  const time = performance.now() - start
  await pause(SETTLED)
  return { time, block: Math.max(0, ...blocks) }
}

/** What a reviewer does with a row; the rest are commands of the editor. */
const DEEDS: Readonly<Record<string, (editor: EditorHandle, rowId: string) => void>> = {
  drag(editor, rowId) {
    const { rowIndex } = editor.snapshot()
    const goal = editor.review.links()[rowIndex + 2]!
    editor.review.moveText(rowId, goal.rowId, 'target')
  },
}

const bench = {
  /** Opens an aligned document for review; see `aligned`. */
  async open(rows: number, missing: number): Promise<void> {
    const project = await app.storage.addProject([aligned(rows, missing)])
    await app.openDocument(project.documents[0]!)
    while (app.editor?.snapshot().counts.rows !== rows) await pause(20)
    app.ui.setState({ reviewing: true })
    await pause(1500)
  },

  /**
   * Does something in a row, and takes it back.
   * @param name of a command of the editor, or of a deed
   * @param share where in the text of the side the caret stands, 0 to 1
   * @throws Error where it does not apply
   */
  async operate(name: string, row: number, side: Side, share: number): Promise<DoneAndUndone> {
    const editor = app.editor!
    const { id, [side]: text } = editor.document().rows[row]!
    editor.goto(id, side, Math.round(share * segmentLength(text)))
    await pause(SETTLED)
    const before = editor.snapshot().canUndo
    const deed = DEEDS[name] ?? (() => void editor.commands[name as CommandName].run())
    const done = await timed(() => deed(editor, id))
    if (before === editor.snapshot().canUndo && !name.startsWith('next')) {
      throw new Error(`“${name}” did nothing in row ${row}.`)
    }
    return { done, undone: await timed(() => void editor.commands.undo.run()) }
  },
}

declare global {
  interface Window {
    reviewBench: typeof bench
  }
}
window.reviewBench = bench
