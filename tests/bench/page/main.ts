import { createDocument } from '../../../src/core/document/create.ts'
import { toSentenceRows } from '../../../src/core/document/granularity.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { createEditor } from '../../../src/renderer/editor/editor.ts'
import type { EditorHandle } from '../../../src/renderer/editor/handle.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import '../../../src/renderer/styles/tokens.css'
import '../../../src/renderer/styles/base.css'
import '../../../src/renderer/fonts/fonts.css'
import '../../../src/renderer/editor/editor.css'
import '../../../src/renderer/editor/revise/revise.css'
import './page.css'

const CLAUSES = [
  '窗外下著雨',
  '他放下筆看了看錶',
  '印刷機還在轉動',
  '沒有人說話',
  '紙在桌上慢慢乾了',
]
const WORDS = ['It was raining outside', 'he put down his pen', 'the press was still turning']

const pick = (list: readonly string[], i: number): string => list[i % list.length]!

/** Paragraphs of three sentences, translated; about 50 characters and 35 words each. */
function paragraphs(count: number): BilingualDocument {
  return createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'bench.txt', format: 'text', encoding: 'utf-8' },
    rows: Array.from({ length: count }, (_, i) => ({
      kind: 'paragraph' as const,
      source: [0, 1, 2]
        .map((j) => `${pick(CLAUSES, i + j)},${pick(CLAUSES, i * 3 + j)}。`)
        .join(''),
      target: [0, 1, 2]
        .map((j) => `${pick(WORDS, i + j)}, and ${pick(WORDS, i * 3 + j)}.`)
        .join(' '),
    })),
  })
}

const twoFrames = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 0))),
  )

const INSERTED = { type: 'text', text: ' Truly.', marks: [] } as const

let editor: EditorHandle | null = null

function open(document: BilingualDocument): EditorHandle {
  editor?.destroy()
  const mount = globalThis.document.getElementById('page')!
  mount.replaceWith(
    Object.assign(globalThis.document.createElement('div'), { id: 'page', className: 'page' }),
  )
  editor = createEditor({
    mount: globalThis.document.getElementById('page')!,
    document,
    label: 'Bench',
    options: { smartPunctuation: true, breakAtSemicolon: false, reviewing: false },
  })
  return editor
}

const keystrokes: number[] = []
// From the key to the moment after the frame that shows it: the frame's callback comes before its
// layout and painting, and the message is delivered after them.
window.addEventListener(
  'keydown',
  () => {
    const start = performance.now()
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => keystrokes.push(performance.now() - start)
      port2.postMessage(null)
    })
  },
  true,
)

const clock = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  work()
  await twoFrames()
  return performance.now() - start
}

const bench = {
  /** Opens so many rows with the caret in the middle. */
  async openRows(count: number, tracked = false): Promise<void> {
    const opened = open(paragraphs(count))
    if (tracked) opened.track('Bench')
    opened.gotoIndex(Math.floor(count / 2))
    await twoFrames()
    await twoFrames()
    keystrokes.length = 0
  },
  keystrokes: (): number[] => keystrokes.splice(0),

  /** Milliseconds from the database to a row that can be edited, each time in a new database. */
  async openFromDatabase(count: number): Promise<number> {
    const storage = await openStorage(`bench-${crypto.randomUUID()}`)
    const project = await storage.addProject([paragraphs(count)])
    const start = performance.now()
    const document = await storage.loadDocument(project.documents[0]!)
    open(document).focus()
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)))
    const time = performance.now() - start
    storage.close()
    return time
  },

  /** Milliseconds of switching to sentence rows and back. */
  async switchRows(
    count: number,
  ): Promise<{ sentences: number; paragraphs: number; rows: number }> {
    const opened = open({ ...paragraphs(count) })
    await twoFrames()
    const sentences = await clock(() => opened.commands.sentenceRows.run())
    const rows = opened.snapshot().counts.rows
    return { sentences, paragraphs: await clock(() => opened.commands.paragraphRows.run()), rows }
  },

  /** Milliseconds of finding in both sides: the first time, and another text after it. */
  async find(count: number): Promise<{ first: number; again: number; hits: number }> {
    const opened = open(paragraphs(count))
    await twoFrames()
    const query = { sides: 'both', regularExpression: false, matchCase: false, wholeWord: false }
    const run = (text: string) => {
      const start = performance.now()
      const { count: hits } = opened.find.set({ ...query, sides: 'both', text })
      return { time: performance.now() - start, hits }
    }
    await new Promise((resolve) => setTimeout(resolve, 1500))
    const { time: first, hits } = run('印刷機')
    const { time: again } = run('raining')
    return { first, again, hits }
  },

  /** Milliseconds of accepting all changes where one row in ten has one. */
  async acceptAll(count: number): Promise<number> {
    const document = paragraphs(count)
    const change = { kind: 'insertion', author: 'Bench', date: '2026-01-01T08:00:00Z' } as const
    const rows = document.rows.map((row, i) =>
      i % 10 === 0 ? { ...row, target: [...row.target, { ...INSERTED, change }] } : row,
    )
    const opened = open({ ...document, rows })
    await twoFrames()
    return clock(() => opened.commands.acceptAll.run())
  },

  /** How long the same texts take when they are read as one string without any folding. */
  plainSearch(count: number): number {
    const text = JSON.stringify(paragraphs(count).rows)
    const start = performance.now()
    let hits = 0
    for (let at = text.indexOf('印刷機'); at >= 0; at = text.indexOf('印刷機', at + 1)) hits++
    return hits > 0 ? performance.now() - start : Number.NaN
  },

  sentenceRows: (count: number): number => {
    const { rows } = paragraphs(count)
    const start = performance.now()
    toSentenceRows(rows)
    return performance.now() - start
  },
}

declare global {
  interface Window {
    bench: typeof bench
  }
}

window.bench = bench
