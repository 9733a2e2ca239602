import fc from 'fast-check'
import { history, undo } from 'prosemirror-history'
import { EditorState, type Transaction } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { Segment } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { accepted, rejected } from '../../../src/core/document/revisions.ts'
import { toDoc, toRows } from '../../../src/renderer/editor/convert.ts'
import { cellOf, rowByIndex } from '../../../src/renderer/editor/positions.ts'
import { trackedTransaction } from '../../../src/renderer/editor/revise/track.ts'
import { schema } from '../../../src/renderer/editor/schema.ts'
import { annotatedSegment } from '../../unit/document/annotated.ts'

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
