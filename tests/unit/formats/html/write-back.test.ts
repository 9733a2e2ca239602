import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { concat, orderMarks, plainText } from '../../../../src/core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../../../src/core/document/model.ts'
import { pseudoTranslate } from '../../../../src/core/document/pseudo.ts'
import { readHtml } from '../../../../src/formats/html/read/read.ts'
import { writeBackHtml } from '../../../../src/formats/html/write-back/write-back.ts'
import { HTML_CORPUS, htmlPage, SITE } from '../../../fixtures/corpus/html.ts'
import { shown, text, translated } from './shown.ts'

const bytes = (content: string) => new TextEncoder().encode(content)
const decode = (content: Uint8Array) => new TextDecoder().decode(content)
const keep = { untranslated: 'source' } as const

/** A page whose first row is given a target, as text. */
function written(body: string, target: (source: Segment) => Segment): string {
  const page = bytes(htmlPage(body))
  const { documents } = readHtml(page, 'a.html')
  const given = documents.map((each) => translated(each, ({ source }) => target(source)))
  return decode(writeBackHtml(page, given, keep).bytes)
    .split('<body>\n')[1]!
    .split('\n</body>')[0]!
}

const readable = HTML_CORPUS.filter(({ bytes: build, name }) => {
  try {
    return readHtml(build(), name)
  } catch {
    return false
  }
})

describe('every fixture', () => {
  test.each(readable)(
    '$name stays byte for byte with target = source, or without targets',
    ({ bytes: build, name }) => {
      const { documents } = readHtml(build(), name, { wholePage: true })
      const copied = documents.map((each) => translated(each, ({ source }) => source))
      expect(writeBackHtml(build(), copied, keep).bytes).toEqual(build())
      expect(writeBackHtml(build(), documents, keep).bytes).toEqual(build())
    },
  )

  test.each(readable)(
    '$name holds its translation when it is read again',
    ({ bytes: build, name, damaged }) => {
      const { documents } = readHtml(build(), name, { wholePage: true })
      const pseudo = documents.map(pseudoTranslate)
      const back = writeBackHtml(build(), pseudo, keep)
      const { encoding } = documents[0]!.provenance
      const again = readHtml(back.bytes, name, { wholePage: true, encoding })
      // Lines that have become longer may be taken for paragraphs; misnested tags are put in order.
      const inLines = (segments: readonly Segment[]) =>
        segments.map(damaged ? plainText : shown).join('⏎')
      expect(inLines(again.documents[0]!.rows.map(({ source }) => source))).toEqual(
        inLines(pseudo[0]!.rows.map(({ source, target }) => (target.length > 0 ? target : source))),
      )
      expect(back.untranslated).toBe(0)
    },
  )
})

