import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDocument } from '../../../src/core/document/create.ts'
import { NO_COUNTS, summarise } from '../../../src/core/document/summary.ts'
import type { ProjectCard } from '../../../src/renderer/storage/types.ts'
import { fileNameOf } from '../../../src/renderer/ui/library/backup.ts'
import { neighbour } from '../../../src/renderer/ui/library/neighbour.ts'
import { fractionDone, percentDone } from '../../../src/renderer/ui/library/progress.ts'
import { searchCards } from '../../../src/renderer/ui/library/search.ts'
import { sayWhen } from '../../../src/renderer/ui/library/when.ts'
import { en } from '../../../src/renderer/ui/messages/en.ts'
import { createTranslate } from '../../../src/renderer/ui/messages/translate.ts'

function cardOf(title: string, author: string, text: string): ProjectCard {
  const { rows, ...header } = createDocument({
    rows: [{ kind: 'paragraph', source: text }],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'a.txt', format: 'text', encoding: 'utf-8' },
  })
  const summary = summarise(rows)
  return {
    project: {
      id: title,
      title,
      author,
      sourceLanguage: 'zh-Hant',
      targetLanguage: 'en',
      documents: [header.id],
      created: 0,
      edited: 0,
      trashed: null,
    },
    documents: [{ header, summary, edited: 0 }],
    counts: summary,
  }
}

describe('searchCards', () => {
  const cards = [
    cardOf('燈下資料', '林曉嵐', '夜裡下了一場大雨。'),
    cardOf('ＡＩ時代', '沈硯', '機器也在讀書。'),
  ]
  const found = (query: string) => searchCards(cards, query).map(({ project }) => project.title)

  it.each([
    ['资料', ['燈下資料']],
    ['ai', ['ＡＩ時代']],
    ['ＡＩ', ['ＡＩ時代']],
    ['晓岚', ['燈下資料']],
    ['读书 沈', ['ＡＩ時代']],
    ['大雨 沈', []],
    ['  ', ['燈下資料', 'ＡＩ時代']],
  ])('finds %s', (query, titles) => {
    expect(found(query)).toEqual(titles)
  })
})

describe('sayWhen', () => {
  const t = createTranslate('en', en)
  const now = new Date(2026, 4, 20, 15, 30).getTime()
  const at = (...when: [number, number, number, number?, number?]) => new Date(...when).getTime()

  it.each([
    [now - 20_000, 'just now'],
    [now + 60_000, 'just now'],
    [now - 3 * 60_000, '3 minutes ago'],
    [at(2026, 4, 20, 9), '6 hours ago'],
    [at(2026, 4, 19, 23), 'yesterday'],
    [at(2026, 4, 17), '3 days ago'],
    [at(2026, 2, 1), 'March 1'],
    [at(2024, 2, 1), 'March 1, 2024'],
  ])('says %d as “%s”', (time, said) => {
    expect(sayWhen(time, now, t)).toBe(said)
  })
})

describe('neighbour', () => {
  // Three columns, the last line one short.
  const boxes = [0, 1, 2, 3, 4].map((i) => ({ left: (i % 3) * 300, top: Math.floor(i / 3) * 250 }))

  it.each([
    [0, 'right', 1],
    [2, 'right', 3],
    [4, 'right', 4],
    [3, 'left', 2],
    [0, 'left', 0],
    [1, 'down', 4],
    [2, 'down', 4],
    [4, 'up', 1],
    [0, 'up', 0],
    [4, 'down', 4],
    [3, 'first', 0],
    [0, 'last', 4],
  ] as const)('goes from %d %s to %d', (from, direction, to) => {
    expect(neighbour(boxes, from, direction)).toBe(to)
  })
})

describe('progress', () => {
  it('counts characters, and rows where there are none', () => {
    expect(fractionDone({ ...NO_COUNTS, characters: 200, charactersDone: 50 })).toBe(0.25)
    expect(fractionDone({ ...NO_COUNTS, rows: 4, done: 1 })).toBe(0.25)
    expect(fractionDone(NO_COUNTS)).toBe(0)
  })

  it('says 100 only when nothing is left and 0 only when nothing is done', () => {
    fc.assert(
      fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
        const characters = Math.max(a, b)
        const charactersDone = Math.min(a, b)
        const percent = percentDone({ ...NO_COUNTS, characters, charactersDone })
        expect(percent === 100).toBe(characters > 0 && charactersDone === characters)
        expect(percent === 0).toBe(charactersDone === 0)
      }),
    )
  })
})

describe('fileNameOf', () => {
  it('leaves out what no file system takes', () => {
    expect(fileNameOf('《甲/乙：丙?》', 'x')).toBe('《甲／乙：丙？》')
    expect(fileNameOf('Who? What: "this"', 'x')).toBe('Who What this')
    expect(fileNameOf('../../etc/passwd', 'x')).not.toContain('/')
    expect(fileNameOf('..', 'untitled')).toBe('untitled')
    expect(fileNameOf('name. ', 'x')).toBe('name')
  })

  it('is never empty, never hidden, never long', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = fileNameOf(title, 'untitled')
        expect(name).not.toBe('')
        expect(name.startsWith('.')).toBe(false)
        expect([...name].length).toBeLessThanOrEqual(80)
        expect(name).not.toMatch(/\p{Cs}/u)
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u)
      }),
    )
  })
})
