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

const formatted = (text: fc.Arbitrary<string>): fc.Arbitrary<Segment> =>
  fc
    .array(fc.tuple(text, marks), { minLength: 1, maxLength: 3 })
    .map((runs) => concat(...runs.map(([run, list]) => fromText(run, list))))

/** Rows as a user may have left them: any kind, formatting, status. */
export const arbitraryRows: fc.Arbitrary<Row[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('paragraph' as const, 'heading' as const, 'quotation' as const),
      source: formatted(sourceText),
      target: fc.oneof(fc.constant<Segment>([]), formatted(targetText)),
      status: fc.constantFrom(...STATUSES),
      locked: fc.boolean(),
      bookmarked: fc.boolean(),
    }),
    { maxLength: 6 },
  )
  .map((drafts) => {
    const keys = firstKeys(drafts.length)
    return drafts.map(({ status, locked, bookmarked, ...draft }, i) => ({
      ...createRow(draft, keys[i]!, `p${i}`),
      status,
      locked,
      bookmarked,
    }))
  })
