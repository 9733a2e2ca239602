import fc from 'fast-check'
import { generateKeyBetween } from 'fractional-indexing'
import { describe, expect, it } from 'vitest'
import { createDocument, createRow } from '../../../src/core/document/create.ts'
import { toParagraphRows, toSentenceRows } from '../../../src/core/document/granularity.ts'
import { fromText, textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Row } from '../../../src/core/document/model.ts'
import {
  MAX_ROWS,
  normaliseDocument,
  normaliseProject,
  normaliseRow,
  TooLargeError,
} from '../../../src/core/document/normalise.ts'
import { firstKeys, keysBetween } from '../../../src/core/document/order.ts'
import { isOrderKey } from '../../../src/core/document/order-key.ts'

const PROVENANCE = { name: 'night-ferry.txt', format: 'text', encoding: 'utf-8' }

function sample(): BilingualDocument {
  return createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: PROVENANCE,
    metadata: { title: '夜渡' },
    rows: [
      { kind: 'title', source: '《夜渡》', target: 'The Night Ferry' },
      { kind: 'heading', level: 2, source: '一、碼頭' },
      { kind: 'paragraph', source: '船來了。沒有人下船。燈還亮著。', target: 'The ferry came.' },
      { kind: 'paragraph', source: '第一行\n第二行' },
    ],
  })
}

/** A copy whose fields can be broken at will. */
// biome-ignore lint/suspicious/noExplicitAny: the copy stands for a value of unknown shape
const loose = (value: unknown): any => structuredClone(value)

const sides = (rows: readonly Row[]): string =>
  rows
    .map((row) => textOf(row.source) + row.gap.source + textOf(row.target) + row.gap.target)
    .join('')

describe('a right value', () => {
  it('passes as the very same value', () => {
    const document = sample()
    expect(normaliseDocument(document)).toEqual({ document, repairs: [] })
    expect(normaliseDocument(document).document).toBe(document)
    const [row] = document.rows
    expect(normaliseRow(row).row).toBe(row)
  })

  it('keeps divisions that fit, also of sentence rows that were joined', () => {
    const rows = toParagraphRows(toSentenceRows(sample().rows))
    const document = { ...sample(), rows }
    expect(rows.some((row) => (row.division?.parts.length ?? 0) > 1)).toBe(true)
    const result = normaliseDocument(document)
    expect(result.repairs).toEqual([])
    expect(result.document).toBe(document)
  })

  it('keeps what the editor may make: links, marks, breaks, sentence rows', () => {
    const row: Row = {
      ...createRow({ kind: 'paragraph', source: '網址' }, 'a0'),
      link: { origin: 'aligned', type: 'inversion', confidence: 0.9, place: 'a1V' },
      target: [
        { type: 'text', text: 'the ', marks: [] },
        {
          type: 'text',
          text: 'site',
          marks: [{ type: 'link', href: 'https://example.org/a?b=c#d' }, { type: 'bold' }],
        },
        { type: 'break' },
        { type: 'text', text: '\u{20000}𠮷', marks: [{ type: 'superscript' }] },
      ],
    }
    expect(normaliseRow(row)).toEqual({ row, repairs: [] })
    expect(normaliseRow(row).row).toBe(row)
  })

  it('only sorts rows that come in another order', () => {
    const document = sample()
    const result = normaliseDocument({ ...document, rows: document.rows.toReversed() })
    expect(result.repairs).toEqual([])
    expect(result.document.rows).toEqual(document.rows)
    expect(result.document.rows[0]).toBe(document.rows[0])
  })
})