describe('a translation', () => {
  test('takes the place of the text alone', () => {
    expect(
      written('<p class="x"> <!-- 1 -->河水<!-- 2 --> </p><!-- 3 -->', () => text('Cold & <wet>')),
    ).toBe('<p class="x"> <!-- 1 -->Cold &amp; &lt;wet&gt;<!-- 2 --> </p><!-- 3 -->')
  })

  test('uses the elements of the source for its marks', () => {
    const target: Segment = [
      { type: 'text', text: 'Cold', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' and ', marks: [] },
      { type: 'text', text: 'wet', marks: [{ type: 'bold' }] },
      { type: 'text', text: ' here', marks: [{ type: 'italic' }] },
      { type: 'text', text: ' it', marks: [{ type: 'link', href: 'https://example.com/?a&b' }] },
    ]
    expect(
      written(
        '<p>河<b class="x">水</b><a target="_blank" href="https://example.com/?a&b">很</a>冷</p>',
        () => target,
      ),
    ).toBe(
      '<p><b class="x">Cold</b> and <b class="x">wet</b><em> here</em><a target="_blank" href="https://example.com/?a&b"> it</a></p>',
    )
  })

  test('has the codes of the source, a missing one at its end', () => {
    const page = bytes(htmlPage('<p>河<img src="a.png">水<span class="x">很</span>冷</p>'))
    const { documents } = readHtml(page, 'a.html')
    const given = documents.map((each) => translated(each, () => text('Cold')))
    const back = writeBackHtml(page, given, keep)
    expect(decode(back.bytes)).toContain('<p>Cold<img src="a.png"></p>')
    expect(back.warnings.map(({ code }) => code)).toEqual(['restored-codes'])
  })

  test('may lack an end, or have a code the file does not know', () => {
    const page = bytes(htmlPage('<p>河<span class="x">水</span>冷</p>'))
    const { documents } = readHtml(page, 'a.html')
    const given = documents.map((each) =>
      translated(each, ({ source }) => [
        source[1]!,
        ...text('Cold'),
        { ...(source[1] as CodeInline), id: 'x' },
      ]),
    )
    const back = writeBackHtml(page, given, keep)
    expect(decode(back.bytes)).toContain('<p><span class="x">Cold</span></p>')
    expect(back.warnings.map(({ code }) => code)).toEqual(['dropped-codes'])
  })

  test('has no link in a link', () => {
    const link: Mark = { type: 'link', href: 'https://example.com/' }
    expect(
      written('<p>河<a href="b.html">水</a>冷</p>', ([, open, , close]) => [
        { type: 'text', text: 'a', marks: [link] },
        open!,
        { type: 'text', text: 'b', marks: [link] },
        close!,
      ]),
    ).toBe('<p><a href="https://example.com/">a</a><a href="b.html">b</a></p>')
  })

  test('keeps the readings of ruby where they stand', () => {
    const ruby = '<ruby>渡<rp>(</rp><rt>dù</rt><rp>)</rp></ruby>'
    expect(
      written(`<p>${ruby}口</p>`, ([open, , close]) => [open!, ...text('Ferry'), close!]),
    ).toBe('<p><ruby>Ferry<rp>(</rp><rt>dù</rt><rp>)</rp></ruby></p>')
  })

  test('loses the indent of the source', () => {
    expect(written('<p>　　河水</p>', () => text('Cold'))).toBe('<p>Cold</p>')
  })

  test('says its language, and gives the page its title', () => {
    const page = bytes(SITE.replace('<article>', '<article lang="zh-TW">'))
    const { documents } = readHtml(page, 'a.html')
    const given = documents.map((each) => translated(each, (_, i) => text(`Line ${i}`)))
    const back = decode(writeBackHtml(page, given, keep).bytes)
    expect(back).toContain('<html lang="en">')
    expect(back).toContain('<article lang="en">')
    expect(back).toContain('<title>Line 0</title>')
    expect(back).toContain('版權所有')
    expect(back).toContain("var 不讀 = '不讀'")
  })

  test('the language is added where the page does not say any', () => {
    const page = bytes('<html class="a"><body><p>河水</p></body></html>')
    const { documents } = readHtml(page, 'a.html')
    const given = documents.map((each) => translated(each, () => text('Cold')))
    expect(decode(writeBackHtml(page, given, keep).bytes)).toBe(
      '<html lang="en" class="a"><body><p>Cold</p></body></html>',
    )
  })

  test('stays in the encoding of the page', () => {
    const page = HTML_CORPUS.find(({ name }) => name === 'big5')!.bytes()
    const { documents } = readHtml(page, 'a.html')
    const given = documents.map((each) =>
      translated(each, (_, i) => (i === 0 ? text('“Cold” — 冷 🚢') : [])),
    )
    const back = writeBackHtml(page, given, keep).bytes
    expect(new TextDecoder('latin1').decode(back)).toContain(
      '<h1>&#8220;Cold&#8221; &#8212; &#20919; &#128674;</h1>',
    )
    expect(back.slice(-30)).toEqual(page.slice(-30))
  })
})

