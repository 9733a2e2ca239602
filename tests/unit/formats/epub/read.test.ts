import { describe, expect, test } from 'vitest'
import { readEpub } from '../../../../src/formats/epub/read.ts'
import { read } from '../../../../src/formats/read.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { pictureOf } from '../../../../src/formats/zip/picture.ts'
import { book, PNG, packBook, xhtml } from '../../../fixtures/build/epub.ts'
import { EPUB_CORPUS } from '../../../fixtures/corpus/epub.ts'
import { rowsOf } from '../html/shown.ts'

const fixture = (name: string) => EPUB_CORPUS.find((each) => each.name === name)!.bytes()
const of = (name: string) => readEpub(fixture(name), `${name}.epub`)
const pages = (name: string) => of(name).documents.map(({ provenance }) => provenance.part)
const rows = (name: string) => of(name).documents.flatMap(rowsOf)
const codes = (name: string) => of(name).warnings.map(({ code }) => code)

describe('a book', () => {
  test('is one document a chapter in the order of the spine, then its table of contents', () => {
    const { documents, version, format, warnings } = of('epub3-nav')
    expect([format, version, warnings]).toEqual(['epub', '3.0', []])
    expect(documents.map(({ metadata }) => metadata.title)).toEqual([
      '第一章 渡口',
      '第二章 橋',
      '目錄',
    ])
    expect(documents.map(rowsOf)).toEqual([
      ['heading1 第一章　渡口', 'paragraph 那年冬天，渡船停在岸邊。'],
      ['heading1 第二章　橋', 'paragraph 橋還沒有修好。'],
      ['heading1 目錄', 'list-item 第一章　渡口', 'list-item 第二章　橋'],
    ])
  })

  test('names its units by page and offset', () => {
    const [document] = of('epub3-nav').documents
    expect(document!.provenance).toMatchObject({ format: 'epub', part: 'OEBPS/a.xhtml' })
    expect(document!.rows[0]!.units).toEqual(['OEBPS/a.xhtml#213'])
  })

  test('has author, title and date for all its chapters', () => {
    for (const { metadata, sourceLanguage } of of('epub3-nav').documents) {
      expect(metadata).toMatchObject({ author: '王小明', origin: '渡口', date: '2020-03-01' })
      expect(sourceLanguage).toBe('zh-Hant')
    }
  })

  test('of EPUB 2 has its table of contents from the NCX', () => {
    expect(pages('epub2-ncx')).toEqual(['OEBPS/a.xhtml', 'OEBPS/b.xhtml', 'OEBPS/toc.ncx'])
    expect(rowsOf(of('epub2-ncx').documents[2]!)).toEqual([
      'title 渡口',
      'list-item 第一章　渡口',
      'list-item 第二章　橋',
    ])
  })

  test('that has both reads one of them', () => {
    expect(pages('epub3-nav-and-ncx')).toEqual([
      'OEBPS/a.xhtml',
      'OEBPS/b.xhtml',
      'OEBPS/nav.xhtml',
    ])
  })

  test('pages beside the order, and with names in Chinese', () => {
    expect(pages('beside-the-order')).toEqual(['OEBPS/a.xhtml', 'OEBPS/b.xhtml'])
    expect(pages('chinese-paths')).toEqual(['OEBPS/文字/第一章.xhtml', 'OEBPS/文字/第二章.xhtml'])
  })
})

