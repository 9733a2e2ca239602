import fc from 'fast-check'
import { concat } from '../../../src/core/document/inline.ts'
import type { Annotated, Inline, Mark, Segment } from '../../../src/core/document/model.ts'

const change = fc.record({
  kind: fc.constantFrom('insertion' as const, 'deletion' as const),
  author: fc.constantFrom('', 'Lin', '陳編輯'),
  date: fc.constantFrom('', '2026-03-01T08:00:00Z'),
})

const annotations: fc.Arbitrary<Annotated> = fc
  .record(
    {
      change,
      comments: fc
        .uniqueArray(fc.constantFrom('c1', 'c2', 'c3'), { minLength: 1 })
        .map((ids) => ids.sort()),
    },
    { requiredKeys: [] },
  )
  .map((each) => each)

const marks = fc.constantFrom<readonly Mark[]>([], [{ type: 'bold' }], [{ type: 'italic' }])

const inline: fc.Arbitrary<Inline> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom('a', 'word', ' ', '河', '燈塔', '。', '😀') },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    marks,
    annotations,
  )
  .map(([text, marks, annotated]) =>
    text === null ? { type: 'break', ...annotated } : { type: 'text', text, marks, ...annotated },
  )

/** Segments with tracked changes and comments. */
export const annotatedSegment: fc.Arbitrary<Segment> = fc
  .array(inline, { maxLength: 8 })
  .map((inlines) => concat(inlines))
