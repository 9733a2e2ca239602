import { describe, expect, it, test } from 'vitest'
import { plainText, textOf } from '../../../../src/core/document/inline.ts'
import type { Row } from '../../../../src/core/document/model.ts'
import { normaliseDocument } from '../../../../src/core/document/normalise.ts'
import { read } from '../../../../src/formats/read.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { writeXliff } from '../../../../src/formats/xliff/write.ts'
import {
  mqxliff,
  sdlxliff,
  unit2,
  utf8,
  xliff2,
  xliff12,
} from '../../../fixtures/build/exchange.ts'
import { TBX_CORPUS } from '../../../fixtures/corpus/tbx.ts'
import { TMX_CORPUS } from '../../../fixtures/corpus/tmx.ts'
import { XLIFF_CORPUS } from '../../../fixtures/corpus/xliff.ts'
import { longDocument, sampleArticle } from '../../layout/sample.ts'

const CORPUS = [
  ...XLIFF_CORPUS.map((fixture) => ({ ...fixture, file: 'a.xlf' })),
  ...TMX_CORPUS.map((fixture) => ({ ...fixture, file: 'a.tmx' })),
  ...TBX_CORPUS.map((fixture) => ({ ...fixture, file: 'a.tbx' })),
]

const rowsOf = (xml: string): readonly Row[] => read(utf8(xml), 'a.xlf').documents[0]!.rows

const shown = ({ source, target, status }: Row) => [plainText(source), plainText(target), status]

const refusalOf = (bytes: Uint8Array, file: string): UnreadableFileError | null => {
  try {
    read(bytes, file)
    return null
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    throw error
  }
}

describe('every fixture', () => {
  test.each(CORPUS.filter(({ units }) => units !== undefined))(
    'is read without complaint: $name',
    ({ file, bytes, units }) => {
      const result = read(bytes(), file)
      expect(result.units).toBe(units)
      const faults = result.warnings.filter(({ code }) => /^(?:xliff|tmx|tbx)-/.test(code))
      expect(faults).toEqual([])
      for (const document of result.documents)
        expect(normaliseDocument(document).repairs).toEqual([])
    },
  )

  test.each(CORPUS.filter(({ warning }) => warning))(
    'has its fault named: $name',
    ({ file, bytes, warning }) => {
      const { warnings } = read(bytes(), file)
      const fault = warnings.find(({ code }) => code === warning)
      expect(warnings.map(({ code }) => code)).toContain(warning)
      expect(fault?.where).toMatch(/^line \d+, column \d+$/)
    },
  )

  test.each(CORPUS.filter(({ refusal }) => refusal))(
    'is refused: $name',
    ({ file, bytes, refusal }) => {
      expect(refusalOf(bytes(), file)?.code).toBe(refusal)
    },
  )
})

