import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { BilingualDocument } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../../../src/core/layout/options.ts'
import { readBilingualDocx } from '../../../../src/formats/bilingual-docx/read.ts'
import { recognisesBilingualDocx } from '../../../../src/formats/bilingual-docx/recognise.ts'
import { statusOf } from '../../../../src/formats/bilingual-docx/status.ts'
import { openTable, readTable } from '../../../../src/formats/bilingual-docx/table.ts'
import { writeDocx } from '../../../../src/formats/docx/write.ts'
import { read } from '../../../../src/formats/read.ts'
import type { ReadOptions, ReadResult } from '../../../../src/formats/types.ts'
import {
  BILINGUAL_DOCX_FIXTURES,
  cell,
  OTHER_TABLES,
  para,
  run,
} from '../../../fixtures/corpus/bilingual-docx.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { shown } from '../shown.ts'

const bytesOf = (name: string): Uint8Array =>
  BILINGUAL_DOCX_FIXTURES.find((each) => each.name === name)!.bytes()

const readFixture = (name: string, options: ReadOptions = {}): ReadResult =>
  readBilingualDocx(bytesOf(name), `${name}.docx`, options)

const rowsOf = ({ documents }: ReadResult): string[] =>
  documents[0]!.rows.map(
    ({ source, target, status }) => `${shown(source)} | ${shown(target)} | ${status}`,
  )

const unitsIn = ({ documents }: ReadResult): string[] =>
  documents[0]!.rows.flatMap(({ units }) => units)

describe('a document is taken for a bilingual table', () => {
  for (const { name, bytes } of BILINGUAL_DOCX_FIXTURES) {
    if (name === 'malformed') continue
    test(`when it is one: ${name}`, () => expect(recognisesBilingualDocx(bytes())).toBe(true))
  }

  for (const { name, bytes } of OTHER_TABLES) {
    test(`not when it is ${name}`, () => {
      expect(recognisesBilingualDocx(bytes())).toBe(false)
      expect(read(bytes(), 'x.docx').format).toBe('docx')
    })
  }

  test('before it is taken for an ordinary one', () => {
    expect(read(bytesOf('two columns'), 'x.docx').format).toBe('bilingual-docx')
    expect(() => readBilingualDocx(OTHER_TABLES[0]!.bytes(), 'x.docx')).toThrow(/“x.docx” is not a/)
  })
})

describe('a long table', () => {
  const long = (name: string, ...more: readonly string[]): Uint8Array => {
    const parts = unzipSync(bytesOf(name))
    const xml = strFromU8(parts['word/document.xml']!)
    const last = xml.slice(xml.lastIndexOf('<w:tr>'), xml.lastIndexOf('</w:tbl>'))
    const rows = last.repeat(200) + more.join('')
    parts['word/document.xml'] = strToU8(xml.replace('</w:tbl>', `${rows}</w:tbl>`))
    return zipSync(parts)
  }

  test.each(['memoQ', 'Trados', 'CafeTran', 'two columns'])(
    '%s is what a short one is, all of it',
    (name) => {
      const [short, whole] = [bytesOf(name), long(name)].map((each) => openTable(each, 'x.docx')!)
      expect(whole!.layout).toEqual(short!.layout)
      const { rows } = readTable(whole!, 'accept')
      expect(rows).toHaveLength(readTable(short!, 'accept').rows.length + 200)
    },
  )

  test('without a known head is one by all of its rows, not by the first', () => {
    const english = `<w:tr>${cell(para(run('The river is quiet tonight.')))}${cell(para(run('La rivière est calme.')))}</w:tr>`
    expect(recognisesBilingualDocx(long('two columns'))).toBe(true)
    expect(recognisesBilingualDocx(long('two columns', english.repeat(2000)))).toBe(false)
  })
})

