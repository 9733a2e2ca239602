import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { concat, orderMarks, textOf } from '../../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  CodeInline,
  Inline,
  Mark,
  Segment,
} from '../../../../src/core/document/model.ts'
import { readMarkdown } from '../../../../src/formats/markdown/read.ts'
import { writeBackMarkdown } from '../../../../src/formats/markdown/write-back.ts'

const NAME = 'notes.md'
const encode = (text: string) => new TextEncoder().encode(text)
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
const documentOf = (markdown: string): BilingualDocument =>
  readMarkdown(encode(markdown), NAME).documents[0]!

function withTargets(document: BilingualDocument, targets: readonly Segment[]): BilingualDocument {
  return {
    ...document,
    rows: document.rows.map((row, i) => ({ ...row, target: targets[i % targets.length]! })),
  }
}

const SHELL: readonly [place: string, before: string, after: string][] = [
  ['a paragraph', '', ''],
  ['a paragraph between others', '前。\n\n', '\n\n後。'],
  ['a heading', '## ', ''],
  ['a closed heading', '# ', ' #\n\n後。'],
  ['an underlined heading', '', '\n---\n後。'],
  ['a list item', '1. 前。\n2. ', '\n3. 後。'],
  ['a quotation in a list', '- 前。\n\n  > ', '\n\n後。'],
  ['a cell', '| 甲 | 乙 |\n|---|---|\n| ', ' | 丁 |\n'],
  ['a footnote', '字[^n]。\n\n[^n]: ', '\n'],
  ['a block of HTML', '<div>\n<p>', '</p>\n</div>'],
]

const SOURCE = '文字 `碼` 與 [頁](./甲.md) 與 ~~刪~~ 與 ![圖](圖.png) 與 $x$ 字'
const HTML_SOURCE = '文字 <kbd>鍵</kbd> 與 <img src="x"> 字'

const mark: fc.Arbitrary<Mark> = fc.constantFrom<Mark>(
  { type: 'bold' },
  { type: 'italic' },
  { type: 'underline' },
  { type: 'superscript' },
  { type: 'subscript' },
  { type: 'link', href: 'https://example.org/a_(b)' },
  { type: 'link', href: 'mailto:a@example.org' },
)

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('word', 'Ferry ', ' and', 'a', '渡口', '。', '(', ').') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...'* _ ** __ ` # ## - + = > | ~ ~~ [ ] ] ( ! \\ & &amp; &#65; < <b> </b> $ $$ : --- === {{ }} {# ^ . 1. 12) \t @ x@y.org www.x.org https://x.org/ mailto: "'.split(
        ' ',
      ),
      ' ',
      '[^n]',
      '![x](y)',
      '<!-- x -->',
      '|--|',
      ':-:|:-:',
      '```',
      '- [ ] x',
      '    x',
    ),
  },
  fc.string({ maxLength: 6 }),
)

const text = fc
  .tuple(
    fc.array(word, { minLength: 1, maxLength: 4 }),
    fc.uniqueArray(mark, { maxLength: 2, selector: ({ type }) => type }),
  )
  .map(([words, marks]): Segment => {
    const joined = words
      .join('')
      .replace(/[\0-\x1f\x7f-\x9f\u2028\u2029\ufff9-\uffff]|[\ud800-\udfff]/g, '')
    return concat([{ type: 'text', text: joined || 'x', marks: orderMarks(marks) }] as Segment)
  })

const BREAK: Segment = [{ type: 'break' }]

/** Codes of a source in any order, a pair round text or with nothing in it. */
const targetFor = (source: Segment): fc.Arbitrary<Segment> => {
  const codes = source.filter((inline): inline is CodeInline => inline.type === 'code')
  const units = codes.filter(({ role }) => role !== 'closing')
  return fc
    .tuple(
      fc.constantFrom('within', ' within', '“within” ', '(x', 'x!'),
      fc.shuffledSubarray([...units], { minLength: units.length, maxLength: units.length }),
      fc.array(fc.oneof({ weight: 4, arbitrary: text }, fc.constant(BREAK)), {
        minLength: units.length * 2 + 1,
        maxLength: units.length * 2 + 4,
      }),
    )
    .map(([inside, order, texts]) => {
      const rest = [...texts]
      const pieces: Segment[] = [rest.pop()!]
      for (const code of order) {
        pieces.push([code])
        if (code.role === 'opening') {
          // A sign with nothing in it would be none.
          pieces.push(
            [{ type: 'text', text: inside, marks: [] }],
            [{ ...code, role: 'closing', label: '' }],
          )
        }
        pieces.push([{ type: 'text', text: ' then ', marks: [] }], rest.pop()!)
      }
      return concat(...pieces, ...rest)
    })
}

/** What a segment says, with blanks and signs that mean nothing made alike. */
function sayings(segment: Segment): string {
  const out: string[] = []
  const say = (inline: Inline): void => {
    if (inline.type === 'break') out.push('\n')
    else if (inline.type === 'code') out.push(`⟨${inline.role[0]}${inline.kind}⟩`)
    else {
      const marks = inline.marks.map((m) => (m.type === 'link' ? m.href : m.type)).join()
      for (const char of inline.text)
        out.push(/\s/.test(char) || !marks ? char : `${char}{${marks}}`)
    }
  }
  segment.forEach(say)
  return (
    out
      .join('')
      .replace(/[ \t]*\n[ \t]*/g, '\n')
      // Blanks go out of what is struck through.
      .replace(/ *(⟨[oc]tag⟩) */g, '$1')
      .replace(/^\s+|\s+$/g, '')
  )
}

describe.each(SHELL)('a translation in %s', (place, before, after) => {
  const source = place.includes('HTML') ? HTML_SOURCE : SOURCE
  const markdown = before + source + after
  const document = documentOf(markdown)
  const at = document.rows.findIndex((row) => textOf(row.source).includes('文字'))

  it('is not touched where it equals the source', () => {
    const same = { ...document, rows: document.rows.map((row) => ({ ...row, target: row.source })) }
    const { bytes, translated } = writeBackMarkdown(encode(markdown), [same], {
      untranslated: 'source',
    })
    expect(decode(bytes)).toBe(markdown)
    expect(translated).toBe(document.rows.length)
  })

  it('comes back as it was, whatever stands in it', () => {
    fc.assert(
      fc.property(targetFor(document.rows[at]!.source), (target) => {
        fc.pre(/\S/.test(textOf(target)))
        const translation = withTargets(document, [[]])
        const rows = translation.rows.map((row, i) => (i === at ? { ...row, target } : row))
        const { bytes, warnings } = writeBackMarkdown(
          encode(markdown),
          [{ ...translation, rows }],
          { untranslated: 'source' },
        )
        expect(warnings).toEqual([])
        const again = readMarkdown(bytes, NAME, { language: 'en' }).documents[0]!
        expect(again.rows.map(({ kind, level }) => [kind, level])).toEqual(
          document.rows.map(({ kind, level }) => [kind, level]),
        )
        expect(sayings(again.rows[at]!.source), decode(bytes)).toBe(sayings(target))
        for (const [i, row] of again.rows.entries()) {
          if (i !== at) expect(row.source).toEqual(document.rows[i]!.source)
        }
      }),
      { numRuns: 60 },
    )
  })
})