describe('XLIFF 1.2', () => {
  it('makes a row of each segment, with the white space between them', () => {
    const result = read(
      utf8(
        xliff12(
          '<trans-unit id="1"><source>河水很靜。霧還沒有散。</source><seg-source><mrk mtype="seg" mid="1">河水很靜。</mrk> <mrk mtype="seg" mid="2">霧還沒有散。</mrk></seg-source><target><mrk mtype="seg" mid="1">The river is quiet.</mrk> <mrk mtype="seg" mid="2"/></target></trans-unit>',
        ),
      ),
      'a.xlf',
    )
    const [document] = result.documents
    expect(document?.granularity).toBe('sentence')
    const [first, second] = document!.rows
    expect(shown(first!)).toEqual(['河水很靜。', 'The river is quiet.', 'draft'])
    expect(shown(second!)).toEqual(['霧還沒有散。', '', 'empty'])
    expect(first!.gap).toEqual({ source: ' ', target: ' ' })
    expect(second!.paragraph).toBe(first!.paragraph)
    expect([first!.units, second!.units]).toEqual([['trans-unit#1/1'], ['trans-unit#1/2']])
  })

  it('reads a unit without segments as a paragraph of its own', () => {
    const result = read(
      utf8(xliff12('<trans-unit id="1"><source>河。霧。</source></trans-unit>')),
      'a.xlf',
    )
    expect(result.documents[0]).toMatchObject({
      granularity: 'paragraph',
      sourceLanguage: 'zh-Hant',
      targetLanguage: 'en-US',
    })
    expect(result).toMatchObject({
      version: '1.2',
      languages: { source: 'zh-TW', target: 'en-US' },
    })
  })

  it('shows text between segments, which nobody may change', () => {
    const rows = rowsOf(
      xliff12(
        '<trans-unit id="1"><source>一、河。二、霧。</source><seg-source>一、<mrk mtype="seg" mid="1">河。</mrk>二、<mrk mtype="seg" mid="2">霧。</mrk></seg-source></trans-unit>',
      ),
    )
    expect(rows.map(({ source, locked }) => [textOf(source), locked])).toEqual([
      ['一、', true],
      ['河。', false],
      ['二、', true],
      ['霧。', false],
    ])
  })

  it.each([
    ['new', 'draft'],
    ['needs-translation', 'draft'],
    ['needs-review-translation', 'draft'],
    ['x-mine', 'draft'],
    ['translated', 'translated'],
    ['signed-off', 'reviewed'],
    ['final', 'approved'],
  ])('reads the state %s as %s', (state, status) => {
    const [row] = rowsOf(
      xliff12(
        `<trans-unit id="1"><source>河</source><target state="${state}">River</target></trans-unit>`,
      ),
    )
    expect(row?.status).toBe(status)
  })

  it('shows formatting as formatting, and other codes as codes', () => {
    const [row] = rowsOf(
      xliff12(
        '<trans-unit id="1"><source>甲<g id="1" ctype="bold">乙</g><x id="2" equiv-text="[圖]"/><g id="3">丙</g></source></trans-unit>',
      ),
    )
    expect(row!.source).toMatchObject([
      { type: 'text', text: '甲', marks: [] },
      { type: 'text', text: '乙', marks: [{ type: 'bold' }] },
      { type: 'code', role: 'standalone', label: '[圖]' },
      { type: 'code', role: 'opening' },
      { type: 'text', text: '丙' },
      { type: 'code', role: 'closing' },
    ])
  })

  it('leaves formatting as codes where it would not come out the same', () => {
    const [row] = rowsOf(
      xliff12(
        '<trans-unit id="1"><source><g id="1" ctype="bold">甲</g><g id="2" ctype="bold">乙</g></source></trans-unit>',
      ),
    )
    expect(row!.source.filter(({ type }) => type === 'code')).toHaveLength(4)
  })

  it('gives codes that correspond the same id, unique in the document', () => {
    const unit = (id: number) =>
      `<trans-unit id="${id}"><source>河<x id="1"/><x id="2"/></source><target><x id="2"/>River<x id="1"/></target></trans-unit>`
    const rows = rowsOf(xliff12(unit(1) + unit(2)))
    const ids = rows.map(({ source, target }) =>
      [source, target].map((side) =>
        side.flatMap((inline) => (inline.type === 'code' ? [inline.id] : [])),
      ),
    )
    for (const [source, target] of ids) expect(target).toEqual([...source!].reverse())
    expect(new Set(ids.flat(2)).size).toBe(4)
  })

  it('lets no text of sub-flows and unknown elements be lost', () => {
    const [row] = rowsOf(
      xliff12(
        '<trans-unit id="1"><source>河<ph id="1">&lt;a t="<sub>提示</sub>"&gt;</ph><y:z xmlns:y="urn:y">水</y:z></source></trans-unit>',
      ),
    )
    expect(plainText(row!.source)).toBe('河提示水')
  })

  it('joins wrapped lines, and keeps those that mean something', () => {
    const source = '<source>\n  河水，\n  霧。\n</source>'
    const [wrapped] = rowsOf(xliff12(`<trans-unit id="1">${source}</trans-unit>`))
    expect(textOf(wrapped!.source)).toBe('河水， 霧。')
    const [kept] = rowsOf(xliff12(`<trans-unit id="1" xml:space="preserve">${source}</trans-unit>`))
    expect(textOf(kept!.source)).toBe('\n  河水，\n  霧。\n')
  })

  it('locks what is not to be translated, and leaves out what has no text then', () => {
    const rows = rowsOf(
      xliff12(
        '<trans-unit id="1" translate="no"><source>v1</source></trans-unit><trans-unit id="2" translate="no"><source><x id="1"/></source></trans-unit><trans-unit id="3"><source><x id="1"/></source></trans-unit>',
      ),
    )
    expect(rows.map(({ units, locked }) => [units[0], locked])).toEqual([
      ['trans-unit#1', true],
      ['trans-unit#3', false],
    ])
  })

  it('reads a translation that is not divided as one row', () => {
    const rows = rowsOf(
      xliff12(
        '<trans-unit id="1"><source>河。霧。</source><seg-source><mrk mtype="seg" mid="1">河。</mrk><mrk mtype="seg" mid="2">霧。</mrk></seg-source><target>River. Mist.</target></trans-unit>',
      ),
    )
    expect(rows.map(shown)).toEqual([['河。霧。', 'River. Mist.', 'draft']])
  })

  it('keeps a translation whose original is gone', () => {
    const rows = rowsOf(
      xliff12(
        '<trans-unit id="1"><source>河。</source><seg-source><mrk mtype="seg" mid="1">河。</mrk></seg-source><target><mrk mtype="seg" mid="1">River.</mrk><mrk mtype="seg" mid="2">Mist.</mrk></target></trans-unit>',
      ),
    )
    expect(rows.map(shown)).toEqual([
      ['河。', 'River.', 'draft'],
      ['', 'Mist.', 'draft'],
    ])
  })

  it('knows what Trados says of its segments', () => {
    const rows = rowsOf(sdlxliff())
    expect(rows.map((row) => [...shown(row), row.locked])).toEqual([
      ['渡口', 'The ferry', 'approved', true],
      ['在河的南岸。', 'is on the south bank.', 'translated', false],
      ['霧還沒有散。', '', 'empty', false],
    ])
    expect(rows[0]!.notes.map(({ text }) => text)).toEqual(['Match: 100 % (tm)'])
    expect(rows[1]!.notes).toMatchObject([
      { author: '林', date: '2024-03-05T10:00:00', text: '方位要查。' },
    ])
    expect(rows[2]!.source.at(-1)).toMatchObject({ type: 'code', label: '<ref/>' })
  })

  it('knows what memoQ says of its units', () => {
    const rows = rowsOf(mqxliff())
    expect(rows.map((row) => [row.status, row.locked])).toEqual([
      ['translated', true],
      ['empty', false],
      ['approved', false],
    ])
    expect(rows[0]!.target).toContainEqual({
      type: 'text',
      text: 'quiet',
      marks: [{ type: 'bold' }],
    })
    expect(rows[0]!.notes.map(({ author, text }) => [author, text])).toEqual([
      ['林', '語氣'],
      ['', 'Match: 101 %'],
    ])
  })
})

