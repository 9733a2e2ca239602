import { describe, expect, it } from 'vitest'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { type Original, sha256 } from '../../../src/core/document/original.ts'
import { gzip } from '../../../src/renderer/storage/gzip.ts'
import type { FileReport } from '../../../src/renderer/storage/types.ts'
import { dump, essay, freshName, open, request, tamper, until } from './workbench.ts'

/** Bytes that no compression makes smaller. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  for (let at = 0; at < length; at += 65_536) {
    crypto.getRandomValues(bytes.subarray(at, at + 65_536))
  }
  return bytes
}

async function original(length = 1000, name = 'lamplight.docx'): Promise<Original> {
  const bytes = noise(length)
  return { hash: await sha256(bytes), name, bytes }
}

const readFrom = ({ hash, name }: Original, title?: string): BilingualDocument => {
  const document = essay(4, title)
  return { ...document, provenance: { ...document.provenance, name, original: hash } }
}

const REPORT: readonly FileReport[] = [
  {
    name: 'lamplight.docx',
    format: 'docx',
    encoding: '',
    remarks: [
      { code: 'tracked-changes', message: 'Three changes are tracked.', where: '' },
      { code: 'hidden-text', message: 'Hidden text was left out.', where: 'word/document.xml#5' },
    ],
  },
]

const hashes = async (name: string): Promise<unknown[]> =>
  ((await dump(name)).originals as Original[]).map(({ hash }) => hash)

describe('the file a document was read from', () => {
  it('has the SHA-256 of the standard', async () => {
    expect(await sha256(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
  })

  it('is kept with it, byte for byte, after the library was closed', async () => {
    const name = freshName()
    const file = await original(300_000)
    const storage = await open(name)
    await storage.addProject([readFrom(file)], undefined, { originals: [file] })
    storage.close()
    expect(await (await open(name)).loadOriginal(file.hash)).toEqual(file)
  })

  it('is kept once for all documents of it, and only where there is one', async () => {
    const name = freshName()
    const [file, other] = [await original(), await original()]
    const storage = await open(name)
    const added = { originals: [file, other] }
    await storage.addProject([readFrom(file), readFrom(file, '二')], undefined, added)
    await storage.addProject([readFrom(file)], undefined, added)
    await storage.addProject([essay()])
    expect(await hashes(name)).toEqual([file.hash])
    expect(await storage.loadOriginal(other.hash)).toBeNull()
  })

  it('goes with the last document that was read from it', async () => {
    const name = freshName()
    const [file, alone] = [await original(), await original()]
    const storage = await open(name)
    const added = { originals: [file, alone] }
    const first = await storage.addProject([readFrom(file), readFrom(alone)], undefined, added)
    const second = await storage.addProject([readFrom(file)], undefined, added)
    await storage.deleteForever(first.id)
    expect(await hashes(name)).toEqual([file.hash])
    await storage.trashProject(second.id)
    expect(await storage.loadOriginal(file.hash)).not.toBeNull()
    await storage.emptyTrash()
    expect(await dump(name)).toMatchObject({ originals: [], documents: [], reports: [] })
  })

  it('is not what was stored under its name once that is damaged', async () => {
    const name = freshName()
    const file = await original()
    const storage = await open(name)
    await storage.addProject([readFrom(file)], undefined, { originals: [file] })
    for (const content of [new Blob(['another']), 'no blob', undefined]) {
      await tamper(name, 'originals', (store) => {
        store.put({ hash: file.hash, name: file.name, content })
      })
      expect(await storage.loadOriginal(file.hash)).toBeNull()
    }
  })

  it('can be given again, but no other in its place', async () => {
    const storage = await open()
    const [file, other] = [await original(), await original()]
    await storage.addProject([readFrom(file)])
    expect(await storage.loadOriginal(file.hash)).toBeNull()
    expect(await storage.attachOriginal({ ...other, hash: file.hash })).toBe(false)
    expect(await storage.loadOriginal(file.hash)).toBeNull()
    expect(await storage.hasOriginal(file.hash)).toBe(false)
    expect(await storage.attachOriginal(file)).toBe(true)
    expect(await storage.hasOriginal(file.hash)).toBe(true)
    expect(await storage.loadOriginal(file.hash)).toEqual(file)
  })

  it('that cannot be written leaves nothing of its project behind', async () => {
    const name = freshName()
    const file = await original()
    const storage = await open(name)
    const { put } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...args) {
      if (this.name === 'originals') throw new DOMException('no space', 'QuotaExceededError')
      return put.apply(this, args)
    }
    try {
      const failing = storage.addProject([readFrom(file)], undefined, { originals: [file] })
      await expect(failing).rejects.toThrow(/disk is full/)
    } finally {
      IDBObjectStore.prototype.put = put
    }
    expect(await dump(name)).toMatchObject({ projects: [], documents: [], rows: [], originals: [] })
  })
})

describe('what was remarked on reading', () => {
  it('is told until the project is deleted', async () => {
    const storage = await open()
    const { id } = await storage.addProject([essay()], undefined, { report: REPORT })
    expect(await storage.importReport(id)).toEqual(REPORT)
    await storage.deleteForever(id)
    expect(await storage.importReport(id)).toEqual([])
  })

  it('is nothing for a project of which nothing was remarked', async () => {
    const storage = await open()
    const { id } = await storage.addProject([essay()])
    expect(await storage.importReport(id)).toEqual([])
  })

  it('is cut where it is endless, and mended where it is broken', async () => {
    const name = freshName()
    const storage = await open(name)
    const remarks = Array.from({ length: 4000 }, () => REPORT[0]!.remarks[0]!)
    const report = [1, 2, 3].map(() => ({ ...REPORT[0]!, remarks }))
    const { id } = await storage.addProject([essay()], undefined, { report })
    const told = await storage.importReport(id)
    expect(told.map((file) => file.remarks.length)).toEqual([4000, 1000, 0])
    await tamper(name, 'reports', (store) => {
      store.put({ projectId: id, files: [null, { name: 3, remarks: 'none' }, REPORT[0]] })
    })
    expect((await storage.importReport(id)).map((file) => file.name)).toEqual([
      '',
      '',
      'lamplight.docx',
    ])
  })
})

describe('a backup', () => {
  it('brings the files and what was remarked on them to another machine', async () => {
    const [file, book] = [await original(50_000), await original(7, '書.epub')]
    const here = await open()
    const project = await here.addProject([readFrom(file), readFrom(book)], undefined, {
      originals: [file, book],
      report: REPORT,
    })
    const there = await open()
    const restored = await there.importBackup(await here.exportBackup(project.id))
    expect(restored).toEqual({ project, repairs: [], missing: [] })
    expect(await there.loadOriginal(file.hash)).toEqual(file)
    expect(await there.loadOriginal(book.hash)).toEqual(book)
    expect(await there.importReport(project.id)).toEqual(REPORT)
  })

  it('leaves out what is too large, and says so', async () => {
    const [large, small] = [await original(24 * 2 ** 20 - 10, 'large.docx'), await original(100)]
    const here = await open()
    const project = await here.addProject([readFrom(small), readFrom(large)], undefined, {
      originals: [large, small],
    })
    const bytes = await here.exportBackup(project.id)
    expect(bytes.length).toBeLessThan(2 ** 20)
    const there = await open()
    expect(await there.importBackup(bytes)).toMatchObject({ missing: ['large.docx'], repairs: [] })
    expect(await there.loadOriginal(small.hash)).toEqual(small)
    expect(await there.loadOriginal(large.hash)).toBeNull()
  })

  it('with a damaged file is restored without it, and says so', async () => {
    const file = await original(5000)
    const here = await open()
    const project = await here.addProject([readFrom(file)], undefined, { originals: [file] })
    const bytes = await here.exportBackup(project.id)
    bytes[bytes.length - 2000]! ^= 0x55
    const there = await open()
    const { repairs } = await there.importBackup(bytes)
    expect(repairs).toEqual([expect.stringContaining('“lamplight.docx” was damaged')])
    expect(await there.loadOriginal(file.hash)).toBeNull()
    await there.loadDocument(project.documents[0]!)
  })

  it.each([
    ['no list', (footer: string) => `"none"\n${footer} 000000000000000\n`],
    ['a list of nonsense', (footer: string) => `[null]\n${footer} 000000000000000\n`],
    [
      'files larger than all of it',
      (footer: string) => `[{"hash":"a","name":"b","size":9}]\n${footer} 000000000000000\n`,
    ],
    ['a place beyond its end', (footer: string) => `[]\n${footer} 999999999999999\n`],
    ['no place at all', (footer: string) => `[]\n${footer} 00000000000000x\n`],
  ])('with %s behind it is refused', async (_, make) => {
    const storage = await open()
    const bytes = new TextEncoder().encode(make('facing-pages-originals'))
    await expect(storage.importBackup(bytes)).rejects.toThrow(/not a backup/)
  })

  it('of the version before is restored', async () => {
    const storage = await open()
    const [row] = essay().rows
    const line = (value: unknown) => `${JSON.stringify(value)}\n`
    const bytes = await gzip([
      line({ format: 'facing-pages-backup', version: 1, project: { title: '燈下' } }),
      line({ document: essay() }),
      line({ row }),
    ])
    const { project, missing } = await storage.importBackup(bytes)
    expect(project.title).toBe('燈下')
    expect(missing).toEqual([])
    expect((await storage.loadDocument(project.documents[0]!)).rows).toHaveLength(1)
  })
})

it('a library of the version before keeps everything and learns to keep originals', async () => {
  const name = freshName()
  const asked = indexedDB.open(name, 10)
  const document = essay()
  const { rows, provenance, ...rest } = document
  const { original: _, part: __, ...earlier } = provenance
  const header = { ...rest, projectId: 'p', provenance: earlier }
  asked.onupgradeneeded = () => {
    const { result } = asked
    const documents = result.createObjectStore('documents', { keyPath: 'id' })
    documents.createIndex('projectId', 'projectId')
    documents.put({ id: document.id, projectId: 'p', header, summary: {}, edited: 5 })
    const stored = result.createObjectStore('rows')
    for (const row of rows) stored.put(row, `${document.id}/${row.id}`)
    const journal = result.createObjectStore('journal', { keyPath: 'seq', autoIncrement: true })
    journal.createIndex('documentId', 'documentId')
    result.createObjectStore('projects', { keyPath: 'id' }).put({
      id: 'p',
      title: '燈下',
      author: '何夕',
      sourceLanguage: 'zh-Hant',
      targetLanguage: 'en',
      documents: [document.id],
      created: 1,
      edited: 5,
      trashed: null,
    })
    result.createObjectStore('views', { keyPath: 'documentId' })
    result.createObjectStore('settings', { keyPath: 'key' }).put({ key: 'zoom', value: 120 })
  }
  ;(await request(asked)).close()

  const storage = await open(name)
  expect(await storage.loadDocument(document.id)).toEqual({ ...document, projectId: 'p' })
  expect(await storage.settings.get('zoom', Number)).toBe(120)
  const file = await original()
  const added = await storage.addProject([readFrom(file)], undefined, { originals: [file] })
  expect(await storage.loadOriginal(file.hash)).toEqual(file)
  await storage.deleteForever('p')
  await storage.deleteForever(added.id)
  expect(await dump(name)).toMatchObject({ projects: [], documents: [], rows: [], originals: [] })
})

it('the cards of the library are told without reading any file', async () => {
  const storage = await open()
  const file = await original()
  await storage.addProject([readFrom(file)], undefined, { originals: [file] })
  let told = ''
  storage.subscribeProjects(([card]) => {
    told = card?.documents[0]?.header.provenance.original ?? ''
  })
  await until(() => told === file.hash)
})