describe('tables of tools', () => {
  test('memoQ: number, GUID, tags, comment and status', () => {
    const result = readFixture('memoQ')
    expect([result.version, result.languages]).toEqual([
      '12.0.10',
      { source: 'zh-Hant', target: 'en-GB' },
    ])
    expect(rowsOf(result)).toEqual([
      '河水很靜。 | The river is quiet. | translated',
      '⟨tag [1}⟩老船夫⟨/tag⟩說沒有橋⟨tag {2}⟩。 |  | empty',
      '霧還沒有散。 | The fog has not lifted | draft',
    ])
    expect(unitsIn(result)[1]).toBe('word/document.xml#t1r4 2 0c6d1f2e-55aa-4b10-9a3f-77c1c0a1b2c3')
    const [, second, third] = result.documents[0]!.rows
    expect(second!.notes.map(({ text }) => text)).toEqual(['誰說的？'])
    expect(third!.notes).toEqual([
      { id: 'word/comments.xml#0', author: 'Lin', date: '2024-03-05T10:02:00Z', text: 'Better?' },
    ])
    expect(result.documents[0]!.targetLanguage).toBe('en-GB')
  })

  test('memoQ: columns may be missing, or a second target be there to be written in', () => {
    expect(rowsOf(readFixture('memoQ without comments and status'))).toEqual([
      '河水很静。 |  | empty',
    ])
    expect(rowsOf(readFixture('memoQ with two targets'))).toEqual([
      '河水很静。 | Quiet. | draft',
      '没有桥。 | No bridge. | draft',
    ])
  })

  test('Trados: identifiers of two runs, tags by their style, status', () => {
    const result = readFixture('Trados')
    expect(rowsOf(result)).toEqual([
      '这里没有桥。 |  | empty',
      '⟨tag <1>⟩雾⟨/tag⟩还没有散⟨tag <2/>⟩。 | ⟨tag <1>⟩Fog⟨/tag⟩ hangs⟨tag <2/>⟩. | translated',
      '河水很静。 | The river is quiet. | approved',
    ])
    expect(unitsIn(result)[0]).toBe('word/document.xml#t1r2 1 5aa117a5-8634-46ae-8b76-f8d035c6ba47')
    const { source, target } = result.documents[0]!.rows[1]!
    const ids = (segment: typeof source) =>
      segment.flatMap((inline) => (inline.type === 'code' ? [inline.id] : []))
    // The same tag on both sides is one code.
    expect(ids(target)).toEqual(ids(source))
  })

  test('Phrase: several tables of other widths, identifiers with a colon, tags in plain text', () => {
    const result = readFixture('Phrase')
    expect(rowsOf(result)).toEqual([
      '⟨tag {1>⟩河水⟨/tag⟩很靜。 | ⟨tag {1>⟩The river⟨/tag⟩ is quiet. | draft',
      '霧⟨tag {2}⟩還沒有散。 |  | empty',
      '這裡沒有橋。 |  | empty',
      '船來了。 |  | empty',
    ])
    expect(unitsIn(result)[2]).toBe('word/document.xml#t3r1 3 kVHYFpIcqkDQE1dN:3')
  })

  test('CafeTran', () => {
    const result = readFixture('CafeTran')
    expect(rowsOf(result)).toEqual([
      '河水很靜。 | The river is quiet. | draft',
      '霧還沒有散。 |  | empty',
    ])
    expect(result.documents[0]!.rows[1]!.notes[0]!.text).toBe('查')
  })

  test('what tools call a status', () => {
    const words: Readonly<Record<string, string | null>> = {
      'Not started': 'empty',
      'Pre-translated (101%)': 'draft',
      Edited: 'draft',
      'Translator Confirmed': 'translated',
      'Reviewer 1 Confirmed': 'reviewed',
      'Reviewer 2 confirmed': 'reviewed',
      Proofread: 'approved',
      Rejected: 'draft',
      'Locked, Confirmed': 'translated',
      'Not Translated (0%)': 'empty',
      Draft: 'draft',
      'Translated (100%)': 'translated',
      'Translation Approved': 'reviewed',
      'Translation Rejected': 'draft',
      'Sign-off Rejected': 'draft',
      'Signed Off': 'approved',
      '99': null,
      '': null,
    }
    for (const [word, status] of Object.entries(words))
      expect([word, statusOf(word)]).toEqual([word, status])
  })
})

