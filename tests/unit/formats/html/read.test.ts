import { describe, expect, test } from 'vitest'
import { plainText } from '../../../../src/core/document/inline.ts'
import { readHtml } from '../../../../src/formats/html/read/read.ts'
import { recognisesHtml } from '../../../../src/formats/html/read/recognise.ts'
import { read } from '../../../../src/formats/read.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { HTML_CORPUS, htmlPage, SITE } from '../../../fixtures/corpus/html.ts'
import { rowsOf } from './shown.ts'

const bytes = (content: string) => new TextEncoder().encode(content)
const fixture = (name: string) => HTML_CORPUS.find((each) => each.name === name)!.bytes()
const rows = (name: string) => rowsOf(readHtml(fixture(name), `${name}.html`).documents[0]!)
const body = (content: string) => rowsOf(readHtml(bytes(htmlPage(content)), 'a.html').documents[0]!)
const codes = (name: string) =>
  readHtml(fixture(name), `${name}.html`).warnings.map(({ code }) => code)

describe('what stands in a page', () => {
  test('marks', () => {
    expect(rows('marks')).toEqual([
      'paragraph 河水{bold:很冷}，{italic:船停}{underline:在}岸{superscript:上}{subscript:下}，{bold:很靜}。',
    ])
  })

  test('links that may be followed are marks, others are codes', () => {
    expect(rows('links')).toEqual([
      'paragraph 見{link:此處}、{link:信箱}、‹<a>;另一頁›</a>;、‹<a>;不可›</a>;。',
    ])
    const [row] = readHtml(fixture('links'), 'a.html').documents[0]!.rows
    const [link] = row!.source.flatMap((inline) => (inline.type === 'text' ? inline.marks : []))
    expect(link).toEqual({ type: 'link', href: 'https://example.com/?a=1&b=2' })
  })

  test('other elements in a line are pairs of codes, what is no text one code', () => {
    expect(rows('codes')).toEqual([
      'paragraph 用‹<code>;npm›</code>;安裝‹<span>;模組›</span>;，‹<abbr>;縮寫›</abbr>;，‹<time>;去年›</time>;，‹›<button>;之後‹›<script>;再做。',
    ])
  })

  test('neighbours with the same tag are one pair', () => {
    expect(rows('torn-spans')).toEqual(['paragraph 河‹<span>;水很›</span>;冷。'])
  })

  test('ruby shows the reading and keeps the base text', () => {
    expect(rows('ruby')).toEqual(['paragraph ‹ruby dù;渡›ruby dù;口很冷。'])
  })

  test('pictures with a description, captions', () => {
    expect(rows('pictures')).toEqual([
      'caption ‹›image 渡船;',
      'caption 岸邊的船',
      'paragraph 船‹›image ;在岸邊。',
    ])
  })

  test('lists, tables, quotations, each nested text in its place', () => {
    expect(rows('lists')).toEqual(['甲', '乙', '丙', '丁', '詞', '釋'].map((t) => `list-item ${t}`))
    expect(rows('tables')).toEqual([
      'caption 表一',
      'table-cell 項',
      'table-cell 值',
      'table-cell 內格',
    ])
    expect(rows('quotation')).toEqual(['quotation 古人說過。', 'quotation 今人也說。'])
  })

  test('marks of notes, and notes', () => {
    expect(rows('notes')).toEqual([
      'paragraph 渡船‹›note [1];停在岸邊‹›note 2;。',
      'footnote 船上無人。‹›↩;',
    ])
  })

  test('text between block elements is a paragraph of its own', () => {
    expect(rows('mixed-blocks')).toEqual([
      'paragraph 前',
      'paragraph 中',
      'paragraph 後{bold:粗}',
      'heading3 標題',
      'paragraph 文字',
    ])
  })

  test('paragraphs that only br parts, and lines that belong together', () => {
    expect(rows('paragraphs-by-br')).toEqual([
      'paragraph 第一段一直寫到這裡才停下來。',
      'paragraph 第二段也一直寫到這裡。',
      'paragraph 第三段在這裡。⏎下一行還是第三段。',
    ])
    expect(rows('verse')).toEqual(['paragraph 床前明月光⏎疑是地上霜⏎舉頭望明月⏎低頭思故鄉'])
    const long = '這一行有二十五個字以上所以它自己就是一個段落而不是詩句。'
    expect(body(`<div>${long}<br>${long}<br>${long}</div>`)).toEqual(
      Array.from({ length: 3 }, () => `paragraph ${long}`),
    )
  })

  test('preformatted text keeps its lines, program text is not read', () => {
    expect(rows('preformatted')).toEqual(['paragraph 第一行⏎  第二行'])
  })

  test('paragraphs of preformatted text are parted by empty lines and indents', () => {
    expect(rows('preformatted-article')).toEqual([
      'paragraph 渡口⏎王小明',
      'paragraph 河水&渡船，⏎都很{bold:靜}。',
      'paragraph 人在岸上。',
      'paragraph 完',
    ])
  })

  test('nothing hidden is read, but what is only transparent', () => {
    expect(rows('hidden')).toEqual(['paragraph 看見。'])
    expect(rows('fading-article')).toHaveLength(3)
  })

  test('line ends are nothing between Chinese characters, and blanks elsewhere', () => {
    expect(rows('line-ends')).toEqual(['paragraph 河水很冷，ship and shore，“是”的。'])
    expect(body('<p> 河 水 <b> 很</b>\n<i>冷</i> <br> 船 </p>')).toEqual([
      'paragraph 河 水 {bold:很}{italic:冷}⏎船',
    ])
  })

  test('formulas are fields with their text', () => {
    expect(rows('formula')).toEqual(['paragraph 速度是‹›field v=3;。'])
  })

  test('an element around a whole text stays in the file', () => {
    expect(body('<p><span style="font-size: 15px"><font face="x">河水</font></span></p>')).toEqual([
      'paragraph 河水',
    ])
    expect(body('<li><a href="a.html">第一章</a></li>')).toEqual(['list-item 第一章'])
  })

  test('a heading in an item is a heading', () => {
    expect(body('<ul><li><h3>甲</h3>乙</li></ul>')).toEqual(['heading3 甲', 'list-item 乙'])
  })
})

