import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CONFIRMED } from '../../../src/core/alignment/doubt.ts'
import {
  fixedLinks,
  isHeld,
  linkPieces,
  type Pieces,
  pairDocuments,
  piecesOfPair,
  type SentenceLink,
} from '../../../src/core/alignment/pair.ts'
import { piecesOf, sentencesOf } from '../../../src/core/alignment/pieces.ts'
import { createDocument, createRow, type RowDraft } from '../../../src/core/document/create.ts'
import { toParagraphRows } from '../../../src/core/document/granularity.ts'
import { isBlank, textOf } from '../../../src/core/document/inline.ts'
import type { Row } from '../../../src/core/document/model.ts'
import { normaliseDocument } from '../../../src/core/document/normalise.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import { BY_HAND } from '../../../src/core/document/split.ts'
import { arbitraryRows } from '../document/rows.ts'

const rowsOf = (drafts: readonly RowDraft[], prefix: string): Row[] => {
  const keys = firstKeys(drafts.length)
  return drafts.map((draft, i) => createRow(draft, keys[i]!, `${prefix}${i}`))
}

const paragraphs = (...texts: string[]): RowDraft[] =>
  texts.map((source) => ({ kind: 'paragraph', source }))

const english = (...texts: string[]): RowDraft[] =>
  texts.map((target) => ({ kind: 'paragraph', source: '', target }))

const link = (source: number[], target: number[], confidence = 0.9): SentenceLink => ({
  source,
  target,
  type: 'normal',
  confidence,
})

const linked = (source: Row[], translation: Row[], links: SentenceLink[]): Row[] =>
  linkPieces(piecesOfPair(source, translation), links, { before: null, after: null })

const texts = (rows: readonly Row[]) => rows.map((row) => [textOf(row.source), textOf(row.target)])

describe('the sentences of a text', () => {
  test('are those of its prose; headings stand whole', () => {
    const rows = rowsOf(
      [
        { kind: 'heading', source: '一。二。' },
        { kind: 'paragraph', source: '山。水。' },
      ],
      's',
    )
    expect(sentencesOf(piecesOf(rows, 'source'))).toEqual({
      texts: ['一。二。', '山。', '水。'],
      paragraphStarts: [0, 1],
      kinds: ['heading', 'paragraph', 'paragraph'],
    })
  })
})

describe('a text and its translation', () => {
  const source = rowsOf(paragraphs('山高。水長。', '人老。'), 's')

  test('become rows of sentences, with the paragraphs of the source', () => {
    const translation = rowsOf(english('The hills are high; the rivers long. He is old.'), 't')
    const rows = linked(source, translation, [link([0, 1], [0]), link([2], [1])])
    expect(texts(rows)).toEqual([
      ['山高。水長。', 'The hills are high; the rivers long.'],
      ['人老。', 'He is old.'],
    ])
    expect(rows.map(({ paragraph }) => paragraph)).toEqual(['s0', 's1'])
    expect(rows.map(({ status }) => status)).toEqual(['draft', 'draft'])
    expect(rows[0]!.link).toEqual({ origin: 'aligned', type: 'normal', confidence: 0.9 })
  })

  test('keep the spaces of the paragraph, round what is left out too', () => {
    const translation = rowsOf(english('High.  Long.'), 't')
    const three = rowsOf(paragraphs('山高。天青。水長。'), 's')
    const rows = linked(three, translation, [link([0], [0]), link([1], []), link([2], [1])])
    expect(rows.map((row) => row.link.type)).toEqual(['normal', 'omission', 'normal'])
    expect(toParagraphRows(rows).map((row) => textOf(row.target))).toEqual(['High.  Long.'])
  })

  test('keep a new paragraph of the translation as a line end', () => {
    const translation = rowsOf(english('High.', 'Long.', 'Old.'), 't')
    const rows = linked(source, translation, [link([0], [0]), link([1], [1]), link([2], [2])])
    expect(toParagraphRows(rows).map((row) => textOf(row.target))).toEqual(['High.\nLong.', 'Old.'])
    const merged = linked(source, translation, [link([0, 1, 2], [0, 1, 2])])
    expect(texts(merged)).toEqual([['山高。水長。\n人老。', 'High.\nLong.\nOld.']])
  })

  test('leave an added sentence in its paragraph', () => {
    const translation = rowsOf(english('High. Long. And far.', 'Well. Old.'), 't')
    const rows = linked(source, translation, [
      link([0], [0]),
      link([1], [1]),
      link([], [2]),
      link([], [3]),
      link([2], [4]),
    ])
    expect(rows.map(({ paragraph }) => paragraph)).toEqual(['s0', 's0', 's0', 's1', 's1'])
    expect(rows[2]!.link.type).toBe('addition')
    expect(toParagraphRows(rows).map((row) => textOf(row.target))).toEqual([
      'High. Long. And far.',
      'Well. Old.',
    ])
  })

  test('leave an added paragraph one of its own, of its own kind', () => {
    const translation = rowsOf(
      [
        { kind: 'heading', level: 2, source: '', target: 'A preface' },
        ...english('High. Long.', 'A note. Another.', 'Old.'),
      ],
      't',
    )
    const rows = linked(source, translation, [
      link([], [0]),
      link([0], [1]),
      link([1], [2]),
      link([], [3]),
      link([], [4]),
      link([2], [5]),
    ])
    expect(rows.map(({ paragraph }) => paragraph)).toEqual(['t0', 's0', 's0', 't2', 't2', 's1'])
    expect(rows[0]).toMatchObject({ kind: 'heading', level: 2 })
  })

  test('make one document that knows the translated title', () => {
    const document = createDocument({
      rows: paragraphs('山高。'),
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'a.txt', format: 'text', encoding: 'utf-8' },
      metadata: { title: '山', translator: '' },
    })
    const translation = {
      rows: rowsOf(english('High.'), 't'),
      metadata: { title: 'Hills', translator: 'A. Reader' },
    }
    const pieces = piecesOfPair(document.rows, translation.rows)
    const paired = pairDocuments(document, translation, pieces, [link([0], [0])])
    expect(paired.metadata).toMatchObject({
      title: '山',
      targetTitle: 'Hills',
      translator: 'A. Reader',
    })
    expect(paired.granularity).toBe('sentence')
  })
})

