import { describe, expect, it } from 'vitest'
import { fromText, plainText } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type { Inline, Segment } from '../../../../src/core/document/model.ts'
import { read } from '../../../../src/formats/read.ts'
import { writeBack } from '../../../../src/formats/write-back.ts'
import { MARKDOWN_PAGE } from '../../../fixtures/corpus/markdown.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const open = (text: string, name = 'x.md') => read(utf8(text), name)
const rowsOf = (text: string) => open(text).documents[0]!.rows

/** A segment as text: `⟨kind label⟩` for a code, `⟨/⟩` for the end of one, `{marks text}`. */
const shown = (segment: Segment): string =>
  segment
    .map((inline: Inline) => {
      if (inline.type === 'break') return '\n'
      if (inline.type === 'code') {
        return inline.role === 'closing' ? '⟨/⟩' : `⟨${inline.kind} ${inline.label}⟩`
      }
      const marks = inline.marks.map((mark) => (mark.type === 'link' ? mark.href : mark.type))
      return marks.length > 0 ? `{${marks.join(' ')}: ${inline.text}}` : inline.text
    })
    .join('')
const onlyRow = (text: string): string => {
  const rows = rowsOf(text)
  expect(rows).toHaveLength(1)
  return shown(rows[0]!.source)
}

function put(text: string, targets: readonly string[], targetTitle = '') {
  const bytes = utf8(text)
  const [document] = read(bytes, 'x.md').documents
  const rows = document!.rows.map((row, i) => ({ ...row, target: fromText(targets[i] ?? '') }))
  const metadata = { ...document!.metadata, targetTitle }
  const result = writeBack(bytes, [{ ...document!, metadata, rows }], { untranslated: 'source' })
  return { ...result, text: new TextDecoder().decode(result.bytes) }
}

