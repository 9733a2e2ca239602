import { describe, expect, it } from 'vitest'
import { scheduleBackups } from '../../../src/renderer/storage/backup.ts'
import { isBackup, readBackupHead } from '../../../src/renderer/storage/backup-file.ts'
import { UnreadableBackupError } from '../../../src/renderer/storage/errors.ts'
import { gzip } from '../../../src/renderer/storage/gzip.ts'
import { Editing, essay, open, targets, until } from './workbench.ts'

const head = { format: 'facing-pages-backup', version: 1, project: { title: 'Hand-made' } }
const line = (value: unknown) => `${JSON.stringify(value)}\n`
const lines = (...values: unknown[]) => gzip(values.map(line))

describe('a backup', () => {
  it('restores a project on another machine as it was, journal and all', async () => {
    const here = await open()
    const project = await here.addProject([essay(470), essay(3, '長街')])
    const editing = new Editing(await here.loadDocument(project.documents[0]!))
    const saver = here.createSaver(editing.document.id, editing, { delay: 1, idle: 1e6 })
    editing.write(1, 'Only in the journal')
    editing.remove(400)
    editing.insert(7, '新的一段')
    await until(() => saver.state === 'saved')
    const bytes = await here.exportBackup(project.id)

    const there = await open()
    const restored = await there.importBackup(bytes)
    expect(restored).toEqual({ project, repairs: [], missing: [] })
    expect(await there.loadDocument(project.documents[0]!)).toEqual(editing.document)
    expect(await there.loadDocument(project.documents[1]!)).toEqual(
      await here.loadDocument(project.documents[1]!),
    )
  })

  it('beside the project itself becomes a copy, out of the trash', async () => {
    const storage = await open()
    const project = await storage.addProject([essay()])
    await storage.trashProject(project.id)
    const { project: copy } = await storage.importBackup(await storage.exportBackup(project.id))
    expect(copy.id).not.toBe(project.id)
    expect(copy.trashed).toBeNull()
    const original = await storage.loadDocument(project.documents[0]!)
    const copied = await storage.loadDocument(copy.documents[0]!)
    expect(copied).toEqual({ ...original, id: copy.documents[0], projectId: copy.id })
  })

  it('is mended where it was damaged by hand', async () => {
    const storage = await open()
    const [row] = essay().rows
    const bytes = await lines(
      head,
      { row },
      { document: { sourceLanguage: 'zh-Hans' } },
      { row },
      { row: { ...row, onclick: 1, kind: 'script' } },
      { row: null },
      { note: 'of a later version' },
    )
    const { project, repairs } = await storage.importBackup(bytes)
    expect(repairs.length).toBeGreaterThan(3)
    expect(project).toMatchObject({ title: 'Hand-made', trashed: null })
    const document = await storage.loadDocument(project.documents[0]!)
    expect(document).toMatchObject({ sourceLanguage: 'zh-Hans', rows: { length: 3 } })
    expect(targets(document)).toEqual(['By Lamplight', 'By Lamplight', ''])
  })

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, RegExp]>([
    ['nothing', async () => new Uint8Array(), /not a backup/],
    ['other bytes', async () => new TextEncoder().encode('PK\u0003\u0004 hello'), /not a backup/],
    ['an empty text', () => gzip([]), /no document/],
    ['other JSON', () => lines([1, 2, 3]), /not a backup/],
    ['text that is no JSON', () => gzip(['<html>']), /not a backup/],
    ['a newer format', () => lines({ ...head, version: 9 }), /newer version.*version 9.*knows 2/s],
    ['no document', () => lines(head), /no document/],
    ['one endless line', () => gzip(['"', ...Array(40).fill('a'.repeat(2 ** 20))]), /larger/],
    [
      'too many rows',
      () => gzip([line(head), line({ document: {} }), line({ row: 0 }).repeat(1e6 + 1)]),
      /larger/,
    ],
  ])('of %s is refused, and nothing is added', async (_, make, told) => {
    const storage = await open()
    const failing = storage.importBackup(await make())
    await expect(failing).rejects.toThrow(UnreadableBackupError)
    await expect(failing).rejects.toThrow(told)
    await expectEmpty(storage)
  })

  it('that was cut short or altered is refused, and nothing is added', async () => {
    const storage = await open()
    const project = await storage.addProject([essay(90)])
    const bytes = await storage.exportBackup(project.id)
    await storage.deleteForever(project.id)
    const altered = bytes.slice()
    altered[bytes.length >> 1]! ^= 0x55
    for (const damaged of [bytes.slice(0, -9), bytes.slice(0, 40), altered]) {
      await expect(storage.importBackup(damaged)).rejects.toThrow(/damaged/)
    }
    await expectEmpty(storage)
    await storage.importBackup(bytes)
  })
})

