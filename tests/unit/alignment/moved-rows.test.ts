import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type MovedRows,
  movedRows,
  type RowChange,
  returnMoved,
} from '../../../src/core/alignment/moved-rows.ts'
import { confirmLink, moveUp, setLinkType } from '../../../src/core/alignment/operations.ts'
import { linkPieces, piecesOfPair, type SentenceLink } from '../../../src/core/alignment/pair.ts'
import { createDocument, createRow } from '../../../src/core/document/create.ts'
import { isBlank, textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { normaliseDocument } from '../../../src/core/document/normalise.ts'
import { firstKeys } from '../../../src/core/document/order.ts'

const bounds = { before: null, after: null }

const rowsOf = (texts: readonly string[], side: 'source' | 'target', prefix: string): Row[] => {
  const keys = firstKeys(texts.length)
  return texts.map((text, i) => {
    const draft = { kind: 'paragraph' as const, source: '', [side]: text }
    return createRow(draft, keys[i]!, `${prefix}${i}`)
  })
}

/**
 * Source sentences 0, 1, 2 … as paragraphs and their translations, which stand in another order.
 * @param order number of the source sentence that each sentence of the translation belongs to
 * @param moved source sentences that count as inversions
 */
function aligned(order: readonly number[], moved: readonly number[]): Row[] {
  const size = order.length
  const source = rowsOf(
    Array.from({ length: size }, (_, i) => `第${i}句。`),
    'source',
    's',
  )
  const translation = rowsOf(
    order.map((i) => `Sentence ${i}.`),
    'target',
    't',
  )
  const links = source.map(
    (_, i): SentenceLink => ({
      source: [i],
      target: [order.indexOf(i)],
      type: moved.includes(i) ? 'inversion' : 'normal',
      confidence: 0.9,
    }),
  )
  return linkPieces(piecesOfPair(source, translation), links, bounds)
}

const shaped = (rows: readonly Row[]) =>
  rows.map(({ link, source, target }) => ({
    link,
    shape: [isBlank(source) ? 0 : 1, isBlank(target) ? 0 : 1] as const,
  }))

const targets = (rows: readonly Row[]): string[] =>
  rows.filter((row) => !isBlank(row.target)).map((row) => /\d+/.exec(textOf(row.target))![0])

const passagesOf = (rows: readonly Row[]): MovedRows[] => movedRows(shaped(rows))

function apply(rows: readonly Row[], changes: readonly RowChange[]): Row[] {
  const changed = [...rows]
  for (const { index, count, rows: some } of changes) changed.splice(index, count, ...some)
  return changed
}

const putBack = (rows: readonly Row[], passage: MovedRows): Row[] =>
  apply(rows, returnMoved(rows, passage))

describe('passages that stand elsewhere', () => {
  test('are the inversions that follow one another on both sides', () => {
    const rows = aligned([0, 4, 5, 1, 2, 3, 6], [4, 5])
    expect(passagesOf(rows)).toEqual([{ from: 4, to: 6 }])
    // Two that stand behind one another in the source, but not in the translation.
    const turned = aligned([4, 5, 2, 3, 0, 1], [2, 3, 4, 5])
    expect(passagesOf(turned)).toEqual([
      { from: 2, to: 4 },
      { from: 4, to: 6 },
    ])
  })

  test('take in what has one side only, but no pair that is in order', () => {
    const rows = aligned([0, 4, 5, 1, 2, 3, 6], [4, 5])
    const alone: Row = { ...rows[0]!, target: [] }
    const between = (row: Row) => [...rows.slice(0, 5), row, ...rows.slice(5)]
    expect(passagesOf(between(alone))).toEqual([{ from: 4, to: 7 }])
    expect(passagesOf(between(rows[0]!))).toHaveLength(2)
  })

  test('are still known when they are confirmed, changed by hand, or aligned again', () => {
    const rows = aligned([0, 3, 4, 1, 2, 5], [3, 4])
    const confirmed = rows.map((row) => (row.link.type === 'inversion' ? confirmLink(row) : row))
    expect(passagesOf(confirmed)).toEqual([{ from: 3, to: 5 }])
    expect(putBack(confirmed, { from: 3, to: 5 }).map(({ id }) => id)).toHaveLength(8)
    const [third, fourth] = moveUp(rows[3]!, rows[4]!, 'target', 2)
    expect([third!.link.place, fourth!.link.place]).toEqual([
      rows[3]!.link.place,
      rows[4]!.link.place,
    ])
    const inOrder = rows.map((_, i) => ({ source: [i], target: [i], confidence: 0.8 }))
    const again = linkPieces(
      piecesOfPair(rows, rows),
      inOrder.map((each) => ({ ...each, type: 'normal' as const })),
      bounds,
    )
    expect(again.map(({ link }) => [link.type, link.place])).toEqual(
      rows.map(({ link }) => [link.type, link.place]),
    )
  })

  test('lose their place when they are said to be an ordinary pair', () => {
    const [row] = aligned([1, 0], [0])
    expect(row!.link.place).toBeDefined()
    expect(setLinkType(row!, 'normal').link.place).toBeUndefined()
  })
})

describe('putting a passage back', () => {
  test('gives the order of the translation, the source standing alone', () => {
    const order = [0, 4, 5, 1, 2, 3, 6]
    const rows = aligned(order, [4, 5])
    const after = putBack(rows, { from: 4, to: 6 })
    expect(targets(after)).toEqual(order.map(String))
    expect(after.filter((row) => isBlank(row.target)).map(({ id }) => id)).toEqual(['s4', 's5'])
    const said = (row: Row) => [row.link.type, row.link.origin]
    expect(after.slice(1, 3).map(said)).toEqual(Array(2).fill(['addition', 'manual']))
    expect(after.slice(6, 8).map(said)).toEqual(Array(2).fill(['omission', 'manual']))
    expect(passagesOf(after)).toEqual([])
  })

  test('goes to either end of the text, too', () => {
    expect(targets(putBack(aligned([2, 0, 1], [2]), { from: 2, to: 3 }))).toEqual(['2', '0', '1'])
    expect(targets(putBack(aligned([1, 2, 0], [0]), { from: 0, to: 1 }))).toEqual(['1', '2', '0'])
  })

  test('leaves it behind the source where its place is not known', () => {
    const rows = aligned([0, 3, 1, 2], [3]).map((row) => ({
      ...row,
      link: { origin: 'manual', type: row.link.type, confidence: 1 } as const,
    }))
    const after = putBack(rows, { from: 3, to: 4 })
    expect(targets(after)).toEqual(['0', '1', '2', '3'])
    expect(after.map((row) => row.link.type).slice(3)).toEqual(['omission', 'addition'])
  })

  test('of all passages, in any order, gives back the translation, and the rows are in order', () => {
    const sections = fc
      .array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 })
      .chain((sizes) =>
        fc.record({
          sizes: fc.constant(sizes),
          order: fc.shuffledSubarray(
            sizes.map((_, k) => k),
            { minLength: sizes.length },
          ),
          picks: fc.array(fc.nat(), { minLength: sizes.length, maxLength: sizes.length }),
        }),
      )
    fc.assert(
      fc.property(sections, ({ sizes, order, picks }) => {
        const starts = sizes.map((_, k) => sizes.slice(0, k).reduce((sum, size) => sum + size, 0))
        const sentences = order.flatMap((k) =>
          Array.from({ length: sizes[k]! }, (_, i) => starts[k]! + i),
        )
        // In order is what never steps back; everything else has moved.
        const chain = new Set(order.filter((k, at) => order.slice(0, at).every((j) => j < k)))
        const moved = sentences.filter(
          (i) => !chain.has(starts.findLastIndex((start) => start <= i)),
        )
        let rows = aligned(sentences, moved)
        for (const pick of picks) {
          const passages = passagesOf(rows)
          if (passages.length === 0) break
          rows = putBack(rows, passages[pick % passages.length]!)
        }
        expect(passagesOf(rows)).toEqual([])
        expect(targets(rows)).toEqual(sentences.map(String))
        const document = createDocument({
          rows: [],
          sourceLanguage: 'zh-Hant',
          provenance: { name: '', format: 'text' },
        })
        const value = { ...document, projectId: 'p', granularity: 'sentence' as const, rows }
        expect(normaliseDocument(value).repairs).toEqual([])
      }),
    )
  })
})
