import fc from 'fast-check'
import { history, undo } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { afterEach, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Segment } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { accepted, rejected } from '../../../src/core/document/revisions.ts'
import { toDoc, toRows } from '../../../src/renderer/editor/convert.ts'
import type { CommandName } from '../../../src/renderer/editor/handle.ts'
import { cellOf, rowByIndex } from '../../../src/renderer/editor/positions.ts'
import { trackedTransaction } from '../../../src/renderer/editor/revise/track.ts'
import { schema } from '../../../src/renderer/editor/schema.ts'
import { annotatedSegment } from '../../unit/document/annotated.ts'
import { openPage, type TestPage } from './page.ts'

/** Text put in the place of a stretch of the translation, by shares of its length. */
interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

const share = fc.double({ min: 0, max: 1, noNaN: true })

const edit: fc.Arbitrary<Edit> = fc
  .tuple(share, share, fc.constantFrom('', '', 'x', 'two banks', '。', '河'))
  .map(([a, b, text]) => ({ from: Math.min(a, b), to: Math.max(a, b), text }))

/** What people do: now and then several edits at one stroke. */
const strokes = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { maxLength: 8 })

const AUTHORS = ['Lin', '陳編輯']

const stateOf = (target: Segment): EditorState =>
  EditorState.create({
    doc: toDoc(
      [createRow({ kind: 'paragraph', source: '河', target }, firstKeys(1)[0]!)],
      'paragraph',
    ),
    plugins: [history()],
  })

const targetOf = (state: EditorState): Segment => toRows(state.doc)[0]!.target

/** The stroke as one transaction that knows of no tracking. */
function strokeOn(state: EditorState, edits: readonly Edit[]) {
  const { tr } = state
  for (const { from, to, text } of edits) {
    const { start, end } = cellOf(rowByIndex(tr.doc, 0)!, 'target')
    const place = (part: number) => start + Math.round(part * (end - start))
    if (text) tr.replaceWith(place(from), place(to), schema.text(text))
    else tr.delete(place(from), place(to))
  }
  return tr
}

test('rejecting all gives what was before, accepting all what the same edits give untracked', () => {
  fc.assert(
    fc.property(annotatedSegment, strokes, (target, all) => {
      let state = stateOf(target)
      const first = state.doc
      const before = textOf(rejected(target))
      all.forEach((edits, i) => {
        const tr = strokeOn(state, edits)
        const untracked = textOf(accepted(targetOf(state.apply(tr))))
        const by = { author: AUTHORS[i % 2]!, date: `2026-11-23T0${i}:00:00Z` }
        state = state.apply(trackedTransaction(state, tr, by))
        const now = targetOf(state)
        expect(textOf(accepted(now))).toBe(untracked)
        expect(textOf(rejected(now))).toBe(before)
      })
      const apply = (tr: Transaction) => {
        state = state.apply(tr)
      }
      while (undo(state, apply));
      expect(state.doc.eq(first)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('what is not tracked leaves no change of its own', () => {
  fc.assert(
    fc.property(annotatedSegment, strokes, (target, all) => {
      let state = stateOf(target)
      for (const edits of all) {
        const tr = strokeOn(state, edits)
        const untracked = textOf(targetOf(state.apply(tr)))
        state = state.apply(trackedTransaction(state, tr, null))
        expect(textOf(targetOf(state))).toBe(untracked)
      }
    }),
    { numRuns: 300 },
  )
})

let page: TestPage | null = null
afterEach(() => {
  page?.close()
  page = null
})

/** As the browser does it; the editor reads it from the page directly afterwards. */
async function native(command: string, value?: string): Promise<void> {
  document.execCommand(command, false, value)
  await new Promise((resolve) => setTimeout(resolve))
}

function paste(root: HTMLElement, text: string): void {
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', text)
  root.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}

type Act = (page: TestPage) => void | Promise<void>

const named = (name: string, act: Act) => Object.assign(act, { toString: () => name })

const QUERY = {
  sides: 'both',
  regularExpression: false,
  matchCase: false,
  wholeWord: false,
} as const

const ofText: fc.Arbitrary<Act> = fc.oneof(
  fc
    .constantFrom<CommandName>('copySource', 'clearTarget', 'selectAll', 'bold', 'undo', 'redo')
    .map((name) => named(name, ({ editor }) => void editor.commands[name].run())),
  fc.tuple(fc.nat(2), fc.nat(9)).map(([row, offset]) =>
    named(`at ${row} ${offset}`, ({ editor }) => {
      const { rows } = editor.document()
      editor.goto(rows[row % rows.length]!.id, 'target', offset)
    }),
  ),
  fc
    .constantFrom('x', 'yz ')
    .map((text) => named(`type ${text}`, () => native('insertText', text))),
  fc
    .constantFrom('p', 'q\nr')
    .map((text) => named(`paste ${text}`, ({ root }) => paste(root, text))),
  fc.constantFrom('delete', 'forwardDelete').map((name) => named(name, () => native(name))),
  fc.constantFrom('', 'n').map((text) =>
    named(`replace all by ${text}`, ({ editor }) => {
      editor.find.set({ ...QUERY, text: 'o' })
      editor.find.replaceAll(text)
    }),
  ),
)

const ofRows: fc.Arbitrary<Act> = fc.oneof(
  fc
    .constantFrom<CommandName>(
      'split',
      'mergeNext',
      'sentenceRows',
      'paragraphRows',
      'acceptChange',
      'rejectChange',
      'acceptRow',
      'rejectAll',
      'nextChange',
    )
    .map((name) => named(name, ({ editor }) => void editor.commands[name].run())),
  fc.constant(
    named('comment', ({ editor }) => {
      editor.comments.begin()
      editor.comments.add('?', 'Lin')
    }),
  ),
)

const opened = (): TestPage => {
  const page = openPage([
    { kind: 'paragraph', source: '一。二。', target: 'One. Two.' },
    { kind: 'paragraph', source: '三。', target: '' },
    { kind: 'paragraph', source: '四。', target: 'Four.' },
  ])
  page.editor.track('Lin')
  page.editor.focus()
  return page
}

const drawn = ({ root }: TestPage) =>
  [...root.querySelectorAll('.cell.target')].map((cell) => cell.textContent)

test('whatever is done to the text on the page, rejecting all brings back what was there', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(ofText, { maxLength: 14 }), async (acts) => {
      page?.close()
      page = opened()
      const before = page.texts()
      for (const act of acts) {
        await act(page)
        expect(drawn(page)).toEqual(page.texts().map(([, text]) => text.replace(/\n/g, '')))
        for (const { target, status } of page.editor.document().rows) {
          expect(textOf(accepted(target)) === '').toBe(status === 'empty')
        }
      }
      page.editor.commands.rejectAll.run()
      expect(page.texts()).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('whatever else is done in between, all of it can be undone and done again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(ofText, ofRows), { maxLength: 14 }), async (acts) => {
      page?.close()
      page = opened()
      const { editor } = page
      const before = editor.document().rows
      for (const act of acts) {
        await act(page)
        expect(drawn(page)).toEqual(page.texts().map(([, text]) => text.replace(/\n/g, '')))
      }
      while (editor.commands.redo.enabled()) editor.commands.redo.run()
      const after = editor.document().rows
      while (editor.commands.undo.enabled()) editor.commands.undo.run()
      expect(editor.document().rows).toEqual(before)
      while (editor.commands.redo.enabled()) editor.commands.redo.run()
      expect(editor.document().rows).toEqual(after)
    }),
    { numRuns: 60 },
  )
})