describe('the head of a backup', () => {
  it('tells which project it is, even of a backup whose end is missing', async () => {
    const storage = await open()
    const project = await storage.addProject([essay(600, '燈下')])
    const bytes = await storage.exportBackup(project.id)
    const told = { title: '燈下', sourceLanguage: 'zh-Hant' }
    expect(await readBackupHead(bytes)).toEqual(told)
    expect(await readBackupHead(bytes.slice(0, -9))).toEqual(told)
  })

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, RegExp]>([
    ['nothing', async () => new Uint8Array(), /not a backup/],
    ['an empty text', () => gzip([]), /not a backup/],
    ['a newer format', () => lines({ ...head, version: 9 }), /newer version/],
    ['one endless line', () => gzip(['"', ...Array(40).fill('a'.repeat(2 ** 20))]), /larger/],
  ])('of %s is refused', async (_, make, told) => {
    await expect(readBackupHead(await make())).rejects.toThrow(told)
  })

  it.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, boolean]>([
    ['a backup', () => lines(head), true],
    ['a backup of a newer version', () => lines({ ...head, version: 9 }), true],
    ['another gzip', () => gzip(['Lorem ipsum\n']), false],
    ['another gzip of JSON', () => lines([1, 2, 3]), false],
    ['an empty gzip', () => gzip([]), false],
    ['a damaged gzip', async () => new Uint8Array([0x1f, 0x8b, 1, 2, 3]), false],
    ['a text', async () => new TextEncoder().encode('船在霧裡走了一夜。'), false],
    ['nothing', async () => new Uint8Array(), false],
  ])('tells %s from what is none', async (_, make, is) => {
    expect(await isBackup(await make())).toBe(is)
  })
})

async function expectEmpty(storage: Awaited<ReturnType<typeof open>>): Promise<void> {
  let list: readonly unknown[] | null = null
  storage.subscribeProjects((cards) => {
    list = cards
  })
  await until(() => list !== null)
  expect(list).toEqual([])
}

describe('scheduled backups', () => {
  /** A schedule whose backups are numbers, kept in a list. */
  function keep(interval: number) {
    const kept: string[] = []
    const errors: unknown[] = []
    const disk = { broken: false }
    let made = 0
    const schedule = scheduleBackups(
      { exportBackup: async (id) => new TextEncoder().encode(`${id} ${made++}`) },
      'p',
      {
        put: async (name, bytes) => {
          if (disk.broken) throw new Error('disk gone')
          kept.push(`${name}: ${new TextDecoder().decode(bytes)}`)
        },
      },
      (error) => errors.push(error),
      interval,
    )
    return { schedule, kept, errors, disk }
  }

  const rest = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

  it('are made at the end when something changed', async () => {
    const { schedule, kept } = keep(1e6)
    await schedule.stop()
    expect(kept).toEqual([])
    schedule.changed()
    schedule.changed()
    await schedule.stop()
    expect(kept).toEqual(['p: p 0'])
  })

  it('are made once in an interval in which something changed, and in no other', async () => {
    const { schedule, kept } = keep(20)
    for (let i = 0; i < 5; i++) schedule.changed()
    await until(() => kept.length === 1)
    await rest(60)
    expect(kept).toHaveLength(1)
    schedule.changed()
    await until(() => kept.length === 2)
    await schedule.stop()
    expect(kept).toEqual(['p: p 0', 'p: p 1'])
  })

  it('are made before their time for one who is leaving, and go on afterwards', async () => {
    const { schedule, kept } = keep(1e6)
    await schedule.flush(1e6)
    expect(kept).toEqual([])
    schedule.changed()
    await schedule.flush(1e6)
    await schedule.flush(1e6)
    expect(kept).toEqual(['p: p 0'])
    schedule.changed()
    await schedule.stop()
    expect(kept).toEqual(['p: p 0', 'p: p 1'])
  })

  it('hold nobody up who is leaving', async () => {
    let put = () => {}
    const place = { put: () => new Promise<void>((resolve) => (put = resolve)) }
    const made = { exportBackup: async () => new Uint8Array() }
    const schedule = scheduleBackups(made, 'p', place, () => {}, 1e6)
    schedule.changed()
    await schedule.flush(10)
    put()
    await schedule.stop()
  })

  it('that fail are told, and made again', async () => {
    const { schedule, kept, errors, disk } = keep(5)
    disk.broken = true
    schedule.changed()
    await until(() => errors.length === 1)
    disk.broken = false
    await schedule.stop()
    expect(kept).toHaveLength(1)
  })

  it('are none where there is no place for them', async () => {
    const errors: unknown[] = []
    const storage = await open()
    const schedule = scheduleBackups(storage, 'nowhere', null, (error) => errors.push(error))
    schedule.changed()
    await schedule.stop()
    expect(errors).toEqual([])
  })
})
