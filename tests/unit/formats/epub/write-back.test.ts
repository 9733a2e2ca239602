import { describe, expect, test } from 'vitest'
import { pseudoTranslate } from '../../../../src/core/document/pseudo.ts'
import { readEpub } from '../../../../src/formats/epub/read.ts'
import { writeBackEpub } from '../../../../src/formats/epub/write-back.ts'
import { parseXhtml } from '../../../../src/formats/html/read/page.ts'
import { ZipArchive } from '../../../../src/formats/zip/read.ts'
import { EPUB_CORPUS } from '../../../fixtures/corpus/epub.ts'
import { shown, text, translated } from '../html/shown.ts'

const keep = { untranslated: 'source' } as const
const fixture = (name: string) => EPUB_CORPUS.find((each) => each.name === name)!.bytes()

const readable = EPUB_CORPUS.filter(({ bytes, name }) => {
  try {
    return readEpub(bytes(), name).writesBack
  } catch {
    return false
  }
})

const contentOf = (bytes: Uint8Array, path: string): string =>
  new TextDecoder().decode(new ZipArchive(bytes, 'a.epub').read(path)!)

/** A book whose headings are translated, and nothing else. */
function withHeadings(name: string): Uint8Array {
  const { documents } = readEpub(fixture(name), 'a.epub')
  const given = documents.map((each) =>
    translated(each, ({ kind }) => (kind === 'heading' ? text('Chapter & verse') : [])),
  )
  return writeBackEpub(fixture(name), given, keep).bytes
}

describe('every fixture', () => {
  test.each(readable)(
    '$name is the same with target = source, or without targets',
    ({ bytes, name }) => {
      const { documents } = readEpub(bytes(), name)
      const copied = documents.map((each) => translated(each, ({ source }) => source))
      expect(writeBackEpub(bytes(), copied, keep).bytes).toEqual(bytes())
      expect(writeBackEpub(bytes(), documents, keep).bytes).toEqual(bytes())
    },
  )

  test.each(readable)('$name holds its translation when it is read again', ({ bytes, name }) => {
    const before = readEpub(bytes(), name)
    const pseudo = before.documents.map(pseudoTranslate)
    const back = writeBackEpub(bytes(), pseudo, keep)
    const again = readEpub(back.bytes, name)
    expect(again.documents.map(({ rows }) => rows.map(({ source }) => shown(source)))).toEqual(
      pseudo.map(({ rows }) =>
        rows.map(({ source, target }) => shown(target.length > 0 ? target : source)),
      ),
    )
    const faults = ({ warnings }: typeof again) =>
      warnings.filter(({ code }) => code === 'malformed-chapter').length
    expect(faults(again)).toBe(faults(before))
    expect(back.untranslated).toBe(0)
  })
})

describe('a translated book', () => {
  const back = withHeadings('epub3-nav-and-ncx')

  test('begins with its type, not packed', () => {
    expect(new TextDecoder('latin1').decode(back.subarray(30, 58))).toBe(
      'mimetypeapplication/epub+zip',
    )
  })

  test('has the other files byte for byte, as they were packed', () => {
    const [before, after] = [fixture('epub3-nav-and-ncx'), back].map((bytes) => {
      const archive = new ZipArchive(bytes, 'a.epub')
      const entry = archive.entries.get('META-INF/container.xml')!
      return bytes.subarray(entry.dataStart, entry.dataStart + entry.packedSize)
    })
    expect(after).toEqual(before)
  })

  test('says its language', () => {
    expect(contentOf(back, 'OEBPS/book.opf')).toContain('<dc:language>en</dc:language>')
    expect(contentOf(back, 'OEBPS/a.xhtml')).toContain('xml:lang="en" lang="en"')
  })

  test('has its headings in both tables of contents, where they say the same', () => {
    expect(contentOf(back, 'OEBPS/nav.xhtml')).toContain(
      '<a href="a.xhtml">Chapter &amp; verse</a>',
    )
    expect(contentOf(back, 'OEBPS/toc.ncx')).toContain('<text>Chapter &amp; verse</text>')
    expect(contentOf(back, 'OEBPS/toc.ncx')).toContain('<docTitle><text>渡口</text></docTitle>')
    for (const path of ['OEBPS/nav.xhtml', 'OEBPS/toc.ncx', 'OEBPS/a.xhtml', 'OEBPS/book.opf']) {
      expect(parseXhtml(contentOf(back, path), { file: '', part: path }).fault).toBeNull()
    }
  })

  test('has the title of the table of contents as its own', () => {
    const { documents } = readEpub(fixture('epub2-ncx'), 'a.epub')
    const given = documents.map((each) =>
      translated(each, ({ kind }) => (kind === 'title' ? text('The Ferry') : [])),
    )
    const { bytes, translated: count } = writeBackEpub(fixture('epub2-ncx'), given, keep)
    expect(contentOf(bytes, 'OEBPS/book.opf')).toContain('<dc:title>The Ferry</dc:title>')
    expect(count).toBe(1)
  })

  test('has the title of a chapter that the user translated', () => {
    const { documents } = readEpub(fixture('footnotes'), 'a.epub')
    const [document] = readEpub(fixture('epub3-nav'), 'a.epub').documents
    expect(documents).toHaveLength(1)
    const metadata = { ...document!.metadata, title: '第一章', targetTitle: 'Chapter 1' }
    const { bytes } = writeBackEpub(fixture('epub3-nav'), [{ ...document!, metadata }], keep)
    expect(contentOf(bytes, 'OEBPS/a.xhtml')).toContain('<title>Chapter 1</title>')
  })

  test('may be of some chapters only', () => {
    const { documents } = readEpub(fixture('epub3-nav'), 'a.epub')
    const given = translated(documents[0]!, () => text('Cold'))
    const { bytes, translated: count } = writeBackEpub(fixture('epub3-nav'), [given], keep)
    expect(count).toBe(2)
    expect(contentOf(bytes, 'OEBPS/b.xhtml')).toBe(contentOf(fixture('epub3-nav'), 'OEBPS/b.xhtml'))
  })
})

test('a page that became another is refused', () => {
  const { documents } = readEpub(fixture('epub3-nav'), 'a.epub')
  const given = documents.map((each) => translated(each, () => text('Cold')))
  expect(() => writeBackEpub(fixture('utf-16-page'), given, keep)).toThrow(
    expect.objectContaining({ code: 'other-file' }),
  )
})
