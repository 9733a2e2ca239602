import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { isBlank, textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument, Segment } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT, type LayoutOptions } from '../../../../src/core/layout/options.ts'
import { THEMES, type Theme } from '../../../../src/core/layout/themes.ts'
import { checkDocx } from '../../../../src/formats/check/docx.ts'
import { piecesOf } from '../../../../src/formats/docx/pieces.ts'
import { reviewOf } from '../../../../src/formats/docx/review.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { read } from '../../../../src/formats/read.ts'
import { readStamp, stampKey } from '../../../../src/formats/review-stamp.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sampleArticle, sentences } from '../../layout/sample.ts'
import { all, type Element, parse, partsOf, textIn, value } from './read.ts'

async function write(document: BilingualDocument, given: Partial<LayoutOptions>) {
  const options = { ...DEFAULT_LAYOUT, ...given }
  return partsOf(await writeDocx(layoutDocument(document, options), options))
}

const bodyOf = (parts: Record<string, string>) =>
  all(parse(parts['word/document.xml']!), 'w:body')[0]!

/** A text whose translation is so many times as long; every row begins with its number. */
function unequal(ratio: number): BilingualDocument {
  const rows = Array.from({ length: 90 }, (_, i) => {
    const sentences = 1 + ((i * 7) % 9)
    const source = '河口的沙洲每年向外推移約三十公尺，漁民把航標外移。'.repeat(sentences)
    const words = Math.round(source.length * 0.6 * ratio)
    const target = Array.from({ length: words }, (_, k) => (k % 12 === 11 ? 'sand.' : 'water'))
    return i % 30 === 0
      ? { kind: 'heading' as const, source: `R${100 + i} 章`, target: `R${100 + i} Chapter` }
      : {
          kind: 'paragraph' as const,
          source: `R${100 + i}。${source}`,
          target: `R${100 + i}. ${target.join(' ')}`,
        }
  })
  return createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'tide.txt', format: 'text' },
    metadata: { title: '潮', targetTitle: 'Tide' },
  })
}

