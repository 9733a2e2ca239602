import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { textOf } from '../../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  Segment,
  SourceLanguage,
} from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  ARRANGEMENTS,
  DEFAULT_LAYOUT,
  type LayoutOptions,
} from '../../../../src/core/layout/options.ts'
import { printable } from '../../../../src/core/layout/printable.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { type WriteReport, writeDocx } from '../../../../src/formats/docx/write.ts'
import { legalXml } from '../../../../src/formats/xml/escape.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { longDocument, sampleArticle } from '../../layout/sample.ts'
import { all, parse, partsOf, textIn, value } from './read.ts'

const printed = (segment: Segment) => textOf(printable(segment))

async function write(
  document: BilingualDocument,
  given: Partial<LayoutOptions> = {},
  report?: WriteReport,
) {
  const options = { ...DEFAULT_LAYOUT, ...given }
  return partsOf(await writeDocx(layoutDocument(document, options), options, report))
}

const bodyOf = (parts: Record<string, string>) =>
  all(parse(parts['word/document.xml']!), 'w:body')[0]!

const cellTexts = (parts: Record<string, string>): string[][] =>
  all(bodyOf(parts), 'w:tr').map((row) =>
    all(row, 'w:tc').map((cell) => all(cell, 'w:p').map(textIn).join('\n')),
  )

const paragraphTexts = (parts: Record<string, string>): string[] =>
  all(bodyOf(parts), 'w:p').map(textIn)

describe('two columns', () => {
  test('have every row once and in order, under a head that names the languages', async () => {
    const document = sampleArticle()
    const [head, ...rows] = cellTexts(await write(document))
    expect(head).toEqual(['繁體中文', 'English'])
    expect(rows.splice(3, 1)).toEqual([
      ['譯者  Ann Harbour\n日期  2024-05-01', 'Translator  Ann Harbour\nDate  2024-05-01'],
    ])
    expect(rows).toEqual(document.rows.map((row) => [textOf(row.source), textOf(row.target)]))
  })

  test('repeat the head and keep rows whole', async () => {
    const rows = all(bodyOf(await write(sampleArticle())), 'w:tr')
    expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([
      1,
      ...rows.slice(1).map(() => 0),
    ])
    expect(rows.every((row) => all(row, 'w:cantSplit').length === 1)).toBe(true)
  })

  test('number the rows on request', async () => {
    const rows = cellTexts(await write(sampleArticle('zh-Hans'), { rowNumbers: true }))
    expect(rows.map((row) => row[0])).toEqual(['', '', '', '1', '2', '3'])
  })

  test('lose no character, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(bilingualDocument, async (document) => {
        const rows = cellTexts(await write(document, { metadata: [] }))
        const hasTitle = document.rows.some((row) => row.kind === 'title')
        expect(rows.slice(hasTitle ? 1 : 2)).toEqual(
          document.rows.map((row) => [
            legalXml(printed(row.source)),
            legalXml(printed(row.target)),
          ]),
        )
      }),
      { numRuns: 60 },
    )
  })
})

test('interlinear text has each paragraph and then its translation', async () => {
  const texts = paragraphTexts(await write(sampleArticle(), { arrangement: 'interlinear' }))
  const document = sampleArticle()
  const expected = document.rows.flatMap((row) => [textOf(row.source), textOf(row.target)])
  expect(texts.filter((text) => !/Ann Harbour|2024/.test(text))).toEqual(expected.filter(Boolean))
})

test('target only marks the source text that stands in', async () => {
  const body = bodyOf(await write(sampleArticle(), { arrangement: 'target' }))
  const marked = all(body, 'w:r').filter((run) => value(run, 'w:rStyle') === 'Untranslated')
  expect(marked.map(textIn)).toEqual(['這一段還沒有譯文，但它不能因此消失。'])
  expect(textIn(body)).not.toContain('河口')
})