describe('damaged pages', () => {
  test('tags that are not closed, or cross one another', () => {
    expect(rows('unclosed')).toEqual([
      'paragraph 甲{bold:乙}',
      'paragraph {bold:丙}丁',
      'paragraph 戊{italic:己}',
    ])
    expect(rows('misnested')).toEqual(['paragraph 甲{bold:乙}{bold italic:丙}{italic:丁}戊'])
  })

  test('no text is lost, wherever it stands', () => {
    expect(rows('text-in-table').sort()).toEqual([
      'paragraph 丁',
      'paragraph 乙',
      'paragraph 甲',
      'table-cell 丙',
    ])
    expect(rows('text-behind-the-end')).toEqual(['paragraph 甲', 'paragraph 乙', 'paragraph 丙'])
    expect(rows('stray-end-tags')).toEqual(['paragraph 河水很冷', 'paragraph 。'])
    expect(rows('no-root')).toEqual(['paragraph 河水很冷。'])
  })

  test.each([
    ['too-deep', 'too-deep'],
    ['no-text', 'no-text'],
    ['controls-only', 'no-text'],
  ])('%s is refused', (name, code) => {
    expect(() => readHtml(fixture(name), `${name}.html`)).toThrow(
      expect.objectContaining({ code, fileName: `${name}.html` }),
    )
  })

  test('every fixture is read as a page, or refused by name', () => {
    for (const { name, bytes: build } of HTML_CORPUS) {
      try {
        expect([name, read(build(), `${name}.html`).format]).toEqual([name, 'html'])
      } catch (error) {
        expect(error, name).toBeInstanceOf(UnreadableFileError)
      }
    }
  })
})

