import fc from 'fast-check'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { createRow } from '../../../../src/core/document/create.ts'
import { firstKeys } from '../../../../src/core/document/order.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import {
  ARRANGEMENTS,
  type Arrangement,
  DEFAULT_LAYOUT,
  withTheme,
} from '../../../../src/core/layout/options.ts'
import { THEMES } from '../../../../src/core/layout/themes.ts'
import { checkDocx } from '../../../../src/formats/check/docx.ts'
import { describeCheck, passed } from '../../../../src/formats/check/result.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { bilingualDocument } from '../../layout/arbitrary.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { layoutOptions } from './arbitrary.ts'

async function written(arrangement: Arrangement, theme: keyof typeof THEMES = 'plain') {
  const options = { ...withTheme(DEFAULT_LAYOUT, THEMES[theme]), arrangement }
  const layout = layoutDocument(sampleArticle(), options)
  return { layout, bytes: await writeDocx(layout, options) }
}

/** The file with one of its parts changed. */
function changed(bytes: Uint8Array, change: (xml: string) => string, part = 'word/document.xml') {
  const parts = unzipSync(bytes)
  const before = strFromU8(parts[part]!)
  const after = change(before)
  expect(after).not.toBe(before)
  return zipSync({ ...parts, [part]: strToU8(after) })
}

