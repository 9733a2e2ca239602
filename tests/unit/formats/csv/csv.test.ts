import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../../src/core/document/create.ts'
import { fromText, plainText } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type { Status } from '../../../../src/core/document/model.ts'
import { STATUSES } from '../../../../src/core/document/status.ts'
import { scanTable } from '../../../../src/formats/csv/scan.ts'
import { read } from '../../../../src/formats/read.ts'
import { writeTsv } from '../../../../src/formats/tsv/write.ts'
import type { WrittenBack } from '../../../../src/formats/types.ts'
import { writeBack } from '../../../../src/formats/write-back.ts'
import { encode } from '../../text/encode.ts'

const utf8 = (text: string) => encode(text, 'utf-8')
const pairs = (text: string, name = 'x.csv') => {
  const result = read(utf8(text), name)
  expect(result.format).toBe('csv')
  return result.documents[0]!.rows.map((row) => [plainText(row.source), plainText(row.target)])
}
const warned = (text: string, name = 'x.csv') =>
  read(utf8(text), name).warnings.map(({ code, where }) => [code, where])
const said = ({ bytes }: WrittenBack) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

/** Writes targets into the rows that are named by number. */
function put(bytes: Uint8Array, targets: Readonly<Record<number, string>>, name = 'x.csv') {
  const [document] = read(bytes, name).documents
  const rows = document!.rows.map((row, i) => {
    const target = targets[i]
    return target === undefined
      ? row
      : { ...row, target: fromText(target), status: 'translated' as const }
  })
  return writeBack(bytes, [{ ...document!, rows }], { untranslated: 'source' })
}

describe('a table', () => {
  it.each([
    [',', 'source,target\n河水漲起來了。,The river rose.\n"他說,走。",\n'],
    [';', '中文;English\n河水漲起來了。;The river rose.\n他說,走。;\n'],
    ['\t', '原文\t譯文\n河水漲起來了。\tThe river rose.\n他說,走。\t\n'],
    ['|', 'zh-TW|en-GB\n河水漲起來了。|The river rose.\n他說,走。|\n'],
    ['sep=', 'sep=;\r\n河水漲起來了。;The river rose.\r\n他說,走。;\r\n'],
    [
      'a head in capitals and blanks',
      'Source Text,Target Text\n河水漲起來了。,The river rose.\n"他說,走。",\n',
    ],
    ['no head', '河水漲起來了。,The river rose.\n"他說,走。",\n'],
  ])('has a row for each record: %s', (_, text) => {
    expect(pairs(text)).toEqual([
      ['河水漲起來了。', 'The river rose.'],
      ['他說,走。', ''],
    ])
  })

  it('has the Chinese as its source wherever it stands', () => {
    expect(pairs('English,Chinese\nThe river rose.,河水漲起來了。\n')).toEqual([
      ['河水漲起來了。', 'The river rose.'],
    ])
    expect(pairs('id,source,target\n1,The river rose.,河水漲起來了。\n')).toEqual([
      ['河水漲起來了。', 'The river rose.'],
    ])
    expect(
      pairs('The river rose.\t河水漲起來了。\nNobody spoke.\t沒有人說話。\n', 'x.txt'),
    ).toEqual([
      ['河水漲起來了。', 'The river rose.'],
      ['沒有人說話。', 'Nobody spoke.'],
    ])
  })

  it('has status and notes where its head says so, and languages', () => {
    const text =
      '編號,zh-TW,en-GB,狀態,備註\n1,河水漲起來了。,The river rose.,已審校,要查\n2,沒有人說話。,,new,\n3,走。,Go.,？？,\n'
    const result = read(utf8(text), 'x.csv')
    const document = result.documents[0]!
    expect(document).toMatchObject({ sourceLanguage: 'zh-Hant', targetLanguage: 'en-GB' })
    expect(document.rows.map((row) => row.status)).toEqual(['reviewed', 'empty', 'draft'])
    expect(document.rows[0]!.notes).toEqual([{ id: '2.4', author: '', date: '', text: '要查' }])
    expect(result.warnings).toEqual([])
  })

  it('has line ends and quotation marks in its cells', () => {
    expect(pairs('source,target\n"一\r\n二","He said ""go""."\n')).toEqual([
      ['一\n二', 'He said "go".'],
    ])
  })

  it('may lack one side', () => {
    expect(pairs('source,target\n,A note.\n,\n河水漲起來了。,\n')).toEqual([
      ['', 'A note.'],
      ['河水漲起來了。', ''],
    ])
  })

  it('is known however long its cells are', () => {
    const cell = '河水漲起來了。\n'.repeat(4000)
    expect(pairs(`source,target\n"${cell}",x\n`)[0]![0]!.length).toBeGreaterThan(100)
  })

  it.each([
    ['ragged-records', 'line 13', `source,target\n${'河水。,River.\n'.repeat(11)}沒有人說話。\n`],
    ['unclosed-quote', 'line 3', 'source,target\n河水。,River.\n走。,"Go.\n'],
    ['stray-quote', 'line 2', 'source,target\n河水。,"River" rose.\n'],
  ])('is read with a warning of %s on %s', (code, where, text) => {
    expect(warned(text)).toEqual([[code, where]])
    expect(pairs(text).length).toBeGreaterThan(0)
  })
})

