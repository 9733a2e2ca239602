import fc from 'fast-check'
import { SaxesParser } from 'saxes'
import { describe, expect, test } from 'vitest'
import { createDocument, type RowDraft } from '../../../../src/core/document/create.ts'
import { textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Segment } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../../src/core/layout/options.ts'
import { printable } from '../../../../src/core/layout/printable.ts'
import { escapeHtml } from '../../../../src/formats/html/escape.ts'
import { writeHtml } from '../../../../src/formats/html/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sampleArticle, sentences } from '../../layout/sample.ts'

const printed = (segment: Segment) => textOf(printable(segment))

const documentOf = (...rows: RowDraft[]): BilingualDocument =>
  createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'notes.txt', format: 'text', encoding: 'utf-8' },
  })

function write(document: BilingualDocument, given: Partial<LayoutOptions> = {}): string {
  const options = { ...DEFAULT_LAYOUT, ...given }
  return writeHtml(layoutDocument(document, options), options)
}

interface Seen {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly lang: string
  text: string
}

/** What stands in the body, read as XML: what we write is well-formed but for the empty elements. */
function elements(html: string): Seen[] {
  const seen: Seen[] = []
  const open: Seen[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const given = attributes as Record<string, string>
    const element = {
      name,
      attributes: given,
      lang: given.lang ?? open.at(-1)?.lang ?? '',
      text: '',
    }
    seen.push(element)
    open.push(element)
    if (name === 'br') for (const around of open) around.text += '\n'
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => {
    for (const element of open) element.text += text
  })
  const body = html.slice(html.indexOf('<body>'), html.indexOf('</body>') + '</body>'.length)
  parser.write(body.replace(/<(w?br|col)\b([^>]*)>/g, '<$1$2/>')).close()
  return seen
}

const named = (html: string, name: string) =>
  elements(html).filter((element) => element.name === name)

describe('columns', () => {
  test('are a table whose head names the languages', () => {
    const html = write(sampleArticle())
    expect(named(html, 'th').map((th) => [th.attributes.scope, th.lang, th.text])).toEqual([
      ['col', 'zh-Hant', '繁體中文'],
      ['col', 'en', 'English'],
    ])
    const cells = named(html, 'td').map((td) => [td.lang, td.text])
    const document = sampleArticle()
    const rows = document.rows.flatMap((row) => [
      ['zh-Hant', textOf(row.source)],
      ['en', textOf(row.target)],
    ])
    expect(cells.splice(6, 2).map(([, text]) => text)).toEqual([
      '譯者 Ann Harbour日期 2024-05-01',
      'Translator Ann HarbourDate 2024-05-01',
    ])
    expect(cells).toEqual(rows)
  })

  test('number the rows on request, as heads of their rows', () => {
    const heads = named(write(sampleArticle('zh-Hans'), { rowNumbers: true }), 'th')
    expect(heads.map((th) => [th.attributes.scope, th.text])).toEqual([
      ['col', 'No.'],
      ['col', '简体中文'],
      ['col', 'English'],
      ['row', '1'],
      ['row', '2'],
      ['row', '3'],
    ])
  })
})

test('kinds of rows have their own elements', () => {
  const html = write(sampleArticle())
  const textsOf = (name: string) => named(html, name).map((element) => element.text)
  expect(textsOf('h1')).toEqual(['河口的燈塔', 'The Lighthouse at the Estuary'])
  expect(textsOf('h2')).toEqual(['一、潮水與沙', '1. Tide and Sand'])
  expect(textsOf('h3')).toEqual(['（一）三件舊物', '1.1 Three Old Things'])
  expect(textsOf('figcaption')).toHaveLength(2)
  expect(textsOf('blockquote')).toHaveLength(2)
  expect(textsOf('em')).toEqual(['歷經三次颱風'])
  expect(textsOf('i')).toEqual(['three typhoons'])
})

