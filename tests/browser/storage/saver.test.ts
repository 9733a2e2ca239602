import { describe, expect, it } from 'vitest'
import { summarise } from '../../../src/core/document/summary.ts'
import {
  StorageError,
  StorageFailedError,
  StorageFullError,
} from '../../../src/renderer/storage/errors.ts'
import type { SaverOptions, Storage } from '../../../src/renderer/storage/types.ts'
import { dump, Editing, essay, freshName, open, targets, until } from './workbench.ts'

/** A document of a new project under change, with its saver. */
async function edit(options: SaverOptions = {}, rows = 6) {
  const name = freshName()
  const storage = await open(name)
  const project = await storage.addProject([essay(rows)])
  const id = project.documents[0]!
  const editing = new Editing(await storage.loadDocument(id))
  const saver = storage.createSaver(id, editing, options)
  return { name, storage, project, id, editing, saver }
}

/** What someone finds who opens the library now, as after a crash. */
async function reopened(name: string, id: string) {
  const storage = await open(name)
  return storage.loadDocument(id)
}

/** What is durable this moment, without the help of anybody who might write. */
const loadedBy = (storage: Storage, id: string) => storage.loadDocument(id)

/** Makes every write fail until the returned function is called. */
function breakWrites(error: () => unknown): () => void {
  const { add, put } = IDBObjectStore.prototype
  const fail = () => {
    throw error()
  }
  IDBObjectStore.prototype.add = fail
  IDBObjectStore.prototype.put = fail
  return () => {
    IDBObjectStore.prototype.add = add
    IDBObjectStore.prototype.put = put
  }
}

const noSpace = () => new DOMException('no space', 'QuotaExceededError')

describe('a saver', () => {
  it('makes a change durable by itself, first in the journal, then in the rows', async () => {
    const { name, id, editing, saver } = await edit({ delay: 10, idle: 100 })
    const states: string[] = []
    saver.subscribe(() => states.push(saver.state))
    editing.write(2, 'One')
    await until(async () => (await dump(name)).journal!.length === 1)
    await until(async () => (await dump(name)).journal!.length === 0)
    expect(states).toEqual(['pending', 'saving', 'saved'])
    expect(await reopened(name, id)).toEqual(editing.document)
  })

  it('writes while the user goes on typing, and only the rows that changed', async () => {
    const { name, editing, saver } = await edit({ delay: 20, idle: 1e6 }, 300)
    for (let i = 0; (await dump(name)).journal!.length < 3; i++) {
      editing.write(7, `Typing without a pause ${i}`)
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    const entries = (await dump(name)).journal as { changes: { put: { id: string }[] } }[]
    const row = editing.document.rows[7]!.id
    for (const { changes } of entries) expect(changes.put.map((put) => put.id)).toEqual([row])
    await saver.stop()
  })

  it('loses nothing to a crash between the journal and the rows', async () => {
    const { name, storage, id, editing, saver } = await edit({ delay: 1, idle: 1e6 })
    editing.write(1, 'Once')
    await until(() => saver.state === 'saved')
    editing.write(1, 'Twice')
    editing.insert(3, '新的一段')
    editing.remove(5)
    editing.rename('By the Lamp')
    await until(() => saver.state === 'saved')
    expect((await dump(name)).journal!.length).toBeGreaterThan(1)

    expect(await loadedBy(storage, id)).toEqual(editing.document)
    expect(await reopened(name, id)).toEqual(editing.document)
    // The second window has brought the rows up to date under the first one, which goes on.
    expect((await dump(name)).journal).toEqual([])
    editing.write(0, 'Thrice')
    await saver.stop()
    expect(await loadedBy(storage, id)).toEqual(editing.document)
  })

  it('shows in the library what a crash left in the journal', async () => {
    const { name, editing, saver } = await edit({ delay: 1, idle: 1e6 })
    for (const at of [1, 2, 3]) editing.write(at, 'four words of it')
    await until(() => saver.state === 'saved')
    const again = await open(name)
    let words = 0
    again.subscribeProjects(([card]) => {
      words = card!.counts.words
    })
    await until(() => words === summarise(editing.document.rows).words)
  })

  it('takes what changes during a write into the next one', async () => {
    const { name, id, editing, saver } = await edit({ delay: 1, idle: 1e6 })
    let during = 0
    saver.subscribe(() => {
      if (saver.state === 'saving' && during < 5) editing.write(during, `During write ${during++}`)
    })
    editing.write(5, 'The first')
    await until(() => during === 5 && saver.state === 'saved')
    expect(await reopened(name, id)).toEqual(editing.document)
    expect(targets(editing.document)).toContain('During write 4')
  })

  it('writes at once when flushed, and leaves no journal behind', async () => {
    const { name, id, editing, saver } = await edit({ delay: 1e6, idle: 1e6 })
    editing.write(4, 'Now')
    expect(saver.state).toBe('pending')
    await Promise.all([saver.flush(), saver.flush()])
    expect(saver.state).toBe('saved')
    expect((await dump(name)).journal).toEqual([])
    expect(await reopened(name, id)).toEqual(editing.document)
  })

  it.each([
    ['blur', () => window.dispatchEvent(new FocusEvent('blur'))],
    ['pagehide', () => window.dispatchEvent(new PageTransitionEvent('pagehide'))],
  ])('writes at once on %s', async (_, leave) => {
    const { name, editing } = await edit({ delay: 1e6, idle: 1e6 })
    editing.write(4, 'Leaving')
    leave()
    await until(async () => {
      const { rows, journal } = await dump(name)
      return journal!.length === 0 && JSON.stringify(rows).includes('Leaving')
    })
  })

  it('folds a long journal into the rows without a pause in the typing', async () => {
    const { name, editing, saver } = await edit({ delay: 0, idle: 1e6 })
    let most = 0
    for (let i = 0; i < 230; i++) {
      editing.write(i % 6, `Take ${i}`)
      await until(() => saver.state === 'saved')
      if (i > 195) most = Math.max(most, (await dump(name)).journal!.length)
    }
    expect(most).toBeGreaterThan(190)
    await until(async () => (await dump(name)).journal!.length < 40)
    await saver.stop()
  })

  it('writes a change of very many rows straight to the tables', async () => {
    let checkpoints = 0
    const onCheckpoint = () => checkpoints++
    const { name, id, editing, saver } = await edit({ delay: 1, idle: 1e6, onCheckpoint }, 900)
    editing.write(0, 'In the journal')
    await until(() => saver.state === 'saved')
    editing.rewriteAll('Every row')
    editing.remove(8)
    await until(() => checkpoints === 1 && saver.state === 'saved')
    expect((await dump(name)).journal).toEqual([])
    expect(await reopened(name, id)).toEqual(editing.document)
  })

  it('ends when stopped: later changes are not its own', async () => {
    const { name, id, editing, saver } = await edit({ delay: 1, idle: 1 })
    editing.write(1, 'Last')
    const last = editing.document
    await saver.stop()
    editing.write(1, 'After')
    window.dispatchEvent(new FocusEvent('blur'))
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await reopened(name, id)).toEqual(last)
  })
})

