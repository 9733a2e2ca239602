import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { looksBinary } from '../../../src/core/text/binary.ts'
import { decode, ENCODINGS } from '../../../src/core/text/encoding.ts'
import { encode } from './encode.ts'

const TRADITIONAL =
  '清晨的印刷所裡沒有人說話,只聽見鉛字落進字盤的聲音。\n師傅說:“慢一點,字會記得。”'
const SIMPLIFIED =
  '清晨的印刷所里没有人说话，只听见铅字落进字盘的声音。\r\n师傅说：“慢一点，字会记得。”'

const bytes = (...values: number[]) => Uint8Array.from(values)
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]))

describe('decode, recognising the encoding', () => {
  it.each([
    ['utf-8', TRADITIONAL],
    ['utf-16le', TRADITIONAL],
    ['utf-16be', TRADITIONAL],
    ['big5', TRADITIONAL],
    ['utf-8', SIMPLIFIED],
    ['utf-16le', SIMPLIFIED],
    ['utf-16be', SIMPLIFIED],
    ['gb18030', SIMPLIFIED],
    ['gb18030', TRADITIONAL],
  ])('knows %s without a mark', (encoding, text) => {
    expect(decode(encode(text, encoding))).toEqual({
      text,
      encoding,
      confident: true,
      undecodable: 0,
    })
  })

  it.each([
    ['utf-8', bytes(0xef, 0xbb, 0xbf)],
    ['utf-16le', bytes(0xff, 0xfe)],
    ['utf-16be', bytes(0xfe, 0xff)],
    ['gb18030', bytes(0x84, 0x31, 0x95, 0x33)],
  ])('takes the mark of %s off', (encoding, mark) => {
    const text = '中文 and English'
    expect(decode(join(mark, encode(text, encoding)))).toMatchObject({
      text,
      encoding,
      confident: true,
    })
  })

  it.each([
    ['big5', '翻譯的人'],
    ['big5', '您好嗎？'],
    ['gb18030', '走！'],
    ['gb18030', '第一章'],
    ['gb18030', '您好'],
    ['utf-16le', 'A few English words'],
    ['utf-16be', '1.\n2.\n'],
    ['utf-8', 'plain'],
    ['utf-8', '翻'],
    ['utf-8', 'naïve café'],
    ['utf-8', ''],
  ])('knows %s from a text as short as %s', (encoding, text) => {
    expect(decode(encode(text, encoding))).toMatchObject({ text, encoding })
  })

  it('falls back to Windows-1252 for Latin text, by the standard and not as Latin-1', () => {
    const latin = bytes(0x93, 0x63, 0x61, 0x66, 0xe9, 0x94, 0x20, 0x80, 0x35, 0x20, 0x6e, 0x61)
    expect(decode(latin)).toMatchObject({ text: '“café” €5 na', encoding: 'windows-1252' })
  })

  it('stays with UTF-8 when a long UTF-8 text has one bad byte', () => {
    const damaged = join(encode(TRADITIONAL, 'utf-8'), bytes(0xff), encode('。好的', 'utf-8'))
    expect(decode(damaged)).toMatchObject({
      text: `${TRADITIONAL}\ufffd。好的`,
      encoding: 'utf-8',
      undecodable: 1,
    })
  })

  it('finds the Chinese after a long stretch of ASCII', () => {
    const text = `${'licence text\n'.repeat(20_001)}${SIMPLIFIED}`
    expect(decode(encode(text, 'gb18030'))).toMatchObject({ text, encoding: 'gb18030' })
  })

  it('round-trips sentences of ordinary characters in every Chinese encoding', () => {
    const characters = [...new Set([...TRADITIONAL])].filter((char) => char > '\x7f')
    const sentence = fc
      .array(fc.constantFrom(...characters), { minLength: 12, maxLength: 60 })
      .map((chars) => `${chars.join('')}。`)
    const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'big5', 'gb18030']
    fc.assert(
      fc.property(sentence, fc.constantFrom(...encodings), (text, encoding) => {
        expect(decode(encode(text, encoding))).toMatchObject({ text, encoding })
      }),
    )
  })
})

describe('decode with a chosen encoding', () => {
  it('does as told and counts what it could not decode', () => {
    const decoded = decode(encode(TRADITIONAL, 'big5'), 'utf-8')
    expect(decoded.encoding).toBe('utf-8')
    expect(decoded.undecodable).toBeGreaterThan(10)
    expect(decoded.undecodable).toBe(decoded.text.split('\ufffd').length - 1)
  })

  it('does not count replacement characters that stand in the file', () => {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be']) {
      expect(decode(encode('字\ufffd字', encoding), encoding).undecodable).toBe(0)
    }
    expect(decode(join(encode('\ufffd', 'utf-8'), bytes(0xff)), 'utf-8').undecodable).toBe(1)
  })

  it('replaces a lone surrogate', () => {
    expect(decode(encode('好\ud800好', 'utf-16le'), 'utf-16le')).toMatchObject({
      text: '好\ufffd好',
      undecodable: 1,
    })
  })

  it('knows every encoding that it offers, and refuses others', () => {
    for (const { label } of ENCODINGS) expect(decode(bytes(0x41, 0x42), label).encoding).toBe(label)
    expect(() => decode(bytes(0x41), 'klingon')).toThrow(RangeError)
  })

  it('never throws on bytes, whatever they are', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.option(fc.constantFrom(...ENCODINGS.map(({ label }) => label)), { nil: undefined }),
        (raw, label) => {
          expect(decode(raw, label).text).not.toMatch(/^\ufeff/)
        },
      ),
    )
  })
})

describe('looksBinary', () => {
  const ascii = (text: string) => Uint8Array.from(text, (char) => char.charCodeAt(0))

  it.each([
    ['docx', 'PK\x03\x04\x14\0[Content_Types].xml…PK\x03\x04word/document.xml'],
    ['epub', 'PK\x03\x04\x14\0mimetypeapplication/epub+zip'],
    ['zip', 'PK\x03\x04\x14\0notes.txt'],
    ['pdf', '%PDF-1.7\n'],
    ['rtf', '{\\rtf1\\ansi'],
    ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0'],
    ['png', '\x89PNG\r\n\x1a\n\0\0'],
    ['jpeg', '\xff\xd8\xff\xe0'],
    ['executable', '\x7fELF\x02'],
    ['executable', 'MZ\x90\0\x03\0'],
    ['mp4', '\0\0\0 ftypisom'],
    ['utf-32', '\xff\xfe\0\0A\0\0\0'],
    ['data', 'a\0b\0\0c'],
  ])('names %s', (id, content) => {
    expect(looksBinary(ascii(content))?.id).toBe(id)
  })

  it('finds the name of a Word document that stands only in the directory at the end', () => {
    const zip = ascii(`PK\x03\x04${'\x99'.repeat(300_000)}word/document.xml`)
    expect(looksBinary(zip)?.id).toBe('docx')
  })

  it.each([
    ['MZ is how this text begins, without being a program.'],
    ['BM, GIF89 and PKZIP in a sentence'],
    ['a page\fand the next\twith a tab\r\n'],
    [`one stray control \x01 ${'in a long text '.repeat(40)}`],
    [''],
  ])('takes %j for text', (text) => {
    expect(looksBinary(ascii(text))).toBeNull()
  })

  it('takes Chinese text in any of its encodings for text', () => {
    for (const encoding of ['utf-8', 'big5', 'gb18030']) {
      expect(looksBinary(encode(TRADITIONAL, encoding))).toBeNull()
    }
  })
})
