import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../../src/core/document/inline.ts'
import { MAX_ROW_LENGTH, MAX_TEXT_BYTES } from '../../../../src/formats/limits.ts'
import { read } from '../../../../src/formats/read.ts'
import { cutLong } from '../../../../src/formats/text/long-rows.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { annotatedTexts } from '../../structure/outlines.ts'
import { encode } from '../../text/encode.ts'

const utf8 = (text: string) => encode(text, 'utf-8')
const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))
const onlyDocument = (bytes: Uint8Array, options = {}) => {
  const result = read(bytes, 'notes.txt', options)
  expect(result.documents).toHaveLength(1)
  return { ...result, document: result.documents[0]! }
}
const codes = (warnings: readonly { code: string }[]) => warnings.map(({ code }) => code)

function refusal(bytes: Uint8Array, options = {}): UnreadableFileError {
  try {
    read(bytes, 'notes.txt', options)
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    throw error
  }
  throw new Error('The file was read')
}

describe('a text file', () => {
  it('becomes a document of paragraph rows', () => {
    const { document, ...result } = onlyDocument(
      utf8('作者：林晚舟\n《渡口》\n　　河水漲起來了。\n　　沒有人說話。\n'),
    )
    expect(result).toMatchObject({ format: 'text', version: '', encoding: 'utf-8', warnings: [] })
    expect(document).toMatchObject({
      sourceLanguage: 'zh-Hant',
      granularity: 'paragraph',
      provenance: { name: 'notes.txt', format: 'text', encoding: 'utf-8' },
      metadata: { title: '渡口', author: '林晚舟', origin: '' },
    })
    expect(document.rows.map((row) => [row.kind, textOf(row.source), row.status])).toEqual([
      ['byline', '作者：林晚舟', 'empty'],
      ['title', '《渡口》', 'empty'],
      ['paragraph', '河水漲起來了。', 'empty'],
      ['paragraph', '沒有人說話。', 'empty'],
    ])
    expect(new Set(document.rows.map((row) => row.paragraph)).size).toBe(4)
  })

  it.each(
    annotatedTexts().flatMap((text) =>
      ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'].map((encoding) => ({ ...text, encoding })),
    ),
  )('is the same from $encoding: $name', ({ text, encoding, rows }) => {
    const { document, ...result } = onlyDocument(encode(text, encoding))
    expect(result.encoding).toBe(/^\p{ASCII}*$/u.test(text) ? 'utf-8' : encoding)
    expect(document.rows.map((row) => textOf(row.source))).toEqual(rows.map(([, source]) => source))
  })

  it('keeps the lines of a stanza as lines of one row', () => {
    const { document } = onlyDocument(
      utf8('夜\n\n一個字走進來\n拍掉肩上的雪\n它說外面很冷\n燈就亮了'),
    )
    expect(document.rows[1]!.source.map((inline) => inline.type)).toEqual(
      'text break text break text break text'.split(' '),
    )
  })

  it('is Traditional when it came in Big5, even where no character tells', () => {
    expect(onlyDocument(encode('人工', 'big5'), { encoding: 'big5' }).document.sourceLanguage).toBe(
      'zh-Hant',
    )
  })
})

describe('a file that cannot be a text', () => {
  it.each([
    ['empty-file', utf8(''), /empty/],
    ['no-text', utf8(' \n　\r\n\t'), /white space/],
    ['no-text', Uint8Array.of(0xef, 0xbb, 0xbf), /white space/],
    ['binary-file', ascii('%PDF-1.4 …'), /a PDF document.*PDF reader/],
    ['binary-file', ascii('PK\x03\x04word/document.xml'), /Word document.*damaged/],
    ['binary-file', ascii('\x89PNG\r\n\x1a\n\0\0\0'), /a PNG image.*no text/],
    ['binary-file', ascii('\x7fELF\x02\x01\x01\0\0'), /a Linux program/],
    ['binary-file', ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), /old Microsoft Office/],
    ['binary-data', ascii('abc\0\0\0\x01def'), /binary data.*UTF-8/],
    ['too-large', new Uint8Array(MAX_TEXT_BYTES + 1).fill(0x41), /65 MB.*up to 64 MB/],
  ])('is refused as %s', (code, bytes, message) => {
    const error = refusal(bytes)
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
    expect(error.message).toContain('notes.txt')
    expect(error.fileName).toBe('notes.txt')
  })

  it('is refused when random, and never crashes the reader', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        try {
          expect(read(bytes, 'x', {}).documents).toHaveLength(1)
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableFileError)
        }
      }),
    )
  })

  it('is refused when the encoding asked for does not exist', () => {
    const error = refusal(utf8('好'), { encoding: 'klingon' })
    expect(error.code).toBe('unknown-encoding')
    expect(error.message).toMatch(/klingon.*utf-8/)
  })
})