describe('rows without a translation', () => {
  const page = bytes(htmlPage('<p>河水<img src="a.png"></p><p>很冷</p>'))
  const { documents } = readHtml(page, 'a.html')

  test('are counted, and stay', () => {
    const given = documents.map((each) => translated(each, (_, i) => (i === 1 ? text('Cold') : [])))
    const back = writeBackHtml(page, given, keep)
    expect(back).toMatchObject({ translated: 1, untranslated: 1 })
    expect(decode(back.bytes)).toContain('<p>河水<img src="a.png"></p><p>Cold</p>')
  })

  test('are empty but for pictures where that is asked for', () => {
    const back = writeBackHtml(page, documents, { untranslated: 'empty' })
    expect(decode(back.bytes)).toContain('<p><img src="a.png"></p><p></p>')
  })

  test('that the user joined to another are empty, and their picture is there', () => {
    const [first, second] = documents[0]!.rows
    const row = { ...first!, target: text('Cold'), units: [...first!.units, ...second!.units] }
    const back = writeBackHtml(page, [{ ...documents[0]!, rows: [row] }], keep)
    expect(decode(back.bytes)).toContain('<p>Cold<img src="a.png"></p><p></p>')
  })
})

test('another file is refused', () => {
  const { documents } = readHtml(bytes(htmlPage('<p>河水</p>')), 'a.html')
  const given = documents.map((each) => translated(each, () => text('Cold')))
  expect(() => writeBackHtml(bytes('<html><p>河水</p></html>'), given, keep)).toThrow(
    expect.objectContaining({ code: 'other-file' }),
  )
})

/** What a reader sees of a segment: characters with their marks, and objects in their places. */
const seen = (segment: Segment): string =>
  segment
    .map((inline: Inline) => {
      if (inline.type === 'break') return '⏎'
      if (inline.type === 'code') return inline.role === 'standalone' ? `[${inline.label}]` : ''
      const marks = orderMarks(inline.marks)
        .map((mark) => JSON.stringify(mark))
        .join()
      return [...inline.text].map((character) => `${character}${marks}`).join('')
    })
    .join('')

test('any translation comes back as it was', () => {
  const page = bytes(
    htmlPage(
      '<p>河<b id="b">水</b><img src="a.png" alt="圖"><span class="x">很<i>冷</i></span><a href="b.html">船</a><code>停</code><a href="https://example.com/">岸</a></p>',
    ),
  )
  const { documents } = readHtml(page, 'a.html')
  const [source] = documents[0]!.rows.map((row) => row.source)
  // A link in a link cannot be: see above.
  const codes = source!.filter(
    (inline): inline is CodeInline => inline.type === 'code' && inline.label !== '<a>',
  )
  const word = fc.stringMatching(/^[a-z<>&"'渡冷🚢]{1,6}$/u)
  const mark = fc.constantFrom<Mark[]>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'superscript' },
    { type: 'subscript' },
    { type: 'link', href: 'https://example.com/' },
    { type: 'link', href: 'https://example.org/?a=1&b=2' },
  )
  const run = fc.record({
    type: fc.constant('text' as const),
    text: word,
    marks: fc.array(mark, { maxLength: 3 }).map(orderMarks),
  })
  const piece: fc.Arbitrary<Inline> = fc.oneof(
    { weight: 4, arbitrary: run },
    { weight: 1, arbitrary: fc.constantFrom(...codes) },
    { weight: 1, arbitrary: fc.constant({ type: 'break' as const }) },
  )
  fc.assert(
    fc.property(fc.tuple(run, fc.array(piece, { maxLength: 12 }), run), ([first, middle, last]) => {
      const given = documents.map((each) =>
        translated(each, () => concat([first, ...middle, last])),
      )
      const again = readHtml(writeBackHtml(page, given, keep).bytes, 'a.html')
      // An empty line parts paragraphs; a picture that is missing comes at the end, once.
      const lines = again.documents[0]!.rows.map(({ source: row }) => seen(row)).join('⏎')
      const target = seen(concat([first, ...middle, last]))
      const picture = target.indexOf('[圖]')
      const bare = target.replaceAll('[圖]', '')
      const placed =
        picture < 0 ? `${bare}[圖]` : `${bare.slice(0, picture)}[圖]${bare.slice(picture)}`
      expect(lines.replace(/⏎+/g, '⏎')).toBe(placed.replace(/⏎+/g, '⏎'))
    }),
    { numRuns: 300 },
  )
})