describe('aligning again', () => {
  const before = rowsOf(
    [
      { kind: 'paragraph', source: '山高。', target: 'High.' },
      { kind: 'paragraph', source: '水長。', target: 'Old.' },
      { kind: 'paragraph', source: '人老。', target: 'Long.' },
    ],
    's',
  )

  const pieces = (rows: readonly Row[]): Pieces => piecesOfPair(rows, rows)

  test('keeps a row whose sides stay together, with its key', () => {
    const rows = linkPieces(pieces(before), [link([0], [0], 0.5), link([1], [2]), link([2], [1])], {
      before: null,
      after: null,
    })
    expect(rows[0]).toMatchObject({ id: 's0', order: before[0]!.order, link: { confidence: 0.5 } })
    expect(texts(rows)[1]).toEqual(['水長。', 'Long.'])
  })

  test('does not touch what was confirmed', () => {
    const confirmed = before.map((row, i) => (i === 0 ? { ...row, link: CONFIRMED } : row))
    const rows = linkPieces(pieces(confirmed), [link([0], [0]), link([1, 2], [1, 2])], {
      before: null,
      after: null,
    })
    expect(rows[0]).toBe(confirmed[0])
  })

  test('names the sentences of what was confirmed', () => {
    const rows = rowsOf(
      [
        { kind: 'paragraph', source: '山高。', target: 'High.' },
        { kind: 'paragraph', source: '水長。天青。', target: 'Long.' },
        { kind: 'paragraph', source: '人老。' },
      ],
      's',
    ).map((row, i) => (i > 0 ? { ...row, link: CONFIRMED } : row))
    expect(fixedLinks(pieces(rows))).toEqual([
      { source: [1, 2], target: [1] },
      { source: [3], target: [] },
    ])
  })

  test('does not touch what was put together by hand, unless it is told to', () => {
    const byHand = before.map((row, i) => (i === 1 ? { ...row, link: BY_HAND } : row))
    const links = [link([0], [0]), link([1], [1]), link([2], [2])]
    const bounds = { before: null, after: null }
    expect(fixedLinks(pieces(byHand))).toEqual([])
    expect(fixedLinks(pieces(byHand), isHeld)).toEqual([{ source: [1], target: [1] }])
    expect(linkPieces(pieces(byHand), links, bounds, isHeld)[1]).toBe(byHand[1])
    expect(linkPieces(pieces(byHand), links, bounds)[1]!.link.origin).toBe('aligned')
  })

  test('puts keys between those of the rows around', () => {
    const keys = firstKeys(5)
    const middle = before.map((row, i) => ({ ...row, order: keys[i + 1]! }))
    const rows = linkPieces(pieces(middle), [link([0, 1], [0]), link([2], [1, 2])], {
      before: keys[0]!,
      after: keys[4]!,
    })
    const orders = [keys[0]!, ...rows.map(({ order }) => order), keys[4]!]
    expect([...orders].sort()).toEqual(orders)
    expect(new Set(orders).size).toBe(orders.length)
  })
})

