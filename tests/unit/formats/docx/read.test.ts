import { describe, expect, test } from 'vitest'
import { plainText } from '../../../../src/core/document/inline.ts'
import { readDocx } from '../../../../src/formats/docx/read/read.ts'
import { recognisesDocx } from '../../../../src/formats/docx/read/recognise.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { buildDocx, field, p, r, run, STYLES } from '../../../fixtures/build/docx.ts'
import { DOCX_CORPUS, PROSE } from '../../../fixtures/corpus/docx.ts'
import { all, parse, partsOf } from './read.ts'
import { codesOf, lines, linesOf, readFile } from './rows.ts'

const rowsOf = (parts: Parameters<typeof buildDocx>[0]): string[] =>
  readDocx(buildDocx(parts), 'made.docx').documents.flatMap(linesOf)

describe('structure', () => {
  test('paragraph styles tell kinds, by names in any language, inheritance and outline level', () => {
    expect(lines('styles')).toEqual([
      'title: 书名',
      'heading 1: 第一章',
      'heading 2: 第一节',
      'heading 3: 第一小節',
      'heading 1: 自订章节',
      'heading 4: 大纲段落',
      'caption: 图一',
      'quotation: 旧时王谢堂前燕',
      'paragraph: 没有的样式',
    ])
  })

  test('headings made by hand are told by their look and their numbers', () => {
    expect(lines('hand-made-headings')).toEqual([
      'title: [bold]河口渡船管理的幾點意見[/]',
      'byline: 作者：林一',
      `paragraph: ${PROSE}`,
      'heading 1: [bold]一、現狀[/]',
      `paragraph: ${PROSE}`,
      'heading 2: ⟨field （一）⟩[bold]船隻[/]',
      `paragraph: ${PROSE}`,
      'heading 1: [bold]二、辦法[/]',
      `paragraph: ${PROSE}`,
    ])
    expect(readFile('hand-made-headings').documents[0]!.metadata.title).toBe(
      '河口渡船管理的幾點意見',
    )
  })

  test('where a style makes a heading, looks make none', () => {
    const body = p(r('現狀'), '1') + p(r(PROSE)) + p(r('二、辦法', '<w:b/>')) + p(r(PROSE))
    expect(rowsOf({ styles: STYLES, body: body + p(r(PROSE)) })[2]).toBe(
      'paragraph: [bold]二、辦法[/]',
    )
  })

  test('numbers of lists stand in front as codes, counted as Word counts them', () => {
    expect(lines('numbering')).toEqual([
      'list-item: ⟨field 一、⟩總則',
      'list-item: ⟨field （一）⟩目的',
      'list-item: ⟨field （二）⟩範圍',
      'list-item: ⟨field 1. ⟩說明',
      'list-item: ⟨field 1.1 ⟩細節',
      'list-item: ⟨field 二、⟩分則',
      'list-item: ⟨field （一）⟩新的開始',
      'list-item: ⟨field • ⟩要點',
      'list-item: ⟨field 五、⟩另起',
    ])
  })

  test('cells are read in their order, merged and nested ones too', () => {
    expect(lines('tables')).toEqual([
      'table-cell: 甲',
      'table-cell: 乙',
      'table-cell: 丙',
      'table-cell: 內一',
      'table-cell: 內二',
      'table-cell: 丁',
      'paragraph: 表後',
    ])
  })

  test('notes stand at the end, and their marks have their numbers', () => {
    expect(lines('notes')).toEqual([
      'paragraph: 正文⟨note 1⟩繼續⟨note i⟩，再來⟨note 2⟩。',
      'footnote: ⟨note 2⟩ 第二個注。',
      'footnote: ⟨note 1⟩ 第一個注。',
      'footnote: ⟨note i⟩ 文末的注。',
    ])
  })

  test('text boxes are read behind their paragraph, once', () => {
    expect(lines('text-boxes')).toEqual([
      'paragraph: 前⟨tag text box⟩後',
      'paragraph: 盒子一',
      'table-cell: 盒中表格',
      'paragraph: 盒子二',
      'paragraph: 舊式文字框',
    ])
  })

  test('headers and footers come last', () => {
    expect(lines('headers')).toEqual([
      'paragraph: 正文。',
      'paragraph: 單頁眉',
      'paragraph: 雙頁眉',
      'paragraph: \t第⟨field 1⟩頁',
    ])
  })

  test('of alternatives the first is read', () => {
    expect(lines('alternate-content')).toEqual(['paragraph: 選擇的段落', 'paragraph: 選定。'])
  })

  test('rows are named by the paragraphs of their part', () => {
    const { rows } = readFile('text-boxes').documents[0]!
    expect(rows.map(({ units }) => units)).toEqual(
      [1, 2, 3, 4, 9].map((n) => [`word/document.xml#${n}`]),
    )
  })
})

