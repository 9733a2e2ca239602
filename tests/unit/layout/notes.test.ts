import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../src/core/document/create.ts'
import type { BilingualDocument, Note } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { layoutDocument } from '../../../src/core/layout/layout.ts'
import { type Notes, numberedNotes, openNotes } from '../../../src/core/layout/notes.ts'
import { DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { checkDocx } from '../../../src/formats/check/docx.ts'
import { checkHtml } from '../../../src/formats/check/html.ts'
import { writeDocx } from '../../../src/formats/docx/write.ts'
import { writeHtml } from '../../../src/formats/html/write.ts'
import { sampleArticle } from './sample.ts'

const note = (id: string, text: string, more: Partial<Note> = {}): Note => ({
  id,
  author: 'Lin',
  date: '',
  text,
  ...more,
})

function noted(): BilingualDocument {
  const keys = firstKeys(3)
  const rows = [
    {
      ...createRow(
        { kind: 'paragraph', source: '舟在山上。', target: 'A boat on the hill.' },
        keys[0]!,
      ),
      notes: [
        note('a', 'A pun on <boat> & ship.'),
        note('b', '舊版作「船」。', { answers: 'a' }),
        note('c', 'Settled long ago.', { resolved: true }),
        note('d', 'Yes, settled.', { answers: 'c' }),
      ],
    },
    createRow({ kind: 'paragraph', source: '無風。', target: 'No wind.' }, keys[1]!),
    {
      ...createRow({ kind: 'paragraph', source: '未譯。' }, keys[2]!),
      notes: [note('e', 'To be done.')],
    },
  ]
  return { ...sampleArticle(), rows }
}

const laid = (notes: Notes, arrangement = DEFAULT_LAYOUT.arrangement) => {
  const options = { ...DEFAULT_LAYOUT, arrangement, notes }
  return { options, layout: layoutDocument(noted(), options) }
}

describe('remarks on rows in columns', () => {
  test('are those that nobody has resolved, with their answers', () => {
    const { layout } = laid('footnotes')
    expect(layout.blocks.map((block) => openNotes(block).map(({ id }) => id))).toEqual([
      ['a', 'b'],
      [],
      ['e'],
    ])
    const numbers = [...numberedNotes(layout).values()].flat().map(({ number }) => number)
    expect(numbers).toEqual([1, 2, 3])
  })

  test('are printed in no other layout, and in none where they are left out', () => {
    expect(laid('column', 'interlinear').layout.notes).toBe('none')
    const { layout, options } = laid('none')
    expect(writeHtml(layout, options)).not.toContain('A pun on')
  })

  test('stand in a third column of a page, in the language they are in', () => {
    const { layout, options } = laid('column')
    const html = writeHtml(layout, options)
    expect(html).toContain(
      '<td class="comment"><p lang="en">A pun on &lt;boat&gt; &amp; ship.</p><p lang="zh-Hant">舊版作「船」。</p></td>',
    )
    expect(html).not.toContain('ettled')
    expect(checkHtml(html, layout).problems).toEqual([])
  })

  test('are notes behind the text of a page, and lead there and back', () => {
    const { layout, options } = laid('footnotes')
    const html = writeHtml(layout, options)
    expect(html).toMatch(/A boat on the hill\.<sup[^>]*><a id="to-note-1" href="#note-1">1<\/a>/)
    expect(html).toMatch(/未譯。<sup[^>]*><a id="to-note-3" href="#note-3">3<\/a>/)
    expect(html).toContain('href="#to-note-3">3</a> <span lang="en">To be done.</span>')
    expect(checkHtml(html, layout).problems).toEqual([])
  })

  test.each(['column', 'footnotes'] as const)('are in a Word file as %s', async (notes) => {
    const { layout, options } = laid(notes)
    const bytes = await writeDocx(layout, options)
    expect(checkDocx(bytes, layout).problems).toEqual([])
    const parts = unzipSync(bytes)
    const body = strFromU8(parts['word/document.xml']!)
    const feet = strFromU8(parts['word/footnotes.xml'] ?? new Uint8Array())
    expect(notes === 'column' ? body : feet).toContain('A pun on &lt;boat&gt; &amp; ship.')
    expect(body.match(/<w:footnoteReference /g)?.length ?? 0).toBe(notes === 'column' ? 0 : 3)
    expect(body + feet).not.toContain('ettled')
    const cells = body.match(/<w:tr[ >].*?<\/w:tr>/gs)!.map((row) => row.match(/<w:tc>/g)!.length)
    expect(new Set(cells)).toEqual(new Set([notes === 'column' ? 3 : 2]))
  })
})