describe('a Markdown file', () => {
  it('has a row for each block of text, in order', () => {
    const { documents, warnings, writesBack } = open(MARKDOWN_PAGE)
    expect({ warnings, writesBack }).toEqual({ warnings: [], writesBack: true })
    const [document] = documents
    expect(document!.metadata).toMatchObject({
      title: '渡口',
      author: '林晚舟',
      date: '2021-03-04',
    })
    expect(document!.rows.map(({ kind, level, source }) => [kind, level, shown(source)])).toEqual([
      ['heading', 1, '渡口'],
      [
        'paragraph',
        0,
        '那年冬天，{bold: 渡船}停在岸邊，{https://example.org/boat: 船家} 說 {italic: 不走了}。',
      ],
      ['heading', 2, '一、等'],
      ['quotation', 0, '河水漲起來了。\n沒有人說話。'],
      ['list-item', 0, '第一個人'],
      ['list-item', 0, '第二個人⟨note 1⟩'],
      ['table-cell', 0, '日期'],
      ['table-cell', 0, '水位'],
      ['table-cell', 0, '三月四日'],
      ['table-cell', 0, '三月五日'],
      ['caption', 0, '⟨image boat.jpg⟩船⟨/⟩'],
      ['footnote', 0, '他後來走了。'],
    ])
  })

  it.each([
    ['`碼` 與 $x^2$ 與 字', '⟨field 碼⟩ 與 ⟨field x^2⟩ 與 字'],
    ['價錢是$5和$6。', '價錢是$5和$6。'],
    [
      '~~錯~~[頁](./甲.md)[險](javascript:x)',
      '⟨tag ~~⟩錯⟨/⟩⟨tag ./甲.md⟩頁⟨/⟩⟨tag javascript:x⟩險⟨/⟩',
    ],
    ['[用`碼`](https://example.org)', '⟨tag https://example.org⟩用⟨field 碼⟩⟨/⟩'],
    ['[文][r]\n\n[r]: https://example.org', '{https://example.org: 文}'],
    ['<https://example.org> 見', '{https://example.org: https://example.org} 見'],
    [
      '<a href="https://example.org">文</a><sup>2</sup><span>字</span>',
      '{https://example.org: 文}{superscript: 2}⟨tag <span>⟩字⟨/⟩',
    ],
    ['字{{< ref "a" >}}和\\{{a}}', '字⟨tag {{< ref "a" >}}⟩和{{a}}'],
    [
      '<div>\n<p>甲 &lt;乙&gt; &hellip;<img src="x"></p>\n</div>',
      '甲 <乙> ⟨tag &hellip;⟩⟨tag <img src="x">⟩',
    ],
    [
      '很長很長的一行文字，在這裡被切斷而且還沒有說完\n所以接著說下去。',
      '很長很長的一行文字，在這裡被切斷而且還沒有說完所以接著說下去。',
    ],
    ['words that were\nwrapped', 'words that were wrapped'],
    ['床前明月光，\n疑是地上霜。', '床前明月光，\n疑是地上霜。'],
    ['甲\\\n乙  \n丙<br>丁', '甲\n乙\n丙\n丁'],
  ])('reads %j', (markdown, row) => {
    expect(onlyRow(markdown)).toBe(row)
  })

  it('finds definitions far away', () => {
    const rows = rowsOf(
      `[文][r]。\n\n${'## 題\n\n正文很長。\n\n'.repeat(3000)}[R]: https://example.org\n`,
    )
    expect(shown(rows[0]!.source)).toBe('{https://example.org: 文}。')
    expect(rows).toHaveLength(6001)
  })

  it.each([
    ['list', '- [字](./a)[字](./b)\n'.repeat(3000)],
    ['table', `甲 | 乙\n--- | ---\n${'[字](./a) | [字](./b)\n'.repeat(3000)}`],
  ])(
    'may have a long %s without a blank line',
    (_, text) => {
      expect(rowsOf(text).length).toBeGreaterThanOrEqual(3000)
    },
    60_000,
  )

  it('says where the front matter is wrong', () => {
    const { warnings, documents } = open('---\nauthor: 林晚舟\ntitle: "渡口\n---\n\n正文。\n')
    expect(warnings).toMatchObject([
      { code: 'front-matter', where: expect.stringMatching(/^line [3-5]$/) },
    ])
    expect(documents[0]!.rows.map((row) => plainText(row.source))).toEqual(['正文。'])
  })

  it.each([
    ['too-deep', `字。\n\n${'>'.repeat(200)}字\n`, /line 3/],
    ['too-tangled', `${'[字]('.repeat(20_000)}\n`, /line 1 on/],
    ['no-text', '```\n代碼\n```\n', /x\.md/],
  ])('is refused as %s', (code, text, message) => {
    expect(() => open(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    )
  })
})

describe('Markdown is recognised', () => {
  it.each([
    ['x.md', '沒有任何記號的一段。\n'],
    ['x.txt', MARKDOWN_PAGE],
    ['x', '# 題\n\n正文[連結](https://example.org)。\n'],
    ['x', '# 一\n\n- 二\n- 三\n\n## 四\n'],
    ['x.page', '---\ntitle: 渡口\n---\n\n正文。\n'],
  ])('in %s: %j', (name, text) => {
    expect(open(text, name).format).toBe('markdown')
  })

  it.each([
    ['x.txt', '# 一\n\n第一段。\n\n# 二\n\n- 三\n- 四\n\n> 五\n> 六\n'],
    ['x.txt', '要帶的東西：\n- 傘\n- 鞋\n'],
    ['x.txt', '——\n渡口\n----\n\n第一段 *注意* 這裡。\n'],
    ['x', '沒有任何記號的一段。\n第二段，[按：原文如此]。\n'],
    ['x', '# 只有一個題目\n\n正文。\n'],
  ])('not in %s: %j', (name, text) => {
    expect(open(text, name).format).toBe('text')
  })
})

describe('a translation in Markdown', () => {
  it('keeps every sign around it', () => {
    const text = `> 1. 河水
>    漲起來了，而且一直漲一直漲，漲到了第二層的窗子下面。
>
> | 甲 |
> |---|
> | 乙 |

題目
====
`
    expect(put(text, ['The river\nrose.', 'A', 'B | C', 'Title']).text).toBe(`> 1. The river\\
>    rose.
>
> | A |
> |---|
> | B \\| C |

Title
====
`)
  })

  it('sets title and language of the front matter', () => {
    const text = '---\ntitle: 渡口 # 題\nlang: zh-Hant\ntags: [河]\n---\n\n正文。\n'
    expect(put(text, ['Text.'], 'The "Ferry"').text).toBe(
      '---\ntitle: "The \\"Ferry\\"" # 題\nlang: en\ntags: [河]\n---\n\nText.\n',
    )
    expect(put('+++\ntitle = "渡口"\n+++\n\n正文。\n', ['Text.'], 'Ferry').text).toBe(
      '+++\ntitle = "Ferry"\n+++\n\nText.\n',
    )
  })

  it('gets back what it lost, and says so', () => {
    const { text, warnings } = put('按 `鍵` 再看 ![圖](a.png)[^1]。\n\n[^1]: 註。\n', ['Press it.'])
    expect(text).toBe('Press it.![](a.png)`鍵`[^1]\n\n[^1]: 註。\n')
    expect(warnings).toMatchObject([{ code: 'missing-code', where: 'line 1' }])
  })

  it('uses links as the file writes them', () => {
    const markdown =
      '[甲](https://a.example "題")[乙][b]和[丙]。\n\n[b]: https://b.example\n[丙]: https://c.example\n'
    const bytes = utf8(markdown)
    const [document] = read(bytes, 'x.md').documents
    const link = (text: string, href: string): Inline => ({
      type: 'text',
      text,
      marks: [{ type: 'link', href }],
    })
    const target: Segment = [
      link('A', 'https://a.example'),
      link('B', 'https://b.example'),
      { type: 'text', text: ' and ', marks: [] },
      link('C', 'https://c.example'),
      link('D', 'https://d.example'),
    ]
    const rows = document!.rows.map((row) => ({ ...row, target }))
    const written = writeBack(bytes, [{ ...document!, rows }], { untranslated: 'source' })
    expect(new TextDecoder().decode(written.bytes).split('\n')[0]).toBe(
      '[A](https://a.example "題")[B][b] and [C][丙][D](https://d.example)',
    )
  })

  it('leaves the place of a row that was joined to another empty', () => {
    const bytes = utf8('一。\n\n二\n---\n\n三。\n')
    const [document] = read(bytes, 'x.md').documents
    const [one, two, three] = document!.rows as [never, never, never]
    const rows = [{ ...mergeRows(one, two), target: fromText('One, two.') }, three]
    const written = writeBack(bytes, [{ ...document!, rows }], { untranslated: 'empty' })
    expect(new TextDecoder().decode(written.bytes)).toBe('One, two.\n\n\n\n\n')
    expect(written).toMatchObject({ translated: 1, untranslated: 1 })
  })

  it('is refused by another file', () => {
    const [document] = open('# 題\n\n正文。\n').documents
    expect(() => writeBack(utf8('正文。\n'), [document!], { untranslated: 'source' })).toThrow(
      expect.objectContaining({ code: 'other-file' }),
    )
  })
})
