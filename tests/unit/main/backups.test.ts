import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { BackupFolder, rotatedOut } from '../../../src/main/backups.ts'

const DAY = 24 * 60 * 60 * 1000
const NOON = new Date(2025, 5, 15, 12).getTime()

let folder: string
let now: number
let backups: BackupFolder
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
  now = NOON
  backups = new BackupFolder(path.join(folder, 'backups'), () => now)
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (read: Uint8Array | null) => read && new TextDecoder().decode(read)

describe('BackupFolder', () => {
  it('gives back what was put', async () => {
    expect(await backups.list()).toEqual([])
    await backups.put('one', bytes('first'))
    now += 1000
    await backups.put('two', bytes('second'))
    const list = await backups.list()
    expect(list).toEqual([
      { id: `two/${now}`, name: 'two', time: now, size: 6 },
      { id: `one/${NOON}`, name: 'one', time: NOON, size: 5 },
    ])
    expect(text(await backups.read(list[1]!.id))).toBe('first')
    expect(await backups.read('one/1')).toBeNull()
  })

  it('keeps every copy that is put in the same moment', async () => {
    await Promise.all([1, 2, 3].map((n) => backups.put('p', bytes(String(n)))))
    const list = await backups.list()
    const texts = await Promise.all(list.map(async ({ id }) => text(await backups.read(id))))
    expect(texts).toEqual(['3', '2', '1'])
  })

  it('rotates each name for itself', async () => {
    await backups.put('other', bytes('x'))
    for (let i = 0; i < 15; i++) {
      now += 60_000
      await backups.put('p', bytes(String(i)))
    }
    const list = await backups.list()
    expect(list.filter((entry) => entry.name === 'other')).toHaveLength(1)
    expect(list.filter((entry) => entry.name === 'p')).toHaveLength(10)
    expect(text(await backups.read(list[0]!.id))).toBe('14')
  })

  it('deletes the copies of one name', async () => {
    await backups.put('p', bytes('x'))
    await backups.put('q', bytes('y'))
    await backups.remove('p')
    expect((await backups.list()).map((entry) => entry.name)).toEqual(['q'])
  })

  it('overlooks files that are not its own', async () => {
    await backups.put('p', bytes('x'))
    fs.writeFileSync(path.join(folder, 'backups', 'p', 'notes.txt'), '')
    fs.writeFileSync(path.join(folder, 'backups', 'readme'), '')
    expect(await backups.list()).toHaveLength(1)
  })
})

describe('rotatedOut', () => {
  it('keeps the last ten, and the last of each of thirty days', () => {
    const age = fc.integer({ min: 0, max: 60 * DAY })
    fc.assert(
      fc.property(fc.uniqueArray(age, { maxLength: 80 }), (ages) => {
        const times = ages.map((each) => NOON - each)
        const gone = new Set(rotatedOut(times, NOON))
        const kept = times.filter((time) => !gone.has(time))
        const newest = [...times].sort((a, b) => b - a).slice(0, 10)
        expect(kept).toEqual(expect.arrayContaining(newest))
        for (const time of times.filter((each) => NOON - each < 30 * DAY)) {
          const sameDay = (other: number) =>
            new Date(other).toDateString() === new Date(time).toDateString()
          const last = Math.max(...times.filter(sameDay))
          expect(kept).toContain(last)
        }
        expect(kept.length).toBeLessThanOrEqual(10 + 31)
      }),
    )
  })
})