describe('a text', () => {
  it.each([
    '白日依山盡,黃河入海流\n欲窮千里目,更上一層樓\n床前明月光,疑是地上霜\n',
    '白日依山盡,\n黃河入海流,\n欲窮千里目,\n更上一層樓,\n',
    '他說,hello。\n然後走了。\n再也沒有回來,再也沒有。\n',
    '小明\t你好嗎？\n小華\t我很好。\n小明\t再見。\n',
    'John\t你好嗎？今天天氣真不錯。\nMary\t我很好，謝謝你的關心。\n',
    '第一章\t1\n第二章\t20\n第三章\t45\n',
    'apples, pears\nplums, figs\nnuts, dates\n',
    '題目;副題\n\n河水漲起來了;沒有人說話。\n',
    '河水 | 山\n月 | 星\n',
  ])('with delimiters in it is none: %j', (text) => {
    expect(read(utf8(text), 'x.txt').format).toBe('text')
  })
})

describe('a table of Markdown', () => {
  it('is Markdown', () => {
    const text = '| 原文 | 譯文 |\n|---|---|\n| 河水。 | River. |\n| 走。 | Go. |\n'
    expect(read(utf8(text), 'x.md').format).toBe('markdown')
    expect(read(utf8(text), 'x').format).toBe('markdown')
  })
})

describe('our own TSV', () => {
  const text = fc
    .array(fc.constantFrom('字', 'a', '"', '\\', '\t', '\n', ',', ' ', '。', '""', '\\n', "'"), {
      maxLength: 12,
    })
    .map((signs) => signs.join(''))

  it.each([true, false])('comes back as it was: with status %s', (status) => {
    const row = fc.record({
      source: text.map((rest) => `河水漲起來了${rest}`),
      target: text.map((rest) => `The river rose and rose${rest}`),
      status: fc.constantFrom<Status>(...STATUSES),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 12 }), (rows) => {
        const document = createDocument({
          rows: rows.map((each) => ({ ...each, kind: 'paragraph' })),
          sourceLanguage: 'zh-Hant',
          provenance: { name: 'x', format: 'text' },
        })
        const tsv = writeTsv(document, { status })
        const again = read(utf8(tsv), 'x.tsv').documents[0]!
        expect(again.rows.map((each) => [plainText(each.source), plainText(each.target)])).toEqual(
          rows.map((each) => [each.source, each.target]),
        )
        if (status)
          expect(again.rows.map((each) => each.status)).toEqual(rows.map((each) => each.status))
        const { bytes } = writeBack(utf8(tsv), [again], { untranslated: 'source' })
        expect(new TextDecoder().decode(bytes)).toBe(tsv)
      }),
    )
  })

  it('is known by any name, and untranslated too', () => {
    expect(pairs('河水漲起來了。\t\n他說\\t“走\\n吧”\\\\\t\n', 'x.txt')).toEqual([
      ['河水漲起來了。', ''],
      ['他說\t“走\n吧”\\', ''],
    ])
  })

  it('gets its status as well as its translation', () => {
    const tsv = '河水漲起來了。\t\tempty\n走。\tGo.\treviewed\n'
    expect(said(put(utf8(tsv), { 0: 'The river\nrose.' }, 'x.tsv'))).toBe(
      '河水漲起來了。\tThe river\\nrose.\ttranslated\n走。\tGo.\treviewed\n',
    )
  })
})

