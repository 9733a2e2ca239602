import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type AlignedLink, align } from '../../../src/core/alignment/align.ts'
import type { ShapedLink } from '../../../src/core/alignment/lattice.ts'
import { arrange, linkedSection, lonePassages } from '../../../src/core/alignment/moved.ts'
import { shapeNumber } from '../../../src/core/alignment/shapes.ts'
import { sentences } from '../../../src/core/segmentation/index.ts'
import { dictionary } from './story.ts'

const fixture = (name: string, language: 'zh' | 'en'): string[] =>
  readFileSync(new URL(`../../fixtures/align/${name}`, import.meta.url), 'utf8')
    .split(/\n+/)
    .flatMap((line) => sentences(line, language))

const link = (i: number, j: number, n = 1, m = 1, probability = 0.9): ShapedLink => ({
  i,
  j,
  shape: shapeNumber(n, m),
  probability,
})

const range = (size: number): number[] => Array.from({ length: size }, (_, k) => k)

describe('sections of a story in another order', () => {
  const source = fixture('ferry.zh.txt', 'zh')
  const target = fixture('ferry.en.txt', 'en')

  /** The story with its translation cut at links and put together in another order. */
  async function reordered(cuts: readonly number[], order: readonly number[]) {
    const { links } = await align(source, target, { dictionary: dictionary() })
    const inOrder = links.every(({ type }) => type !== 'inversion')
    expect(inOrder).toBe(true)
    const bounds = [0, ...cuts, links.length]
    const sections = order.map((k) => links.slice(bounds[k], bounds[k + 1]))
    const placed = sections.flat().flatMap((each) => each.target)
    const placeOf = new Map(placed.map((j, at) => [j, at]))
    const found = await align(
      source,
      placed.map((j) => target[j]!),
      { dictionary: dictionary() },
    )
    const expected = links.map((each) => ({
      source: each.source,
      target: each.target.map((j) => placeOf.get(j)!),
    }))
    return { links: found.links, expected, diagnosis: found.diagnosis }
  }

  const keyOf = ({ source, target }: Pick<AlignedLink, 'source' | 'target'>): string =>
    `${source}:${target}`

  const shareOf = (
    expected: readonly Pick<AlignedLink, 'source' | 'target'>[],
    links: readonly AlignedLink[],
  ): number => {
    const found = new Set(links.map(keyOf))
    return expected.filter((each) => found.has(keyOf(each))).length / expected.length
  }

  test('are found, and only the shorter one counts as moved', async () => {
    const { links, expected, diagnosis } = await reordered([18], [1, 0])
    expect(shareOf(expected, links)).toBeGreaterThan(0.85)
    const moved = links.filter(({ type }) => type === 'inversion')
    expect(shareOf(expected.slice(0, 18), moved)).toBeGreaterThan(0.75)
    expect(shareOf(expected.slice(18), moved)).toBe(0)
    expect(diagnosis.problems).toEqual([])
  })

  test('are found between others that have kept their order', async () => {
    const { links, expected, diagnosis } = await reordered([10, 22, 34], [0, 2, 1, 3])
    expect(shareOf(expected, links)).toBeGreaterThan(0.75)
    expect(diagnosis.problems).toEqual([])
    expect(links.flatMap((each) => each.source)).toEqual(range(source.length))
    const targets = links.flatMap((each) => each.target).sort((a, b) => a - b)
    expect(targets).toEqual(range(target.length))
  })
})

describe('what has nothing on the other side', () => {
  const alone = (from: number, count: number): ShapedLink[] =>
    range(count).map((k) => link(from + k, 10, 1, 0))

  test('is a passage where it is long, whatever strays into it', () => {
    const links = [
      ...range(10).map((k) => link(k, k)),
      ...alone(10, 6),
      link(16, 10, 1, 1, 0.2),
      ...alone(17, 5),
      ...range(4).map((k) => link(22 + k, 11 + k)),
    ]
    const settled = new Uint8Array(26)
    expect(lonePassages(links, 'source', settled)).toEqual([{ from: 10, to: 22 }])
    expect(lonePassages(links, 'target', settled)).toEqual([])
    expect(lonePassages([...alone(0, 7), link(7, 10)], 'source', settled.slice(0, 8))).toEqual([])
    settled.fill(1, 14, 17)
    expect(lonePassages(links, 'source', settled)).toEqual([])
  })
})

describe('a section', () => {
  test('is the stretch of two passages that belongs together', () => {
    const links = [
      ...range(5).map((k) => link(k, 0, 1, 0)),
      ...range(8).map((k) => link(5 + k, k)),
      ...range(9).map((k) => link(13, 8 + k, 0, 1)),
    ]
    expect(linkedSection(links)?.extent).toEqual({
      sourceFrom: 5,
      sourceTo: 13,
      targetFrom: 0,
      targetTo: 8,
    })
  })

  test('has several links, and likely ones', () => {
    expect(linkedSection(range(4).map((k) => link(k * 3, k * 3, 3, 3)))).toBeNull()
    expect(linkedSection(range(9).map((k) => link(k, k, 1, 1, 0.4)))).toBeNull()
    expect(linkedSection([])).toBeNull()
  })
})

describe('order', () => {
  const sizes = { source: 30, target: 30 }
  const section = {
    extent: { sourceFrom: 10, sourceTo: 20, targetFrom: 11, targetTo: 21 },
    links: range(10).map((k) => link(10 + k, 11 + k)),
  }
  const before = range(10).map((k) => link(k, k))

  test('of a section that was only overlooked is not that of an inversion', () => {
    const { inOrder, moved } = arrange([...before, link(25, 10)], [section], [], sizes)
    expect(moved).toEqual([])
    expect(inOrder).toEqual(expect.arrayContaining([...section.links]))
    // What was linked across it has nothing left.
    expect(inOrder).toContainEqual(expect.objectContaining({ i: 25, shape: shapeNumber(1, 0) }))
    expect(inOrder).toContainEqual(expect.objectContaining({ j: 10, shape: shapeNumber(0, 1) }))
  })

  test('is never that of a section which crosses what is fixed', () => {
    const { moved } = arrange(before, [section], [{ i: 25, j: 10 }], sizes)
    expect(moved).toEqual(section.links)
  })
})
