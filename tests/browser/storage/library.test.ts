import { describe, expect, it } from 'vitest'
import { NotFoundError } from '../../../src/renderer/storage/errors.ts'
import type { ProjectCard } from '../../../src/renderer/storage/types.ts'
import { dump, Editing, essay, freshName, open, request, targets, until } from './workbench.ts'

describe('a project', () => {
  it('is there again, document by document, when the library is opened anew', async () => {
    const name = freshName()
    const first = await open(name)
    const documents = [essay(700), essay(3, '長街')]
    const project = await first.addProject(documents)
    first.close()

    const second = await open(name)
    expect(await second.loadProject(project.id)).toEqual(project)
    expect(project).toMatchObject({ title: '燈下', author: '何夕', sourceLanguage: 'zh-Hant' })
    for (const [i, id] of project.documents.entries()) {
      const document = await second.loadDocument(id)
      expect(document).toEqual({ ...documents[i], projectId: project.id })
    }
  })

  it('is named by the user, else by its text, else by its file', async () => {
    const storage = await open()
    expect((await storage.addProject([essay()], 'Mine')).title).toBe('Mine')
    expect((await storage.addProject([essay()])).title).toBe('燈下')
    expect((await storage.addProject([essay(2, '')])).title).toBe('lamplight')
  })

  it('of no document is refused', async () => {
    const storage = await open()
    await expect(storage.addProject([])).rejects.toThrow(RangeError)
  })

  it('is added whole or not at all', async () => {
    const name = freshName()
    const storage = await open(name)
    const add = IDBObjectStore.prototype.put
    let writes = 0
    IDBObjectStore.prototype.put = function (...args) {
      if (++writes === 250) throw new DOMException('no space', 'QuotaExceededError')
      return add.apply(this, args)
    }
    try {
      const failing = storage.addProject([essay(100), essay(400)])
      await expect(failing).rejects.toThrow(/disk is full/)
    } finally {
      IDBObjectStore.prototype.put = add
    }
    expect(await dump(name)).toMatchObject({ projects: [], documents: [], rows: [] })
  })

  it('says how far it is, and leaves nothing behind when it is cancelled', async () => {
    const name = freshName()
    const storage = await open(name)
    const abort = new AbortController()
    const told: number[] = []
    const adding = storage.addProject([essay(500), essay(500)], undefined, {
      signal: abort.signal,
      onProgress: (fraction) => {
        told.push(fraction)
        if (fraction >= 0.5) abort.abort()
      },
    })
    await expect(adding).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }))
    expect(told.length).toBeGreaterThan(2)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
    expect(told.at(-1)).toBeLessThan(1)
    expect(await dump(name)).toMatchObject({ projects: [], documents: [], rows: [] })
  })

  it('of a document that is there already is a copy, and both are kept', async () => {
    const storage = await open()
    const document = essay()
    const first = await storage.addProject([document])
    const second = await storage.addProject([document])
    expect(second.documents).not.toEqual(first.documents)
    const copy = await storage.loadDocument(second.documents[0]!)
    expect(copy).toEqual({ ...document, id: second.documents[0], projectId: second.id })
  })

  it('is renamed and given other languages, its documents too', async () => {
    const storage = await open()
    const { id, documents } = await storage.addProject([essay(), essay()])
    await storage.renameProject(id, 'Lamps')
    await storage.updateProject(id, { sourceLanguage: 'zh-Hans', targetLanguage: 'en-GB' })
    expect(await storage.loadProject(id)).toMatchObject({
      title: 'Lamps',
      sourceLanguage: 'zh-Hans',
      targetLanguage: 'en-GB',
    })
    for (const document of documents) {
      expect(await storage.loadDocument(document)).toMatchObject({
        sourceLanguage: 'zh-Hans',
        targetLanguage: 'en-GB',
        metadata: { title: '燈下' },
      })
    }
  })

  it('tells its card by itself, until it is deleted', async () => {
    const storage = await open()
    const { id, documents } = await storage.addProject([essay(), essay(3, '長街')])
    await storage.addProject([essay()])
    const told: (readonly string[] | null)[] = []
    const end = storage.subscribeProject(id, (card) => {
      told.push(card === null ? null : card.documents.map(({ header }) => header.metadata.title))
    })
    await until(() => told.length > 0)
    expect(told[0]).toEqual(['燈下', '長街'])
    expect((await storage.loadCard(id))?.project.documents).toEqual(documents)
    await storage.deleteForever(id)
    await until(() => told.at(-1) === null)
    end()
    expect(await storage.loadCard(id)).toBeNull()
  })

  it('that does not exist is named in the error', async () => {
    const storage = await open()
    for (const failing of [
      storage.loadProject('nowhere'),
      storage.renameProject('nowhere', 'x'),
      storage.trashProject('nowhere'),
      storage.exportBackup('nowhere'),
    ]) {
      await expect(failing).rejects.toThrow(NotFoundError)
      await expect(failing).rejects.toThrow(/no project “nowhere”/)
    }
    await expect(storage.loadDocument('nowhere')).rejects.toThrow(/no document “nowhere”/)
  })
})

