import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_XML_DEPTH } from '../../../../src/formats/limits.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { decodeXml, encodeXml } from '../../../../src/formats/xml/decode.ts'
import { xmlContent, xmlValue } from '../../../../src/formats/xml/escape.ts'
import { splice } from '../../../../src/formats/xml/splice.ts'
import {
  parseXml,
  textIn,
  type XmlElement,
  type XmlNode,
} from '../../../../src/formats/xml/tree.ts'

const PLACE = { file: '稿.docx', part: 'word/document.xml' }

function errorOf(run: () => unknown): UnreadableFileError {
  try {
    run()
  } catch (error) {
    if (error instanceof UnreadableFileError) return error
    throw error
  }
  throw new Error('Nothing was refused.')
}

describe('places', () => {
  const text =
    '<?xml version="1.0"?>\r\n<!-- 注 --><a x="&lt;">\r\n<b>𠀀中&amp;文<![CDATA[<x>]]>尾</b><c/>t<?pi?>u<d></d></a>\r\n'
  const root = parseXml(text, PLACE)

  test('those of elements are where they stand', () => {
    const cut = ({ start, end }: XmlNode) => text.slice(start, end)
    const [b, c, d] = root.children.filter((child): child is XmlElement => child.type === 'element')
    expect(cut(root)).toMatch(/^<a x="&lt;">[\s\S]*<\/a>$/)
    expect(cut(b!)).toBe('<b>𠀀中&amp;文<![CDATA[<x>]]>尾</b>')
    expect(text.slice(b!.contentStart, b!.contentEnd)).toBe('𠀀中&amp;文<![CDATA[<x>]]>尾')
    expect(textIn(b!)).toBe('𠀀中&文<x>尾')
    expect(cut(c!)).toBe('<c/>')
    expect(c!.contentStart).toBe(c!.end)
    expect(cut(d!)).toBe('<d></d>')
    expect(d!.contentEnd - d!.contentStart).toBe(0)
  })

  test('those of texts are where they stand', () => {
    const texts = root.children.filter((child) => child.type === 'text')
    expect(texts.map(({ start, end }) => text.slice(start, end))).toEqual(['\r\n', 't', 'u'])
  })

  test('any text in any element comes back from its place', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' })), (texts) => {
        const inner = texts.map((each) => `<e v="${xmlValue(each)}">${xmlContent(each)}</e>`)
        const xml = `<r>${inner.join('')}</r>`
        const { children } = parseXml(xml, PLACE)
        expect(children.map(({ start, end }) => xml.slice(start, end))).toEqual(inner)
      }),
    )
  })
})

describe('names', () => {
  const VOCABULARY = { 'urn:word': 'w', 'urn:word:strict': 'w' }

  test('have the prefix of the vocabulary, whatever the file uses', () => {
    for (const [open, name] of [
      ['<q:p xmlns:q="urn:word" q:val="1"/>', 'w:p'],
      ['<p xmlns="urn:word:strict" xmlns:w="urn:word" w:val="1"/>', 'w:p'],
    ] as const) {
      const element = parseXml(open, PLACE, { vocabulary: VOCABULARY })
      expect(element.name).toBe(name)
      expect(element.attributes['w:val']).toBe('1')
    }
  })

  test('a prefix of the vocabulary that means something else is not taken for it', () => {
    const element = parseXml('<w:p xmlns:w="urn:other"/>', PLACE, { vocabulary: VOCABULARY })
    expect(element.name).toBe('foreign-w:p')
  })

  test('a declaration holds for its element only', () => {
    const root = parseXml('<r><w:a xmlns:w="urn:other"/><w:b xmlns:w="urn:word"/></r>', PLACE, {
      vocabulary: VOCABULARY,
    })
    expect(root.children.map((child) => (child as XmlElement).name)).toEqual(['foreign-w:a', 'w:b'])
  })
})

describe('what is refused', () => {
  test('malformed text, with file, part, line and column', () => {
    const error = errorOf(() => parseXml('<a>\n<b></a>', PLACE))
    expect(error.code).toBe('malformed-xml')
    expect(error.where).toMatch(/^word\/document\.xml 2:\d+$/)
    expect(error.message).toContain('稿.docx')
  })

  test('declared entities, by name', () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "yyyy"><!ENTITY z "&x;&x;">]><a>&z;</a>'
    expect(errorOf(() => parseXml(bomb, PLACE)).code).toBe('xml-entities')
  })

  test('a DOCTYPE without entities is not', () => {
    expect(parseXml('<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx/>', PLACE).name).toBe('tmx')
  })

  test('elements without end', () => {
    const deep = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth)
    expect(parseXml(deep(MAX_XML_DEPTH), PLACE).name).toBe('a')
    expect(errorOf(() => parseXml(deep(MAX_XML_DEPTH + 1), PLACE)).code).toBe('too-deep')
  })

  test('bytes that are not of the encoding they claim', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('<a>'), 0xff, 0x3c])
    expect(errorOf(() => decodeXml(bytes, PLACE)).code).toBe('undecodable')
  })
})

describe('encodings', () => {
  const TEXT = '<?xml version="1.0" encoding="utf-16"?><a>漢字𠀀</a>'

  test.each(['utf-8', 'utf-16le', 'utf-16be'])(
    '%s comes back, with its mark or without',
    (encoding) => {
      for (const byteOrderMark of [true, false]) {
        const bytes = encodeXml(TEXT, { text: TEXT, encoding, byteOrderMark })
        expect(decodeXml(bytes, PLACE)).toEqual({ text: TEXT, encoding, byteOrderMark })
      }
    },
  )

  test('a declared encoding is believed, and becomes UTF-8 when it is written', () => {
    const head = new TextEncoder().encode('<?xml version="1.0" encoding="GB2312"?><a>')
    const bytes = new Uint8Array([...head, 0xd6, 0xd0, 0x3c, 0x2f, 0x61, 0x3e])
    const file = decodeXml(bytes, PLACE)
    expect(file.text).toContain('<a>中</a>')
    const written = new TextDecoder().decode(encodeXml(file.text, file))
    expect(written).toBe('<?xml version="1.0" encoding="UTF-8"?><a>中</a>')
  })
})

describe('splicing', () => {
  test('changes nothing but the stretches that are named', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.string())),
        (text, raw) => {
          let at = 0
          let expected = ''
          const splices = raw.flatMap(([skip, length, put]) => {
            const start = Math.min(at + skip, text.length)
            const end = Math.min(start + length, text.length)
            expected += text.slice(at, start) + put
            at = end
            return [{ start, end, text: put }]
          })
          expected += text.slice(at)
          expect(splice(text, splices)).toBe(expected)
        },
      ),
    )
  })

  test('refuses two that overlap', () => {
    const overlapping = [
      { start: 0, end: 2, text: '' },
      { start: 1, end: 3, text: '' },
    ]
    expect(() => splice('abc', overlapping)).toThrow(RangeError)
  })
})