describe('facing pages', () => {
  /** The paragraphs of every section and how it begins. */
  function sectionsOf(body: Element) {
    const sections: { start: string | undefined; text: string }[] = []
    let text = ''
    for (const child of body.children) {
      if (typeof child === 'string') continue
      text += `${textIn(child)}\n`
      const end = child.name === 'w:sectPr' ? child : all(child, 'w:sectPr')[0]
      if (!end) continue
      sections.push({ start: value(end, 'w:type'), text })
      text = ''
    }
    return sections
  }

  test.each([0.5, 1.5, 3])('hold the same rows on both pages: target × %d', async (ratio) => {
    const body = bodyOf(await write(unequal(ratio), { arrangement: 'facing' }))
    const [front, ...pages] = sectionsOf(body)
    expect(front!.text).toContain('Tide')
    expect(pages.length).toBeGreaterThan(10)
    expect(pages.length % 2).toBe(0)
    const seen: string[] = []
    for (let i = 0; i < pages.length; i += 2) {
      const [left, right] = [pages[i]!, pages[i + 1]!]
      expect([left.start, right.start]).toEqual(['evenPage', 'oddPage'])
      const rows = left.text.match(/R\d+/g) ?? []
      expect(right.text.match(/R\d+/g) ?? []).toEqual(rows)
      expect(left.text).toMatch(/\p{Script=Han}/u)
      expect(right.text).not.toMatch(/\p{Script=Han}/u)
      seen.push(...rows)
    }
    expect(seen).toEqual(Array.from({ length: 90 }, (_, i) => `R${100 + i}`))
  })

  test('mirror their margins and say one title on each side', async () => {
    const parts = await write(sampleArticle(), { arrangement: 'facing' })
    const settings = parse(parts['word/settings.xml']!)
    expect(all(settings, 'w:mirrorMargins')).toHaveLength(1)
    expect(all(settings, 'w:evenAndOddHeaders')).toHaveLength(1)
    const [front] = all(bodyOf(parts), 'w:sectPr')
    expect(partsOfSection(parts, front!, 'header')).toEqual({
      default: 'The Lighthouse at the Estuary',
      even: '河口的燈塔',
    })
  })

  /** What the heads or feet of a section say. */
  function partsOfSection(parts: Record<string, string>, section: Element, kind: string) {
    const relationships = all(parse(parts['word/_rels/document.xml.rels']!), 'Relationship')
    return Object.fromEntries(
      all(section, `w:${kind}Reference`).map(({ attributes }) => {
        const own = relationships.find((each) => each.attributes.Id === attributes['r:id'])!
        expect(parts['[Content_Types].xml']).toContain(`/word/${own.attributes.Target}"`)
        return [attributes['w:type'], textIn(parse(parts[`word/${own.attributes.Target}`]!))]
      }),
    )
  }

  test('share a number, and say their chapter, each in its language', async () => {
    const parts = await write(unequal(1), { arrangement: 'facing', theme: THEMES.book })
    const [, ...sections] = all(bodyOf(parts), 'w:sectPr')
    const back = sections.pop()!
    expect(sections.length).toBeGreaterThan(20)
    const heads = sections.map((section) => partsOfSection(parts, section, 'header'))
    const feet = sections.map((section) => partsOfSection(parts, section, 'footer'))
    for (const [i, foot] of feet.entries()) {
      const number = `${Math.floor(i / 2) + 1}${i % 2 === 0 ? '' : '′'}`
      // A page that runs over has the same number on the page behind it.
      expect(foot).toEqual({ even: number, default: number })
    }
    expect(heads[0]).toEqual({ even: '', default: '' })
    const said = [...new Set(heads.map((head) => head.even))]
    expect(said).toEqual([
      '',
      'R100 章',
      'R100 Chapter',
      'R130 章',
      'R130 Chapter',
      'R160 章',
      'R160 Chapter',
    ])
    expect(partsOfSection(parts, back, 'footer')).toEqual({ even: '', default: '' })
  })

  test('are listed in the contents by the numbers that they have', async () => {
    const parts = await write(unequal(1), { arrangement: 'facing', theme: THEMES.book })
    const body = bodyOf(parts)
    const pages = sectionsOf(body).slice(1)
    const entries = all(body, 'w:p').filter((each) => /^TOC\d/.test(value(each, 'w:pStyle') ?? ''))
    const listed = entries.map((entry) => textIn(entry).split('\t'))
    expect(listed.map(([title]) => title)).toEqual([
      ...['R100 章', 'R100 Chapter', 'R130 章', 'R130 Chapter', 'R160 章', 'R160 Chapter'],
    ])
    for (const [title, number] of listed) {
      const at = pages.findIndex(({ text }) => text.split('\n').includes(title!))
      expect(number).toBe(`${Math.floor(at / 2) + 1}`)
    }
    expect(parts['word/document.xml']).toMatch(/w:fldCharType="begin" w:fldLock="true"/)
  })

  test('lead the shorter text towards the longer one, within bounds', async () => {
    const body = bodyOf(await write(unequal(1.5), { arrangement: 'facing' }))
    const natural = DEFAULT_LAYOUT.fontSize * 20 * THEMES.plain.leading
    const led = all(body, 'w:p').flatMap((each) => {
      const { 'w:line': line, 'w:lineRule': rule } = all(each, 'w:spacing')[0]?.attributes ?? {}
      const side = value(each, 'w:rStyle')
      return rule !== 'atLeast' ? [] : [{ side, leading: Number(line) / natural }]
    })
    const of = (side: string) => led.filter((each) => each.side === side)
    expect(of('SourceText').length + of('TargetText').length).toBeGreaterThan(20)
    for (const { leading } of led) {
      expect(leading).toBeGreaterThan(0.915)
      expect(leading).toBeLessThan(1.205)
    }
  })

  test('of a very long text do not all begin sections', async () => {
    const document = unequal(1)
    const rows = Array.from({ length: 30 }, () => document.rows).flat()
    const many = {
      ...document,
      rows: rows.map((row, i) => ({ ...row, id: `r${i}`, paragraph: `r${i}` })),
    }
    const body = bodyOf(await write(many, { arrangement: 'facing' }))
    expect(all(body, 'w:sectPr').length).toBeLessThan(410)
    expect(all(body, 'w:pageBreakBefore').length).toBeGreaterThan(400)
  }, 30_000)
})

