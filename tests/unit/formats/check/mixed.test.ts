import { expect, test } from 'vitest'
import { createDocument, type RowDraft } from '../../../../src/core/document/create.ts'
import type { Inline } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { DEFAULT_LAYOUT } from '../../../../src/core/layout/options.ts'
import { checkMixed } from '../../../../src/formats/check/mixed.ts'
import { Problems } from '../../../../src/formats/check/result.ts'
import { FoundSide } from '../../../../src/formats/check/rows.ts'

const mark = (id: string): Inline => ({
  type: 'code',
  id,
  role: 'standalone',
  kind: 'note',
  label: id,
  image: '',
})

function check(rows: readonly RowDraft[], pages: readonly string[]) {
  const document = createDocument({
    rows,
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'a.txt', format: 'text' },
  })
  const layout = layoutDocument(document, { ...DEFAULT_LAYOUT, arrangement: 'facing' })
  const found = new FoundSide((text) => text)
  for (const page of pages) found.add(page, -1)
  const problems = new Problems()
  const counted = checkMixed(layout, found, problems, {
    fold: (text) => text,
    around: ['a'],
    missingGlyph: () => undefined,
  })
  return { ...counted, problems: problems.list }
}

test('footnotes are found at the foot of the pages that have their marks', () => {
  const text = (content: string, id: string): Inline[] => [
    { type: 'text', text: content, marks: [] },
    mark(id),
  ]
  const rows: RowDraft[] = [
    { kind: 'paragraph', source: text('潮水退了。', '1'), target: text('The tide went out.', '1') },
    { kind: 'paragraph', source: '沒有人回答。', target: 'Nobody answered.' },
    { kind: 'footnote', source: '他問了三次，沒有人回答。', target: 'He asked. Nobody answered.' },
  ]
  const pages = [
    '潮水退了。1 他問了三次，沒有人回答。',
    'The tide went out.1 He asked. Nobody answered.',
    '沒有人回答。',
    'Nobody answered.',
  ]
  expect(check(rows, pages)).toEqual({ rows: 3, found: 3, problems: [] })
  const lost = pages.with(1, 'The tide went out.1')
  expect(check(rows, lost).problems).toMatchObject([{ code: 'row-missing', row: '3' }])
})

test('what is broken off at a page is found there, though the same stands whole further on', () => {
  const said = '老人們記得，從前站在塔頂，低頭便是海。如今要走上半個時辰的泥灘，才聽得見浪聲。'
  const rows: RowDraft[] = [
    { kind: 'paragraph', source: said, target: 'One, as the old people remember it well.' },
    {
      kind: 'paragraph',
      source: '一個沒有風的下午。',
      target: 'Two, on an afternoon without wind.',
    },
    { kind: 'paragraph', source: said, target: 'Three, as the old people remember it well.' },
  ]
  const pages = [
    said.slice(0, 18),
    'One, as the old people',
    `${said.slice(18)}一個沒有風的下午。${said}`,
    ' remember it well.Two, on an afternoon without wind.Three, as the old people remember it well.',
  ]
  expect(check(rows, pages)).toEqual({ rows: 3, found: 3, problems: [] })
})

test('a row of which little stands before a break is whole, and one that lacks something is not', () => {
  const rows: RowDraft[] = [
    {
      kind: 'paragraph',
      source: '沒有人回答。風從東北來，帶著鹽和柴油的味道，吹了一夜。',
      target: 'Nobody answered, and the wind went on all night.',
    },
  ]
  const pages = [
    '沒有人回答。',
    'Nobody answered, and the w',
    '風從東北來，帶著鹽和柴油的味道，吹了一夜。',
    'ind went on all night.',
  ]
  expect(check(rows, pages)).toEqual({ rows: 1, found: 1, problems: [] })
  expect(check(rows, pages.with(0, '沒有人。')).found).toBe(0)
})