describe('what stands in a paragraph', () => {
  test('marks are read by style and by formatting, other formatting stands between codes', () => {
    expect(lines('formatting')).toEqual([
      'paragraph: 普通[bold]粗體[/][italic]斜體[/][underline]底線[/][superscript]上標[/][subscript]下標[/][bold]樣式粗體[/]收尾。',
      'paragraph: 这是一段⟨tag #FF0000⟩红色⟨/tag⟩和⟨tag 术语⟩术语⟨/tag⟩，还有⟨tag highlight yellow⟩荧光⟨/tag⟩、⟨tag 20 pt⟩大字⟨/tag⟩、⟨tag struck through⟩删除线⟨/tag⟩与⟨tag 楷体⟩楷体⟨/tag⟩。',
      'paragraph: 撕成碎片的2023年段落',
      'paragraph: [bold]整段粗體都一樣[/]',
      'heading 1: 标题里',
      'heading 1: 标题里⟨tag not bold⟩不粗⟨/tag⟩',
    ])
  })

  test('fields are links, text or protected, whatever stands in them', () => {
    expect(lines('fields')).toEqual([
      'paragraph: 連到[https://example.org/a]這裡[/]，⟨field 3⟩，⟨field 巢狀7⟩。',
      'paragraph: 第一章　起點\t⟨field 3⟩',
      'paragraph: 第二章　終點\t⟨field 9⟩',
      'heading 1: 起點',
      'paragraph: 按⟨tag #_Toc1⟩第一章⟨/tag⟩回去。',
    ])
  })

  test('a field all in one run is read as any other', () => {
    const whole = run(
      '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>4</w:t><w:fldChar w:fldCharType="end"/>',
    )
    expect(rowsOf({ body: p(r('第') + whole + r('頁')) })).toEqual(['paragraph: 第⟨field 4⟩頁'])
  })

  test('a link that would run something is no link', () => {
    const body = p(field('HYPERLINK "javascript:alert(1)"', r('按我')) + r('。'))
    expect(rowsOf({ body })).toEqual(['paragraph: ⟨tag javascript:alert(1)⟩按我⟨/tag⟩。'])
  })

  test('special characters become text where they are, codes where they are more', () => {
    expect(lines('special-characters')).toEqual([
      'paragraph: 甲\t乙\u2011丙\u00ad丁⏎戊⟨field ✓⟩己⏎庚⟨tag tab⟩辛⟨tag page break⟩壬',
      'paragraph: 不留空白  留',
    ])
  })

  test('ruby keeps its word as text and its reading as label', () => {
    expect(lines('ruby')).toEqual(['paragraph: 在⟨ruby ㄕㄢˋ ㄊㄡˊ⟩汕頭⟨/ruby⟩的渡口。'])
  })

  test('formulas are codes with their characters', () => {
    expect(lines('formula')).toEqual(['paragraph: 設⟨field x2⟩為正數。'])
  })

  test('content controls are codes, or none where they hold all of a paragraph', () => {
    expect(lines('content-controls')).toEqual([
      'paragraph: 控制項裡的段落',
      'paragraph: 日期：⟨tag date⟩三月五日⟨/tag⟩止。',
    ])
  })

  test('pictures know where they lie, and what is not read is named', () => {
    const result = readFile('pictures')
    expect(result.documents.flatMap(linesOf)).toEqual([
      'paragraph: 圖⟨image 一艘船⟩在此。',
      'paragraph: ⟨image 公式⟩',
      'paragraph: 图表⟨tag chart⟩⟨tag SmartArt⟩',
      'paragraph: ⟨image 機密⟩',
    ])
    const [image] = result.documents[0]!.rows[0]!.source.filter(({ type }) => type === 'code')
    expect(image).toMatchObject({ image: 'word/media/image1.png' })
    expect(codesOf(result)).toEqual(['unread-chart', 'unread-diagram', 'unread-picture-text'])
  })

  test('blanks that indent a paragraph are layout', () => {
    expect(lines('indents')[0]).toBe('paragraph: 全形空白縮排。')
  })
})