describe('a write that fails', () => {
  it.each([
    ['for want of space', noSpace, StorageFullError, /disk is full/],
    [
      'otherwise',
      () => new DOMException('bad sector', 'UnknownError'),
      StorageFailedError,
      /bad sector/,
    ],
  ])('%s is shown and tried again, with all that came since', async (_, error, type, told) => {
    const { name, id, editing, saver } = await edit({ delay: 1, idle: 1e6, retry: 20 })
    const mend = breakWrites(error)
    try {
      editing.write(1, 'While it was broken')
      await until(() => saver.state === 'failed')
      expect(saver.error).toBeInstanceOf(type)
      expect(saver.error!.message).toMatch(told)
      editing.write(2, 'And more')
      editing.remove(4)
      await expect(saver.flush()).rejects.toThrow(type)
      await expect(saver.stop()).rejects.toThrow(StorageError)
      editing.write(3, 'Still heard after a stop that failed')
    } finally {
      mend()
    }
    await until(() => saver.state === 'saved')
    expect(saver.error).toBeNull()
    expect(await reopened(name, id)).toEqual(editing.document)
    await saver.stop()
  })

  it('behind one that is still under way does not cost what it was to write', async () => {
    const { name, id, editing, saver } = await edit({ delay: 1e6, idle: 1e6, retry: 1e6 })
    const { add } = IDBObjectStore.prototype
    let writes = 0
    IDBObjectStore.prototype.add = function (...args) {
      if (++writes === 2) throw noSpace()
      return add.apply(this, args)
    }
    try {
      let second: Promise<unknown> | null = null
      saver.subscribe(() => {
        if (saver.state !== 'saving' || second) return
        editing.write(2, 'Behind it')
        second = saver.flush().catch((error) => error)
      })
      editing.write(1, 'Under way')
      await saver.flush()
      expect(await second).toBeInstanceOf(StorageFullError)
    } finally {
      IDBObjectStore.prototype.add = add
    }
    await saver.flush()
    expect(await reopened(name, id)).toEqual(editing.document)
  })

  it('in the middle of a checkpoint costs nothing', async () => {
    const { name, storage, id, editing, saver } = await edit({ delay: 1, idle: 1e6 })
    editing.write(1, 'Durable in the journal')
    await until(() => saver.state === 'saved')
    const mend = breakWrites(noSpace)
    try {
      await saver.flush()
    } finally {
      mend()
    }
    expect(saver.state).toBe('saved')
    expect((await dump(name)).journal).toHaveLength(1)
    expect(await loadedBy(storage, id)).toEqual(editing.document)
    await saver.stop()
    expect((await dump(name)).journal).toEqual([])
  })

  it('in a source that throws is shown too', async () => {
    const { storage, id, editing } = await edit()
    const take = editing.take.bind(editing)
    let broken = true
    editing.take = () => {
      if (broken) throw new Error('The editor is in the middle of something')
      return take()
    }
    const saver = storage.createSaver(id, editing, { delay: 1, retry: 1 })
    editing.write(1, 'Patience')
    await until(() => saver.state === 'failed')
    broken = false
    await until(() => saver.state === 'saved')
    expect(await loadedBy(storage, id)).toEqual(editing.document)
  })
})
