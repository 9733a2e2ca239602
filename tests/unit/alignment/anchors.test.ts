import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align } from '../../../src/core/alignment/align.ts'
import {
  anchorBonus,
  anchorsOf,
  type SideStructure,
  type Structure,
} from '../../../src/core/alignment/anchors.ts'
import type { Lesson } from '../../../src/core/alignment/learn.ts'
import type { RowKind } from '../../../src/core/document/model.ts'
import { dictionary, STORY } from './story.ts'

const side = (
  kinds: readonly RowKind[],
  paragraphStarts: readonly number[] = [],
): SideStructure => ({ kinds, paragraphStarts })

describe('numbers before sentences', () => {
  test.each([
    [3, '第三章 渡口', 'Chapter 3: The Ferry'],
    [3, '第三章　渡口', 'Chapter Three'],
    [21, '第二十一回 夜渡', 'Chapter Twenty-One'],
    [3, '（三）', 'III. The Ferry'],
    [3, '三、渡口', '(3) The Ferry'],
    [3, '③ 渡口', '3) the ferry'],
  ])('are read as %i in %s and %s', (number, zh, en) => {
    const { numbers } = anchorsOf([zh], [en])
    expect([numbers.source[0], numbers.target[0]]).toEqual([number, number])
  })

  test('are none within a sentence, nor in amounts and years', () => {
    const texts = ['3.5 million people', '1985 was a good year.', 'In 3. place']
    expect(Array.from(anchorsOf(texts, []).numbers.source)).toEqual([0, 0, 0])
  })

  test('only count where a paragraph begins, if that is known', () => {
    const structure = { source: side([], [0]), target: side([]) }
    const { numbers } = anchorsOf(['1. One', '2. Two'], [], structure)
    expect(Array.from(numbers.source)).toEqual([1, 0])
  })
})

describe('anchors', () => {
  const SIZE = 42
  const texts = Array.from({ length: SIZE }, () => '')
  const same = texts.slice(1).map((_, k): Lesson => ({ i: k + 1, j: k + 1, n: 1, m: 1, weight: 1 }))
  const kinds = (kindAt: (i: number) => RowKind): RowKind[] => texts.map((_, i) => kindAt(i))
  const everyFourth = kinds((i) => (i % 4 === 0 ? 'table-cell' : 'paragraph'))

  test('speak for kinds that agree and against others', () => {
    const structure = { source: side(everyFourth), target: side(everyFourth) }
    const bonus = anchorBonus(anchorsOf(texts, texts, structure), same)!
    expect(bonus(4, 8, 1, 1)).toBeGreaterThan(0.5)
    expect(bonus(4, 5, 1, 1)).toBeLessThan(-0.5)
    expect(bonus(4, 8, 1, 0)).toBe(0)
  })

  test('speak for the same number, against another one, and against one within a link', () => {
    const numbered = (zh: boolean) =>
      texts.map((_, i) =>
        i % 4 === 0 ? (zh ? `（${'一二三四五六七八九十'[i / 4]}）` : `${i / 4 + 1}.`) : '',
      )
    const bonus = anchorBonus(anchorsOf(numbered(true), numbered(false)), same)!
    expect(bonus(8, 8, 1, 1)).toBeGreaterThan(1)
    expect(bonus(8, 12, 1, 1)).toBeLessThan(0)
    expect(bonus(8, 9, 1, 1)).toBeLessThan(-0.5)
    expect(bonus(8, 8, 2, 2)).toBe(bonus(8, 8, 1, 1))
    expect(bonus(8, 8, 5, 2)).toBeLessThan(bonus(8, 8, 4, 2))
  })

  test('are silent where only one side has them, or all is alike', () => {
    for (const target of [side([]), side(kinds(() => 'footnote'))]) {
      const anchors = anchorsOf(texts, texts, { source: side(everyFourth), target })
      expect(anchorBonus(anchors, same)).toBeNull()
    }
    const numbered = texts.map((_, i) => `${i + 1}. `)
    expect(anchorBonus(anchorsOf(numbered, texts), same)).toBeNull()
  })

  test('are never all that counts', () => {
    const kind = fc.constantFrom<RowKind>('paragraph', 'list-item', 'table-cell', 'footnote')
    const some = fc.array(kind, { minLength: SIZE, maxLength: SIZE })
    fc.assert(
      fc.property(some, some, (s, t) => {
        const bonus = anchorBonus(
          anchorsOf(texts, texts, { source: side(s), target: side(t) }),
          same,
        )
        for (let i = 1; bonus && i < SIZE; i++) {
          expect(Math.abs(bonus(i, i, 1, 1))).toBeLessThanOrEqual(3)
        }
      }),
    )
  })
})

/** The story with notes in it whose words mean nothing and whose lengths mislead. */
function storyWithNotes() {
  const links: { zh: readonly string[]; en: readonly string[]; isItem: boolean }[] = STORY.map(
    ([zh, en], k) => ({ zh, en, isItem: k % 3 === 0 }),
  )
  const notes = Array.from({ length: 20 }, (_, k) => ({
    zh: [`${'喀'.repeat(3 + ((5 * k) % 12))}。`],
    en: k % 7 === 3 ? [] : [`${'skrum '.repeat(1 + ((7 * k) % 6)).trim()}.`],
    isItem: (k * k) % 5 < 2,
  }))
  const all = [...links.slice(0, 9), ...notes, ...links.slice(9)]
  const source = all.flatMap(({ zh }) => zh)
  const target = all.flatMap(({ en }) => en)
  const kindsOf = (of: 'zh' | 'en', kind: RowKind): RowKind[] =>
    all.flatMap((link) => link[of].map((): RowKind => (link.isItem ? kind : 'paragraph')))
  const right = new Set<string>()
  let [i, j] = [0, 0]
  for (const { zh, en } of all) {
    right.add(`${zh.map((_, k) => i + k)}:${en.map((_, k) => j + k)}`)
    i += zh.length
    j += en.length
  }
  const countRight = async (structure?: Structure): Promise<number> => {
    const { links: found } = await align(source, target, {
      dictionary: dictionary(),
      ...(structure && { structure }),
    })
    return found.filter((link) => right.has(`${link.source}:${link.target}`)).length
  }
  return { source, target, kindsOf, countRight }
}

describe.each(['list-item', 'table-cell', 'footnote', 'heading'] as const)('a %s', (kind) => {
  const { target, kindsOf, countRight } = storyWithNotes()

  test('is found by its kind where words say nothing', async () => {
    const structure = { source: side(kindsOf('zh', kind)), target: side(kindsOf('en', kind)) }
    expect(await countRight(structure)).toBeGreaterThan((await countRight()) + 3)
  })

  test('that is something else on the other side does no harm', async () => {
    const plain = await countRight()
    const other = target.map((_, j): RowKind => (j % 2 === 0 ? 'paragraph' : 'caption'))
    const structure = { source: side(kindsOf('zh', kind)), target: side(other) }
    expect(await countRight(structure)).toBeGreaterThanOrEqual(plain - 1)
    expect(await countRight({ ...structure, target: side([]) })).toBe(plain)
  })
})