/** Any way to link n and m sentences in order. */
const arbitraryLinks = (n: number, m: number): fc.Arbitrary<SentenceLink[]> =>
  fc
    .array(fc.tuple(fc.nat(3), fc.nat(3), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: n + m,
      maxLength: n + m,
    })
    .map((steps) => {
      const links: SentenceLink[] = []
      let [i, j] = [0, 0]
      for (const [s, t, confidence] of [...steps, [n, m, 0.1] as const]) {
        const source = range(i, Math.min(i + s, n))
        const target = range(j, Math.min(j + t, m))
        i += source.length
        j += target.length
        if (source.length + target.length > 0) links.push(link(source, target, confidence))
      }
      return links
    })

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, k) => from + k)

const ink = (rows: readonly Row[], side: 'source' | 'target'): string =>
  rows
    .map((row) => textOf(row[side]))
    .join('')
    .replace(/\s+/g, '')

const anyPair = fc.tuple(arbitraryRows, arbitraryRows).chain(([sides, others]) => {
  const source = sides.map((row) => ({ ...row, target: [], status: 'empty' as const }))
  const translation = others.map((row) => ({
    ...row,
    id: `t${row.id}`,
    paragraph: `t${row.id}`,
    source: [],
  }))
  const pieces = piecesOfPair(source, translation)
  return arbitraryLinks(pieces.source.length, pieces.target.length).map((links) => ({
    source,
    translation,
    pieces,
    links,
  }))
})

describe('whatever is linked with whatever', () => {
  test('no character of either side is lost, added or moved', () => {
    fc.assert(
      fc.property(anyPair, ({ source, translation, pieces, links }) => {
        const rows = linkPieces(pieces, links, { before: null, after: null })
        expect(ink(rows, 'source')).toBe(ink(source, 'source'))
        expect(ink(rows, 'target')).toBe(ink(translation, 'target'))
      }),
    )
  })

  test('the rows are a document in order, with nothing to mend', () => {
    fc.assert(
      fc.property(anyPair, ({ pieces, links }) => {
        const rows = linkPieces(pieces, links, { before: null, after: null })
        const document = createDocument({
          rows: [],
          sourceLanguage: 'zh-Hant',
          provenance: { name: '', format: 'text', encoding: '' },
        })
        const value = { ...document, projectId: 'p', granularity: 'sentence' as const, rows }
        expect(normaliseDocument(value).repairs).toEqual([])
      }),
    )
  })

  test('paragraphs of the source come back as they were, where links respect them', () => {
    fc.assert(
      fc.property(arbitraryRows, (rows) => {
        const source = rows.map((row) => ({ ...row, target: [], status: 'empty' as const }))
        const pieces = piecesOfPair(source, [])
        const links = pieces.source.map((_, i) => link([i], []))
        const sentences = linkPieces(pieces, links, { before: null, after: null })
        const whole = source.filter((row) => !isBlank(row.source))
        expect(toParagraphRows(sentences).map((row) => textOf(row.source))).toEqual(
          whole.map((row) => textOf(row.source)),
        )
      }),
    )
  })

  test('linking the same again changes nothing', () => {
    fc.assert(
      fc.property(anyPair, ({ pieces, links }) => {
        const bounds = { before: null, after: null }
        const rows = linkPieces(pieces, links, bounds)
        const again = piecesOfPair(rows, rows)
        let [s, t] = [0, 0]
        const same = rows.map((row): SentenceLink => {
          const source = range(s, s + again.source.filter((piece) => piece.row === row).length)
          const target = range(t, t + again.target.filter((piece) => piece.row === row).length)
          s += source.length
          t += target.length
          return { source, target, type: row.link.type, confidence: row.link.confidence! }
        })
        expect(linkPieces(again, same, bounds)).toEqual(rows)
      }),
    )
  })
})