describe('comments, changes, hidden text', () => {
  test('comments are notes on the row they begin in, and codes where their mark stands', () => {
    const { rows } = readFile('comments').documents[0]!
    expect(rows.map(({ notes }) => notes.map(({ author, text }) => `${author}: ${text}`))).toEqual([
      ['甲: 跨兩段的意見', '丙: 沒有著落的意見'],
      [],
      ['乙: 單點的意見'],
    ])
    expect(rows[0]!.notes[0]!.date).toBe('2024-01-02T03:04:05Z')
    expect(lines('comments')[1]).toBe('paragraph: 第二段。⟨comment 1⟩')
  })

  test('tracked changes are read as accepted, and as rejected on demand', () => {
    const accepted = readFile('tracked-changes')
    expect(accepted.documents.flatMap(linesOf)).toEqual([
      'paragraph: 他說要去。',
      'paragraph: 前半段後半段。',
      'paragraph: 整段是新的。',
      'paragraph: 留下的句子。',
      'paragraph: 搬走的句子。',
    ])
    expect(accepted.documents[0]!.rows[1]!.units).toEqual([
      'word/document.xml#2',
      'word/document.xml#3',
    ])
    expect(codesOf(accepted)).toEqual(['tracked-changes'])
    const rejected = readFile('tracked-changes', { revisions: 'reject' })
    expect(rejected.documents.flatMap(linesOf)).toEqual([
      'paragraph: 他說不去。',
      'paragraph: 前半段',
      'paragraph: 後半段。',
      'paragraph: 整段不要了。',
      'paragraph: 搬走的句子。留下的句子。',
    ])
    expect(codesOf(rejected)).toEqual(['tracked-changes-rejected'])
  })

  test('hidden text is left out and named', () => {
    const result = readFile('hidden')
    expect(result.documents.flatMap(linesOf)).toEqual(['paragraph: 看得見的字。'])
    expect(result.warnings[0]).toMatchObject({ code: 'hidden-text' })
    expect(result.warnings[0]!.message).toContain('看不見')
  })
})