describe('tables of two columns', () => {
  test('whichever side is Chinese', () => {
    expect(rowsOf(readFixture('two columns, English first'))).toEqual([
      '河水很靜。 | The river is quiet. | draft',
      '這裡沒有橋。 | There is no bridge. | draft',
    ])
  })

  test('with a head that says which is which', () => {
    const result = readFixture('numbered columns with a head')
    expect(rowsOf(result)).toEqual(['河 | River | approved', '橋 |  | empty'])
    expect(unitsIn(result)).toEqual(['word/document.xml#t1r2 1', 'word/document.xml#t1r3 2'])
  })

  test('paragraphs in cells are rows where they correspond', () => {
    expect(rowsOf(readFixture('paragraphs in cells'))).toEqual([
      '第一段在這裡。 | First. | draft',
      '第二段在這裡。 | Second. | draft',
      '第三段在這裡。 |  | empty',
      '第四段在這裡。 |  | empty',
      '第五段在這裡。⏎第六段在這裡。 | Five.⏎Six.⏎More. | draft',
    ])
  })

  test('marks, links, fields, notes, tabs and breaks', () => {
    expect(rowsOf(readFixture('marks, links and codes'))).toEqual([
      '[bold]粗[/]字和[https://example.org/]這裡[/]的頁碼⟨field 3⟩。 | [bold]Bold[/] and | draft',
      '甲\t乙⏎丙⟨note 2⟩ |  | empty',
    ])
  })

  test('any prefix, and the strict names', () => {
    expect(rowsOf(readFixture('strict, with another prefix'))).toHaveLength(2)
  })

  test('text beside the table is named', () => {
    const codes = readFixture('text around the table').warnings.map(({ code }) => code)
    expect(codes).toEqual(['text-outside-table'])
  })

  test('our own export comes back', async () => {
    const article: BilingualDocument = sampleArticle()
    const options = { ...DEFAULT_LAYOUT, arrangement: 'columns', numbered: true } as const
    const bytes = await writeDocx(layoutDocument(article, options), options)
    const result = read(bytes, 'export.docx')
    expect(result.format).toBe('bilingual-docx')
    const back = new Set(rowsOf(result).map((row) => row.replace(/ \| \w+$/, '')))
    const kinds = new Set(result.documents[0]!.rows.map(({ kind }) => kind))
    for (const row of article.rows) {
      expect(back).toContain(`${shown(row.source)} | ${shown(row.target)}`)
      expect(kinds).toContain(row.kind === 'table-cell' ? 'paragraph' : row.kind)
    }
    expect(result.documents[0]!.sourceLanguage).toBe(article.sourceLanguage)
  })
})

describe('what a reviewer did', () => {
  const open = openTable(bytesOf('memoQ'), 'memoQ.docx')!

  test('insertions and deletions with author, date and place', () => {
    const { rows, layout } = readTable(open, 'accept')
    expect(layout.tool).toBe('memoq')
    expect(rows[2]).toMatchObject({
      ids: ['3', 'b2d4a6c8-1357-4246-8a9b-0c1d2e3f4a5b'],
      status: 'Edited (65%)',
    })
    expect(rows[2]!.changes).toEqual([
      {
        kind: 'deletion',
        side: 'target',
        author: 'Lin',
        date: '2024-03-05T10:00:00Z',
        text: 'is',
        at: 8,
      },
      {
        kind: 'insertion',
        side: 'target',
        author: 'Lin',
        date: '2024-03-05T10:01:00Z',
        text: 'has not lifted',
        at: 8,
      },
    ])
    expect(rows[2]!.notes.map(({ author, text }) => [author, text])).toEqual([['Lin', 'Better?']])
  })

  test('may be read as if it had not been done', () => {
    expect(shown(readTable(open, 'reject').rows[2]!.target)).toBe('The fog is')
    const rejected = readFixture('memoQ', { revisions: 'reject' })
    expect(rowsOf(rejected)[2]).toBe('霧還沒有散。 | The fog is | draft')
    expect(rejected.warnings.map(({ code }) => code)).toEqual(['tracked-changes'])
  })
})

describe('damage', () => {
  test('a shorter or longer row is no reason to fail', () => {
    const result = readFixture('rows of other lengths')
    expect(rowsOf(result).slice(3)).toEqual(['船來了。 |  | empty', '到了。 | Here. | draft'])
    expect(result.warnings.map(({ code, where }) => [code, where])).toEqual([
      ['no-target-cell', 'word/document.xml#t1r5 4'],
    ])
  })

  test.each([
    ['malformed', 'malformed-xml'],
    ['no segments', 'no-text'],
  ])('%s is refused by name', (name, code) => {
    expect(() => readFixture(name)).toThrow(
      expect.objectContaining({ code, fileName: `${name}.docx` }),
    )
  })
})
