import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../../../src/core/layout/options.ts'
import { PdfReader } from '../../../../src/formats/check/pdf/objects.ts'
import { checkPdf } from '../../../../src/formats/check/pdf.ts'
import { describeCheck, passed } from '../../../../src/formats/check/result.ts'

/*
 * The fixtures were printed by the app from this text: as it is, with two private-use characters
 * that no face has, and with a character that only another face has and one that none has.
 */
const layoutOf = (extra = '', target = `The sandbar creeps seaward${extra} year by year.`) =>
  layoutDocument(
    createDocument({
      rows: [
        { kind: 'heading', level: 1, source: '一、潮水', target: '1. Tide' },
        { kind: 'paragraph', source: `河口的沙洲每年向外推移${extra}。`, target },
      ],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text' },
      metadata: { title: '河口', targetTitle: 'The Estuary' },
    }),
    DEFAULT_LAYOUT,
  )

const fixture = (name: string): Uint8Array =>
  new Uint8Array(
    fs.readFileSync(path.resolve(import.meta.dirname, '../../../fixtures/pdf', `${name}.pdf`)),
  )

test('a PDF that is whole passes', () => {
  const check = checkPdf(fixture('two-rows'), layoutOf())
  expect(check).toEqual({ rows: 2, found: 2, missingGlyphs: [], problems: [] })
  expect(describeCheck(check)).toBe('2 of 2 rows, 0 missing glyphs')
})

describe('a PDF that is not is told, by the row', () => {
  test('a text that is not the one that was laid out', () => {
    const check = checkPdf(fixture('two-rows'), layoutOf('', 'The sandbar crept seaward.'))
    expect(check.problems).toMatchObject([{ code: 'row-missing', row: '2' }])
    expect([check.rows, check.found]).toEqual([2, 1])
  })

  test('text that is none of the document’s', () => {
    const whole = layoutOf()
    const check = checkPdf(fixture('two-rows'), {
      ...whole,
      blocks: whole.blocks.slice(0, 1),
    })
    expect(check.problems).toMatchObject([{ code: 'unexpected-text' }])
    expect(passed(check)).toBe(false)
  })

  test('a heading that is none', () => {
    const whole = layoutOf()
    const outline = [{ level: 1, block: 1, source: '河口的沙洲', target: 'The sandbar' }]
    expect(checkPdf(fixture('two-rows'), { ...whole, outline }).problems).toMatchObject([
      { code: 'heading', row: '2' },
    ])
  })

  test('a font that is not embedded', () => {
    const bytes = fixture('two-rows')
    const marked = Buffer.from(bytes).toString('latin1').replaceAll('/FontFile2', '/FontFileX')
    const check = checkPdf(new Uint8Array(Buffer.from(marked, 'latin1')), layoutOf())
    expect(new Set(check.problems.map(({ code }) => code))).toEqual(new Set(['font']))
    expect(passed(check)).toBe(false)
  })

  test('a file that is cut off, or none', () => {
    for (const bytes of [fixture('two-rows').slice(0, 30_000), new Uint8Array([1, 2, 3])]) {
      expect(checkPdf(bytes, layoutOf())).toMatchObject({
        found: 0,
        problems: [{ code: 'unreadable' }],
      })
    }
  })
})

test('glyphs that no face has are named, with their row, and are no failure', () => {
  const check = checkPdf(fixture('no-glyph'), layoutOf('\u{F1234}\ue123'))
  expect(check.missingGlyphs).toEqual([
    { char: '\u{F1234}', row: '2' },
    { char: '\ue123', row: '2' },
  ])
  expect(passed(check)).toBe(true)
})

test('glyphs of another face are told, and are no failure', () => {
  const check = checkPdf(fixture('fallback'), layoutOf('𰻝𪚥'))
  expect(check.problems.map(({ code }) => code)).toEqual(['fallback-font'])
  expect(passed(check)).toBe(true)
})

test('values of PDF', () => {
  const reader = new PdfReader(
    '[1 -.5 (a\\(b(c)\\051\\n) <4142> 3 0 R] % no\n<</A /B /C[true null]>>',
  )
  expect(reader.value()).toEqual([
    1,
    -0.5,
    { type: 'string', bytes: 'a(b(c))\n' },
    { type: 'string', bytes: 'AB' },
    { type: 'reference', id: 3 },
  ])
  expect(reader.value()).toEqual(
    new Map<string, unknown>([
      ['A', { type: 'name', name: 'B' }],
      ['C', [true, null]],
    ]),
  )
  expect(reader.next()).toBeUndefined()
})