describe('what stands in a chapter', () => {
  test('notes and their marks', () => {
    expect(rows('footnotes')).toEqual([
      'paragraph 渡船‹›note 1;停在岸邊。',
      'footnote ‹›↩;船上無人。',
    ])
  })

  test('pictures with their place in the archive', () => {
    expect(rows('picture')).toEqual([
      'paragraph 岸邊‹›image 渡船 @OEBPS/img/boat.png;有船。',
      'caption ‹›image  @OEBPS/img/boat.png;',
    ])
    expect(pictureOf(fixture('picture'), 'OEBPS/img/boat.png')).toEqual({
      type: 'image/png',
      bytes: PNG,
    })
    expect(pictureOf(fixture('picture'), 'OEBPS/a.xhtml')).toBeNull()
    expect(pictureOf(fixture('picture'), 'OEBPS/text/a.xhtml')).toBeNull()
  })

  test.each([
    ['ruby', 'paragraph ‹ruby dùkǒu;渡口›ruby dùkǒu;很冷。'],
    ['entities', 'paragraph “很冷”—\u00a0他說……&河'],
    ['page-breaks', 'paragraph 河水‹›<span>;很冷，‹›<a>;船停了。'],
    ['formula-and-svg', 'paragraph 速度是‹›field v=3;。'],
  ])('%s', (name, row) => {
    expect(rows(name)).toEqual([row])
  })

  test('names with a prefix, comments and CDATA sections', () => {
    expect(rows('prefixed-names')).toEqual(['heading1 橋', 'paragraph 橋{bold:還沒有}修好。'])
    expect(rows('comments-and-cdata')).toEqual([
      'paragraph 河水很冷。',
      'paragraph 船 < 岸上有人。',
    ])
  })

  test('scrambled fonts are no protection, and UTF-16 is read', () => {
    expect(pages('scrambled-fonts')).toHaveLength(2)
    expect(rows('utf-16-page')[0]).toBe('paragraph 河水很冷。')
  })
})

describe('damaged books', () => {
  test.each([
    ['page-not-well-formed', ['malformed-chapter']],
    ['page-missing', ['missing-chapter']],
    ['item-unknown', ['unread-chapter']],
    ['page-outside', ['unread-chapter']],
    ['fallbacks-in-a-circle', ['unread-chapter']],
    ['truncated', ['truncated-archive', 'truncated-entry', 'malformed-chapter']],
    ['truncated-before-its-package', ['truncated-archive', 'no-spine']],
    ['page-of-wrong-encoding', ['wrong-charset', 'malformed-chapter']],
  ])('%s: read with a warning', (name, expected) => {
    expect(codes(name)).toEqual(expected)
    expect(of(name).documents.length).toBeGreaterThan(0)
  })

  test('a book without its list of chapters is not written into', () => {
    const { documents, writesBack } = of('truncated-before-its-package')
    expect(documents.map(({ provenance: { part } }) => part)).toContain('OEBPS/named.xml')
    expect(writesBack).toBe(false)
    expect(of('epub3-nav').writesBack).toBe(true)
  })

  test.each([
    ['protected', 'protected-book'],
    ['no-package', 'damaged-book'],
    ['package-not-well-formed', 'malformed-xml'],
    ['entity-declared', 'xml-entities'],
    ['pictures-only', 'no-text'],
  ])('%s: refused as %s', (name, code) => {
    expect(() => of(name)).toThrow(expect.objectContaining({ code, fileName: `${name}.epub` }))
  })

  test('every fixture is read as a book, or refused by name', () => {
    for (const { name, bytes } of EPUB_CORPUS) {
      try {
        expect([name, read(bytes(), `${name}.epub`).format]).toEqual([name, 'epub'])
      } catch (error) {
        expect(error, name).toBeInstanceOf(UnreadableFileError)
      }
    }
  })
})

describe('recognition', () => {
  test('of a book that was packed again without its first file', () => {
    const files = { 'OEBPS/a.xhtml': xhtml('<p>河水</p>') }
    const packed = packBook(files)
    expect(() => read(packed, 'a.zip')).toThrow(expect.objectContaining({ code: 'damaged-book' }))
    expect(read(book({ pages: { 'a.xhtml': files['OEBPS/a.xhtml'] } }), 'a.zip')).toMatchObject({
      format: 'epub',
      warnings: [{ code: 'wrong-extension' }],
    })
  })
})