describe('encodings', () => {
  test.each([
    ['big5', 'big5'],
    ['gb2312', 'gb18030'],
    ['no-charset', 'gb18030'],
    ['utf-16', 'utf-16le'],
    ['byte-order-mark', 'utf-8'],
    ['wrong-charset', 'utf-8'],
    ['undecodable', 'utf-8'],
  ])('%s is read as %s', (name, encoding) => {
    const result = readHtml(fixture(name), `${name}.html`)
    expect(result.encoding).toBe(encoding)
    expect(plainText(result.documents[0]!.rows[0]!.source)).toContain('河水很冷')
  })

  test('a page that is mistaken about itself, or has flaws, is read with a warning', () => {
    expect(codes('wrong-charset')).toEqual(['wrong-charset'])
    expect(codes('undecodable')).toEqual(['undecodable-bytes'])
  })

  test('the encoding can be chosen', () => {
    const options = { encoding: 'big5' }
    expect(readHtml(fixture('big5'), 'a.html', options).encoding).toBe('big5')
    expect(() => readHtml(fixture('big5'), 'a.html', { encoding: 'klingon' })).toThrow(
      expect.objectContaining({ code: 'unknown-encoding' }),
    )
  })
})

describe('the article of a page', () => {
  const result = readHtml(bytes(SITE), 'site.html')

  test('is read without what stands around it, lists and short lines included', () => {
    const found = rowsOf(result.documents[0]!)
    expect(found[0]).toBe('title 渡口')
    expect(found[1]).toBe('byline 文／王小明')
    expect(found.slice(5)).toEqual([
      'heading2 橋',
      'list-item 木頭。',
      'list-item 鐵釘。',
      'paragraph 橋修好了。',
    ])
    expect(found).toHaveLength(9)
    expect(result.warnings.map(({ code }) => code)).toEqual(['article-only'])
  })

  test('is all of the page where that is asked for', () => {
    const whole = readHtml(bytes(SITE), 'site.html', { wholePage: true })
    const found = rowsOf(whole.documents[0]!)
    expect(found).toContain('paragraph 版權所有，不得轉載。')
    expect(found).toContain('list-item 另一座橋')
    expect(whole.warnings).toEqual([])
  })

  test('is named with author, date and address', () => {
    expect(result.documents[0]!.metadata).toMatchObject({
      title: '渡口',
      author: '王小明',
      date: '2020-03-01',
      origin: 'https://example.com/ferry',
    })
  })

  test('is all of a text that was saved as a page', () => {
    expect(rows('lists')).toHaveLength(6)
    expect(codes('lists')).toEqual([])
  })

  test('is found in the longest page of a manual', () => {
    const page = SITE.replace('<header>', `<p>${'<i></i>'.repeat(20_000)}</p><header>`)
    const { warnings } = readHtml(bytes(page), 'a.html')
    expect(warnings.map(({ code }) => code)).toEqual(['article-only'])
  })

  test.each([
    ['size', `<p>${'<i></i>'.repeat(40_000)}</p>`],
    ['depth', `${'<div>'.repeat(450)}<p>深</p>${'</div>'.repeat(450)}`.repeat(8)],
  ])('is not looked for in a page of inhuman %s: all is read, with a warning', (_, content) => {
    const page = SITE.replace('<header>', `${content}<header>`)
    const { documents, warnings } = readHtml(bytes(page), 'a.html')
    expect(warnings.map(({ code }) => code)).toEqual(['no-article'])
    expect(rowsOf(documents[0]!)).toContain('paragraph 版權所有，不得轉載。')
  })
})

describe('recognition', () => {
  test.each([
    ['<!DOCTYPE html><p>甲', true],
    ['\ufeff \n<!-- saved from --><html>', true],
    ['<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C"><html>', true],
    ['<p>甲</p>', false],
    ['<htmlx>', false],
    ['# 標題\n\n<div>甲</div>', false],
    ['<?xml version="1.0"?><xliff/>', false],
  ])('%s', (content, is) => {
    expect(recognisesHtml(bytes(content), 'a.txt')).toBe(is)
  })

  test('a piece of a page by its name as well', () => {
    expect(recognisesHtml(bytes('<p>甲</p>'), 'a.html')).toBe(true)
    expect(recognisesHtml(bytes('甲 <p>'), 'a.html')).toBe(false)
  })
})
