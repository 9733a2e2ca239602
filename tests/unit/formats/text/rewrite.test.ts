import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decode } from '../../../../src/core/text/encoding.ts'
import { rewriteText } from '../../../../src/formats/text/rewrite.ts'
import { splice } from '../../../../src/formats/xml/splice.ts'
import { encode } from '../../text/encode.ts'

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'big5', 'gb18030']

/** Characters that every encoding has, and line ends of all kinds. */
const text = fc
  .array(fc.constantFrom('中', '文', '字', '。', 'a', ' ', '\n', '\r\n', '\r', '“', '—'), {
    maxLength: 40,
  })
  .map((chars) => chars.join(''))

const cuts = (length: number) =>
  fc.uniqueArray(fc.nat(length), { maxLength: 6 }).map((points) => {
    const sorted = [...points].sort((a, b) => a - b)
    return sorted.flatMap((start, i) =>
      i % 2 === 0 && i + 1 < sorted.length ? [{ start, end: sorted[i + 1]! }] : [],
    )
  })

describe.each(ENCODINGS)('a text in %s', (encoding) => {
  it('has what was put in, and every other byte', () => {
    const example = text.chain((whole) =>
      fc.tuple(
        fc.constant(whole),
        cuts(whole.length),
        fc.constantFrom('', 'an “English” text', '字\n'),
      ),
    )
    fc.assert(
      fc.property(example, ([whole, places, put]) => {
        const splices = places.map((place) => ({ ...place, text: put }))
        const { bytes, warnings } = rewriteText(encode(whole, encoding), encoding, splices)
        expect(warnings).toEqual([])
        expect([...bytes]).toEqual([...encode(splice(whole, splices), encoding)])
      }),
    )
  })

  it('keeps bytes that are damaged where nothing was put in', () => {
    const damaged = Uint8Array.from([
      ...encode('前', encoding),
      0xff,
      0xff,
      ...encode('\n後', encoding),
    ])
    const { text } = decode(damaged, encoding)
    const at = text.indexOf('後')
    const { bytes } = rewriteText(damaged, encoding, [{ start: at, end: at + 1, text: 'after' }])
    const last = encode('後', encoding).length
    expect([...bytes]).toEqual([
      ...damaged.subarray(0, damaged.length - last),
      ...encode('after', encoding),
    ])
  })
})

describe('an encoding that lacks a character', () => {
  it('gives way to UTF-8, which is said', () => {
    const { bytes, warnings } = rewriteText(encode('渡口\n', 'big5'), 'big5', [
      { start: 0, end: 2, text: 'Café' },
    ])
    expect(new TextDecoder().decode(bytes)).toBe('Café\n')
    expect(warnings).toMatchObject([{ code: 'encoding-changed' }])
    expect(warnings[0]!.message).toMatch(/Big5.*“é”/)
  })
})

describe('a byte order mark', () => {
  it.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ])('of %s stays', (encoding, mark) => {
    const bytes = Uint8Array.from([...mark, ...encode('渡口', encoding)])
    const written = rewriteText(bytes, encoding, [{ start: 0, end: 2, text: 'Ferry' }]).bytes
    expect([...written]).toEqual([...mark, ...encode('Ferry', encoding)])
  })
})

describe('two replacements of one place', () => {
  it('are refused', () => {
    const twice = [
      { start: 0, end: 2, text: 'a' },
      { start: 1, end: 2, text: 'b' },
    ]
    expect(() => rewriteText(encode('渡口', 'utf-8'), 'utf-8', twice)).toThrow(RangeError)
  })
})
