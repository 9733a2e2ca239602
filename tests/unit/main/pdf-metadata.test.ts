import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PdfFile } from '../../../src/main/pdf-file.ts'
import { headingPlaces } from '../../../src/main/pdf-headings.ts'
import { describePdf, type PdfMetadata } from '../../../src/main/pdf-metadata.ts'
import {
  PdfSyntaxError,
  readDictionary,
  readReference,
  textString,
  writeDictionary,
} from '../../../src/main/pdf-syntax.ts'

const METADATA: PdfMetadata = {
  title: '對頁 (Facing\\Pages) 😀',
  author: '沈硯',
  subject: 'Essay',
  keywords: 'translation, 排印',
  creator: 'Facing Pages',
  lang: 'zh-Hant',
  work: {
    titles: [
      { lang: 'zh-Hant', text: '對頁 & <校>' },
      { lang: 'en', text: 'Facing “Pages”\u0001\ud800' },
    ],
    languages: ['zh-Hant', 'en'],
    translator: 'Ann Harbour',
    origin: '',
    date: '2024-05',
  },
  places: new Map(),
  labels: ['i', 'ii', '1', '1′', '2', '3', '4'],
  id: '00112233445566778899aabbccddeeff',
}

/** A PDF of some objects, with a cross-reference table that fits them. */
function pdfOf(
  objects: Readonly<Record<number, string>>,
  trailer: string,
): Uint8Array<ArrayBuffer> {
  let file = '%PDF-1.4\n%\u00e2\u00e3\n'
  const size = Math.max(...Object.keys(objects).map(Number)) + 1
  const rows = ['0000000000 65535 f ']
  for (let number = 1; number < size; number++) {
    rows.push(`${String(file.length).padStart(10, '0')} 00000 n `)
    file += `${number} 0 obj\n${objects[number] ?? 'null'}\nendobj\n`
  }
  const start = file.length
  file += `xref\n0 ${size}\n${rows.join('\n')}\ntrailer\n<</Size ${size}${trailer}>>\n`
  file += `startxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

const CATALOG =
  '<</Type /Catalog /Pages 2 0 R /ViewerPreferences <</HideMenubar true>> /Lang (en)>>'
const SIMPLE = pdfOf(
  { 1: CATALOG, 2: '<</Type /Pages /Kids [] /Count 0>>', 3: '<</Producer (Skia\\)) /Title <41>>>' },
  '/Root 1 0 R/Info 3 0 R',
)

/** What a reader finds that follows the newest table. */
function reread(pdf: Uint8Array) {
  const source = Buffer.from(pdf).toString('latin1')
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(source)![1])
  const trailer = readDictionary(source, source.indexOf('trailer', start) + 7).dictionary
  const object = (name: string) => {
    const [number] = readReference(trailer.get(name))!
    const row = new RegExp(`(?:^|\\n)${number} 1\\n(\\d{10}) 00000 n \\n`)
    const offset = Number(row.exec(source.slice(start))![1])
    expect(source.slice(offset)).toMatch(new RegExp(`^${number} 0 obj`))
    return readDictionary(source, source.indexOf('<<', offset)).dictionary
  }
  return { trailer, info: object('Info'), catalog: object('Root') }
}

describe('describePdf', () => {
  it('adds what Chromium leaves out and keeps the rest', () => {
    const { pdf, left } = describePdf(SIMPLE, METADATA)
    expect(left).toBeNull()
    expect(pdf.slice(0, SIMPLE.length)).toEqual(SIMPLE)
    const { trailer, info, catalog } = reread(pdf)
    expect(info.get('Title')).toBe(textString(METADATA.title))
    expect(info.get('Author')).toBe('<FEFF6C88786F>')
    expect(info.get('Keywords')).toBe(textString(METADATA.keywords))
    expect(info.get('Producer')).toBe('(Skia\\))')
    expect(catalog.get('Pages')).toBe('2 0 R')
    expect(catalog.get('Lang')).toBe(textString('zh-Hant'))
    expect(catalog.get('ViewerPreferences')).toMatch(/HideMenubar true\n\/DisplayDocTitle true/)
    expect(trailer.get('Size')).toBe('5')
    expect(trailer.get('ID')).toBe(`[<${METADATA.id}> <${METADATA.id}>]`)
    expect(Number(trailer.get('Prev'))).toBeLessThan(SIMPLE.length)
  })

  it('can be done again, over its own update', () => {
    const once = describePdf(SIMPLE, METADATA).pdf
    const { pdf, left } = describePdf(once, { ...METADATA, author: '', title: 'Second' })
    expect(left).toBeNull()
    const { info } = reread(pdf)
    expect(info.get('Title')).toBe(textString('Second'))
    expect(info.get('Author')).toBe('<FEFF6C88786F>')
  })

  it('adds an information dictionary where there is none', () => {
    const bare = pdfOf({ 1: CATALOG, 2: '<</Type /Pages /Kids [] /Count 0>>' }, '/Root 1 0 R')
    const { trailer, info } = reread(describePdf(bare, METADATA).pdf)
    expect(trailer.get('Info')).toBe('3 0 R')
    expect(trailer.get('Size')).toBe('5')
    expect(info.get('Creator')).toBe(textString('Facing Pages'))
  })

  it('calls pages by what stands on them, a range at a time', () => {
    const { catalog } = reread(describePdf(SIMPLE, METADATA).pdf)
    const named = (text: string) => `<</P ${textString(text)}>>`
    expect(catalog.get('PageLabels')).toBe(
      `<</Nums [0 ${named('i')}\n1 ${named('ii')}\n2 <</S /D /St 1>>\n3 ${named('1′')}\n4 <</S /D /St 2>>]>>`,
    )
    const unlabelled = describePdf(SIMPLE, { ...METADATA, labels: null }).pdf
    expect(reread(unlabelled).catalog.has('PageLabels')).toBe(false)
  })

  it('says in XMP what the work is, in every language', () => {
    const dated = pdfOf(
      {
        1: CATALOG,
        2: '<</Type /Pages /Kids [] /Count 0>>',
        3: "<</Producer (Skia/PDF m130) /CreationDate (D:20260102030405+08'00')>>",
      },
      '/Root 1 0 R/Info 3 0 R',
    )
    const { pdf } = describePdf(dated, METADATA)
    const { catalog } = reread(pdf)
    expect(catalog.get('Metadata')).toBe('4 0 R')
    const source = Buffer.from(pdf).toString('latin1')
    const length = Number(/\/Subtype \/XML\n\/Length (\d+)/.exec(source)![1])
    const from = source.indexOf('stream\n', source.indexOf('/Subtype /XML')) + 7
    const packet = Buffer.from(pdf.slice(from, from + length)).toString('utf8')
    expect(source.startsWith('\nendstream', from + length)).toBe(true)
    expect(packet).toMatch(/^<\?xpacket begin="\ufeff"[\s\S]*<\?xpacket end="r"\?>$/)
    for (const part of [
      '<rdf:li xml:lang="zh-Hant">對頁 &amp; &lt;校&gt;</rdf:li><rdf:li xml:lang="en">Facing “Pages”</rdf:li>',
      '<dc:language><rdf:Bag><rdf:li>zh-Hant</rdf:li><rdf:li>en</rdf:li></rdf:Bag></dc:language>',
      '<dc:creator><rdf:Seq><rdf:li>沈硯</rdf:li></rdf:Seq></dc:creator>',
      '<dc:contributor><rdf:Bag><rdf:li>Ann Harbour</rdf:li></rdf:Bag></dc:contributor>',
      '<dc:date><rdf:Seq><rdf:li>2024-05</rdf:li></rdf:Seq></dc:date>',
      '<xmp:CreateDate>2026-01-02T03:04:05+08:00</xmp:CreateDate>',
      '<pdf:Producer>Skia/PDF m130</pdf:Producer>',
    ]) {
      expect(packet).toContain(part)
    }
    expect(packet).not.toContain('dc:source')
  })

  it('writes any title so that it reads back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1 }), (title) => {
        const { info } = reread(describePdf(SIMPLE, { ...METADATA, title }).pdf)
        const hex = info.get('Title')!.slice(5, -1)
        const units = hex.match(/.{4}/g)!.map((unit) => Number.parseInt(unit, 16))
        expect(String.fromCharCode(...units)).toBe(title)
      }),
    )
  })

  const text = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
  const broken = (from: string | RegExp, to: string) =>
    new Uint8Array(Buffer.from(text(SIMPLE).replace(from, to), 'latin1'))

  it.each([
    ['a cross-reference stream', broken('xref\n0 4', '9 0 obj '), /stream instead of a table/],
    ['encryption', broken('/Size 4', '/Size 4/Encrypt 9 0 R'), /encrypted/],
    ['no end', new Uint8Array(Buffer.from('%PDF-1.4')), /no end/],
    [
      'a table that goes in a circle',
      broken('/Size 4', `/Size 4/Prev ${text(SIMPLE).indexOf('xref\n')}`),
      /circle/,
    ],
    ['a damaged table', broken(/\d{10} 00000 n/, '00000000xx 00000 n'), /damaged/],
    ['a catalog that is elsewhere', broken('1 0 obj', '1 0 job'), /not where the table says/],
    ['no catalog', broken('/Root 1 0 R', '/Rood 1 0 R'), /no catalog/],
  ])('leaves a file with %s as it is, and says so', (_what, pdf, reason) => {
    const described = describePdf(pdf, METADATA)
    expect(described.pdf).toBe(pdf)
    expect(described.left).toMatch(reason)
  })
})

it('pages that are within themselves are no pages', () => {
  const file = new PdfFile(
    pdfOf({ 1: CATALOG, 2: '<</Type /Pages /Kids [2 0 R]>>' }, '/Root 1 0 R'),
  )
  expect(() => file.pages).toThrow(PdfSyntaxError)
})

describe('headings that contents lead to', () => {
  const link = (address: string, top: number) =>
    `<</Type /Annot /Subtype /Link /Rect [33.75 1 146.25 ${top}] /A <</S /URI /URI (${address})>>>>`
  const pages = {
    2: '<</Type /Pages /Kids [4 0 R 3 0 R] /Count 3>>',
    3: '<</Type /Page /Parent 2 0 R /Annots [8 0 R 9 0 R]>>',
    4: '<</Type /Pages /Parent 2 0 R /Kids [6 0 R\n5 0 R] /Count 2>>',
    5: '<</Type /Page /Parent 4 0 R>>',
    6: '<</Type /Page /Parent 4 0 R /Annots [10 0 R]>>',
    8: link('https://heading.invalid/b1', 700.5),
    9: link('https://example.org/b3', 600),
    10: link('https://heading.invalid/b20', 80),
  }
  const draft = pdfOf({ 1: '<</Type /Catalog /Pages 2 0 R>>', ...pages }, '/Root 1 0 R')
  const places = headingPlaces(new PdfFile(draft))

  it('are found on the pages they are drawn on, in the order of the tree', () => {
    expect(Object.fromEntries(places)).toEqual({
      b1: { page: 3, top: 700.5 },
      b20: { page: 1, top: 80 },
    })
    const bare = pdfOf({ 1: '<</Pages 2 0 R>>', 2: '<</Kids []>>' }, '/Root 1 0 R')
    expect(headingPlaces(new PdfFile(bare)).size).toBe(0)
  })

  it('are where links then lead to, whatever Chromium reckoned', () => {
    const names = Array.from({ length: 9000 }, (_, i) => `/b${i} [5 0 R /XYZ 0 ${i} 0]`)
    const file = pdfOf(
      {
        1: '<</Type /Catalog /Pages 2 0 R /Dests 7 0 R>>',
        ...pages,
        7: `<<${names.join('\n')}>>`,
      },
      '/Root 1 0 R',
    )
    const { pdf, left } = describePdf(file, { ...METADATA, places })
    expect(left).toBeNull()
    const moved = new PdfFile(pdf).dictionary([7, 0])
    expect([moved.get('b0'), moved.get('b1'), moved.get('b20'), moved.get('b8999')]).toEqual([
      '[5 0 R /XYZ 0 0 0]',
      '[3 0 R /XYZ 0 712.5 0]',
      '[6 0 R /XYZ 0 92 0]',
      '[5 0 R /XYZ 0 8999 0]',
    ])
  })
})

describe('readDictionary', () => {
  const read = (source: string) => [...readDictionary(source, 0).dictionary]

  it('keeps every kind of value as it is written', () => {
    const source =
      '<</A (a \\) (b) <<) /B<41 42>/C[1 (]) [<</D 2>>]] % note >>\n/E 3 0 R/F -1.5/G true/H/Name/I<<>> >>'
    expect(read(source)).toEqual([
      ['A', '(a \\) (b) <<)'],
      ['B', '<41 42>'],
      ['C', '[1 (]) [<</D 2>>]]'],
      ['E', '3 0 R'],
      ['F', '-1.5'],
      ['G', 'true'],
      ['H', '/Name'],
      ['I', '<<>>'],
    ])
  })

  it('reads back what it writes', () => {
    const name = fc.string({ unit: fc.constantFrom('A', 'b', '#', '2', '.'), minLength: 1 })
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('true', 'null', '7 0 R', '-3', '/N', '(a(b)\\()', '<00FF>'),
        fc.array(tie('any'), { maxLength: 3 }).map((items) => `[${items.join(' ')}]`),
        fc
          .dictionary(name, tie('any') as fc.Arbitrary<string>, { maxKeys: 3 })
          .map((entries) => writeDictionary(new Map(Object.entries(entries)))),
      ),
    })).any as fc.Arbitrary<string>
    fc.assert(
      fc.property(fc.dictionary(name, value, { maxKeys: 5 }), (entries) => {
        const dictionary = new Map(Object.entries(entries))
        expect(readDictionary(writeDictionary(dictionary), 0).dictionary).toEqual(dictionary)
      }),
    )
  })

  it('refuses broken syntax, and never hangs', () => {
    for (const source of ['', '<<', '<</A', '<</A (', '<</A [', '<</A <', '<<1 2>>', '<</A ]>>']) {
      expect(() => readDictionary(source, 0)).toThrow(PdfSyntaxError)
    }
    const piece = fc.constantFrom(
      '<<',
      '>>',
      '/A',
      '(',
      ')',
      '[',
      ']',
      '<',
      '>',
      '1',
      ' ',
      '\\',
      '%',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        try {
          readDictionary(`<<${pieces.join('')}`, 0)
        } catch (error) {
          expect(error).toBeInstanceOf(PdfSyntaxError)
        }
      }),
    )
  })
})