describe('footnotes of the text', () => {
  const mark = (label: string): Segment => [
    { type: 'code', id: `n${label}`, role: 'standalone', kind: 'note', label, image: '' },
  ]
  const noted = (source: Segment, target: Segment): BilingualDocument =>
    createDocument({
      rows: [
        { kind: 'paragraph', source, target },
        { kind: 'paragraph', source: '水深 x 尺。', target: 'The depth is x.' },
        { kind: 'footnote', source: '見縣志。', target: 'See the gazetteer.' },
        { kind: 'footnote', source: '[b] 未詳。', target: '[b] Unknown.' },
      ],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text' },
    })
  const text = (content: string): Segment => [{ type: 'text', text: content, marks: [] }]
  const marked = noted(
    [...text('河水'), ...mark('7'), ...text('入海'), ...mark('[b]'), ...text('。')],
    [...text('The river'), ...mark('7'), ...text(' meets the sea'), ...mark('[b]'), ...text('.')],
  )

  async function notesOf(document: BilingualDocument, given: Partial<LayoutOptions>) {
    const options = { ...DEFAULT_LAYOUT, ...given }
    const layout = layoutDocument(document, options)
    const bytes = await writeDocx(layout, options)
    expect(checkDocx(bytes, layout)).toMatchObject({ problems: [], found: layout.blocks.length })
    const parts = partsOf(bytes)
    const notes = all(parse(parts['word/footnotes.xml']!), 'w:footnote').slice(2)
    return { body: bodyOf(parts), notes: notes.map((note) => textIn(note)) }
  }

  test('stand under their own page, each at its mark', async () => {
    const { body, notes } = await notesOf(marked, { arrangement: 'facing' })
    expect(notes).toEqual(['7 見縣志。', '[b] 未詳。', '7 See the gazetteer.', '[b] Unknown.'])
    const runs = all(body, 'w:r').filter((run) => all(run, 'w:footnoteReference').length > 0)
    expect(runs.map(textIn)).toEqual(['7', '[b]', '7', '[b]'])
    for (const run of runs) {
      const [reference] = all(run, 'w:footnoteReference')
      expect(reference!.attributes['w:customMarkFollows']).toBe('1')
      expect(value(run, 'w:vertAlign')).toBe('superscript')
    }
    expect(textIn(body).match(/縣志|gazetteer/g)).toBeNull()
  })

  test('stand at the end of a translation that has no marks', async () => {
    const without = noted(marked.rows[0]!.source, text('The river meets the sea.'))
    const { body, notes } = await notesOf(without, { arrangement: 'target' })
    expect(notes).toEqual(['7 See the gazetteer.', '[b] Unknown.'])
    expect(textIn(body)).toContain('The river meets the sea.7[b]')
  })

  test('stay in the text where the marks are others, and in columns', async () => {
    const other = noted(marked.rows[0]!.source, [...text('The river'), ...mark('7')])
    const { body, notes } = await notesOf(other, { arrangement: 'facing' })
    expect(notes).toEqual(['7 見縣志。', '[b] 未詳。'])
    expect(textIn(body)).toContain('See the gazetteer.')
    expect((await notesOf(marked, { arrangement: 'columns' })).notes).toEqual([])
  })

  test('that are none of the document’s, or are gone, are found', async () => {
    const options: LayoutOptions = { ...DEFAULT_LAYOUT, arrangement: 'facing' }
    const layout = layoutDocument(marked, options)
    const files = unzipSync(await writeDocx(layout, options))
    const changed = (from: string, to: string) => {
      const xml = strFromU8(files['word/footnotes.xml']!).replace(from, to)
      return checkDocx(zipSync({ ...files, 'word/footnotes.xml': strToU8(xml) }), layout)
    }
    expect(changed('gazetteer', 'gazette').found).toBeLessThan(4)
    expect(changed('見縣志。', '見縣志。未見。').problems.length).toBeGreaterThan(0)
  })
})

