import { afterEach, describe, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Segment } from '../../../src/core/document/model.ts'
import { openPage, type TestPage, target } from './page.ts'

let page: TestPage
afterEach(() => page.close())

const open = () =>
  openPage([
    { kind: 'paragraph', source: '第一段。', target: 'one' },
    { kind: 'paragraph', source: '第二段。', target: '' },
  ])

function paste(data: Readonly<Record<string, string>>): void {
  const clipboardData = new DataTransfer()
  for (const [type, text] of Object.entries(data)) clipboardData.setData(type, text)
  page.root.dispatchEvent(
    new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
  )
}

const targetOf = (index: number): Segment => page.editor.document().rows[index]!.target

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head>
<body lang=EN-US><!--StartFragment--><p class=MsoNormal style='margin:0'>A <b>bold</b> and <i style='mso-bidi-font-style:normal'>slanted</i>
word, <u>underlined</u>, <span style='color:red;font-weight:bold'>red</span><o:p></o:p></p>
<p class=MsoNormal><a href="https://example.org/a">a link</a><span style='display:none'>hidden</span><a href="javascript:alert(1)">trap</a></p><!--EndFragment--></body></html>`

describe('paste', () => {
  test('from a word processor keeps bold, italic and links, and nothing else', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    paste({ 'text/html': WORD, 'text/plain': 'ignored' })
    expect(targetOf(1)).toEqual([
      { type: 'text', text: 'A ', marks: [] },
      { type: 'text', text: 'bold', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and ', marks: [] },
      { type: 'text', text: 'slanted', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' word, underlined, ', marks: [] },
      { type: 'text', text: 'red', marks: [{ type: 'bold' }] },
      { type: 'break' },
      { type: 'text', text: 'a link', marks: [{ type: 'link', href: 'https://example.org/a' }] },
      { type: 'text', text: 'trap', marks: [] },
    ])
    expect(page.statuses()[1]).toBe('draft')
  })

  test('runs no script and loads nothing', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    const loaded = performance.getEntriesByType('resource').length
    paste({
      'text/html':
        '<img src="https://example.org/x.png" onerror="window.__ran=1"><script>window.__ran=1</script>text',
    })
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect('__ran' in window).toBe(false)
    expect(performance.getEntriesByType('resource').length).toBe(loaded)
    expect(page.texts()[1]![1]).toBe('text')
  })

  test('of plain text keeps its lines', async () => {
    page = open()
    await userEvent.click(target(page, 1))
    paste({ 'text/plain': '  first line\r\n\r\nsecond line\n' })
    expect(page.texts()[1]![1]).toBe('first line\nsecond line')
  })

  test('into the source or a locked row changes nothing', async () => {
    page = open()
    page.editor.goto(page.editor.document().rows[0]!.id, 'source', 0)
    paste({ 'text/plain': 'x' })
    page.editor.gotoIndex(0)
    page.editor.commands.toggleLock.run()
    paste({ 'text/plain': 'x' })
    expect(page.texts()[0]).toEqual(['第一段。', 'one'])
  })
})

describe('copy', () => {
  const copied = (): DataTransfer => {
    const clipboardData = new DataTransfer()
    page.root.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
    )
    return clipboardData
  }

  test('of rows gives a table, and lines with a tab', () => {
    page = open()
    page.editor.focus()
    page.editor.commands.selectAll.run()
    page.editor.commands.selectAll.run()
    const data = copied()
    expect(data.getData('text/plain')).toBe('第一段。\tone\n第二段。\t')
    expect(data.getData('text/html')).toContain('<td lang="en">one</td>')
  })

  test('of formatted text comes back with all its formatting', async () => {
    page = open()
    await userEvent.click(target(page, 0))
    page.editor.commands.selectAll.run()
    page.editor.commands.underline.run()
    page.editor.commands.superscript.run()
    const html = copied().getData('text/html')
    page.editor.gotoIndex(1)
    paste({ 'text/html': html })
    expect(targetOf(1)).toEqual(targetOf(0))
  })
})
