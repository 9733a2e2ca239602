import { describe, expect, test } from 'vitest'
import { readHtml } from '../../../src/formats/html/read/read.ts'
import { cleanPastedPage } from '../../../src/renderer/ui/import/pasted-page.ts'

/** The rows that a copied page becomes: kind, text, and what formatting it has. */
function rowsOf(html: string): string[] {
  const clean = cleanPastedPage(html)
  if (!clean) return []
  const { documents } = readHtml(new TextEncoder().encode(clean), 'page.html', { wholePage: true })
  return documents[0]!.rows.map(({ kind, level, source }) => {
    const text = source.map((inline) => {
      if (inline.type !== 'text') return inline.type === 'break' ? '\n' : `{${inline.label}}`
      const marks = inline.marks.map(({ type }) => type[0]).join('')
      return marks ? `${marks}(${inline.text})` : inline.text
    })
    return `${kind}${level || ''}: ${text.join('')}`
  })
}

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head>
<body lang=ZH-TW><!--StartFragment-->
<p class=MsoTitle align=center><span style='font-family:標楷體'>夜航</span><o:p></o:p></p>
<h1><span lang=EN-US>1</span> 出港</h1>
<p class=MsoNormal style='text-indent:24.0pt'><span style='color:#333'>船在<b>霧</b>裡走了<span style='font-style:italic'>一夜</span>。</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]>帶上燈。</p>
<table><tr><td><p class=MsoNormal>時刻</p></td><td><p class=MsoNormal>霧號</p></td></tr></table>
<p class=MsoNormal><span style='display:none;mso-hide:all'>隱</span><a href="https://example.org/a">連結</a><a href="javascript:alert(1)">陷阱</a></p>
<!--EndFragment--></body></html>`

const WECHAT = `<div id="js_content"><section style="margin:0"><section><span style="font-size:18px"><strong>渡口</strong></span></section>
<section style="line-height:1.8"><p style="text-indent:2em"><span style="letter-spacing:1px">船家收了纜繩，</span><span style="font-weight:bold">霧</span>就散了。</p>
<section><img data-src="https://example.org/x.png" src="data:,"><section>一個人站在岸上。<br>沒有人說話。</section></section></section></section>
<script>window.__ran = 1</script></div>`

describe('a copied page', () => {
  test('from a word processor keeps title, headings, lists, tables, bold and links', () => {
    expect(rowsOf(WORD)).toEqual([
      expect.stringMatching(/^(?:title|heading1): 夜航$/),
      'heading1: 1 出港',
      'paragraph: 船在b(霧)裡走了i(一夜)。',
      'list-item: 帶上燈。',
      'table-cell: 時刻',
      'table-cell: 霧號',
      'paragraph: l(連結)陷阱',
    ])
  })

  test('of WeChat keeps its paragraphs, out of sections within sections', () => {
    expect(rowsOf(WECHAT)).toEqual([
      'paragraph: b(渡口)',
      'paragraph: 船家收了纜繩，b(霧)就散了。',
      'paragraph: 一個人站在岸上。\n沒有人說話。',
    ])
    expect('__ran' in window).toBe(false)
  })

  test('of Google Docs is not all bold', () => {
    const html = `<b style="font-weight:normal;"><h2>題</h2><p><span style="font-weight:700">粗</span><span>細</span></p></b>`
    expect(rowsOf(html)).toEqual(['heading2: 題', 'paragraph: b(粗)細'])
  })

  test('keeps readings', () => {
    expect(rowsOf('<p><ruby>漢<rt>ㄏㄢˋ</rt></ruby>字</p>')[0]).toContain('漢')
  })

  test('without structure is nothing more than its text', () => {
    expect(cleanPastedPage('<div><span style="color:red">一</span></div>')).toBeNull()
    expect(cleanPastedPage('')).toBeNull()
  })

  test('brings no style, script, picture or handler along', () => {
    const clean = cleanPastedPage(`${WORD}${WECHAT}<h2 onclick="x()" style="color:red">一</h2>`)!
    expect(clean).not.toMatch(/style|script|onclick|<img|class=/)
  })
})