test('alternating pages begin by a break, source first', async () => {
  const body = bodyOf(await write(sampleArticle(), { arrangement: 'alternating' }))
  const breaks = all(body, 'w:p').filter((each) => all(each, 'w:pageBreakBefore').length > 0)
  expect(breaks.length % 2).toBe(1)
  expect(all(breaks[0]!, 'w:r').map((run) => value(run, 'w:rStyle'))).toContain('TargetText')
})

test('vertical Chinese stands beside horizontal English in rows that are high enough', async () => {
  const document = unequal(1)
  const rows = all(bodyOf(await write(document, { arrangement: 'vertical' })), 'w:tr').slice(3)
  for (const row of rows) {
    const [source, target] = all(row, 'w:tc')
    expect(value(source!, 'w:textDirection')).toBe('tbRl')
    expect(all(target!, 'w:textDirection')).toEqual([])
    const height = Number(value(row, 'w:trHeight'))
    const width = Number(all(source!, 'w:tcW')[0]!.attributes['w:w']) - 340
    const size = DEFAULT_LAYOUT.fontSize * 20
    const columns = Math.ceil((textIn(source!).length * size) / (height - 160))
    expect(columns * size * THEMES.plain.leading).toBeLessThanOrEqual(width * 1.1)
    expect(height).toBeLessThan(12_000)
  }
})

test('footnotes hold the source of what is translated, each at its mark', async () => {
  const document = sampleArticle()
  const parts = await write(document, { arrangement: 'footnotes' })
  const notes = all(parse(parts['word/footnotes.xml']!), 'w:footnote').slice(2)
  const translated = document.rows.filter((row) => !isBlank(row.target))
  expect(notes.map((note) => textIn(note).trim())).toEqual(
    translated.map((row) => textOf(row.source)),
  )
  const body = bodyOf(parts)
  expect(all(body, 'w:footnoteReference').map(({ attributes }) => attributes['w:id'])).toEqual(
    notes.map(({ attributes }) => attributes['w:id']),
  )
  expect(parts['word/_rels/footnotes.xml.rels']).toContain('https://example.org/estuary')
  expect(textIn(body)).toContain('這一段還沒有譯文')
})

