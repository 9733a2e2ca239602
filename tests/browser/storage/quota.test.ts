import { Dexie } from 'dexie'
import { expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { sha256 } from '../../../src/core/document/original.ts'
import { StorageFullError } from '../../../src/renderer/storage/errors.ts'
import { Editing, essay, freshName, open, until } from './workbench.ts'

/** What is used here of the Storage Buckets API, which TypeScript does not know yet. */
interface StorageBuckets {
  open(name: string): Promise<{ readonly indexedDB: IDBFactory }>
  delete(name: string): Promise<void>
}

/** Sets how many bytes more the engine lets this origin store; by default as many as it likes. */
async function setSpace(bytes?: number): Promise<void> {
  const { usage = 0 } = await navigator.storage.estimate()
  const size = bytes === undefined ? {} : { quotaSize: usage + bytes }
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...size })
}

it('a disk that is really full is told, and nothing is lost once there is space again', async () => {
  // The engine measures a bucket's space now and then and counts down between: a new bucket knows
  // nothing of the plenty there was in other tests.
  const buckets = (navigator as unknown as { storageBuckets: StorageBuckets }).storageBuckets
  const name = freshName()
  const { indexedDB: usual } = Dexie.dependencies
  await setSpace(500_000)
  Dexie.dependencies.indexedDB = (await buckets.open(name)).indexedDB
  try {
    const storage = await open(name)
    const project = await storage.addProject([essay()])
    const id = project.documents[0]!
    const editing = new Editing(await storage.loadDocument(id))
    const saver = storage.createSaver(id, editing, { delay: 1, retry: 20 })

    await setSpace(0)
    await expect(storage.addProject([essay(5000)])).rejects.toThrow(StorageFullError)
    const bytes = crypto.getRandomValues(new Uint8Array(60_000))
    const file = { hash: await sha256(bytes), name: 'large.docx', bytes }
    await expect(storage.attachOriginal(file)).rejects.toThrow(StorageFullError)
    expect(await storage.loadOriginal(file.hash)).toBeNull()
    editing.write(1, 'No room for this')
    await until(() => saver.state === 'failed')
    expect(saver.error).toBeInstanceOf(StorageFullError)
    editing.write(2, 'Nor for this')
    await expect(saver.stop()).rejects.toThrow(/free some space/)
    // What is on the disk can be taken to safety.
    expect((await storage.exportBackup(project.id)).length).toBeGreaterThan(100)

    await setSpace()
    await until(() => saver.state === 'saved')
    await saver.stop()
    expect(await (await open(name)).loadDocument(id)).toEqual(editing.document)
  } finally {
    Dexie.dependencies.indexedDB = usual
    await setSpace()
    await buckets.delete(name)
  }
})
