import { expect, it } from 'vitest'
import { cdp } from 'vitest/browser'
import { StorageFullError } from '../../../src/renderer/storage/errors.ts'
import { Editing, essay, freshName, open, until } from './workbench.ts'

/** Sets how much the engine lets this origin store, in bytes; without one, as much as it likes. */
async function setQuota(quotaSize?: number): Promise<void> {
  const size = quotaSize === undefined ? {} : { quotaSize }
  await cdp().send('Storage.overrideQuotaForOrigin', { origin: location.origin, ...size })
}

it('a disk that is really full is told, and nothing is lost once there is space again', async () => {
  // The engine measures the space now and then and counts down between: it is to begin with little.
  await setQuota(1e6)
  try {
    const name = freshName()
    const storage = await open(name)
    const project = await storage.addProject([essay()])
    const id = project.documents[0]!
    const editing = new Editing(await storage.loadDocument(id))
    const saver = storage.createSaver(id, editing, { delay: 1, retry: 20 })

    await setQuota(1)
    await expect(storage.addProject([essay(9000)])).rejects.toThrow(StorageFullError)
    editing.write(1, 'No room for this')
    await until(() => saver.state === 'failed')
    expect(saver.error).toBeInstanceOf(StorageFullError)
    editing.write(2, 'Nor for this')
    await expect(saver.stop()).rejects.toThrow(/free some space/)
    // What is on the disk can be taken to safety.
    expect((await storage.exportBackup(project.id)).length).toBeGreaterThan(100)

    await setQuota()
    await until(() => saver.state === 'saved')
    await saver.stop()
    expect(await (await open(name)).loadDocument(id)).toEqual(editing.document)
  } finally {
    await setQuota()
  }
})