describe('the file', () => {
  test('title and author come from the text and the properties', () => {
    const [document] = readFile('report').documents
    expect(document!.metadata).toMatchObject({ title: '河口渡輪二〇二三年報告', author: '林曉' })
    expect(document!.provenance).toMatchObject({ name: 'report.docx', format: 'docx' })
  })

  test('the script is that of the text, else that of the settings', () => {
    expect(readFile('styles').documents[0]!.sourceLanguage).toBe('zh-Hans')
    expect(readFile('ruby').documents[0]!.sourceLanguage).toBe('zh-Hant')
    const body = p(r('十月二日。'))
    const settings = '<w:themeFontLang w:val="en-US" w:eastAsia="zh-TW"/>'
    const of = (parts: object) =>
      readDocx(buildDocx({ body, ...parts }), 'a.docx').documents[0]!.sourceLanguage
    expect(of({ settings })).toBe('zh-Hant')
    expect(of({ styles: STYLES })).toBe('zh-Hans')
  })

  test.each(['strict', 'other-prefix', 'other-place', 'utf-16', 'no-relationships'])(
    'a file in another spelling is read: %s',
    (name) => {
      expect(lines(name).length).toBeGreaterThan(0)
    },
  )

  test('a paragraph too long for a row is cut', () => {
    const result = readFile('long-paragraph')
    const { rows } = result.documents[0]!
    expect(rows.map(({ units }) => units.length)).toEqual([1, 0, 1])
    expect(rows[1]!.paragraph).toBe(rows[0]!.paragraph)
    expect(codesOf(result)).toEqual(['long-paragraph'])
  })

  test('a text that is not Chinese is read with a warning', () => {
    expect(codesOf(readFile('english'))).toEqual(['not-chinese'])
  })

  test.each(DOCX_CORPUS.filter(({ name }) => name !== 'entities.docx'))(
    '$name is recognised',
    ({ bytes }) => {
      expect(recognisesDocx(bytes())).toBe(true)
    },
  )

  test('other files are not', () => {
    expect(recognisesDocx(new TextEncoder().encode('PK 是兩個字母'))).toBe(false)
    expect(recognisesDocx(new Uint8Array())).toBe(false)
  })
})

describe('damage', () => {
  test.each([
    ['malformed', 'malformed-xml'],
    ['entities', 'xml-entities'],
    ['no-main-part', 'no-main-part'],
    ['empty', 'no-text'],
    ['encrypted', 'encrypted'],
  ])('%s is refused by name', (name, code) => {
    expect(() => readFile(name)).toThrow(expect.objectContaining({ code }) as Error)
    expect(() => readFile(name)).toThrow(UnreadableFileError)
  })

  test('a place is named by part, line and column', () => {
    expect(() => readFile('malformed')).toThrow(/word\/document\.xml 2:\d+/)
  })

  test('a truncated file is read as far as it goes, and not written into', () => {
    const result = readFile('truncated')
    expect(result.documents[0]!.rows.length).toBeGreaterThan(10)
    expect(codesOf(result)).toEqual(['truncated-archive', 'truncated-entry', 'truncated-document'])
    expect(result.writesBack).toBe(false)
  })

  test('a damaged header is left out and named', () => {
    const result = readFile('malformed-header')
    expect(result.documents.flatMap(linesOf)).toEqual(['paragraph: 正文還在。'])
    expect(codesOf(result)).toEqual(['damaged-part'])
  })

  test('what the standard does not allow is named', () => {
    const result = readFile('invalid-structure')
    expect(codesOf(result)).toEqual([
      'missing-note',
      'missing-comment',
      'missing-relationship',
      'circular-style',
      'misplaced-text',
      'nested-paragraph',
      'unclosed-field',
    ])
    expect(result.documents.flatMap(linesOf)).toContain('paragraph: 內')
  })

  test('a content that is embedded as a file is named', () => {
    expect(codesOf(readFile('embedded'))).toEqual(['embedded-file'])
  })
})

test('no character of the parts is lost but what is deleted, hidden or a twin', () => {
  for (const { name, bytes, damaged } of DOCX_CORPUS) {
    if (damaged || name === 'hidden.docx' || name === 'utf-16.docx') continue
    const { documents } = readDocx(bytes(), name)
    let text = ''
    for (const { source, notes } of documents[0]!.rows) {
      for (const inline of source) if (inline.type === 'code') text += inline.label
      text += plainText(source) + notes.map((note) => note.text).join('')
    }
    const parts = partsOf(bytes())
    for (const [path, xml] of Object.entries(parts)) {
      if (!/^word\/[^/]+\.xml$/.test(path)) continue
      const kept = xml
        .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
        .replace(/<w:(del|moveFrom)\b[^>]*[^/]>.*?<\/w:\1>/gs, '')
      for (const t of all(parse(kept), name === 'other-prefix.docx' ? 'ns0:t' : 'w:t')) {
        const [content = ''] = t.children
        if (typeof content !== 'string' || !content.trim()) continue
        expect(text, `${name} ${path}`).toContain(content.trim())
      }
    }
  }
})
