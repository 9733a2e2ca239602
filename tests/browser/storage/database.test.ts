import { describe, expect, it } from 'vitest'
import {
  NewerDatabaseError,
  StorageClosedError,
  StorageUnavailableError,
} from '../../../src/renderer/storage/errors.ts'
import { DATABASE_VERSION } from '../../../src/renderer/storage/migrations.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import type { StorageNotice } from '../../../src/renderer/storage/types.ts'
import {
  dump,
  Editing,
  essay,
  freshName,
  open,
  request,
  tamper,
  targets,
  until,
} from './workbench.ts'

describe('a database of a newer version', () => {
  it('is refused and left as it was', async () => {
    const name = freshName()
    const asked = indexedDB.open(name, (DATABASE_VERSION + 2) * 10)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore('projects', { keyPath: 'id' }).put({ id: 'p', title: '來日' })
      asked.result.createObjectStore('dreams', { autoIncrement: true }).put('what we do not know')
    }
    ;(await request(asked)).close()
    const before = { tables: await dump(name), version: await versionOf(name) }

    const refused = openStorage(name)
    await expect(refused).rejects.toThrow(NewerDatabaseError)
    await expect(refused).rejects.toMatchObject({
      found: DATABASE_VERSION + 2,
      known: DATABASE_VERSION,
    })
    await expect(refused).rejects.toThrow(/newer version.*version 5.*knows 3.*Nothing was changed/s)

    expect({ tables: await dump(name), version: await versionOf(name) }).toEqual(before)
    await request(indexedDB.deleteDatabase(name))
  })

  it('that takes over while this one is open closes it, and says so', async () => {
    const name = freshName()
    const notices: StorageNotice[] = []
    const storage = await open(name, { onNotice: (notice) => notices.push(notice) })
    const { documents } = await storage.addProject([essay()])
    const editing = new Editing(await storage.loadDocument(documents[0]!))
    const saver = storage.createSaver(documents[0]!, editing, { delay: 1, retry: 1e6 })

    const newer = await request(indexedDB.open(name, (DATABASE_VERSION + 1) * 10))
    expect(notices).toEqual([{ type: 'superseded' }])
    editing.write(0, 'Unheard')
    await until(() => saver.state === 'failed')
    expect(saver.error).toBeInstanceOf(StorageClosedError)
    expect(editing.take()).toBeNull()
    await expect(storage.loadDocument(documents[0]!)).rejects.toThrow(/another window/)
    newer.close()
  })
})

async function versionOf(name: string): Promise<number> {
  const database = await request(indexedDB.open(name))
  database.close()
  return database.version
}

describe('a database that cannot be had', () => {
  it('waits for an older window to let go, and says so', async () => {
    const name = freshName()
    const holder = await request(indexedDB.open(name, 1))
    const notices: StorageNotice[] = []
    const opening = open(name, { onNotice: (notice) => notices.push(notice) })
    await until(() => notices.length > 0)
    expect(notices).toEqual([{ type: 'blocked' }])
    holder.close()
    const storage = await opening
    await storage.addProject([essay()])
  })

  it('is named where the engine has none', async () => {
    const own = Object.getOwnPropertyDescriptor(window, 'indexedDB')
    Object.defineProperty(window, 'indexedDB', { value: undefined, configurable: true })
    try {
      await expect(openStorage(freshName())).rejects.toThrow(StorageUnavailableError)
    } finally {
      if (own) Object.defineProperty(window, 'indexedDB', own)
      else Reflect.deleteProperty(window, 'indexedDB')
    }
    expect(indexedDB).toBeDefined()
  })

  it('is named where the engine forbids it', async () => {
    const { databases } = IDBFactory.prototype
    IDBFactory.prototype.databases = () =>
      Promise.reject(new DOMException('denied', 'SecurityError'))
    try {
      await expect(openStorage(freshName())).rejects.toThrow(/Allow the application/)
    } finally {
      IDBFactory.prototype.databases = databases
    }
  })
})

describe('a damaged document', () => {
  it('is mended, written back and told once', async () => {
    const name = freshName()
    const notices: StorageNotice[] = []
    const storage = await open(name, { onNotice: (notice) => notices.push(notice) })
    const document = essay()
    const { documents } = await storage.addProject([document])
    const id = documents[0]!
    const [, second, third] = document.rows
    await tamper(name, 'rows', (store) => {
      store.put({ ...second, order: third!.order, kind: 'limerick' }, `${id}/${second!.id}`)
      store.put({ ...third, target: 'plain' }, `${id}/${third!.id}`)
    })

    const mended = await storage.loadDocument(id)
    expect(notices).toEqual([{ type: 'repaired', documentId: id, repairs: expect.anything() }])
    const told = notices.map((notice) => (notice.type === 'repaired' ? notice.repairs : [])).join()
    for (const fault of [/kind/, /plain text/, /order keys/]) expect(told).toMatch(fault)
    expect([...targets(mended)].sort()).toEqual([...targets(document).with(2, 'plain')].sort())
    expect(await storage.loadDocument(id)).toEqual(mended)
    expect(notices).toHaveLength(1)
  })

  it('is loaded in spite of nonsense in its journal and header', async () => {
    const name = freshName()
    const storage = await open(name)
    const document = essay()
    const { documents } = await storage.addProject([document])
    const id = documents[0]!
    await tamper(name, 'journal', (store) => {
      store.put({ documentId: id, changes: null })
      store.put({
        documentId: id,
        changes: { put: [null, { id: '?' }], removed: 'all', header: 3 },
      })
    })
    await tamper(name, 'documents', (store) => {
      store.put({ id, projectId: 7, header: null, summary: 'none', edited: 'never' })
    })
    expect(targets(await storage.loadDocument(id))).toEqual(targets(document))
    let cards = 0
    storage.subscribeProjects((list) => {
      cards = list.length
    })
    await until(() => cards === 1)
  })
})