describe('a damaged document', () => {
  const cases: [name: string, damage: (doc: ReturnType<typeof loose>) => void, told: RegExp][] = [
    ['a missing id', (doc) => delete doc.id, /id of the document/],
    ['an id that is a path', (doc) => (doc.rows[0].id = '../../etc/passwd'), /row 1: id/],
    ['an unknown language', (doc) => (doc.sourceLanguage = 'ja'), /source language/],
    ['metadata that is a list', (doc) => (doc.metadata = []), /metadata/],
    ['a title that is a number', (doc) => (doc.metadata.title = 7), /title/],
    ['an unknown kind', (doc) => (doc.rows[1].kind = 'sidebar'), /row 2: kind/],
    ['an unknown status', (doc) => (doc.rows[1].status = 'signed-off'), /row 2: status/],
    ['a level out of range', (doc) => (doc.rows[1].level = 19), /row 2: level .* now 6/],
    ['a level on a paragraph', (doc) => (doc.rows[2].level = 2), /row 3: level .* now 0/],
    ['a confidence above one', (doc) => (doc.rows[0].link.confidence = 3), /row 1: confidence/],
    ['a confidence that is NaN', (doc) => (doc.rows[0].link.confidence = Number.NaN), /confidence/],
    ['a place that is no order key', (doc) => (doc.rows[0].link.place = '../'), /place of an inv/],
    ['a segment that is text', (doc) => (doc.rows[0].source = '《夜渡》'), /source was plain text/],
    ['half a character', (doc) => (doc.rows[0].source[0].text = '夜\ud842渡'), /half a character/],
    [
      'an empty run',
      (doc) => doc.rows[0].source.push({ type: 'text', text: '', marks: [] }),
      /empty/,
    ],
    ['a piece of no type', (doc) => doc.rows[0].source.push(null), /without text/],
    ['line feeds in a run', (doc) => (doc.rows[0].source[0].text = '夜\r\n渡'), /line feeds/],
    ['an unknown mark', (doc) => (doc.rows[0].source[0].marks = [{ type: 'blink' }]), /formatting/],
    ['two equal order keys', (doc) => (doc.rows[1].order = doc.rows[0].order), /order keys/],
    ['a broken order key', (doc) => (doc.rows[1].order = 'a00'), /row 2: order key/],
    ['two equal ids', (doc) => (doc.rows[1].id = doc.rows[0].id), /two rows had the id/],
    [
      'a paragraph in two places',
      (doc) => (doc.rows[2].paragraph = doc.rows[0].paragraph),
      /apart/,
    ],
    ['a row that is none', (doc) => doc.rows.push('row'), /row 5: the row/],
    ['rows that are no list', (doc) => (doc.rows = {}), /list of rows/],
  ]

  it.each(cases)('with %s is mended, and the mending told', (_, damage, told) => {
    const damaged = loose(sample())
    damage(damaged)
    const { document, repairs } = normaliseDocument(damaged)
    expect(repairs.join('\n')).toMatch(told)
    expect(normaliseDocument(document)).toEqual({ document, repairs: [] })
    expect(normaliseDocument(document).document).toBe(document)
  })

  it('drops fields that the model does not have', () => {
    const document = sample()
    const damaged = loose(document)
    damaged.rows[0].onclick = 'alert(1)'
    damaged.metadata.isbn = '0'
    expect(normaliseDocument(damaged).document).toEqual(document)
  })

  it('turns line feeds into breaks and joins runs of the same formatting', () => {
    const damaged = loose(sample())
    damaged.rows[0].source = [
      {
        type: 'text',
        text: '一\n二',
        marks: [{ type: 'bold' }, { type: 'link', href: 'https://a.b' }],
      },
      {
        type: 'text',
        text: '三',
        marks: [{ type: 'link', href: 'https://a.b' }, { type: 'bold' }],
      },
    ]
    const marks = [{ type: 'link', href: 'https://a.b' }, { type: 'bold' }]
    expect(normaliseDocument(damaged).document.rows[0]!.source).toEqual([
      { type: 'text', text: '一', marks },
      { type: 'break' },
      { type: 'text', text: '二三', marks },
    ])
  })

  it('keeps the order of the rows when their keys are broken', () => {
    const damaged = loose(sample())
    damaged.rows[1].order = '!'
    damaged.rows[2].order = damaged.rows[3].order
    const { document } = normaliseDocument(damaged)
    expect(document.rows.map((row) => textOf(row.source))).toEqual(
      sample().rows.map((row) => textOf(row.source)),
    )
  })

  it('keeps rows together whose paragraph had a bad id', () => {
    const damaged = loose(sample())
    damaged.rows[2].paragraph = 'no blanks please'
    damaged.rows[3].paragraph = 'no blanks please'
    const { rows } = normaliseDocument(damaged).document
    expect(rows[2]!.paragraph).toBe(rows[3]!.paragraph)
    expect(rows[1]!.paragraph).not.toBe(rows[2]!.paragraph)
  })

  it('moves text out of a gap, where nobody would see it, into the row', () => {
    const damaged = loose(sample())
    damaged.rows[2].gap = { source: ' 尾 ', target: ' ' }
    const row = normaliseDocument(damaged).document.rows[2]!
    expect(textOf(row.source)).toBe('船來了。沒有人下船。燈還亮著。 尾 ')
    expect(row.gap).toEqual({ source: '', target: ' ' })
  })

  it('drops divisions that do not fit', () => {
    const rows = toParagraphRows(toSentenceRows(sample().rows))
    const at = rows.findIndex((row) => (row.division?.parts.length ?? 0) > 1)
    const mendedDivision = (damage: (division: ReturnType<typeof loose>) => void) => {
      const damaged = loose({ ...sample(), rows })
      damage(damaged.rows[at].division)
      const { document, repairs } = normaliseDocument(damaged)
      return { division: document.rows[at]!.division, told: repairs.length > 0 }
    }
    const gone = { division: null, told: true }
    expect(mendedDivision((division) => division.parts[0].sourceLength++)).toEqual(gone)
    expect(mendedDivision((division) => (division.parts[0].targetLength = -1))).toEqual(gone)
    expect(mendedDivision((division) => (division.parts[0].gap.source = '\t'))).toEqual(gone)
    expect(mendedDivision((division) => (division.parts[1].id = rows[0]!.id))).toEqual(gone)
    expect(mendedDivision((division) => (division.parts[1] = division.parts[0]))).toEqual(gone)
    expect(mendedDivision((division) => (division.parts = []))).toEqual(gone)
    expect(mendedDivision((division) => delete division.sourceText)).toEqual(gone)
    // Void by the user's own typing: no damage, so not a word.
    expect(mendedDivision((division) => (division.targetText = 'before the edit'))).toEqual({
      division: null,
      told: false,
    })
  })

  it('refuses what no person wrote', () => {
    const rows = Array.from({ length: MAX_ROWS + 1 }, () => null)
    expect(() => normaliseDocument({ ...sample(), rows })).toThrow(TooLargeError)
  })

  it('mends a segment of very many pieces', () => {
    const source = Array.from({ length: 300_000 }, () => ({ type: 'text', text: '字', marks: [] }))
    const { row } = normaliseRow({ ...sample().rows[0], source })
    expect(row.source).toEqual(fromText('字'.repeat(300_000)))
  })

  it('tells of a thousand faults in a list that can be read', () => {
    const rows = Array.from({ length: 1000 }, () => null)
    const { repairs } = normaliseDocument({ ...sample(), rows })
    expect(repairs.length).toBeLessThan(300)
    expect(repairs.at(-1)).toMatch(/^and \d+ more$/)
  })
})

