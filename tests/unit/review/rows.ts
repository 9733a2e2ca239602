import fc from 'fast-check'
import { createRow } from '../../../src/core/document/create.ts'
import { concat, fromText } from '../../../src/core/document/inline.ts'
import type { Row, Segment } from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'
import type { ReturnedRow } from '../../../src/core/review/model.ts'

export type Version = readonly (readonly [id: string, source: string, target: string])[]

/** Rows of a document, by id, source and translation. */
export function rowsOf(version: Version): Row[] {
  const keys = firstKeys(version.length)
  return version.map(([id, source, target], i) =>
    createRow({ kind: 'paragraph', source, target: fromText(target) }, keys[i]!, id),
  )
}

/** A row as it comes back with its id. */
export const returnedRow = (
  row: Pick<Row, 'source' | 'target'>,
  more: Partial<ReturnedRow> = {},
): ReturnedRow => ({
  place: '',
  rows: [],
  certain: true,
  source: row.source,
  target: row.target,
  form: 'whole',
  merged: false,
  before: null,
  outdated: false,
  status: null,
  comments: [],
  changes: [],
  ...more,
})

/** Rows as they come back. @param named whether their ids do too */
export const returned = (rows: readonly Row[], named = true): ReturnedRow[] =>
  rows.map((row) => returnedRow(row, { rows: named ? [row.id] : [], status: row.status }))

const HAN = ['山', '水', '船', '燈', '夜', '來', '去', '了', '人', '說', '，', '。']
const ENGLISH = ['Hill', ' water', ' boat', ' light', ' night', '. ', ', ', ' came', ' went', '\n']

/** A sentence that no other row has, because its number is in it. */
const source = (number: number): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom(...HAN), { minLength: 3, maxLength: 12 })
    .map((pieces) => `第${number}句${pieces.join('')}`)

export const english: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...ENGLISH), { maxLength: 12 })
  .map((pieces) => pieces.join(''))

export const target: fc.Arbitrary<Segment> = fc
  .array(fc.tuple(english, fc.constantFrom(true, false)), { maxLength: 3 })
  .map((runs) =>
    concat(...runs.map(([text, bold]) => fromText(text, bold ? [{ type: 'bold' }] : []))),
  )

/** Rows of different sources. */
export const base: fc.Arbitrary<Row[]> = fc
  .integer({ min: 1, max: 9 })
  .chain((count) =>
    fc.tuple(...Array.from({ length: count }, (_, i) => fc.tuple(source(i), target))),
  )
  .map((texts) => {
    const keys = firstKeys(texts.length)
    return texts.map(([text, translation], i) =>
      createRow({ kind: 'paragraph', source: text, target: translation }, keys[i]!, `row${i}`),
    )
  })

/** What someone may do to rows. */
export type Edit =
  | { readonly type: 'target'; readonly at: number; readonly target: Segment }
  | { readonly type: 'source'; readonly at: number }
  | { readonly type: 'remove'; readonly at: number }
  | { readonly type: 'add'; readonly at: number; readonly target: Segment }
  | { readonly type: 'move'; readonly at: number; readonly to: number }
  | { readonly type: 'split'; readonly at: number; readonly cut: number }

const at = fc.nat({ max: 8 })

const TARGET = fc.record({ type: fc.constant('target' as const), at, target })

/** Changes of translations alone. */
export const rewording: fc.Arbitrary<Edit[]> = fc.array(TARGET, { maxLength: 5 })

/** Changes of anything. */
export const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.oneof(
    TARGET,
    fc.record({ type: fc.constant('source' as const), at }),
    fc.record({ type: fc.constant('remove' as const), at }),
    fc.record({ type: fc.constant('add' as const), at, target }),
    fc.record({ type: fc.constant('move' as const), at, to: at }),
    fc.record({ type: fc.constant('split' as const), at, cut: fc.nat({ max: 6 }) }),
  ),
  { maxLength: 5 },
)

/** Rows after edits. @param who names what is added */
export function edited(rows: readonly Row[], all: readonly Edit[], who: string): Row[] {
  const list = [...rows]
  all.forEach((edit, n) => {
    const i = list.length > 0 ? edit.at % list.length : 0
    const row = list[i]
    if (edit.type === 'add') {
      const added = createRow(
        { kind: 'paragraph', source: `新增${who}${n}行`, target: edit.target },
        '',
        `${who}${n}`,
      )
      list.splice(i, 0, added)
    } else if (!row) return
    else if (edit.type === 'target') list[i] = { ...row, target: edit.target }
    else if (edit.type === 'source') list[i] = { ...row, source: concat(row.source, '改') }
    else if (edit.type === 'remove') list.splice(i, 1)
    else if (edit.type === 'move') {
      list.splice(i, 1)
      list.splice(edit.to % (list.length + 1), 0, row)
    } else {
      const text = row.source.map((inline) => (inline.type === 'text' ? inline.text : '')).join('')
      const cut = 1 + (edit.cut % Math.max(1, text.length - 1))
      if (cut >= text.length) return
      const second = createRow(
        { kind: 'paragraph', source: text.slice(cut), target: fromText(`half ${n}`) },
        '',
        `${who}${n}`,
      )
      list.splice(i, 1, { ...row, source: fromText(text.slice(0, cut)) }, second)
    }
  })
  const keys = firstKeys(list.length)
  return list.map((row, i) => ({ ...row, order: keys[i]! }))
}