describe('a translation in a table', () => {
  it('changes its cell and nothing else', () => {
    const text =
      '\ufeffid,source,target,x\r\n1,河水。,,"a, b"\r\n2,"走,走。",Go., c \r\n3,船,"Ship",\r\n'
    const written = put(utf8(text), { 0: 'A river', 1: 'Go, go.', 2: 'Boat' })
    expect(said(written)).toBe(
      '\ufeffid,source,target,x\r\n1,河水。,A river,"a, b"\r\n2,"走,走。","Go, go.", c \r\n3,船,"Boat",\r\n',
    )
    expect(written).toMatchObject({ translated: 3, untranslated: 0, warnings: [] })
  })

  it('stands in quotation marks where all cells do', () => {
    const text = '"source","target"\n"河水。",\n"走。","Go."\n'
    expect(said(put(utf8(text), { 0: 'River' }))).toBe(
      '"source","target"\n"河水。","River"\n"走。","Go."\n',
    )
  })

  it('has a place where the record ends before it', () => {
    const text = `source,x,target\n${'河水。,,River.\n'.repeat(10)}走。\n`
    expect(said(put(utf8(text), { 10: 'Go.' }))).toBe(text.replace('走。', '走。,,Go.'))
  })

  it('is gone where its row was joined to the one above', () => {
    const bytes = utf8('source,target\n河水。,River.\n走。,Go.\n')
    const [document] = read(bytes, 'x.csv').documents
    const [one, two] = document!.rows as [never, never]
    const written = writeBack(bytes, [{ ...document!, rows: [mergeRows(one, two)] }], {
      untranslated: 'source',
    })
    expect(said(written)).toBe('source,target\n河水。,River. Go.\n走。,\n')
  })

  it('is refused by another file', () => {
    const [document] = read(utf8('source,target\n河水。,River.\n走。,Go.\n'), 'x.csv').documents
    const other = utf8('source,target\n河水。,River.\n')
    expect(() => writeBack(other, [document!], { untranslated: 'source' })).toThrow(/not the file/)
  })

  it('comes back, whatever stands in it', () => {
    const target = fc
      .array(fc.constantFrom('a', '"', ',', ';', '\t', '\n', ' ', '字', '|', "'", '\\n'), {
        maxLength: 10,
      })
      .map((signs) => `x${signs.join('')}x`)
    const shape = fc.constantFrom(
      ['x.csv', 'source,target,other\n河水。,,z\n走。,,z\n'],
      ['x.csv', 'source;target\r\n河水。;\r\n走。;\r\n'],
      ['x.tsv', 'source\ttarget\n河水。\t\n走。\t\n'],
      ['x.tsv', '河水。\t\n走。\t\n'],
    )
    fc.assert(
      fc.property(shape, target, target, ([name, text], one, two) => {
        const written = put(utf8(text!), { 0: one, 1: two }, name)
        const again = read(written.bytes, name!).documents[0]!.rows
        expect(
          again.map((row) => plainText(row.target)),
          said(written),
        ).toEqual([one, two])
        expect(again.map((row) => plainText(row.source))).toEqual(['河水。', '走。'])
      }),
    )
  })

  it('stays in Big5', () => {
    const bytes = encode('原文,譯文\r\n河水漲起來了,\r\n沒有人說話,Nobody\r\n', 'big5')
    const written = put(bytes, { 0: 'The river rose' })
    expect(new TextDecoder('big5').decode(written.bytes)).toBe(
      '原文,譯文\r\n河水漲起來了,The river rose\r\n沒有人說話,Nobody\r\n',
    )
  })
})

describe('the cells of a table', () => {
  const sign = fc.constantFrom('a', '字', '"', ',', '\n', '\r\n', ' ')

  it('are those that other programs write', () => {
    const cell = fc.array(sign, { maxLength: 6 }).map((signs) => signs.join(''))
    const rows = fc.array(
      fc.tuple(
        cell,
        cell,
        cell.map((text) => `x${text}`),
      ),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n'), fc.boolean(), (table, newline, quotes) => {
        const text = Papa.unparse(table, { newline, quotes })
        const { records, unclosed, stray } = scanTable(text, {
          delimiter: ',',
          quotes: true,
          escapes: false,
          start: 0,
        })
        expect(records.map(({ cells }) => cells.map((each) => each.text))).toEqual(table)
        expect([unclosed, stray]).toEqual([0, 0])
      }),
    )
  })

  it('cover the text, however broken it is', () => {
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
        const text = signs.join('')
        const dialect = { delimiter: ',', quotes: true, escapes: false, start: 0 }
        const { records } = scanTable(text, dialect)
        let rest = text
        for (const { start, end } of records.flatMap(({ cells }) => cells).reverse()) {
          rest = rest.slice(0, start) + rest.slice(end)
        }
        expect(rest).toMatch(/^[,\r\n ]*$/)
      }),
    )
  })
})