describe('the trash', () => {
  it('keeps a project until it is restored or the trash is emptied', async () => {
    const name = freshName()
    const storage = await open(name)
    const kept = await storage.addProject([essay()])
    const restored = await storage.addProject([essay()])
    const gone = await storage.addProject([essay(), essay()])
    await storage.saveView(gone.documents[1]!, { rowId: 'r', side: 'target', offset: 0 })
    const editing = new Editing(await storage.loadDocument(gone.documents[0]!))
    const saver = storage.createSaver(editing.document.id, editing, { delay: 1, idle: 1e6 })
    editing.write(0, 'An entry in the journal')
    await until(() => saver.state === 'saved')

    await storage.trashProject(restored.id)
    await storage.trashProject(gone.id)
    await storage.restoreProject(restored.id)
    expect((await storage.loadProject(gone.id)).trashed).toBeGreaterThan(0)
    await storage.emptyTrash()

    const left = [kept, restored]
    const tables = await dump(name)
    expect(tables.projects).toEqual(expect.arrayContaining(left))
    expect(tables.projects).toHaveLength(2)
    expect(tables.documents).toHaveLength(2)
    expect(tables.rows).toHaveLength(12)
    expect(tables.journal).toEqual([])
    expect(tables.views).toEqual([])
    // The saver of a document that is gone has nowhere to write, and brings nothing back.
    editing.write(0, 'Too late')
    await saver.stop()
    expect((await dump(name)).documents).toHaveLength(2)
    expect((await dump(name)).journal).toEqual([])
  })

  it('is not needed to delete one project for good', async () => {
    const storage = await open()
    const kept = await storage.addProject([essay()])
    const gone = await storage.addProject([essay()])
    await storage.deleteForever(gone.id)
    await expect(storage.loadDocument(gone.documents[0]!)).rejects.toThrow(NotFoundError)
    await expect(storage.loadDocument(kept.documents[0]!)).resolves.toMatchObject({
      rows: { length: 6 },
    })
  })
})

describe('the lists', () => {
  it('follow every change, the last edited first', async () => {
    const storage = await open()
    let library: readonly ProjectCard[] | null = null
    let trash: readonly ProjectCard[] | null = null
    const titles = (cards: readonly ProjectCard[] | null) =>
      cards?.map((card) => card.project.title).join()
    storage.subscribeProjects((list) => {
      library = list
    })
    storage.subscribeTrash((list) => {
      trash = list
    })
    await until(() => titles(library) === '' && titles(trash) === '')

    const a = await storage.addProject([essay()], 'A')
    const b = await storage.addProject([essay(), essay(3)], 'B')
    await until(() => titles(library) === 'B,A')
    expect(library![0]).toMatchObject({
      project: b,
      documents: [
        { header: { id: b.documents[0], metadata: { title: '燈下' } }, summary: { rows: 6 } },
        { header: { id: b.documents[1] }, summary: { rows: 3, sample: { length: 3 } } },
      ],
      counts: { rows: 9, done: 0 },
    })

    const editing = new Editing(await storage.loadDocument(a.documents[0]!))
    const saver = storage.createSaver(editing.document.id, editing)
    const words = library![1]!.counts.words
    editing.write(1, 'Seven more words than there were before')
    await saver.stop()
    await until(() => titles(library) === 'A,B' && library![0]!.counts.words === words + 7)

    await storage.trashProject(a.id)
    await until(() => titles(library) === 'B' && titles(trash) === 'A')
    await storage.emptyTrash()
    await until(() => titles(trash) === '')
  })

  it('stay silent once nobody listens', async () => {
    const storage = await open()
    let told = 0
    const end = storage.subscribeProjects(() => told++)
    await until(() => told === 1)
    end()
    let other = 0
    storage.subscribeProjects(() => other++)
    await until(() => other === 1)
    await storage.addProject([essay()])
    await until(() => other === 2)
    expect(told).toBe(1)
  })
})

describe('views and settings', () => {
  it('remember where the user was', async () => {
    const storage = await open()
    expect(await storage.view('d')).toBeNull()
    await storage.saveView('d', { rowId: 'r1', side: 'target', offset: 4 })
    await storage.saveView('d', { rowId: 'r2', side: 'source', offset: 0 })
    expect(await storage.view('d')).toEqual({ rowId: 'r2', side: 'source', offset: 0 })
  })

  it('know nothing rather than something wrong', async () => {
    const name = freshName()
    const storage = await open(name)
    const database = await request(indexedDB.open(name))
    const views = database.transaction('views', 'readwrite').objectStore('views')
    await request(views.put({ documentId: 'd', rowId: 'r', side: 'above', offset: -1 }))
    database.close()
    expect(await storage.view('d')).toBeNull()
  })

  it('hand a setting over through its parser, also where there is none', async () => {
    const storage = await open()
    const zoom = (value: unknown) => (typeof value === 'number' ? value : 100)
    expect(await storage.settings.get('zoom', zoom)).toBe(100)
    await storage.settings.set('zoom', 150)
    expect(await storage.settings.get('zoom', zoom)).toBe(150)
    await storage.settings.set('zoom', { huge: true })
    expect(await storage.settings.get('zoom', zoom)).toBe(100)
  })
})

it('a document keeps the order of its rows and not that of their ids', async () => {
  const storage = await open()
  const document = essay(450)
  const { documents } = await storage.addProject([document])
  const loaded = await storage.loadDocument(documents[0]!)
  expect(targets(loaded)).toEqual(targets(document))
})
