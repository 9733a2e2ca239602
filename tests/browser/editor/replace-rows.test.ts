import fc from 'fast-check'
import { EditorState } from 'prosemirror-state'
import { expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { replaceChanged } from '../../../src/renderer/editor/commands/replace-rows.ts'
import { CHUNK_MAX, toDoc, toRows } from '../../../src/renderer/editor/convert.ts'

const rowsOf = (count: number, source: string): Row[] =>
  firstKeys(count).map((key, i) => createRow({ kind: 'paragraph', source: `${source}${i}` }, key))

const BEFORE = rowsOf(300, '行')

/** Rows of another document made of these: some left out, changed, moved, and new ones between. */
const after = fc
  .array(fc.tuple(fc.nat({ max: 299 }), fc.constantFrom('out', 'new', 'change', 'move')), {
    maxLength: 30,
  })
  .map((edits) => {
    const rows = [...BEFORE]
    for (const [at, edit] of edits) {
      const row = rows[at % rows.length]!
      if (edit === 'out') rows.splice(at % rows.length, 1)
      else if (edit === 'new') rows.splice(at, 0, ...rowsOf(3, '新'))
      else if (edit === 'change') rows[at % rows.length] = { ...row, bookmarked: true }
      else rows.push(...rows.splice(at % rows.length, 1))
    }
    return rows
  })

test('rows become others in one step, and only what is not the same is drawn again', () => {
  fc.assert(
    fc.property(after, fc.boolean(), (rows, withoutFirst) => {
      const wanted = withoutFirst ? rows.slice(1) : rows
      const doc = toDoc(BEFORE, 'paragraph')
      const tr = EditorState.create({ doc }).tr
      replaceChanged(tr, 0, BEFORE, wanted)
      expect(toRows(tr.doc)).toEqual(wanted)
      tr.doc.check()
      for (const chunk of tr.doc.children) expect(chunk.childCount).toBeLessThanOrEqual(CHUNK_MAX)
    }),
    { numRuns: 60 },
  )
})

test('chunks in which nothing changed are the same nodes', () => {
  const doc = toDoc(BEFORE, 'paragraph')
  const tr = EditorState.create({ doc }).tr
  replaceChanged(tr, 0, BEFORE, BEFORE.with(100, { ...BEFORE[100]!, bookmarked: true }))
  let same = 0
  tr.doc.forEach((chunk, _, i) => {
    if (chunk === doc.child(i)) same += 1
  })
  expect(same).toBe(doc.childCount - 1)
  expect(tr.steps).toHaveLength(1)
})

test('what is the same is left alone', () => {
  const tr = EditorState.create({ doc: toDoc(BEFORE, 'paragraph') }).tr
  replaceChanged(tr, 0, BEFORE, [...BEFORE])
  expect(tr.docChanged).toBe(false)
})
