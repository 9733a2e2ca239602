import { describe, expect, it } from 'vitest'
import { createNotices } from '../../../src/renderer/ui/notices.ts'
import { createTasks, isAbort } from '../../../src/renderer/ui/tasks.ts'

describe('notices', () => {
  it('keep errors when there are too many of them, and let the oldest of the others go', () => {
    const notices = createNotices()
    notices.fail({ text: 'error' })
    for (let i = 1; i <= 5; i++) notices.tell({ text: `info ${i}` })
    const texts = notices.store.getState().map(({ message }) => 'text' in message && message.text)
    expect(texts).toEqual(['error', 'info 3', 'info 4', 'info 5'])
  })

  it('are dismissed by their id', () => {
    const notices = createNotices()
    const first = notices.tell({ text: 'a' })
    notices.tell({ text: 'b' })
    notices.dismiss(first)
    expect(notices.store.getState()).toHaveLength(1)
  })
})

describe('tasks', () => {
  const label = { text: 'work' }

  it('are in sight while they run and tell how far they are', async () => {
    const tasks = createTasks()
    const seen: (number | null)[] = []
    tasks.store.subscribe((list) => seen.push(list[0]?.fraction ?? null))
    const result = await tasks.run(label, async ({ progress }) => {
      progress(0.5)
      return 7
    })
    expect(result).toBe(7)
    expect(seen).toContain(0.5)
    expect(tasks.store.getState()).toEqual([])
  })

  it('are gone when they fail', async () => {
    const tasks = createTasks()
    await expect(tasks.run(label, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(tasks.store.getState()).toEqual([])
  })

  it('abort the signal when cancelled', async () => {
    const tasks = createTasks()
    const running = tasks.run(
      label,
      ({ signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
        }),
    )
    tasks.store.getState()[0]!.cancel()
    const error = await running.catch((reason: unknown) => reason)
    expect(isAbort(error)).toBe(true)
  })
})