describe('a text with something wrong in it', () => {
  it('says where a byte could not be read', () => {
    const { warnings, document } = onlyDocument(
      Uint8Array.from([...utf8(`${'對照的歷史。\n'.repeat(11)}壞`), 0xff, ...utf8('了。\n')]),
    )
    expect(codes(warnings)).toEqual(['undecodable-bytes'])
    expect(warnings[0]).toMatchObject({ where: 'line 12' })
    expect(warnings[0]!.message).toMatch(/^1 place .* was replaced/)
    expect(textOf(document.rows.at(-1)!.source)).toBe('壞\ufffd了。')
  })

  it('replaces lone surrogates and names the line', () => {
    const { warnings, document } = onlyDocument(encode('好的。\n壞\ud800了。', 'utf-16le'), {
      encoding: 'utf-16le',
    })
    expect(warnings).toMatchObject([{ code: 'undecodable-bytes', where: 'line 2' }])
    expect(textOf(document.rows[1]!.source)).toBe('壞\ufffd了。')
  })

  it('says how much a wrongly chosen encoding left unread', () => {
    const { warnings, encoding } = onlyDocument(
      encode('沒有人說話,只聽見鉛字。'.repeat(9), 'big5'),
      {
        encoding: 'utf-8',
      },
    )
    expect(encoding).toBe('utf-8')
    const warning = warnings.find(({ code }) => code === 'undecodable-bytes')!
    expect(Number(/^([\d,]+) places/.exec(warning.message)![1]!.replace(',', ''))).toBeGreaterThan(
      50,
    )
  })

  it('says when it had to guess', () => {
    expect(codes(onlyDocument(encode('龜', 'big5')).warnings)).toContain('uncertain-encoding')
  })

  it('leaves out stray control characters', () => {
    const { warnings, document } = onlyDocument(
      utf8(`${'對照的歷史。\n'.repeat(60)}一\0個\x07字。\uffff\n`),
    )
    expect(warnings).toMatchObject([{ code: 'control-characters', where: 'line 61' }])
    expect(warnings[0]!.message).toMatch(/^3 control characters/)
    expect(textOf(document.rows.at(-1)!.source)).toBe('一個字。')
  })

  it('says when it is not Chinese', () => {
    expect(codes(onlyDocument(utf8('The book is on the table.')).warnings)).toEqual(['not-chinese'])
  })
})

describe('a paragraph that is too long to edit', () => {
  it('stands in several rows of one paragraph, cut at the ends of sentences', () => {
    const sentence = '這是一句不長也不短的話，說完就停。'
    const text = sentence.repeat(4000)
    const { document, warnings } = onlyDocument(utf8(`短的一段。\n${text}\n最後一段。`))
    expect(warnings).toMatchObject([{ code: 'long-paragraph', where: 'line 2' }])
    const long = document.rows.slice(1, -1)
    expect(long.length).toBeGreaterThan(3)
    expect(new Set(long.map((row) => row.paragraph)).size).toBe(1)
    expect(new Set(document.rows.map((row) => row.paragraph)).size).toBe(3)
    expect(long.map((row) => textOf(row.source)).join('')).toBe(text)
    for (const row of long) {
      expect(textOf(row.source).length).toBeLessThanOrEqual(MAX_ROW_LENGTH)
      expect(textOf(row.source)).toMatch(/。$/)
    }
  })

  it('loses nothing, wherever it is cut', () => {
    const word = fc.constantFrom('字。', '詞，', 'word ', 'end. ', '𠮷', '好', '！”', '“', '\n')
    const text = fc
      .array(word, { minLength: 1, maxLength: 200 })
      .map((words) => words.join('').trim())
    fc.assert(
      fc.property(text, fc.integer({ min: 4, max: 60 }), (long, limit) => {
        const pieces = cutLong(long, 'zh', limit)
        expect(pieces.map((piece) => piece.text + piece.gap).join('')).toBe(long)
        for (const piece of pieces) {
          expect(piece.text.length).toBeLessThanOrEqual(limit)
          expect(new TextDecoder().decode(utf8(piece.text))).toBe(piece.text)
        }
      }),
    )
  })

  it('is read whole, even when it has ten megabytes', () => {
    const text = '對照的歷史很長，沒有人知道它從哪裡開始，也沒有人知道它到哪裡結束'.repeat(100_000)
    const { document } = onlyDocument(utf8(text))
    expect(document.rows.map((row) => textOf(row.source)).join('')).toBe(text)
  })
})

describe('a file of two hundred thousand lines', () => {
  it('is read whole', () => {
    const { document } = onlyDocument(utf8('他說：“走！”這是第二句。\n'.repeat(200_000)))
    expect(document.rows).toHaveLength(200_000)
    expect(new Set(document.rows.map((row) => row.id)).size).toBe(200_000)
  }, 60_000)
})
