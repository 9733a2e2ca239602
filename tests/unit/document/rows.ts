import fc from 'fast-check'
import { createRow } from '../../../src/core/document/create.ts'
import { concat, fromText } from '../../../src/core/document/inline.ts'
import type { Mark, Row, Segment } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { STATUSES } from '../../../src/core/document/status.ts'

const sourceText = fc
  .array(
    fc.constantFrom('山', '水', '他說', '。', '？', '！', '”', '“', '，', ' ', 'A.B.', '3.5', '\n'),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''))

const targetText = fc
  .array(
    fc.constantFrom('Hill', ' water', ' he said', '. ', '? ', '!', '"', ',', ' ', 'Mr. ', '\n'),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''))

const marks: fc.Arbitrary<readonly Mark[]> = fc.constantFrom(
  [],
  [{ type: 'bold' } as const],
  [{ type: 'link', href: 'https://example.org/' } as const, { type: 'italic' } as const],
)

const code: fc.Arbitrary<Segment> = fc
  .record({
    type: fc.constant('code' as const),
    id: fc.constantFrom('c1', 'c2'),
    role: fc.constantFrom('standalone' as const, 'opening' as const, 'closing' as const),
    kind: fc.constantFrom('note' as const, 'image' as const, 'field' as const, 'tag' as const),
    label: fc.constantFrom('', '1'),
    image: fc.constant(''),
  })
  .map((one) => [one])

const formatted = (text: fc.Arbitrary<string>): fc.Arbitrary<Segment> => {
  const run = fc.tuple(text, marks).map(([characters, list]) => fromText(characters, list))
  return fc
    .array(fc.oneof({ weight: 4, arbitrary: run as fc.Arbitrary<Segment> }, code), {
      minLength: 1,
      maxLength: 3,
    })
    .map((runs) => concat(...runs))
}

/** Rows as a user may have left them: any kind, formatting, codes, status, notes. */
export const arbitraryRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('paragraph' as const, 'heading' as const, 'quotation' as const),
      source: formatted(sourceText),
      target: fc.oneof(fc.constant<Segment>([]), formatted(targetText)),
      status: fc.constantFrom(...STATUSES),
      locked: fc.boolean(),
      bookmarked: fc.boolean(),
      noted: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((drafts) => {
    const keys = firstKeys(drafts.length)
    return drafts.map(({ status, locked, bookmarked, noted, ...draft }, i) => ({
      ...createRow({ ...draft, units: [`u${i}`] }, keys[i]!, `p${i}`),
      status,
      locked,
      bookmarked,
      notes: noted ? [{ id: `n${i}`, author: '', date: '', text: '好' }] : [],
    }))
  })
