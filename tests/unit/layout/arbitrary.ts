import fc from 'fast-check'
import { createDocument, createRow } from '../../../src/core/document/create.ts'
import { concat } from '../../../src/core/document/inline.ts'
import type {
  BilingualDocument,
  Inline,
  Mark,
  Row,
  RowKind,
  Segment,
} from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'

const PIECES = [
  '河',
  '燈塔',
  '，',
  '。',
  '「',
  '」',
  '——',
  '……',
  'a',
  'Word',
  ' ',
  '\t',
  '1.',
  '#',
  '*',
  '_',
  '`',
  '|',
  '<b>',
  '&amp;',
  '"',
  "'",
  ']]>',
  '\\',
  '[x](y)',
  '~~',
  '$&',
  '\u0000',
  '\ud800',
  '\ufffe',
  '😀',
  '\u00a0',
]

const mark: fc.Arbitrary<Mark> = fc.oneof(
  fc.constantFrom<Mark[]>(
    { type: 'bold' },
    { type: 'italic' },
    { type: 'underline' },
    { type: 'superscript' },
    { type: 'subscript' },
  ),
  fc
    .constantFrom('https://example.org/a?b=1&c="2"', 'javascript:alert(1)', 'not an address')
    .map((href): Mark => ({ type: 'link', href })),
)

const text: fc.Arbitrary<Inline> = fc.record({
  type: fc.constant('text' as const),
  text: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 6 }).map((p) => p.join('')),
  marks: fc.array(mark, { maxLength: 2 }),
})

const code: fc.Arbitrary<Inline> = fc.record({
  type: fc.constant('code' as const),
  id: fc.constantFrom('c1', 'c2'),
  role: fc.constantFrom('standalone' as const, 'opening' as const, 'closing' as const),
  kind: fc.constantFrom('note', 'comment', 'image', 'field', 'ruby', 'tag'),
  label: fc.constantFrom('', '1', '<b>', ']]>'),
  image: fc.constant(''),
})

export const segment: fc.Arbitrary<Segment> = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: text },
      { weight: 1, arbitrary: fc.constant<Inline>({ type: 'break' }) },
      { weight: 1, arbitrary: code },
    ),
    { maxLength: 4 },
  )
  .map((inlines) => concat(inlines))

const KINDS: readonly RowKind[] = [
  'title',
  'heading',
  'byline',
  'paragraph',
  'list-item',
  'quotation',
  'caption',
  'table-cell',
  'footnote',
]

/** Documents with hostile text, of paragraphs of one to three rows. */
export const bilingualDocument: fc.Arbitrary<BilingualDocument> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      level: fc.integer({ min: 1, max: 6 }),
      rows: fc.array(fc.record({ source: segment, target: segment }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
    { maxLength: 6 },
  )
  .map((paragraphs) => {
    const count = paragraphs.reduce((sum, paragraph) => sum + paragraph.rows.length, 0)
    const keys = firstKeys(count)
    const rows: Row[] = []
    for (const { kind, level, rows: parts } of paragraphs) {
      const first = rows.length
      for (const part of parts) {
        const row = createRow({ kind, level, ...part }, keys[rows.length]!)
        rows.push({ ...row, paragraph: rows[first]?.id ?? row.id })
      }
    }
    const empty = createDocument({
      rows: [],
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'hostile.txt', format: 'text', encoding: 'utf-8' },
    })
    return { ...empty, rows }
  })
