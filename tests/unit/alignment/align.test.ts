import { describe, expect, test } from 'vitest'
import { type AlignedLink, align } from '../../../src/core/alignment/align.ts'
import type { Structure } from '../../../src/core/alignment/anchors.ts'
import { diagnosePair } from '../../../src/core/alignment/diagnose-pair.ts'
import type { FixedLink } from '../../../src/core/alignment/fixed.ts'
import { dictionary, STORY, textsOf } from './story.ts'

const bare = (links: readonly AlignedLink[]) =>
  links.map(({ source, target }) => ({ source: [...source], target: [...target] }))

const run = (source: readonly string[], target: readonly string[], options = {}) =>
  align(source, target, { dictionary: dictionary(), ...options })

const { source, target, links } = textsOf(STORY)

describe('a story and its translation', () => {
  test('is aligned as it was translated', async () => {
    const { links: found, areUnrelated } = await run(source, target)
    expect(bare(found)).toEqual(links)
    expect(found.every(({ type }) => type === 'normal')).toBe(true)
    expect(areUnrelated).toBe(false)
  })

  test('in Traditional characters gives the same links', async () => {
    const traditional = new Map(
      [...'数阶对过马门烟脚问头说钱岁县医树条闭闭额汤'].map((c) => [c, c]),
    )
    for (const [
      s,
      t,
    ] of '阶階|对對|过過|马馬|门門|烟煙|脚腳|问問|头頭|说說|钱錢|县縣|医醫|树樹|条條|闭閉|岸岸|后後|还還|记記|来來|时時|见見|开開|书書|写寫|个個|陈陳|亲親|须須|赶趕|冲沖|撑撐'
      .split('|')
      .map((pair) => [pair[0]!, pair[1]!] as const)) {
      traditional.set(s, t)
    }
    const other = source.map((text) => [...text].map((c) => traditional.get(c) ?? c).join(''))
    expect(other).not.toEqual(source)
    expect(bare((await run(other, target)).links)).toEqual(links)
  })

  test('gives the same links and confidences each time', async () => {
    expect((await run(source, target)).links).toEqual((await run(source, target)).links)
  })

  test('is aligned by its paragraphs, too, and in spite of wrong ones', async () => {
    const starts = links.map((link) => ({ source: link.source[0]!, target: link.target[0]! }))
    const structure = (s: readonly number[], t: readonly number[]): Structure => ({
      source: { paragraphStarts: s, kinds: [] },
      target: { paragraphStarts: t, kinds: [] },
    })
    const right = structure(
      starts.map((start) => start.source),
      starts.map((start) => start.target),
    )
    expect(bare((await run(source, target, { structure: right })).links)).toEqual(links)
    const wrong = structure(
      [0, 3, 9],
      target.map((_, j) => j),
    )
    expect(bare((await run(source, target, { structure: wrong })).links)).toEqual(links)
  })

  test('keeps its links around a passage that the other side lacks', async () => {
    const preface = [
      'This translation would not exist without the patience of my publisher.',
      'I have kept the measures and the names of the months.',
      'Readers who know the first edition will find many small changes.',
      'All mistakes are mine.',
      'Bristol, in the spring.',
    ]
    const { links: found } = await run(source, [...preface, ...target])
    const shifted = links.map((link) => ({
      source: link.source,
      target: link.target.map((j) => j + preface.length),
    }))
    expect(bare(found.filter(({ type }) => type === 'normal'))).toEqual(shifted)
    expect(found.filter(({ type }) => type === 'addition')).toHaveLength(preface.length)
  })

  test('finds a section that was moved, and says so', async () => {
    const moved = textsOf([...STORY.slice(8), ...STORY.slice(0, 8)])
    const { links: found } = await run(source, moved.target)
    const cut = STORY.slice(0, 8).flatMap(([, en]) => en).length
    const expected = links.map((link) => ({
      source: link.source,
      target: link.target.map((j) => (j < cut ? j + target.length - cut : j - cut)),
    }))
    // The heading has come to stand behind the last sentence, which may take it.
    const body = bare(found).filter((link) => link.source[0]! > 0 && link.source[0]! < 19)
    expect(body).toEqual(expected.slice(1, -1))
    const types = found.filter((link) => link.source[0]! > 0).map(({ type }) => type)
    expect(types).toEqual([...Array(7).fill('inversion'), ...Array(11).fill('normal')])
  })

  test('shows a sentence that was left out', async () => {
    const without = STORY.map(([zh, en]) =>
      zh[0]!.startsWith('她说父亲') ? ([zh, []] as const) : ([zh, en] as const),
    )
    const texts = textsOf(without)
    const { links: found } = await run(texts.source, texts.target)
    expect(bare(found)).toEqual(texts.links)
    expect(found.filter(({ type }) => type === 'omission')).toHaveLength(1)
  })
})

