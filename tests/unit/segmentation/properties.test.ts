import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gaps, segment, sentences } from '../../../src/core/segmentation/index.ts'

/** Marks that the rules look at, so that random texts meet them often. */
const MARKS = [
  ...'。！？!?….．，、：；;,:“”‘’「」『』"\'（）()《》〈〉[]【】—-–\n\r\t \u3000\u00a0\u2028',
  ...'我他说說道问的地了A b1.3①',
  'U.S.',
  '……',
  '——',
  'Mr. ',
  '（掌声）',
  '他说。',
]

const noise = fc.oneof(
  fc.string({ unit: 'binary' }),
  // Any code units at all: lone surrogates and NUL among them.
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...MARKS), { maxLength: 60 }).map((parts) => parts.join('')),
  fc
    .array(fc.oneof(fc.constantFrom(...MARKS), fc.string({ unit: 'binary' })))
    .map((p) => p.join('')),
)
const lang = fc.constantFrom('zh' as const, 'en' as const)
const options = fc.record({ breakAtSemicolon: fc.boolean() })
const RUNS = { numRuns: 2000 }

describe('segment', () => {
  it('loses nothing: sentences and gaps are the text, gaps are white space', () => {
    fc.assert(
      fc.property(noise, lang, options, (text, which, how) => {
        const spans = segment(text, which, how)
        const between = gaps(text, spans)
        expect(between.length).toBe(spans.length + 1)
        for (const gap of between) expect(gap).toMatch(/^\s*$/)
        let joined = between[0] as string
        spans.forEach((span, i) => {
          joined += text.slice(span.start, span.end) + between[i + 1]
        })
        expect(joined).toBe(text)
      }),
      RUNS,
    )
  })

  it('gives spans in order, apart, never empty and without white space at their ends', () => {
    fc.assert(
      fc.property(noise, lang, options, (text, which, how) => {
        let from = 0
        for (const { start, end } of segment(text, which, how)) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          const sentence = text.slice(start, end)
          expect(sentence.trim()).toBe(sentence)
          from = end
        }
        expect(from).toBeLessThanOrEqual(text.length)
      }),
      RUNS,
    )
  })

  it('never parts a surrogate pair', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('𠮷', '😀', '。', '？', '”', ' ', '…', '.')),
        (parts) => {
          for (const sentence of sentences(parts.join(''), 'zh'))
            expect(() => encodeURIComponent(sentence)).not.toThrow()
        },
      ),
    )
  })
})

describe('well-formed prose', () => {
  const clause = fc.constantFrom('雨停了', '我们走吧', '他没有回头', '门开了', '水很冷', '3.5米高')
  const sentence = fc
    .tuple(
      fc.array(clause, { minLength: 1, maxLength: 4 }),
      fc.constantFrom('。', '！', '？', '？！'),
    )
    .map(([clauses, stop]) => clauses.join('，') + stop)

  it('is cut into the sentences it was made of, each of which stays whole', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1 }), (made) => {
        expect(sentences(made.join(''), 'zh')).toEqual(made)
        for (const one of made) expect(sentences(one, 'zh')).toEqual([one])
      }),
    )
  })
})

describe('unfriendly texts', () => {
  // Each would take hours if a look-ahead were repeated to the end of the text.
  const units = [
    '（',
    '《',
    '“',
    '”',
    '"',
    '。“',
    '。”我',
    '他（',
    '…',
    '.',
    '—',
    '[',
    '. ',
    '\n',
    ' ',
    "。'",
  ]
  for (const unit of units) {
    it(`is read once: ${JSON.stringify(unit)}`, () => {
      const text = unit.repeat(200_000)
      for (const which of ['zh', 'en'] as const) {
        const spans = segment(text, which)
        expect(spans.length).toBeLessThanOrEqual(text.length)
      }
    })
  }
})