describe('XLIFF 2', () => {
  it('makes a row of each segment, and a gap of an ignorable', () => {
    const rows = rowsOf(
      xliff2(
        '<unit id="u1"><segment state="translated"><source>河。</source><target>River.</target></segment><ignorable><source> </source></ignorable><segment><source>霧。</source></segment><ignorable><source>——完</source></ignorable></unit>',
      ),
    )
    expect(rows.map((row) => [...shown(row), row.locked])).toEqual([
      ['河。', 'River.', 'translated', false],
      ['霧。', '', 'empty', false],
      ['——完', '', 'empty', true],
    ])
    expect(rows[0]!.gap).toEqual({ source: ' ', target: '' })
  })

  it.each([
    ['state="initial"', 'draft'],
    ['', 'draft'],
    ['state="translated"', 'translated'],
    ['state="reviewed"', 'reviewed'],
    ['state="final" subState="my:x"', 'approved'],
  ])('reads %s as %s', (state, status) => {
    const [row] = rowsOf(xliff2(unit2('河', 'River').replace('<segment>', `<segment ${state}>`)))
    expect(row?.status).toBe(status)
  })

  it('says which languages the file names when they are others', () => {
    const { warnings, languages } = read(
      utf8(xliff2(unit2('Fluss', 'river')).replace('zh-Hant', 'de')),
      'a.xlf',
    )
    expect(languages).toEqual({ source: 'de', target: 'en' })
    expect(warnings.map(({ code }) => code)).toEqual(['other-languages'])
  })

  it('names the same kind of fault a few times and counts the rest', () => {
    const units = Array.from(
      { length: 50 },
      (_, i) => `<unit id="u${i}"><segment state="final"><source>河</source></segment></unit>`,
    )
    const { warnings } = read(utf8(xliff2(units.join('\n'))), 'a.xlf')
    expect(warnings).toHaveLength(20)
    expect(warnings.at(-1)!.message).toContain('30 more')
    expect(warnings[1]!.where).toBe('line 5, column 15')
  })

  it('cuts a unit no editor can carry', () => {
    const long = '河水很靜。'.repeat(3000)
    const { documents, units } = read(
      utf8(xliff2(unit2(long, 'The river is quiet. '.repeat(900).trim()))),
      'a.xlf',
    )
    const [document] = documents
    expect(units).toBe(1)
    expect(document!.rows.length).toBeGreaterThan(2)
    expect(document!.rows.map((row) => textOf(row.source)).join('')).toBe(long)
    expect(new Set(document!.rows.map(({ paragraph }) => paragraph)).size).toBe(1)
  })
})

describe('what this program exports', () => {
  it.each([
    ['an article', sampleArticle()],
    ['a long document', longDocument(200)],
  ])('keeps to its own rules and is read again: %s', (_, document) => {
    const result = read(utf8(writeXliff(document)), 'a.xlf')
    expect(result.warnings).toEqual([])
    const again = result.documents[0]!
    expect(again.rows.map(shown)).toEqual(document.rows.map(shown))
    expect(again.rows.map(({ kind, level }) => [kind, level])).toEqual(
      document.rows.map(({ kind, level }) => [kind, level]),
    )
    expect(again.rows.map(({ source }) => source)).toEqual(
      document.rows.map(({ source }) => source),
    )
    expect(again.metadata).toEqual(document.metadata)
  })
})