describe('fixed links', () => {
  test('stand as they are, and the rest goes between them', async () => {
    const fixed = [
      { source: [4], target: [5, 6] },
      { source: [9, 10], target: [11] },
    ]
    const { links: found } = await run(source, target, { fixed })
    for (const link of fixed) {
      expect(found).toContainEqual({ ...link, type: 'normal', confidence: 1 })
    }
    covers(found, source.length, target.length)
  })

  test('may have any shape, an empty side, and cross others', async () => {
    const fixed = [
      { source: [0, 1, 2, 3, 4, 5, 6, 7], target: [0, 1] },
      { source: [12], target: [] },
      { source: [14], target: [20] },
      { source: [15], target: [19] },
      { source: [16], target: [21] },
    ]
    const { links: found } = await run(source, target, { fixed })
    const types = fixed.map(
      (link) => found.find((other) => other.source[0] === link.source[0])!.type,
    )
    expect(types.filter((type) => type === 'inversion')).toHaveLength(1)
    expect(types[1]).toBe('omission')
    for (const link of fixed) {
      expect(bare(found)).toContainEqual(link)
    }
    covers(found, source.length, target.length)
  })

  test('teach names that stand elsewhere, too', async () => {
    const names = [
      [['阿尔戈西走了。'], ['Tremayne left.']],
      [['没有人见过阿尔戈西。'], ['Nobody had seen Tremayne.']],
      [['大家都在等阿尔戈西。'], ['They were all waiting for Tremayne.']],
    ] as const
    const texts = textsOf(names.flatMap((name, k) => [...STORY.slice(6 * k, 6 * k + 6), name]))
    const [first, second, third] = texts.links.filter((_, k) => k % 7 === 6)
    const named = async (fixed: readonly FixedLink[]) => {
      const { evidence } = await run(texts.source, texts.target, { fixed })
      return evidence(third!).names.find(({ target: word }) => word === 'Tremayne')?.weight ?? 0
    }
    expect(await named([first!, second!])).toBeGreaterThan(0.1)
    const astray = { source: first!.source, target: second!.target }
    expect(await named([astray])).toBe(0)
  })

  test('make realigning what was known go on from there', async () => {
    const previous = await run(source, target)
    const fixed = [{ source: [2], target: [2, 3] }]
    const { links: found } = await run(source, target, { fixed, previous })
    expect(bare(found)).toEqual(links)
    expect(found[2]!.confidence).toBe(1)
  })

  test.each([
    ['out of range', [{ source: [99], target: [0] }], /no source sentence 99/],
    ['with holes', [{ source: [1, 3], target: [0] }], /leaves out a source sentence/],
    [
      'that share a sentence',
      [
        { source: [1], target: [0] },
        { source: [2], target: [0] },
      ],
      /share/,
    ],
  ])('%s are refused', async (_, fixed, message) => {
    await expect(run(source, target, { fixed })).rejects.toThrow(message)
  })
})

