import { describe, expect, test } from 'vitest'
import { createDocument, type RowDraft } from '../../../../src/core/document/create.ts'
import { fromText } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../../src/core/layout/options.ts'
import { tracked } from '../../../../src/core/review/track.ts'
import { escapeMarkdown } from '../../../../src/formats/markdown/escape.ts'
import { segmentMarkdown } from '../../../../src/formats/markdown/inline.ts'
import { markdownOptions, writeMarkdown } from '../../../../src/formats/markdown/write.ts'
import { sampleArticle, sentences } from '../../layout/sample.ts'

const write = (document: BilingualDocument, given: Partial<LayoutOptions> = {}): string =>
  writeMarkdown(layoutDocument(document, { ...DEFAULT_LAYOUT, ...given }))

const documentOf = (...rows: RowDraft[]): BilingualDocument =>
  createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'notes.txt', format: 'text', encoding: 'utf-8' },
    metadata: { title: '筆記' },
  })

test('tracked changes are as accepted, whatever is asked for', () => {
  const by = { author: 'Lin', date: '' }
  const target = tracked(fromText('An old light.'), fromText('A light.'), by, 'word')
  const document = documentOf({ kind: 'paragraph', source: '燈', target })
  const options = markdownOptions({ ...DEFAULT_LAYOUT, arrangement: 'review', changes: 'shown' })
  const text = writeMarkdown(layoutDocument(document, options))
  expect(text).toContain('A light.')
  expect(text).not.toContain('old')
})

test('columns are the front matter and one table', () => {
  const document = documentOf(
    { kind: 'title', source: '題', target: 'Title' },
    { kind: 'heading', source: '一、甲', target: '1. A' },
    { kind: 'paragraph', source: '第一行\n第二行', target: 'a | b' },
    { kind: 'paragraph', source: '未譯' },
  )
  expect(write(document, { rowNumbers: true })).toBe(`# 1  題

# Title

| No. | 繁體中文 | English |
| --- | --- | --- |
| 2 | <strong>一、甲</strong> | <strong>1. A</strong> |
| 3 | 第一行<br>第二行 | a \\| b |
| 4 | 未譯 |  |
`)
})

test('interlinear text alternates', () => {
  const document = documentOf(
    { kind: 'heading', level: 2, source: '甲', target: 'A' },
    { kind: 'heading', level: 6, source: '# 乙 #', target: '2. B' },
    { kind: 'quotation', source: '上句\n下句', target: 'One\nTwo' },
    { kind: 'list-item', source: '其一', target: 'First' },
    { kind: 'paragraph', source: '1. 不是清單', target: '# not a heading' },
  )
  expect(write(document, { arrangement: 'interlinear' })).toBe(`# 筆記

### 甲

### A

###### # 乙 \\#

###### 2. B

> 上句\\
> 下句

> One\\
> Two

- 其一

- First

1\\. 不是清單

\\# not a heading
`)
})

test('target only is plain, and marks what is not translated', () => {
  const document = sentences([{ source: '前。', target: 'Before.' }, { source: '後。' }])
  expect(write(document, { arrangement: 'target', metadata: [] })).toBe(
    '# essay\n\nBefore. \\[untranslated\\] 後。\n',
  )
})

test('the sample has all its metadata, marks and links', () => {
  const markdown = write(sampleArticle(), { arrangement: 'target' })
  expect(markdown).toContain('Translator: Ann Harbour\\\nDate: 2024-05-01')
  expect(markdown).toContain('[the archive’s page](<https://example.org/estuary?a=1&b=2>)')
  expect(markdown).toContain('*three typhoons*')
})

describe('escaping', () => {
  test.each([
    ['*a* _b_ `c` ~~d~~', '\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~'],
    ['[x](y) ![z](w)', '\\[x\\](y) \\!\\[z\\](w)'],
    ['<b>&amp;</b> & c', '\\<b\\>\\&amp;\\</b\\> & c'],
    ['a\\b|c', 'a\\\\b\\|c'],
    ['http://example.org www.example.org', 'http\\://example.org www\\.example.org'],
    ['x\u0000y', 'xy'],
  ])('%j anywhere', (text, expected) => {
    expect(escapeMarkdown(text, false)).toBe(expected)
  })

  test.each([
    ['# a', '\\# a'],
    ['- a', '\\- a'],
    ['+ a', '\\+ a'],
    ['---', '\\---'],
    ['===', '\\==='],
    ['12) a', '12\\) a'],
    ['12.5 a', '12.5 a'],
  ])('%j at the start of a line', (text, expected) => {
    expect(escapeMarkdown(text, true)).toBe(expected)
  })

  test('a line after a break is a line start too', () => {
    expect(
      segmentMarkdown(
        [
          { type: 'text', text: 'a', marks: [] },
          { type: 'break' },
          { type: 'text', text: '- b', marks: [] },
        ],
        'paragraph',
      ),
    ).toBe('a\\\n\\- b')
  })
})

describe('marks', () => {
  const bold = { type: 'text', text: ' b ', marks: [{ type: 'bold' }] } as const
  test('are signs between spaces', () => {
    expect(segmentMarkdown([{ type: 'text', text: 'a ', marks: [] }, bold], 'paragraph')).toBe(
      'a  **b** ',
    )
  })

  test('are tags inside Chinese, where signs do not work', () => {
    const run = { type: 'text', text: '“粗”', marks: [{ type: 'bold' }] } as const
    expect(
      segmentMarkdown(
        [{ type: 'text', text: '很', marks: [] }, run, { type: 'text', text: '。', marks: [] }],
        'paragraph',
      ),
    ).toBe('很<strong>“粗”</strong>。')
  })

  test('links that are not safe are text', () => {
    const link = {
      type: 'text',
      text: 'x',
      marks: [{ type: 'link', href: 'javascript:alert(1)' }],
    } as const
    expect(segmentMarkdown([link], 'paragraph')).toBe('x')
  })
})
