import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fromText, textOf } from '../../../../src/core/document/inline.ts'
import { mergeRows } from '../../../../src/core/document/join.ts'
import type { BilingualDocument } from '../../../../src/core/document/model.ts'
import { readText } from '../../../../src/formats/text/read.ts'
import { writeBackText } from '../../../../src/formats/text/write-back.ts'
import { UnreadableFileError } from '../../../../src/formats/types.ts'
import { annotatedTexts } from '../../structure/outlines.ts'
import { encode } from '../../text/encode.ts'

const documentOf = (bytes: Uint8Array, options = {}): BilingualDocument =>
  readText(bytes, 'notes.txt', options).documents[0]!

const translate = (document: BilingualDocument, targets: readonly string[]): BilingualDocument => ({
  ...document,
  rows: document.rows.map((row, i) => ({ ...row, target: fromText(targets[i] ?? '') })),
})

function written(text: string, targets: readonly string[], options = {}): string {
  const bytes = encode(text, 'utf-8')
  const document = translate(documentOf(bytes, options), targets)
  const result = writeBackText(bytes, [document], { untranslated: 'source' })
  return new TextDecoder().decode(result.bytes)
}

describe('a translation in a text file', () => {
  it('takes the place of its paragraph, without the indent of Chinese', () => {
    expect(
      written('《渡口》\r\n\r\n　　河水漲起來了。  \r\n　　沒有人說話。\r\n', [
        'The Ferry',
        'The river rose.',
        'Nobody spoke.',
      ]),
    ).toBe('The Ferry\r\n\r\nThe river rose.  \r\nNobody spoke.\r\n')
  })

  it('keeps an indent of blanks', () => {
    expect(written('題目\n\n  河水漲起來了。\n', ['', 'The river rose.'])).toBe(
      '題目\n\n  The river rose.\n',
    )
  })

  it('has a line for each line of a stanza', () => {
    const poem = '夜\n\n　一個字走進來\n　拍掉肩上的雪\n　它說外面很冷\n　燈就亮了\n'
    expect(written(poem, ['Night', 'one\ntwo\nthree\nfour'])).toBe(
      'Night\n\none\ntwo\nthree\nfour\n',
    )
    expect(written(poem, ['Night', 'one\n\ntwo'])).toBe('Night\n\none\ntwo\n')
  })

  it('is one line, where the paragraph was cut into several', () => {
    const line = '這一行有二十個字那麼長而且沒有任何標點符號'
    const text = `${line}\n${line}\n${line}\n完了。\n\n${line}\n${line}\n${line}\n也完了。\n`
    expect(documentOf(encode(text, 'utf-8')).rows).toHaveLength(2)
    expect(written(text, ['First.', 'Second.'])).toBe('First.\n\nSecond.\n')
  })

  it('leaves nothing of what was joined to the paragraph above', () => {
    const bytes = encode('題目\n　　一。\n　　二。\n　　三。\n', 'utf-8')
    const document = documentOf(bytes)
    const [title, one, two, three] = document.rows as [
      (typeof document.rows)[0],
      never,
      never,
      never,
    ]
    const rows = [title, { ...mergeRows(one, two), target: fromText('One, two.') }, three]
    const result = writeBackText(bytes, [{ ...document, rows }], { untranslated: 'source' })
    expect(new TextDecoder().decode(result.bytes)).toBe('題目\nOne, two.\n　　三。\n')
    expect(result).toMatchObject({ translated: 1, untranslated: 2 })
  })

  it('leaves a place empty where there is none, if so wished', () => {
    const bytes = encode('題目\n\n　　一。\n', 'utf-8')
    const document = translate(documentOf(bytes), ['Title'])
    const result = writeBackText(bytes, [document], { untranslated: 'empty' })
    expect(new TextDecoder().decode(result.bytes)).toBe('Title\n\n\n')
    expect(result).toMatchObject({ translated: 1, untranslated: 1, warnings: [] })
  })

  it('finds its place behind control characters and page ends', () => {
    const rest = '\n\n後面還有很長的一段。'.repeat(30)
    expect(written(`一\x07個\x85字。\f\u2028第二。${rest}`, ['One', 'Two', 'Three'])).toBe(
      `One\x85Two\f\u2028Three${rest}`,
    )
  })

  it('is refused by another file', () => {
    const document = documentOf(encode('題目\n\n　　一。\n', 'utf-8'))
    const other = () => writeBackText(encode('題', 'utf-8'), [document], { untranslated: 'source' })
    expect(other).toThrow(UnreadableFileError)
    expect(other).toThrow(/notes\.txt.*not the file/)
  })
})

describe.each(annotatedTexts())('$name', ({ text }) => {
  it.each(['utf-8', 'utf-16le', 'gb18030'])(
    'is not touched where nothing is changed: %s',
    (encoding) => {
      const bytes = encode(text, encoding)
      const document = documentOf(bytes, { encoding })
      const same = {
        ...document,
        rows: document.rows.map((row) => ({ ...row, target: row.source })),
      }
      expect(writeBackText(bytes, [same], { untranslated: 'source' }).bytes).toEqual(bytes)
    },
  )

  it.each(['utf-8', 'utf-16le', 'gb18030'])(
    'says the translation in every place: %s',
    (encoding) => {
      const bytes = encode(text, encoding)
      const document = documentOf(bytes, { encoding })
      const targets = document.rows.map((_, i) => `Paragraph ${i} is here.`)
      const result = writeBackText(bytes, [translate(document, targets)], {
        untranslated: 'source',
      })
      const lines = new TextDecoder(encoding).decode(result.bytes).split(/\r\n|[\n\r\f]/)
      expect(lines.map((line) => line.trim()).filter(Boolean)).toEqual(targets)
      expect(result.warnings).toEqual([])
    },
  )
})

describe('line ends', () => {
  const line = '這一行有二十個字那麼長而且沒有任何標點符號'
  const wrapped = `${line}\n${line}\n${line}\n完了。\n`
  const sources = (text: string, lines: 'join' | 'keep') =>
    documentOf(encode(text, 'utf-8'), { lines }).rows.map((row) => textOf(row.source))

  it('are kept where they are meant', () => {
    expect(sources(wrapped, 'keep').join('\n')).toBe([line, line, line, '完了。'].join('\n'))
    expect(sources(wrapped, 'join')).toEqual([`${line}${line}${line}完了。`])
  })

  it('are joined where they are not, however long the lines', () => {
    expect(sources('第一行很短\n第二行也很短\n\n第三行又很短\n第四行還是很短', 'join')).toEqual([
      '第一行很短第二行也很短',
      '第三行又很短第四行還是很短',
    ])
  })

  it('are joined with a blank between words', () => {
    const english = documentOf(encode('one two\nthree\nfour-\nfive\n', 'utf-8'), {
      lines: 'join',
      language: 'en',
    })
    expect(english.rows.map((row) => textOf(row.source))).toEqual(['one two three four-five'])
  })

  it('can be read either way without losing a character', () => {
    const words = fc.array(
      fc.constantFrom('字', '。', 'a', ' ', '\n', '\n\n', '　', '第一章', '- '),
      {
        minLength: 1,
      },
    )
    fc.assert(
      fc.property(words, fc.constantFrom('join' as const, 'keep' as const), (pieces, lines) => {
        const text = `題${pieces.join('')}`
        expect(sources(text, lines).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })
})