describe('a project', () => {
  const project = {
    id: 'night-ferry',
    title: '夜渡',
    author: '',
    sourceLanguage: 'zh-Hant',
    targetLanguage: 'en-GB',
    documents: ['one', 'two'],
    created: 1_700_000_000_000,
    edited: 1_700_000_000_000.5,
    trashed: null,
  }

  it('passes as the very same value when it is right', () => {
    expect(normaliseProject(project).project).toBe(project)
    expect(normaliseProject(project).repairs).toEqual([])
  })

  it('is mended', () => {
    const damaged = { ...project, documents: ['one', 'one', 3], trashed: 'yesterday', edited: -1 }
    const result = normaliseProject(damaged)
    expect(result.repairs).toHaveLength(3)
    expect(result.project.documents).toEqual(['one'])
    expect(normaliseProject(result.project).project).toBe(result.project)
  })
})

describe('links to addresses', () => {
  it.each([
    'javascript:alert(1)',
    ' JavaScript:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'vbscript:x',
    'blob:https://example.org/1',
    '//example.org',
    'example.org',
    '',
    `https://example.org/${'a'.repeat(10_000)}`,
  ])('that may not be opened are dropped, not their text: %#', (href) => {
    const marks = [{ type: 'link', href }, { type: 'italic' }]
    const source = [{ type: 'text', text: '連結', marks }]
    const { row, repairs } = normaliseRow({ ...sample().rows[0], source })
    expect(row.source).toEqual([{ type: 'text', text: '連結', marks: [{ type: 'italic' }] }])
    expect(repairs).toHaveLength(1)
  })
})

