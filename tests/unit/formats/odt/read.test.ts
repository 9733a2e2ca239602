import { describe, expect, test } from 'vitest'
import { recognisesOdt } from '../../../../src/formats/odt/recognise.ts'
import { read } from '../../../../src/formats/read.ts'
import { pictureOf } from '../../../../src/formats/zip/picture.ts'
import { odt, odtFiles, PNG, packed } from '../../../fixtures/build/odt.ts'
import { ODT_FIXTURES } from '../../../fixtures/corpus/odt.ts'
import { codesOf, fixture, readFixture, rowsOf } from './show.ts'

describe('what is an OpenDocument text', () => {
  for (const { name, bytes, damaged } of ODT_FIXTURES) {
    if (damaged) continue
    test(name, () => expect(recognisesOdt(bytes())).toBe(true))
  }

  test('is told by the manifest where the media type is missing', () => {
    const { mimetype: _, ...files } = odtFiles({ body: '<text:p>河</text:p>' })
    expect(recognisesOdt(packed(files))).toBe(true)
  })

  test('is no sheet and no other archive', () => {
    const sheet = {
      ...odtFiles({ body: '' }),
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    }
    expect(recognisesOdt(packed(sheet))).toBe(false)
    expect(recognisesOdt(packed({ 'content.xml': '<a/>' }))).toBe(false)
    expect(recognisesOdt(new TextEncoder().encode('河水很靜。'))).toBe(false)
  })

  test('is read whatever it is called', () => {
    const result = read(fixture('paragraphs'), 'x.docx')
    expect([result.format, result.version]).toEqual(['odt', '1.3'])
    expect(codesOf(result)).toEqual(['wrong-extension'])
  })
})