describe('columns', () => {
  test('let a row go on on the next page only where it is long, and keep headings with the next', async () => {
    const document = createDocument({
      rows: [
        { kind: 'heading', level: 1, source: '潮', target: 'Tide' },
        { kind: 'paragraph', source: '潮水退了。', target: 'The tide went out.' },
        {
          kind: 'paragraph',
          source: '潮水退了。'.repeat(90),
          target: 'The tide went. '.repeat(90),
        },
      ],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text' },
    })
    for (const arrangement of ['columns', 'review'] as const) {
      const parts = await write(document, { arrangement, rowNumbers: true, statusMarks: true })
      const [heading, short, long] = all(bodyOf(parts), 'w:tr').slice(-3)
      const isWhole = (row: Element) => all(row, 'w:cantSplit').length === 1
      expect([heading!, short!, long!].map(isWhole)).toEqual([true, true, false])
      const styles = parse(parts['word/styles.xml']!)
      const keeps = (paragraph: Element) =>
        all(paragraph, 'w:keepNext').length > 0 || value(paragraph, 'w:pStyle') === 'Heading1'
      expect(all(heading!, 'w:p').every(keeps)).toBe(true)
      expect(all(short!, 'w:p').some(keeps)).toBe(false)
      const style = all(styles, 'w:style').find(
        (each) => each.attributes['w:styleId'] === 'Heading1',
      )
      expect(all(style!, 'w:keepNext')).toHaveLength(1)
    }
  })

  test('take the side they are told', async () => {
    const [head] = all(bodyOf(await write(sampleArticle(), { sourceSide: 'right' })), 'w:tr')
    expect(all(head!, 'w:tc').map(textIn)).toEqual(['English', '繁體中文'])
  })

  test('mark the status, and tell rows apart by shade', async () => {
    const body = bodyOf(await write(sampleArticle(), { statusMarks: true, lines: 'zebra' }))
    const rows = all(body, 'w:tr').slice(1)
    expect(rows.map((row) => textIn(all(row, 'w:tc').at(-1)!)).join('')).toMatch(/^[△□]+$/)
    const shaded = rows.map((row) => all(row, 'w:shd').length > 0)
    expect(shaded).toContain(true)
    expect(shaded).toContain(false)
  })
})

describe('themes', () => {
  test('a book has a title page, contents that lead to its headings, and back matter', async () => {
    const parts = await write(sampleArticle(), { theme: THEMES.book })
    const body = bodyOf(parts)
    const styles = all(body, 'w:pStyle').map(({ attributes }) => attributes['w:val'])
    for (const style of ['CoverTitle', 'TOCHeading', 'TOC1', 'BackHeading', 'BackMatter']) {
      expect(styles).toContain(style)
    }
    expect(all(body, 'w:instrText').some((each) => /TOC/.test(each.children.join('')))).toBe(true)
    const bookmarks = all(body, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])
    const anchors = all(body, 'w:hyperlink').flatMap(
      ({ attributes }) => attributes['w:anchor'] ?? [],
    )
    expect(anchors.length).toBe(4)
    for (const anchor of anchors) expect(bookmarks).toContain(anchor)
  })

  test('sizes and colours are the theme’s', async () => {
    const parts = await write(sampleArticle(), {
      theme: THEMES['large-print'],
      fontSize: THEMES['large-print'].size,
    })
    const defaults = all(parse(parts['word/styles.xml']!), 'w:docDefaults')[0]!
    expect(value(defaults, 'w:sz')).toBe('34')
    expect(value(defaults, 'w:color')).toBe('000000')
  })
})

