import { describe, expect, it } from 'vitest'
import { DATABASE_VERSION } from '../../../src/renderer/storage/migrations.ts'
import type { Version } from '../../../src/renderer/storage/types.ts'
import { dump, essay, freshName, open, request, tamper, until } from './workbench.ts'

const names = (list: readonly Version[]): string[] => list.map(({ name }) => name)

describe('versions of a document', () => {
  it('come back as they were, after the library was closed', async () => {
    const name = freshName()
    const storage = await open(name)
    const { id: projectId, documents } = await storage.addProject([essay(300)])
    const document = await storage.loadDocument(documents[0]!)
    const added = await storage.versions.add(document, { kind: 'sent', round: 2, name: '給林老師' })
    expect(added).toMatchObject({ kind: 'sent', round: 2, name: '給林老師', rows: 300 })
    storage.close()

    const again = await open(name)
    expect(await again.versions.list(document.id)).toEqual([added])
    expect(await again.versions.load(added.id)).toEqual(document)
    expect((await again.versions.load(added.id)).projectId).toBe(projectId)
  })

  it('are listed by themselves, the last kept first, without their rows', async () => {
    const name = freshName()
    const storage = await open(name)
    const { documents } = await storage.addProject([essay(), essay(9, '長街')])
    const [one, other] = await Promise.all(documents.map((id) => storage.loadDocument(id)))
    for (const name of ['first', 'second', 'third']) {
      await storage.versions.add(one!, { kind: 'kept', name })
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    await storage.versions.add(other!, { kind: 'before' })
    const list = await storage.versions.list(one!.id)
    expect(names(list)).toEqual(['third', 'second', 'first'])
    expect(Object.keys(list[0]!)).not.toContain('content')
    const stored = (await dump(name)).versions as { size: number; content: Blob }[]
    expect(stored.map(({ content }) => content.size)).toEqual(stored.map(({ size }) => size))
  })

  it('are renamed and removed, and whoever watches is told', async () => {
    const storage = await open()
    const { documents } = await storage.addProject([essay()])
    const document = await storage.loadDocument(documents[0]!)
    let seen: readonly Version[] = []
    const end = storage.versions.subscribe(document.id, (list) => {
      seen = list
    })
    const { id } = await storage.versions.add(document, { kind: 'kept' })
    await until(() => seen.length === 1)
    await storage.versions.rename(id, 'Before the proofs')
    await until(() => seen[0]?.name === 'Before the proofs')
    await storage.versions.remove(id)
    await until(() => seen.length === 0)
    end()
    await expect(storage.versions.load(id)).rejects.toThrow(/no version/)
    await expect(storage.versions.rename(id, 'gone')).rejects.toThrow(/no version/)
  })

  it('of a document that is gone are not kept', async () => {
    const storage = await open()
    await expect(storage.versions.add(essay(), { kind: 'kept' })).rejects.toThrow(/no document/)
  })

  it('go with their project, and so do settings of its documents', async () => {
    const name = freshName()
    const storage = await open(name)
    const { id, documents } = await storage.addProject([essay()])
    const other = await storage.addProject([essay()])
    for (const documentId of [documents[0]!, other.documents[0]!]) {
      await storage.versions.add(await storage.loadDocument(documentId), { kind: 'kept' })
    }
    for (const key of [`${documents[0]}/round`, `${other.documents[0]}/round`, 'zoom']) {
      await storage.settings.set(key, 1)
    }
    await storage.deleteForever(id)
    expect((await dump(name)).versions).toMatchObject([{ documentId: other.documents[0] }])
    const settings = (await dump(name)).settings as { key: string }[]
    expect(settings.map(({ key }) => key).sort()).toEqual(
      [`${other.documents[0]}/round`, 'zoom'].sort(),
    )
  })

  it('whose bytes are damaged say so', async () => {
    const name = freshName()
    const storage = await open(name)
    const { documents } = await storage.addProject([essay()])
    const document = await storage.loadDocument(documents[0]!)
    const { id } = await storage.versions.add(document, { kind: 'kept', name: '初稿' })
    await tamper(name, 'versions', (store) => {
      store.put({ id, documentId: document.id, name: '初稿', content: new Blob(['?']) })
    })
    await expect(storage.versions.load(id)).rejects.toThrow(/“初稿” is damaged/)
    expect(await storage.versions.list(document.id)).toMatchObject([{ kind: 'kept', rows: 0 }])
  })

  it('that cannot be written leave nothing behind', async () => {
    const name = freshName()
    const storage = await open(name)
    const { documents } = await storage.addProject([essay()])
    const document = await storage.loadDocument(documents[0]!)
    const { add } = IDBObjectStore.prototype
    IDBObjectStore.prototype.add = function (...args) {
      if (this.name === 'versions') throw new DOMException('no space', 'QuotaExceededError')
      return add.apply(this, args)
    }
    try {
      await expect(storage.versions.add(document, { kind: 'kept' })).rejects.toThrow(/disk is full/)
    } finally {
      IDBObjectStore.prototype.add = add
    }
    expect(await storage.versions.list(document.id)).toEqual([])
  })
})

describe('a backup', () => {
  it('brings the versions to another machine, and beside themselves as copies', async () => {
    const here = await open()
    const { id, documents } = await here.addProject([essay(3), essay(40, '長街')])
    const document = await here.loadDocument(documents[1]!)
    const kept = await here.versions.add(document, { kind: 'sent', round: 1, name: '送審' })
    const bytes = await here.exportBackup(id)

    const there = await open()
    expect(await there.importBackup(bytes)).toMatchObject({ repairs: [], missing: [] })
    expect(await there.versions.list(document.id)).toEqual([kept])
    expect(await there.versions.load(kept.id)).toEqual(document)

    const { project: copy } = await here.importBackup(bytes)
    const [copied] = await here.versions.list(copy.documents[1]!)
    expect(copied).toEqual({ ...kept, id: copied!.id, documentId: copy.documents[1] })
    expect(copied!.id).not.toBe(kept.id)
    const owner = { id: copy.documents[1], projectId: copy.id }
    expect(await here.versions.load(copied!.id)).toEqual({ ...document, ...owner })
  })

  it('tells versions apart that have the same text', async () => {
    const here = await open()
    const { id, documents } = await here.addProject([essay()])
    const document = await here.loadDocument(documents[0]!)
    await here.versions.add(document, { kind: 'sent', round: 1 })
    await here.versions.add(document, { kind: 'sent', round: 2, name: '再送' })
    const there = await open()
    await there.importBackup(await here.exportBackup(id))
    expect(await there.versions.list(document.id)).toEqual(await here.versions.list(document.id))
  })

  it('with a damaged version is restored without it, and says so', async () => {
    const here = await open()
    const { id, documents } = await here.addProject([essay()])
    await here.versions.add(await here.loadDocument(documents[0]!), { kind: 'kept' })
    const bytes = await here.exportBackup(id)
    const at = bytes.length - 600
    bytes[at] = bytes[at]! ^ 0x55
    const there = await open()
    const { repairs } = await there.importBackup(bytes)
    expect(repairs).toEqual([expect.stringContaining('version “” was damaged')])
    expect(await there.versions.list(documents[0]!)).toEqual([])
  })
})

it('a library of the version before keeps everything and learns to keep versions', async () => {
  const name = freshName()
  const before = await open(name)
  const { documents } = await before.addProject([essay()])
  const document = await before.loadDocument(documents[0]!)
  before.close()
  const stored = await dump(name)
  await request(indexedDB.deleteDatabase(name))

  const older = indexedDB.open(name, 20)
  older.onupgradeneeded = () => {
    const { result } = older
    const store = (table: string, keyPath: string | null, ...indexes: string[]) => {
      const made = result.createObjectStore(table, keyPath === null ? {} : { keyPath })
      for (const index of indexes) made.createIndex(index, index)
      for (const value of stored[table] ?? []) {
        if (keyPath === null) made.put(value, `${document.id}/${(value as { id: string }).id}`)
        else made.put(value)
      }
    }
    store('projects', 'id')
    store('documents', 'id', 'projectId', 'header.provenance.original')
    store('rows', null)
    store('views', 'documentId')
    store('settings', 'key')
    store('originals', 'hash')
    store('reports', 'projectId')
    result
      .createObjectStore('journal', { keyPath: 'seq', autoIncrement: true })
      .createIndex('documentId', 'documentId')
  }
  ;(await request(older)).close()

  const storage = await open(name)
  expect(await storage.loadDocument(document.id)).toEqual(document)
  expect(await storage.versions.list(document.id)).toEqual([])
  const { id } = await storage.versions.add(document, { kind: 'kept' })
  expect(await storage.versions.load(id)).toEqual(document)
  expect(DATABASE_VERSION).toBe(3)
})