/** Every feature once. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  paragraphs: ['paragraph: 河水很靜。', 'paragraph: 霧還沒有散。'],
  headings: ['heading 1: 渡口', 'heading 6: 早晨', 'paragraph: 正文。'],
  'styles by name': ['title: 渡口', 'heading 2: 第二節', 'quotation: 引文。', 'caption: 圖一：河'],
  marks: [
    'paragraph: [bold]粗[/][italic]斜[/][italic underline]底[/]H[subscript]2[/]O，x[superscript]2[/]。',
  ],
  // Neighbours of one look are one, and a look of all the text is none of its parts'.
  colours: ['paragraph: 一⟨tag color⟩紅字⟨/tag⟩二', 'paragraph: 全紅', 'paragraph: 沒有樣子'],
  'white space': ['paragraph: 一 二 三   四\t五⏎六七'],
  links: [
    'paragraph: 見[https://example.org/?a=1&b=2]這裡[/]與⟨tag #河|outline⟩那裡⟨/tag⟩和⟨tag file:///etc/passwd⟩別處⟨/tag⟩。',
  ],
  lists: [
    'list-item: 名單',
    'list-item: ⟨field 一、⟩第一',
    'list-item: 又一段',
    'list-item: ⟨field （1）⟩小的',
    'list-item: ⟨field • ⟩更小',
    'list-item: ⟨field 二、⟩第二',
    'paragraph: 中間',
    'list-item: ⟨field 三、⟩第三',
    'list-item: ⟨field 十一、⟩第十一',
  ],
  'numbered headings': [
    'heading 1: ⟨field 第1章⟩渡口',
    'heading 2: ⟨field 1.1 ⟩早晨',
    'heading 1: ⟨field 第2章⟩對岸',
    'heading 1: 附錄',
  ],
  tables: [
    'table-cell: 人物',
    'table-cell: 甲',
    'table-cell: 內層',
    'table-cell: 乙',
    'table-cell: 乙的第二段',
    'paragraph: 表後。',
  ],
  notes: [
    'paragraph: 老船夫⟨note 1⟩說沒有橋。',
    'paragraph: 後一段。',
    'footnote: 渡口在河的南岸。',
  ],
  comments: ['paragraph: 老⟨comment 林編輯⟩船夫說。'],
  'text boxes': [
    'paragraph: 前⟨tag 框一⟩後',
    'paragraph: 框裡的字',
    'paragraph: 圖⟨image 清晨的河面⟩一',
    'paragraph: 下一段',
    'paragraph: 形狀裡的字',
  ],
  pictures: ['paragraph: 看⟨image 清晨的河面⟩這裡。', 'paragraph: ⟨image 清晨的河面⟩'],
  'formula and chart': ['paragraph: 式子⟨field a = b⟩和圖表⟨tag object⟩。'],
  fields: ['paragraph: 作者是⟨field 林⟩，見⟨field 7⟩頁，⟨field <名字>⟩。'],
  bookmarks: ['heading 1: 渡口', 'paragraph: 一⟨tag b⟩二⟨/tag⟩三四', 'paragraph: 五六'],
  ruby: ['paragraph: ⟨ruby ㄏㄢˋ⟩漢⟨/ruby⟩字。'],
  'hidden text': ['paragraph: 看得見。'],
  'tracked changes': ['paragraph: 河水很新。', 'paragraph: 沒有改的一段。'],
  'headers and footers': ['paragraph: 正文。', 'paragraph: 渡口雜誌', 'paragraph: 第⟨field 1⟩頁'],
  contents: ['paragraph: 目錄', 'paragraph: 渡口\t1', 'heading 1: 渡口'],
  'other prefixes': ['paragraph: 一[bold]二[/]'],
  flat: [
    'paragraph: 河水很靜。',
    'paragraph: 霧⟨note 1⟩。',
    'footnote: 渡口在河的南岸。',
    'paragraph: 渡口',
    'paragraph: 第⟨field 1⟩頁',
  ],
  'UTF-16': ['paragraph: 河水很靜。'],
  'no styles': ['paragraph: 河水很靜。'],
}

describe('what is read', () => {
  for (const [name, rows] of Object.entries(EXPECTED)) {
    test(name, () => expect(rowsOf(readFixture(name))).toEqual(rows))
  }

  test('tracked changes, as if all were rejected', () => {
    const rejected = readFixture('tracked changes', { revisions: 'reject' })
    expect(rowsOf(rejected)).toEqual(['paragraph: 河水舊的。', 'paragraph: 沒有改的一段。'])
    expect(codesOf(rejected)).toEqual(['tracked-changes'])
    expect(rowsOf(readFixture('tracked change over paragraphs', { revisions: 'reject' }))).toEqual([
      'paragraph: 甲',
      'paragraph: 戊',
    ])
  })

  test('comments become notes on their row', () => {
    const { notes } = readFixture('comments').documents[0]!.rows[0]!
    expect(notes).toEqual([
      {
        id: 'content.xml#1.1',
        author: '林編輯',
        date: '2024-03-05T10:00:00',
        text: '這個詞要查。\n問作者。',
      },
    ])
  })

  test('script, title and author', () => {
    expect(readFixture('simplified').documents[0]!.sourceLanguage).toBe('zh-Hans')
    const { sourceLanguage, metadata } = readFixture('metadata').documents[0]!
    // Not one of its characters tells, but the default style does.
    expect(sourceLanguage).toBe('zh-Hant')
    expect([metadata.title, metadata.author]).toEqual(['渡口', '林'])
  })

  test('what is left out is named', () => {
    const warnings = (name: string) =>
      readFixture(name).warnings.map(({ code, where }) => [code, where])
    expect(warnings('hidden text')).toEqual([['hidden-text', '']])
    expect(warnings('formula and chart')).toEqual([['embedded-object', 'Object 2']])
  })

  test('units are paragraphs of the part, counted from its start', () => {
    const units = readFixture('notes').documents[0]!.rows.flatMap((row) => row.units)
    expect(units).toEqual(['content.xml#1', 'content.xml#3', 'content.xml#2'])
  })

  test('a paragraph that no editor can carry is cut into rows of one paragraph', () => {
    const { rows } = readFixture('long paragraph').documents[0]!
    expect(rows.length).toBeGreaterThan(2)
    expect(new Set(rows.map((row) => row.paragraph)).size).toBe(1)
    expect(rows.flatMap((row) => row.units)).toEqual(['content.xml#1'])
  })

  test('the picture of a code', () => {
    const bytes = fixture('pictures')
    expect(pictureOf(bytes, 'Pictures/river.png')).toEqual({ type: 'image/png', bytes: PNG })
    expect(pictureOf(bytes, 'content.xml')).toBeNull()
    expect(pictureOf(bytes, 'Pictures/none.png')).toBeNull()
  })

  test('a picture that lies elsewhere is not looked for', () => {
    const remote =
      '<text:p>看<draw:frame><draw:image xlink:href="https://example.org/a.png"/></draw:frame></text:p>'
    const image = read(odt(remote), 'x.odt').documents[0]!.rows[0]!.source[1]
    expect(image).toMatchObject({ type: 'code', kind: 'image', image: '' })
  })
})

describe('damage', () => {
  const refusal = (name: string): { code: string; where: string; message: string } => {
    try {
      readFixture(name)
    } catch (error) {
      return error as never
    }
    throw new Error('It was read.')
  }

  test.each([
    ['no text', 'no-text', 'content.xml'],
    ['encrypted', 'encrypted', 'META-INF/manifest.xml'],
    ['no content', 'no-content', 'content.xml'],
    ['only styles', 'no-text', ''],
    ['malformed content', 'malformed-xml', 'content.xml 1:11'],
    ['entities', 'xml-entities', 'content.xml 1:31'],
  ])('%s is refused by name', (name, code, where) => {
    const error = refusal(name)
    expect([error.code, error.where]).toEqual([code, where])
    expect(error.message).toContain(`“${name}.odt”`)
  })

  test('styles that cannot be read are no reason not to read the text', () => {
    const result = readFixture('malformed styles')
    expect(rowsOf(result)).toEqual(['paragraph: 河水很靜。'])
    expect(codesOf(result)).toEqual(['damaged-part'])
  })

  test('a file whose end is missing is read as far as it goes', () => {
    const result = readFixture('truncated')
    expect(codesOf(result)).toEqual(
      expect.arrayContaining(['truncated-archive', 'truncated-entry']),
    )
    expect(rowsOf(result)[0]).toBe('paragraph: 第0段，河水0。')
    expect(rowsOf(result).length).toBeGreaterThan(100)
  })
})