describe('a table for reviewers', () => {
  const document = {
    ...sampleArticle(),
    rows: sampleArticle().rows.map((row, i) => ({
      ...row,
      status: i === 5 ? ('approved' as const) : row.status,
      notes: i === 5 ? [{ id: 'n', author: 'Lin', date: '', text: 'Better?' }] : [],
    })),
  }
  const options = { ...DEFAULT_LAYOUT, arrangement: 'review' as const }
  const written = (shape: 'own' | 'memoq' | 'trados') =>
    writeDocx(layoutDocument(document, options), options, {}, reviewOf(document, 2, shape))

  test('lies, tracks changes, and stamps every row and the file', async () => {
    const parts = partsOf(await written('own'))
    const body = bodyOf(parts)
    expect(all(body, 'w:pgSz')[0]!.attributes['w:orient']).toBe('landscape')
    expect(all(parse(parts['word/settings.xml']!), 'w:trackRevisions')).toHaveLength(1)
    const rows = all(body, 'w:tr').slice(1)
    expect(all(rows[5]!, 'w:tc').map(textIn).slice(3)).toEqual(['Approved'])
    expect(textIn(parse(parts['word/comments.xml']!))).toBe('Better?')
    expect(
      rows.map((row) => readStamp(all(row, 'w:bookmarkStart')[0]!.attributes['w:name']!)?.key),
    ).toEqual(document.rows.map(({ id }) => stampKey(id)))
    expect(parts['docProps/custom.xml']).toContain(document.id)
    expect(parts['docProps/custom.xml']).toMatch(/FacingPagesRound[^>]*><vt:lpwstr>2</)
  })

  test('keeps tracking on, but where changes wait to be accepted', async () => {
    const protection = async (given: BilingualDocument) => {
      const settings = parse((await write(given, options))['word/settings.xml']!)
      return all(settings, 'w:documentProtection').map(({ attributes }) => attributes)
    }
    expect(await protection(document)).toEqual([
      { 'w:edit': 'trackedChanges', 'w:enforcement': '1' },
    ])
    const change = { kind: 'insertion', author: 'Lin', date: '' } as const
    const rows = document.rows.map((row) => ({
      ...row,
      target: row.target.map((inline) => ({ ...inline, change })),
    }))
    expect(await protection({ ...document, rows })).toEqual([])
  })

  test.each(['own', 'memoq', 'trados'] as const)(
    'is one that our reader knows: %s',
    async (shape) => {
      const result = read(await written(shape), 'review.docx')
      expect(result.format).toBe('bilingual-docx')
      const back = result.documents[0]!.rows
      expect(back.map(({ source, target }) => [textOf(source), textOf(target)])).toEqual(
        document.rows.map(({ source, target }) => [textOf(source), textOf(target)]),
      )
      expect(back[5]!.status).toBe('approved')
      expect(back[12]!.status).toBe('empty')
      expect(back[5]!.notes.map(({ author, text }) => [author, text])).toEqual([
        shape === 'memoq' ? ['', 'Lin: Better?'] : ['Lin', 'Better?'],
      ])
      if (shape === 'memoq') expect(result.version).toBe('12.0.10')
    },
  )

  test('has a column of comments instead of Word’s where that is asked for', async () => {
    const review = reviewOf(document, 1, 'own', 'column')
    const parts = partsOf(await writeDocx(layoutDocument(document, options), options, {}, review))
    const rows = all(bodyOf(parts), 'w:tr')
    expect(all(rows[0]!, 'w:tc').map(textIn).at(-1)).toBe('Comment')
    expect(all(rows[6]!, 'w:tc').map(textIn).at(-1)).toBe('Lin: Better?')
    expect(parts['word/comments.xml']).toBeUndefined()
  })

  test('a paragraph has the stamps of all its rows', async () => {
    const essay = sentences([
      { source: '河水。', target: 'Water.' },
      { source: '沙。', target: 'Sand.' },
    ])
    const body = bodyOf(await write(essay, { arrangement: 'review', by: 'paragraph' }))
    const keys = all(body, 'w:bookmarkStart').map(
      ({ attributes }) => readStamp(attributes['w:name']!)?.key,
    )
    expect(new Set(keys)).toEqual(new Set(essay.rows.map(({ id }) => stampKey(id))))
  })
})

test('pieces that stand on pages of their own have both languages, however unequal their lengths', () => {
  const words = fc.array(fc.constantFrom('水', '沙洲，', '潮。', 'Water ', 'ebbs. '), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(words, words, fc.integer({ min: 4, max: 40 }), (source, target, most) => {
      const document = createDocument({
        rows: [{ kind: 'paragraph', source: source.join(''), target: target.join('') }],
        sourceLanguage: 'zh-Hant',
        provenance: { name: 'a.txt', format: 'text' },
      })
      for (const block of layoutDocument(document, DEFAULT_LAYOUT).blocks) {
        const pieces = piecesOf(block, { source: most, target: 2 * most, together: 2 })
        for (const side of ['source', 'target'] as const) {
          expect(pieces.map((piece) => textOf(piece[side])).join('')).toBe(textOf(block[side]))
        }
        if (isBlank(block.source) || isBlank(block.target)) continue
        for (const piece of pieces) {
          expect([isBlank(piece.source), isBlank(piece.target)]).toEqual([false, false])
        }
      }
    }),
  )
})

