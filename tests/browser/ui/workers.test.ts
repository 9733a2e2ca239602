import { describe, expect, test } from 'vitest'
import { DEFAULT_LAYOUT } from '../../../src/core/layout/options.ts'
import { exportInWorker } from '../../../src/renderer/workers/export.ts'
import { readInWorker } from '../../../src/renderer/workers/read.ts'
import { documentOf, fileOf } from './window.tsx'

const bytesOf = (text: string) => fileOf('', text).bytes

describe('reading in a worker', () => {
  test('gives what the reader gives and leaves the bytes with the caller', async () => {
    const bytes = bytesOf('夜航\n船在霧裡走了一夜。\n')
    const result = await readInWorker({ name: 'a.txt', bytes, options: {} })
    expect(result.documents[0]!.metadata.title).toBe('夜航')
    expect(bytes.length).toBeGreaterThan(0)
  })

  test('gives an error with its name, code and words', async () => {
    const job = { name: 'a.txt', bytes: new Uint8Array(), options: {} }
    await expect(readInWorker(job)).rejects.toMatchObject({
      name: 'UnreadableFileError',
      code: 'empty-file',
      message: expect.stringContaining('“a.txt” is empty'),
    })
  })

  test('ends at once when it is cancelled, whatever it is doing', async () => {
    const abort = new AbortController()
    const bytes = bytesOf('船在霧裡走了一夜。\n'.repeat(150_000))
    const reading = readInWorker({ name: 'a.txt', bytes, options: {} }, { signal: abort.signal })
    abort.abort()
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' })
    const late = readInWorker({ name: 'a.txt', bytes, options: {} }, { signal: abort.signal })
    await expect(late).rejects.toMatchObject({ name: 'AbortError' })
  })
})

test('writing in a worker tells how far it is', async () => {
  const document = documentOf(
    '夜航',
    Array.from({ length: 1500 }, (_, i) => `第${i}段。`),
  )
  const told: number[] = []
  const output = await exportInWorker(
    { text: document, options: DEFAULT_LAYOUT, format: 'docx' },
    { onProgress: (fraction) => told.push(fraction) },
  )
  expect(output.type === 'file' && output.bytes.length).toBeGreaterThan(1000)
  expect(told.length).toBeGreaterThan(2)
  expect(told).toEqual(told.toSorted((a, b) => a - b))
})
