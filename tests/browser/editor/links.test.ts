import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { RowDraft } from '../../../src/core/document/create.ts'
import type { Segment } from '../../../src/core/document/model.ts'
import { openPage, type TestPage, target } from './page.ts'

const ADDRESS = 'https://example.org/facing?a=1&b=2'

const linked: Segment = [
  { type: 'text', text: 'See ', marks: [] },
  { type: 'text', text: 'the ', marks: [{ type: 'link', href: ADDRESS }] },
  { type: 'text', text: 'page', marks: [{ type: 'link', href: ADDRESS }, { type: 'bold' }] },
  { type: 'text', text: ' there', marks: [] },
]

const rows: RowDraft[] = [
  { kind: 'paragraph', source: '見該頁。', target: linked },
  { kind: 'paragraph', source: '無。', target: 'None.' },
]

let page: TestPage
let followed: string[]
afterEach(() => page.close())

function open(): void {
  followed = []
  page = openPage(rows, { onOpenLink: (href) => followed.push(href) })
}

const caret = (offset: number) =>
  page.editor.goto(page.editor.document().rows[0]!.id, 'target', offset)

describe('a link', () => {
  test('is known where the caret is in it or at its edge, and nowhere else', () => {
    open()
    const known = Array.from({ length: 19 }, (_, offset) => {
      caret(offset)
      return page.editor.linkAt() !== null
    })
    // “See the page there”: from before “the” to after “page”.
    expect(known.map((is) => (is ? 'x' : '.')).join('')).toBe('....xxxxxxxxx......')
    caret(9)
    expect(page.editor.linkAt()).toBe(ADDRESS)
  })

  test('that ends where the selected text begins is not that text’s', async () => {
    open()
    caret(12)
    await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{/Shift}')
    expect(page.editor.linkAt()).toBeNull()
  })

  test('is followed by a click with Ctrl, and by no other', async () => {
    open()
    const bold = target(page, 0).querySelector('a strong')!
    await userEvent.click(bold)
    await userEvent.click(target(page, 1), { modifiers: ['Control'] })
    expect(followed).toEqual([])
    await userEvent.click(bold, { modifiers: ['Control'] })
    expect(followed).toEqual([ADDRESS])
    expect(page.texts()[0]![1]).toBe('See the page there')
  })

  test('is given another address as a whole', () => {
    open()
    caret(6)
    expect(page.editor.setLink('https://example.org/other')).toBe(true)
    for (const offset of [4, 8, 11]) {
      caret(offset)
      expect(page.editor.linkAt()).toBe('https://example.org/other')
    }
  })
})
