import { expect, it } from 'vitest'
import { createMemoryPlatform } from '../../../src/renderer/platform/memory.ts'
import { PlatformError } from '../../../src/renderer/platform/types.ts'

const SAVE = { suggestedName: 'x.txt', filters: [], bytes: new Uint8Array([1]) }

it('answers dialogs as the test decides, and cancels where it does not', async () => {
  const platform = createMemoryPlatform()
  expect(await platform.openFiles({ filters: [], multiple: true })).toEqual({
    files: [],
    faults: [],
  })
  expect(await platform.saveFile(SAVE)).toMatchObject({ name: 'x.txt' })
  platform.toSave.push(null, 'y.txt', new PlatformError('disk-full', 'The disk is full.'))
  expect(await platform.saveFile(SAVE)).toBeNull()
  expect(await platform.saveFile(SAVE)).toMatchObject({ name: 'y.txt' })
  await expect(platform.saveFile(SAVE)).rejects.toMatchObject({ code: 'disk-full' })
  expect(platform.saved).toHaveLength(2)
})

it('keeps what was opened from outside until somebody listens', () => {
  const platform = createMemoryPlatform()
  const result = { files: [], faults: [{ code: 'is-folder', message: '' }] }
  platform.openFromOutside(result)
  const seen: unknown[] = []
  platform.onFilesOpened((each) => seen.push(each))
  platform.openFromOutside(result)
  expect(seen).toEqual([result, result])
})

it('keeps backups', async () => {
  const { backups } = createMemoryPlatform()
  await backups!.put('p', new Uint8Array([1]))
  await backups!.put('p', new Uint8Array([2, 3]))
  await backups!.put('q', new Uint8Array([4]))
  const list = await backups!.list()
  expect(list.map(({ name, size }) => [name, size])).toEqual([
    ['q', 1],
    ['p', 2],
    ['p', 1],
  ])
  expect(await backups!.read(list[1]!.id)).toEqual(new Uint8Array([2, 3]))
  await backups!.remove('p')
  expect(await backups!.list()).toHaveLength(1)
})
