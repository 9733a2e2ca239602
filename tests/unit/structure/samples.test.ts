import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { textOf } from '../../../src/core/document/inline.ts'
import { countCharacters } from '../../../src/core/text/count.ts'
import { read } from '../../../src/formats/read.ts'

const samples = new URL('../../../resources/samples/', import.meta.url)
const documentOf = (name: string) => read(readFileSync(new URL(name, samples)), name)

const outlineOf = (name: string) => {
  const { documents, warnings } = documentOf(name)
  expect(documents).toHaveLength(1)
  const [document] = documents
  const count = (kind: string) => document!.rows.filter((row) => row.kind === kind).length
  const text = document!.rows.map((row) => textOf(row.source)).join('')
  return { document: document!, warnings, count, characters: countCharacters(text) }
}

describe('the samples', () => {
  it('have an article in Traditional Chinese with every feature of a magazine page', () => {
    const { document, warnings, count, characters } = outlineOf('article-zh-hant.txt')
    expect(warnings).toEqual([])
    expect(document.sourceLanguage).toBe('zh-Hant')
    expect(characters).toBeGreaterThan(1500)
    expect(document.rows.slice(0, 4).map((row) => row.kind)).toEqual(
      'byline byline title paragraph'.split(' '),
    )
    expect([count('heading'), count('caption'), count('quotation')]).toEqual([3, 4, 1])
    expect(count('paragraph')).toBe(document.rows.length - 3 - 3 - 4 - 1)
    expect(document.metadata).toMatchObject({ author: '沈若川', origin: '紙上月刊' })
    const quotation = document.rows.find((row) => row.kind === 'quotation')!
    expect(quotation.source.map((inline) => inline.type)).toEqual(['text', 'break', 'text'])
  })

  it('have an essay in Simplified Chinese with chapters, dialogue and verse', () => {
    const { document, warnings, count, characters } = outlineOf('essay-zh-hans.txt')
    expect(warnings).toEqual([])
    expect(document.sourceLanguage).toBe('zh-Hans')
    expect(characters).toBeGreaterThan(800)
    expect(document.metadata).toMatchObject({ title: '邻桌', author: '陆青禾' })
    expect([count('title'), count('byline'), count('heading'), count('quotation')]).toEqual([
      1, 1, 3, 1,
    ])
    expect(document.rows.some((row) => textOf(row.source) === '“润滑油。”')).toBe(true)
  })

  it('have an English beginning for the article, row by row', () => {
    const { document } = outlineOf('article-zh-hant.txt')
    const url = new URL('article-zh-hant.en.json', samples)
    const rows = JSON.parse(readFileSync(url, 'utf8')) as { row: number; target: string }[]
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, i) => i))
    expect(rows.length).toBeGreaterThanOrEqual(12)
    for (const { row, target } of rows) {
      expect(document.rows[row]).toBeDefined()
      expect(target).not.toMatch(/\p{Script=Han}|^\s|\s$/u)
      expect(target).not.toBe('')
    }
  })
})