test('pieces of a block are its texts, and none is longer than it should be', () => {
  fc.assert(
    fc.property(
      bilingualDocument,
      fc.record({
        source: fc.integer({ min: 4, max: 40 }),
        target: fc.integer({ min: 4, max: 80 }),
      }),
      (document, most) => {
        for (const block of layoutDocument(document, DEFAULT_LAYOUT).blocks) {
          const pieces = piecesOf(block, most)
          for (const side of ['source', 'target'] as const) {
            expect(pieces.map((piece) => textOf(piece[side])).join('')).toBe(textOf(block[side]))
          }
        }
      },
    ),
  )
  const [block] = layoutDocument(
    createDocument({
      rows: [
        { kind: 'paragraph', source: '河水流過沙洲。'.repeat(60), target: 'Water. '.repeat(60) },
      ],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text' },
    }),
    DEFAULT_LAYOUT,
  ).blocks
  const pieces = piecesOf(block!, { source: 70, target: 90 })
  expect(pieces.length).toBeGreaterThan(4)
  for (const { source, target } of pieces) {
    expect(textOf(source).length).toBeLessThanOrEqual(70)
    expect(textOf(target).length).toBeLessThanOrEqual(90)
    expect(textOf(source)).toMatch(/。$/)
  }
})

test('the faces of text and notes are those of the theme, each script by its own', async () => {
  const base = THEMES.plain
  const theme = {
    ...base,
    faces: {
      ...base.faces,
      text: { ...base.faces.text, latin: { weight: 600, italic: true } },
      note: { ...base.faces.note, chinese: { weight: 700 } },
    },
  } as const
  const document = createDocument({
    rows: [
      { kind: 'paragraph', source: '潮水退了。', target: 'The tide went out.' },
      { kind: 'caption', source: '泥灘', target: 'Mudflats' },
    ],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'tide.txt', format: 'text' },
  })
  const parts = await write(document, { theme, arrangement: 'interlinear' })
  const styles = all(parse(parts['word/styles.xml']!), 'w:style')
  const has = (element: Element, name: string) => {
    const found = all(element, name)[0]
    return found !== undefined && !['0', 'false'].includes(found.attributes['w:val'] ?? '1')
  }
  const said = Object.fromEntries(
    all(bodyOf(parts), 'w:p').flatMap((paragraph) => {
      const style = styles.find(
        ({ attributes }) => attributes['w:styleId'] === value(paragraph, 'w:pStyle'),
      )!
      return all(paragraph, 'w:r').map((run) => {
        const own = (name: string) => has(all(run, name).length > 0 ? run : style, name)
        return [textIn(run), [own('w:b'), own('w:i')]]
      })
    }),
  )
  expect(said).toMatchObject({
    '潮水退了。': [false, false],
    'The tide went out.': [true, true],
    泥灘: [true, false],
    Mudflats: [false, false],
  })
})

test.each(['columns', 'interlinear', 'footnotes', 'target', 'vertical'] as const)(
  'chapters begin pages in a theme of books, and in no other: %s',
  async (arrangement) => {
    const document = unequal(1)
    const pages = async (theme: Theme) =>
      all(bodyOf(await write(document, { theme, arrangement })), 'w:p').filter(
        (paragraph) => all(paragraph, 'w:pageBreakBefore').length > 0 && !textIn(paragraph),
      ).length
    const chapters = document.rows.filter(({ kind }) => kind === 'heading').length
    expect(chapters).toBeGreaterThan(2)
    expect(await pages({ ...THEMES.book, contents: false })).toBe(chapters - 1)
    expect(await pages(THEMES.academic)).toBe(0)
  },
)