test('a line may end behind a half-width mark in Chinese', () => {
  const html = write(
    documentOf({ kind: 'paragraph', source: '在國內,DeepSeek;e.g.,x', target: 'a,b' }),
  )
  expect(html).toContain('在國內,<wbr>DeepSeek;e.g.,x<')
  expect(html).toContain('a,b<')
})

test('an interlinear heading is one heading in both languages; list items make one list', () => {
  const html = write(sampleArticle(), { arrangement: 'interlinear' })
  expect(named(html, 'h2').map((h2) => h2.text)).toEqual(['一、潮水與沙 1. Tide and Sand'])
  expect(named(html, 'ul')).toHaveLength(1)
  expect(named(html, 'li')).toHaveLength(2)
})

test('target only marks the source text that stands in, with its language', () => {
  const whole = write(sampleArticle(), { arrangement: 'target' })
  const marked = elements(whole).filter((e) => e.attributes.class?.includes('untranslated'))
  expect(marked.map((e) => [e.name, e.lang, e.text])).toEqual([
    ['p', 'zh-Hant', '這一段還沒有譯文，但它不能因此消失。'],
  ])
  const part = sentences([{ source: '前。', target: 'Before.' }, { source: '後。' }])
  const inside = elements(write(part, { arrangement: 'target' })).filter(
    (e) => e.attributes.class === 'untranslated',
  )
  expect(inside.map((e) => [e.name, e.lang, e.text])).toEqual([['span', 'zh-Hant', '後。']])
})

describe('safety', () => {
  test('text is escaped and loses only what HTML cannot hold', () => {
    expect(escapeHtml(`<a href="x">&'\u0000\u0007\ud800😀`)).toBe(
      '&lt;a href=&quot;x&quot;&gt;&amp;&#39;\ufffd😀',
    )
  })

  test('no markup, handler or address comes out of the text, whatever it is', () => {
    const allowed =
      /^(body|article|table|colgroup|col|thead|tbody|tr|t[hd]|p|h[1-6]|ul|li|div|dl|d[td]|span|blockquote|figure|figcaption|a|strong|em|i|u|su[bp]|w?br)$/
    fc.assert(
      fc.property(
        bilingualDocument,
        fc.constantFrom('columns', 'interlinear', 'target' as const),
        (document, arrangement) => {
          for (const { name, attributes } of elements(write(document, { arrangement }))) {
            expect(name).toMatch(allowed)
            for (const attribute of Object.keys(attributes)) {
              expect(['class', 'lang', 'scope', 'href', 'data-row']).toContain(attribute)
            }
            if (attributes.href) expect(attributes.href).toMatch(/^https:/)
          }
        },
      ),
    )
  })

  test('no character of either side is lost', () => {
    fc.assert(
      fc.property(bilingualDocument, (document) => {
        const shown = named(write(document, { metadata: [] }), 'td').map((td) => td.text)
        const legal = (text: string) =>
          text.replaceAll('\u0000', '').replaceAll('\ufffe', '').replaceAll('\ud800', '\ufffd')
        const hasTitle = document.rows.some((row) => row.kind === 'title')
        expect(shown.slice(hasTitle ? 0 : 2)).toEqual(
          document.rows.flatMap((row) => [legal(printed(row.source)), legal(printed(row.target))]),
        )
      }),
    )
  })

  test('hostile metadata stays text, in the head of the file too', () => {
    const html = write(
      sampleArticle('zh-Hant', { title: '</title><script>', author: '"><script>' }),
    )
    expect(html).not.toContain('<script')
    expect(html).toContain(
      '<title>&lt;/title&gt;&lt;script&gt; · The Lighthouse at the Estuary</title>',
    )
    expect(html).toContain('<meta name="author" content="&quot;&gt;&lt;script&gt;">')
  })

  test('the file needs nothing from elsewhere', () => {
    const html = write(sampleArticle())
    expect(html).not.toMatch(/<(script|link|img|iframe)|@import|url\(/)
    expect(html).toContain("default-src 'none'")
    expect(html).toContain('@media print')
    expect(html).toContain('prefers-color-scheme: dark')
  })
})
