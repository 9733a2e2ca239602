import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align } from '../../../src/core/alignment/align.ts'
import type { FixedLink } from '../../../src/core/alignment/fixed.ts'
import { dictionary, STORY } from './story.ts'

const zh = STORY.flatMap(([source]) => source)
const en = STORY.flatMap(([, target]) => target)
const sentence = (own: readonly string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...own) }, fc.string({ unit: 'binary' }))
const texts = fc.record({
  source: fc.array(sentence(zh), { maxLength: 24 }),
  target: fc.array(sentence(en), { maxLength: 24 }),
})

const range = (from: number, length: number): number[] => Array.from({ length }, (_, k) => from + k)

test('every sentence is in exactly one link, in order, whatever the texts', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async ({ source, target }) => {
      const { links } = await align(source, target, { dictionary: dictionary() })
      const sorted = (indices: number[]) => indices.toSorted((a, b) => a - b)
      expect(links.flatMap((link) => link.source)).toEqual(range(0, source.length))
      expect(sorted(links.flatMap((link) => link.target))).toEqual(range(0, target.length))
      const inOrder = links.filter((link) => link.type !== 'inversion')
      const targets = inOrder.flatMap((link) => link.target)
      if (inOrder.length === links.length) expect(targets).toEqual(range(0, target.length))
      for (const { type, confidence, ...sides } of links) {
        expect(confidence >= 0 && confidence <= 1).toBe(true)
        if (type === 'inversion') continue
        expect(type).toBe(
          sides.source.length === 0
            ? 'addition'
            : sides.target.length === 0
              ? 'omission'
              : 'normal',
        )
      }
    }),
    { numRuns: 60 },
  )
})

test('fixed links stay, and nothing is lost or doubled around them', async () => {
  const fixedTexts = texts.chain(({ source, target }) =>
    fc.record({
      source: fc.constant(source),
      target: fc.constant(target),
      cuts: fc.array(
        fc.record({
          i: fc.nat(Math.max(0, source.length - 1)),
          j: fc.nat(Math.max(0, target.length - 1)),
          n: fc.nat(3),
          m: fc.nat(3),
        }),
        { maxLength: 6 },
      ),
    }),
  )
  await fc.assert(
    fc.asyncProperty(fixedTexts, async ({ source, target, cuts }) => {
      const fixed = withoutOverlap(cuts, source.length, target.length)
      const { links } = await align(source, target, { dictionary: dictionary(), fixed })
      const sorted = (indices: number[]) => indices.toSorted((a, b) => a - b)
      expect(sorted(links.flatMap((link) => link.source))).toEqual(range(0, source.length))
      expect(sorted(links.flatMap((link) => link.target))).toEqual(range(0, target.length))
      const bare = links.map((link) => ({ source: link.source, target: link.target }))
      for (const link of fixed) expect(bare).toContainEqual(link)
      const monotone = links
        .filter(({ type }) => type !== 'inversion')
        .flatMap((link) => link.target)
      expect(monotone).toEqual(sorted([...monotone]))
    }),
    { numRuns: 60 },
  )
})

interface Cut {
  readonly i: number
  readonly j: number
  readonly n: number
  readonly m: number
}

function withoutOverlap(cuts: readonly Cut[], rows: number, columns: number): FixedLink[] {
  const usedSource = new Set<number>()
  const usedTarget = new Set<number>()
  const fixed: FixedLink[] = []
  for (const { i, j, n, m } of cuts) {
    const link = {
      source: range(i, Math.min(n, rows - i)),
      target: range(j, Math.min(m, columns - j)),
    }
    if (link.source.length + link.target.length === 0) continue
    if (link.source.some((k) => usedSource.has(k)) || link.target.some((k) => usedTarget.has(k)))
      continue
    for (const k of link.source) usedSource.add(k)
    for (const k of link.target) usedTarget.add(k)
    fixed.push(link)
  }
  return fixed
}
