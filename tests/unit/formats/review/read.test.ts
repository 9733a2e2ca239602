import { describe, expect, test } from 'vitest'
import { fromText, plainText, textOf } from '../../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../../src/core/document/model.ts'
import { layoutDocument } from '../../../../src/core/layout/layout.ts'
import { mergedRows } from '../../../../src/core/review/apply.ts'
import type { Merge } from '../../../../src/core/review/model.ts'
import { writeHtml } from '../../../../src/formats/html/write.ts'
import { readReview } from '../../../../src/formats/review/read.ts'
import { stampName } from '../../../../src/formats/review-stamp.ts'
import { writeTsv } from '../../../../src/formats/tsv/write.ts'
import { writeXliff } from '../../../../src/formats/xliff/write.ts'
import { sampleArticle } from '../../layout/sample.ts'
import { merged, REVIEW } from './docx.ts'

const article = sampleArticle('zh-Hant')

const read = (text: string, name: string) => readReview(new TextEncoder().encode(text), name)

const page = (document: BilingualDocument): string =>
  writeHtml(layoutDocument(document, REVIEW), REVIEW)

const told = ({ entries }: Merge) =>
  entries
    .filter(({ kind, comments }) => kind !== 'unchanged' || comments.length > 0)
    .map(({ kind, theirs, comments }) => [
      kind,
      theirs && textOf(theirs),
      ...comments.map(({ text }) => text),
    ])

test('a text without a translation is no review: merged, it would delete them all', () => {
  const sources = article.rows.map(({ source }) => textOf(source)).join('\n\n')
  expect(() => read(sources, 'sources.txt')).toThrow(/without a translation/)
})

describe('our page for reviewers', () => {
  test('comes back as it was sent', () => {
    const merge = merged(read(page(article), 'back.html'), article)
    expect(told(merge)).toEqual([])
    expect(mergedRows(merge)).toEqual(article.rows)
  })

  test('brings changes, tracked ones with their authors, and remarks', () => {
    let row = 0
    const html = page(article)
      .replace(
        '1. Tide and Sand',
        '1. <del data-author="Lin" datetime="2024-05-06T07:08:09Z">Tide</del><ins data-author="Lin" datetime="2024-05-06T07:08:09Z">Tides</ins> and Sand',
      )
      .replace(/<td class="comment"><\/td>/g, (cell) =>
        ++row === 5 ? '<td class="comment"><p>Is it?</p></td>' : cell,
      )
    const merge = merged(read(html, 'back.html'), article)
    expect(told(merge)).toContainEqual(['takenTheirs', '1. Tides and Sand'])
    expect(told(merge).flat()).toContain('Is it?')
    const { changes } = merge.entries.find(({ kind }) => kind === 'takenTheirs')!
    expect(changes.map(({ kind, author, text }) => [kind, author, text])).toEqual([
      ['deletion', 'Lin', 'Tide'],
      ['insertion', 'Lin', 'Tides'],
    ])
  })

  test('is known by the stamps of its rows, where it has them', () => {
    const [first] = article.rows
    const name = stampName(first!.id, first!.source, first!.target)
    const [before, ...rows] = page(article).split('<tr class="byline')
    const stamped = [before, rows[0]!.replace('">', `" id="${name}">`), ...rows.slice(1)]
    const file = read(stamped.join('<tr class="byline'), 'back.html')
    expect(file.rows.map(({ names }) => names.certain)).toContainEqual([`key ${first!.id}`])
  })
})

describe('files of pairs', () => {
  test('are known by the ids of their segments, though all text is another', () => {
    const changed = {
      ...article,
      rows: article.rows.map((row) => ({ ...row, target: fromText(`${row.order}.`) })),
    }
    const merge = merged(read(writeXliff(changed), 'back.xlf'), article)
    expect(new Set(merge.entries.map(({ found }) => found))).toEqual(new Set(['id']))
    expect(mergedRows(merge).map(({ target }) => target)).toEqual(
      changed.rows.map(({ target }) => target),
    )
  })

  test('without formatting leave it as it is', () => {
    const table = writeTsv(article).replace('three typhoons', 'four typhoons')
    const merge = merged(read(table, 'back.tsv'), article)
    expect(told(merge)).toHaveLength(1)
    const row = mergedRows(merge).find(({ target }) => plainText(target).includes('four'))!
    expect(row.target).toContainEqual({
      type: 'text',
      text: 'four typhoons',
      marks: [{ type: 'italic' }],
    })
  })
})