describe('order keys', () => {
  it('are those that fractional indexing takes', () => {
    const digits = fc.constantFrom(...'0019AMZamz'.split(''))
    const nearly = fc.string({ unit: digits, minLength: 0, maxLength: 30 })
    fc.assert(
      fc.property(fc.oneof(nearly, fc.constant(`A${'0'.repeat(26)}`)), (key) => {
        let taken = true
        try {
          generateKeyBetween(key, null)
        } catch {
          taken = false
        }
        expect(isOrderKey(key)).toBe(taken)
      }),
    )
  })

  it('include all that edits make', () => {
    const keys = firstKeys(5000)
    for (let i = 0; i < 200; i++) keys.splice(1, 0, ...keysBetween(keys[0]!, keys[1]!, 1))
    for (let i = 0; i < 200; i++) keys.unshift(...keysBetween(null, keys[0]!, 1))
    expect(keys.filter((key) => !isOrderKey(key))).toEqual([])
  })
})

describe('anything at all', () => {
  const NAMES = [
    'id order kind level paragraph source target gap status locked bookmarked link division type',
    'text marks href origin confidence sourceText targetText parts sourceLength targetLength rows',
    'metadata provenance title documents projectId granularity sourceLanguage edited trashed',
  ]
    .join(' ')
    .split(' ')
  const WORDS = [
    '',
    'a0',
    'a1',
    'b00',
    'row',
    'break',
    'text',
    'link',
    'bold',
    'paragraph',
    'heading',
  ]
  const leaf = fc.oneof(
    fc.constantFrom(...WORDS),
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom(null, true, false, 0, 1, -1, 0.5, 7, Number.NaN, Number.POSITIVE_INFINITY),
    fc.constantFrom('\ud800', 'a\nb', '\u2028', 'javascript:x', 'https://example.org'),
  )
  /** JSON whose names are those of the model, so that mending gets deep into it. */
  const { value: shaped } = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('value'), { maxLength: 6 }),
      fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 14 }),
    ),
  }))

  /** Real documents with some values put in somewhere. */
  const damaged = fc
    .tuple(fc.array(fc.tuple(fc.nat(), fc.nat(), shaped), { maxLength: 8 }), fc.boolean())
    .map(([damages, sentences]) => {
      const rows = toSentenceRows(sample().rows)
      const value = loose({ ...sample(), rows: sentences ? rows : toParagraphRows(rows) })
      for (const [where, depth, by] of damages) damageAt(value, where, 1 + (depth % 6), by)
      return value as unknown
    })

  function damageAt(value: ReturnType<typeof loose>, where: number, depth: number, by: unknown) {
    const keys = Object.keys(value)
    const key = keys[where % keys.length]
    if (key === undefined) return
    const inner = value[key]
    const deeper = typeof inner === 'object' && inner !== null && depth > 1
    if (deeper) damageAt(inner, where >>> 3, depth - 1, by)
    else value[key] = by
  }

  const anything = fc.oneof(fc.jsonValue(), fc.anything(), shaped, damaged)

  it('becomes a document that normalising leaves alone', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const { document } = normaliseDocument(value)
        const again = normaliseDocument(document)
        expect(again.repairs).toEqual([])
        expect(again.document).toBe(document)
      }),
      { numRuns: 1000 },
    )
  })

  it('becomes a row and a project that normalising leaves alone', () => {
    fc.assert(
      fc.property(anything, (value) => {
        const { row } = normaliseRow(value)
        expect(normaliseRow(row)).toEqual({ row, repairs: [] })
        expect(normaliseRow(row).row).toBe(row)
        const { project } = normaliseProject(value)
        expect(normaliseProject(project).project).toBe(project)
      }),
      { numRuns: 500 },
    )
  })

  it('leaves the given value as it was', () => {
    fc.assert(
      fc.property(damaged, (value) => {
        const before = structuredClone(value)
        normaliseDocument(value)
        expect(value).toEqual(before)
      }),
    )
  })

  it('loses no text when only other things than text are damaged', () => {
    const fields = [
      'id',
      'order',
      'kind',
      'level',
      'paragraph',
      'status',
      'link',
      'division',
      'locked',
    ]
    const damage = fc.array(fc.tuple(fc.nat(3), fc.constantFrom(...fields), shaped), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(damage, (damages) => {
        const value = loose(sample())
        for (const [row, field, by] of damages) value.rows[row][field] = by
        const { rows } = normaliseDocument(value).document
        expect([...sides(rows)].sort()).toEqual([...sides(sample().rows)].sort())
        expect(rows).toHaveLength(4)
      }),
    )
  })
})
