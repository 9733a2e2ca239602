import { describe, expect, test } from 'vitest'
import { joinFiles, type TextFile } from '../../../src/core/alignment/parts.ts'
import { createDocument } from '../../../src/core/document/create.ts'
import { textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { normaliseDocument } from '../../../src/core/document/normalise.ts'

const part = (name: string, ...texts: readonly string[]): TextFile<BilingualDocument> => ({
  name,
  texts: [
    createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name, format: 'text', original: 'abc' },
      metadata: { title: texts[0]!, author: '林若溪' },
      rows: texts.map((source, i) => ({
        kind: i === 0 ? 'title' : 'paragraph',
        source,
        units: [`p${i}`],
      })),
    }),
  ],
})

describe('a text in several files', () => {
  test('is one behind the other, each title a heading of its part', () => {
    const joined = joinFiles([part('渡口01.txt', '上', '山。'), part('渡口02.txt', '下', '水。')])
    expect(joined.rows.map((row) => [row.kind, row.level, textOf(row.source)])).toEqual([
      ['heading', 1, '上'],
      ['paragraph', 0, '山。'],
      ['heading', 1, '下'],
      ['paragraph', 0, '水。'],
    ])
    expect(normaliseDocument({ ...joined, projectId: 'p' }).repairs).toEqual([])
  })

  test('is called what the files are called, and has no place in one of them', () => {
    const joined = joinFiles([part('渡口 第1章.txt', '上'), part('渡口 第2章.txt', '下')])
    expect(joined.metadata).toMatchObject({ title: '渡口', author: '林若溪' })
    expect(joined.rows.every(({ units }) => units.length === 0)).toBe(true)
    const title = (...names: string[]) =>
      joinFiles(names.map((name) => part(name, `T${name}`))).metadata.title
    expect(title('The Ferry - Chapter 1.txt', 'The Ferry - Chapter 2.txt')).toBe('The Ferry')
    expect(title('chapter1.txt', 'chapter2.txt')).toBe('Tchapter1.txt')
    expect(title('1.txt', '2.txt')).toBe('T1.txt')
  })

  test('that is one file with one document is what it was', () => {
    const one = part('a.txt', '上', '山。')
    expect(joinFiles([one])).toBe(one.texts[0])
  })
})