describe('terms', () => {
  test('count as entries of the dictionary', async () => {
    const zh = ['灵枢塔倒了。', '没有人说话。', '风很大。']
    const en = ['Nobody spoke.', 'The Hinge Spire fell.']
    const { evidence } = await run(zh, en, { terms: [['靈樞塔', 'Hinge Spire']] })
    const { words, names } = evidence({ source: [0], target: [1] })
    expect([...words, ...names].map(({ source: unit }) => unit)).toContain('灵枢塔')
  })
})

describe('evidence', () => {
  test('names words, numbers and lengths, and what speaks against', async () => {
    const { evidence } = await run(source, target)
    const right = evidence(links[1]!)
    expect(right.numbers.map(({ target: text }) => text)).toContain('1937')
    expect(right.words.map(({ target: text }) => text)).toContain('autumn')
    expect(right.against).toEqual([])
    const wrong = evidence({ source: [1], target: [14] })
    expect(wrong.words).toEqual([])
    expect(wrong.numbers).toEqual([])
    expect(wrong.against.length).toBeGreaterThan(0)
  })
})

describe('odd input', () => {
  test('has every sentence in a link when a side is empty', async () => {
    expect(bare((await run([], [])).links)).toEqual([])
    expect(bare((await run(source.slice(0, 2), [])).links)).toEqual([
      { source: [0], target: [] },
      { source: [1], target: [] },
    ])
    const { links: added } = await run([], target.slice(0, 2))
    expect(added.map(({ type }) => type)).toEqual(['addition', 'addition'])
    expect(diagnosePair([], target.slice(0, 2))).toEqual({ type: 'empty', side: 'source' })
  })

  test('is told by its languages', () => {
    expect(diagnosePair(target, source)).toEqual({ type: 'swapped' })
    expect(diagnosePair(source, source)).toMatchObject({ type: 'same-language' })
    expect(diagnosePair(target, target)).toMatchObject({ type: 'same-language' })
    const both = STORY.flatMap(([zh, en]) => [...zh, ...en])
    expect(diagnosePair(source, both)).toEqual({ type: 'bilingual', side: 'target' })
  })

  test('that is no translation is not believed', async () => {
    const recipe = [
      'Preheat the oven and butter a deep dish.',
      'Peel the potatoes, slice them thinly and salt them.',
      'Whisk cream, garlic and nutmeg in a bowl.',
      'Layer half of the slices and pour the mixture over them.',
      'Grate plenty of cheese on top.',
      'Bake until golden and serve with a green salad.',
      'Leftovers keep in the refrigerator.',
      'Vegetarians may leave out the bacon.',
    ]
    const { links: found, areUnrelated } = await run(source, recipe)
    expect(areUnrelated).toBe(true)
    expect(Math.max(...found.map(({ confidence }) => confidence))).toBeLessThan(0.5)
  })
})

describe('work', () => {
  test('tells how far it is, and never goes back', async () => {
    const shares: number[] = []
    await run(source, target, { progress: (share: number) => shares.push(share) })
    expect(shares.at(-1)).toBe(1)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })

  test('is called off with the reason of the signal', async () => {
    const before = AbortSignal.abort(new Error('never begun'))
    await expect(run(source, target, { signal: before })).rejects.toThrow('never begun')
    const controller = new AbortController()
    const long = Array.from({ length: 600 }, (_, k) => source[k % source.length]!)
    const longTarget = Array.from({ length: 700 }, (_, k) => target[k % target.length]!)
    const progress = (share: number) => {
      if (share > 0.2) controller.abort(new Error('enough'))
    }
    const work = run(long, longTarget, { signal: controller.signal, progress })
    await expect(work).rejects.toThrow('enough')
  })
})

function covers(found: readonly AlignedLink[], rows: number, columns: number): void {
  const sorted = (indices: number[]) => indices.toSorted((a, b) => a - b)
  expect(sorted(found.flatMap((link) => link.source))).toEqual([...Array(rows).keys()])
  expect(sorted(found.flatMap((link) => link.target))).toEqual([...Array(columns).keys()])
}
