import { describe, expect, it } from 'vitest'
import { saySize } from '../../../src/renderer/ui/dialogs/restore/say-size.ts'
import { shelve } from '../../../src/renderer/ui/dialogs/restore/shelves.ts'

describe('backups by project', () => {
  const entry = (name: string, time: number) => ({ id: `${name}/${time}`, name, time, size: 1 })

  it('stand in the order of their newest, the open project first', () => {
    const entries = [entry('b', 9), entry('a', 8), entry('b', 7), entry('c', 6), entry('a', 5)]
    const order = (openProject: string | null) =>
      shelve(entries, [], [], openProject).map(({ projectId, copies }) => [
        projectId,
        ...copies.map(({ time }) => time),
      ])
    expect(order(null)).toEqual([
      ['b', 9, 7],
      ['a', 8, 5],
      ['c', 6],
    ])
    expect(order('c').map(([id]) => id)).toEqual(['c', 'b', 'a'])
    expect(order('without backups').map(([id]) => id)).toEqual(['b', 'a', 'c'])
  })
})

describe('sizes', () => {
  it.each([
    [240, 'en', '0.2 kB'],
    [9_940, 'en', '9.9 kB'],
    [333_375, 'en', '333 kB'],
    [3_140_000, 'en', '3.1 MB'],
    [52_000_000, 'zh-Hant', '52 MB'],
  ])('%i bytes are said as people say them (%s)', (bytes, language, said) => {
    expect(saySize(bytes, language)).toBe(said)
  })
})