describe('structure', () => {
  test('kinds of rows have the styles that Word knows, inside the table too', async () => {
    const parts = await write(sampleArticle())
    const styles = all(bodyOf(parts), 'w:tr')
      .slice(1)
      .map((row) => value(row, 'w:pStyle'))
    expect(styles).toEqual([
      'Byline',
      'Title',
      'Byline',
      'Metadata',
      'BodyText',
      'Heading1',
      'BodyText',
      'Caption',
      'Quote',
      'Heading2',
      'ListParagraph',
      'ListParagraph',
      'BodyText',
      'BodyText',
      'FootnoteText',
    ])
    const defined = all(parse(parts['word/styles.xml']!), 'w:style')
    for (let level = 1; level <= 6; level++) {
      const style = defined.find((other) => other.attributes['w:styleId'] === `Heading${level}`)!
      expect(value(style, 'w:name')!.toLowerCase()).toBe(`heading ${level}`)
      expect(value(style, 'w:outlineLvl')).toBe(`${level - 1}`)
    }
    const ids = new Set(defined.map((style) => style.attributes['w:styleId']))
    for (const name of ['w:pStyle', 'w:rStyle']) {
      for (const used of all(bodyOf(parts), name)) expect(ids).toContain(used.attributes['w:val'])
    }
  })

  test('marks become formatting; Chinese is emphasised by dots, not by slanting', async () => {
    const body = bodyOf(await write(sampleArticle()))
    const runWith = (text: string) => all(body, 'w:r').find((run) => textIn(run) === text)!
    expect(all(runWith('英國工程師'), 'w:b')).toHaveLength(1)
    expect(value(runWith('歷經三次颱風'), 'w:em')).toBe('underDot')
    expect(all(runWith('歷經三次颱風'), 'w:i')).toHaveLength(0)
    expect(all(runWith('three typhoons'), 'w:i')).toHaveLength(1)
    const scripts = all(body, 'w:r')
      .filter((run) => textIn(run) === '2')
      .map((run) => value(run, 'w:vertAlign'))
    expect(scripts).toEqual(['subscript', 'superscript', 'subscript', 'superscript'])
  })

  test('links are relationships, and only to addresses that are safe', async () => {
    const document = sampleArticle()
    const first = document.rows[0]!
    const link = (href: string) =>
      ({ type: 'text', text: href, marks: [{ type: 'link', href }] }) as const
    const parts = await write({
      ...document,
      rows: [
        { ...first, source: [link('https://example.org/?$&=1'), link('javascript:alert(1)')] },
      ],
    })
    const ids = all(bodyOf(parts), 'w:hyperlink').map((element) => element.attributes['r:id'])
    const targets = all(parse(parts['word/_rels/document.xml.rels']!), 'Relationship')
      .filter((relationship) => relationship.attributes.TargetMode === 'External')
      .map(({ attributes }) => [attributes.Id, attributes.Target])
    expect(targets).toEqual([[ids[0], 'https://example.org/?$&=1']])
    expect(ids).toHaveLength(1)
  })
})

describe('languages', () => {
  test.each([
    ['zh-Hant', 'PMingLiU', 'zh-TW'],
    ['zh-Hans', 'SimSun', 'zh-CN'],
  ] as const)('%s has its face and its tag, and English its own', async (script, face, tag) => {
    const parts = await write(sampleArticle(script as SourceLanguage))
    const styles = parse(parts['word/styles.xml']!)
    const defaults = all(styles, 'w:docDefaults')[0]!
    const sides = all(styles, 'w:style').filter((style) =>
      ['SourceText', 'TargetText'].includes(style.attributes['w:styleId']!),
    )
    expect(sides).toHaveLength(2)
    for (const place of [defaults, ...sides]) {
      expect(all(place, 'w:rFonts')[0]!.attributes).toMatchObject({
        'w:eastAsia': face,
        'w:ascii': 'Times New Roman',
        'w:hAnsi': 'Times New Roman',
      })
      expect(all(place, 'w:lang')[0]!.attributes).toEqual({ 'w:val': 'en-US', 'w:eastAsia': tag })
    }
    expect(
      all(parse(parts['word/fontTable.xml']!), 'w:font').map((font) => font.attributes['w:name']),
    ).toContain(face)
    expect(textIn(parse(parts['docProps/core.xml']!.replaceAll('dc:language', 'w:t')))).toBe(
      'en-US',
    )
  })

  test('every run says which text it belongs to, and Chinese takes the dashes of its own face', async () => {
    const cells = all(bodyOf(await write(sampleArticle())), 'w:tr')
      .slice(1)
      .map((row) => all(row, 'w:tc'))
    for (const [source, target] of cells) {
      for (const run of all(source!, 'w:r').filter((run) => all(run, 'w:t').length > 0)) {
        expect(all(run, 'w:lang')[0]!.attributes['w:eastAsia']).toBe('zh-TW')
        expect(['SourceText', 'Hyperlink']).toContain(value(run, 'w:rStyle'))
        expect(all(run, 'w:rFonts')[0]!.attributes['w:hint']).toBe('eastAsia')
      }
      for (const run of all(target!, 'w:r').filter((run) => all(run, 'w:t').length > 0)) {
        expect(['TargetText', 'Hyperlink']).toContain(value(run, 'w:rStyle'))
        expect(all(run, 'w:rFonts')).toEqual([])
      }
    }
  })
})