describe('a file that is whole passes', () => {
  test.each(ARRANGEMENTS)('%s', async (arrangement) => {
    const { layout, bytes } = await written(arrangement, 'book')
    const check = checkDocx(bytes, layout)
    expect(check.problems).toEqual([])
    expect(check.found).toBe(check.rows)
    expect(check.rows).toBeGreaterThan(10)
    expect(describeCheck(check)).toBe(`${check.rows} of ${check.rows} rows, 0 missing glyphs`)
  })

  test.each(ARRANGEMENTS)('with a heading that is half translated: %s', async (arrangement) => {
    const heading = { kind: 'heading', level: 1 } as const
    const keys = firstKeys(2)
    const rows = [
      createRow({ ...heading, source: '燈塔', target: 'The Lighthouse' }, keys[0]!),
      createRow({ ...heading, source: '之夜' }, keys[1]!),
    ].map((row) => ({ ...row, paragraph: 'h' }))
    const options = { ...withTheme(DEFAULT_LAYOUT, THEMES.book), arrangement }
    const layout = layoutDocument({ ...sampleArticle(), rows }, { ...options, by: 'paragraph' })
    expect(checkDocx(await writeDocx(layout, options), layout).problems).toEqual([])
  })

  test('whatever the text, the layout and the theme', async () => {
    await fc.assert(
      fc.asyncProperty(bilingualDocument, layoutOptions, async (document, options) => {
        const layout = layoutDocument(document, options)
        const check = checkDocx(await writeDocx(layout, options), layout)
        expect(check.problems).toEqual([])
        expect(check.found).toBe(check.rows)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})

describe('a file that is not is told, by the row', () => {
  const sentence = 'The sandbar at the river’s mouth creeps'

  test.each([
    'columns',
    'interlinear',
    'facing',
    'alternating',
    'target',
    'footnotes',
    'vertical',
    'review',
  ] as const)('a character lost in %s', async (arrangement) => {
    const { layout, bytes } = await written(arrangement)
    const check = checkDocx(
      changed(bytes, (xml) => xml.replace(sentence, sentence.slice(0, -1))),
      layout,
    )
    expect(check.found).toBe(check.rows - 1)
    expect(check.problems.map(({ code, row }) => [code, row])).toEqual([['row-missing', '6']])
    expect(passed(check)).toBe(false)
    expect(describeCheck(check)).toContain('The translation of row 6 is not whole')
  })

  test('a note lost at the foot of its page', async () => {
    const { layout, bytes } = await written('footnotes')
    const broken = changed(
      bytes,
      (xml) => xml.replace('河口的沙洲每年', '河口的沙每年'),
      'word/footnotes.xml',
    )
    expect(checkDocx(broken, layout).problems.map(({ row }) => row)).toEqual(['6'])
  })

  test('a row that stands twice, one that is gone, two that changed places', async () => {
    const { layout, bytes } = await written('columns')
    const rows = /<w:tr>(?:(?!<\/w:tr>)[\s\S])*一本鹽漬[\s\S]*?<\/w:tr>/
    const codes = (change: (row: string) => string) =>
      checkDocx(
        changed(bytes, (xml) => xml.replace(rows, change)),
        layout,
      ).problems.map(({ code, row }) => [code, row])
    expect(codes((row) => row + row)).toEqual([
      ['row-twice', '10'],
      ['row-twice', '10'],
    ])
    expect(codes(() => '')).toEqual([
      ['row-missing', '10'],
      ['row-missing', '10'],
    ])
    const two = /(<w:tr>(?:(?!<\/w:tr>)[\s\S])*一本鹽漬[\s\S]*?<\/w:tr>)(<w:tr>[\s\S]*?<\/w:tr>)/
    const swapped = checkDocx(
      changed(bytes, (xml) => xml.replace(two, '$2$1')),
      layout,
    )
    expect(passed(swapped)).toBe(false)
    expect(swapped.problems.map(({ row }) => row)).toContain('11')
  })

  test('source and translation that fell out of step', async () => {
    const { layout, bytes } = await written('columns')
    const check = checkDocx(
      changed(bytes, (xml) => {
        const cell = /<w:tc>(?:(?!<\/w:tc>)[\s\S])*?half of a brass telescope[\s\S]*?<\/w:tc>/.exec(
          xml,
        )![0]
        const without = xml.replace(cell, '<w:tc><w:p/></w:tc>')
        return without.replace('</w:tbl>', `<w:tr>${cell}</w:tr></w:tbl>`)
      }),
      layout,
    )
    expect(passed(check)).toBe(false)
    expect(check.problems.map(({ row }) => row)).toContain('11')
  })

  test('text that is none of the document’s', async () => {
    const { layout, bytes } = await written('interlinear')
    const check = checkDocx(
      changed(bytes, (xml) => xml.replace(sentence, `Lorem ipsum ${sentence}`)),
      layout,
    )
    expect(check.problems).toMatchObject([{ code: 'unexpected-text', row: '6' }])
    expect(check.problems[0]!.message).toContain('“Loremipsum…”')
  })

  test('a heading that lost its style, contents that lead nowhere, a stamp that is gone', async () => {
    const book = await written('columns', 'book')
    const heading = changed(book.bytes, (xml) => xml.replaceAll('"Heading2"', '"BodyText"'))
    expect(checkDocx(heading, book.layout).problems.map(({ code, row }) => [code, row])).toEqual([
      ['heading', '9'],
      ['heading', '9'],
    ])
    const contents = changed(book.bytes, (xml) => xml.replace('w:name="_Toc000002T"', 'w:name="x"'))
    expect(checkDocx(contents, book.layout).problems.map(({ code }) => code)).toEqual(['bookmark'])
    const review = await written('review')
    const stamp = changed(review.bytes, (xml) => xml.replace(/w:name="_FP1_[^"]*"/, 'w:name="_x"'))
    expect(checkDocx(stamp, review.layout).problems).toMatchObject([{ code: 'stamp', row: '1' }])
  })

  test('a file that cannot be read', async () => {
    const { layout, bytes } = await written('columns')
    for (const broken of [
      bytes.slice(0, 500),
      new Uint8Array(),
      changed(bytes, (xml) => xml.replace('</w:tbl>', '')),
      changed(bytes, (xml) => xml.slice(0, -9), 'word/styles.xml'),
    ]) {
      const check = checkDocx(broken, layout)
      expect(check).toMatchObject({ found: 0, problems: [{ code: 'unreadable' }] })
    }
  })
})