describe('the page', () => {
  test.each([
    ['A4', 'portrait', '11906', '16838'],
    ['A4', 'landscape', '16838', '11906'],
    ['Letter', 'landscape', '15840', '12240'],
  ] as const)('%s %s', async (paper, orientation, width, height) => {
    const body = bodyOf(await write(sampleArticle(), { paper, orientation }))
    const { attributes } = all(body, 'w:pgSz')[0]!
    expect([attributes['w:w'], attributes['w:h']]).toEqual([width, height])
    const margins = all(body, 'w:pgMar')[0]!.attributes
    const grid = all(body, 'w:gridCol').map((column) => Number(column.attributes['w:w']))
    expect(grid[0]! + grid[1]!).toBe(
      Number(width) - Number(margins['w:left']) - Number(margins['w:right']),
    )
  })

  test('has the titles at its head, its number at its foot, and properties', async () => {
    const parts = await write(sampleArticle(), { fontSize: 12 })
    expect(textIn(parse(parts['word/header1.xml']!))).toBe(
      '河口的燈塔 · The Lighthouse at the Estuary',
    )
    const footer = all(parse(parts['word/footer1.xml']!), 'w:instrText').map((field) =>
      field.children.join(''),
    )
    expect(footer).toEqual(['PAGE', 'NUMPAGES'])
    expect(parts['docProps/core.xml']).toContain('<dc:title>河口的燈塔</dc:title>')
    expect(parts['docProps/core.xml']).toContain('<dc:creator>林見月</dc:creator>')
    const defaults = all(parse(parts['word/styles.xml']!), 'w:docDefaults')[0]!
    expect(value(defaults, 'w:sz')).toBe('24')
  })

  test('every part is well-formed, even of a document with nothing in it or with hostile metadata', async () => {
    const empty = { ...sampleArticle('zh-Hans'), rows: [] }
    const hostile = sampleArticle('zh-Hant', {
      title: '<&\u0000\ud800">',
      author: ']]>\u0001',
      origin: '\ufffe$&',
    })
    for (const document of [empty, hostile]) {
      for (const arrangement of ['columns', 'interlinear', 'target'] as const) {
        const parts = await write(document, { arrangement, metadata: ['author', 'origin'] })
        for (const [name, xml] of Object.entries(parts)) {
          if (/\.(xml|rels)$/.test(name)) expect(() => parse(xml), name).not.toThrow()
        }
      }
    }
  })
})

describe('a long document', () => {
  test('tells how far it is', async () => {
    const seen: [number, number][] = []
    await write(longDocument(1100), {}, { progress: (done, total) => seen.push([done, total]) })
    expect(seen.length).toBeGreaterThan(3)
    expect(
      seen.every(([done, total], i) => total === 1100 && done >= (seen[i - 1]?.[0] ?? 0)),
    ).toBe(true)
    expect(seen.at(-1)).toEqual([1100, 1100])
  })

  test('stops when it is told to', async () => {
    const controller = new AbortController()
    const seen: number[] = []
    const writing = write(
      longDocument(2000),
      {},
      {
        signal: controller.signal,
        progress: (done) => {
          seen.push(done)
          controller.abort()
        },
      },
    )
    await expect(writing).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toHaveLength(1)
  })
})

test('the same document makes the same file at any time, but for the dates it says', async () => {
  const document = sampleArticle()
  const files = async (arrangement: LayoutOptions['arrangement']) => {
    const options = { ...DEFAULT_LAYOUT, arrangement, theme: THEMES.book }
    return writeDocx(layoutDocument(document, options), options)
  }
  const undated = (bytes: Uint8Array) => {
    const parts = partsOf(bytes)
    const core = 'docProps/core.xml'
    return { ...parts, [core]: parts[core]!.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '') }
  }
  vi.useFakeTimers({ toFake: ['Date'] })
  try {
    for (const arrangement of ARRANGEMENTS) {
      vi.setSystemTime('2024-05-06T07:08:09Z')
      const first = await files(arrangement)
      vi.setSystemTime('2025-06-07T08:09:10Z')
      const second = await files(arrangement)
      expect(Object.keys(undated(second))).toEqual(Object.keys(undated(first)))
      expect(undated(second)).toEqual(undated(first))
      // The dates of an archive's own list stand beside the names of its parts.
      expect(entryDates(second)).toEqual(entryDates(first))
    }
  } finally {
    vi.useRealTimers()
  }
})

/** Times and dates of all entries in the directory of a ZIP archive. */
function entryDates(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const dates: number[] = []
  for (let at = 0; at + 30 < bytes.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) dates.push(view.getUint32(at + 12, true))
  }
  expect(dates.length).toBeGreaterThan(10)
  return dates
}
