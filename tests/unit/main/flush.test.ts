import { EventEmitter } from 'node:events'
import type { WebContents } from 'electron'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Flusher } from '../../../src/main/flush.ts'

/** A page as far as flushing goes: something that messages are sent to. */
class Page extends EventEmitter {
  readonly requests: number[] = []
  isDestroyed = () => false
  send(channel: string, request: number): void {
    expect(channel).toBe('facing-pages:event:flush')
    this.requests.push(request)
  }
}

const newPage = () => new Page() as Page & WebContents

describe('Flusher', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('does not wait for a page that has nothing to write', async () => {
    expect(await new Flusher(1000).flush(newPage())).toEqual({ kind: 'written' })
  })

  it('waits for the word of the page', async () => {
    const flusher = new Flusher(1000)
    const page = newPage()
    flusher.listen(page)
    const flushing = flusher.flush(page)
    flusher.answered(page, { request: page.requests[0]!, failure: null })
    expect(await flushing).toEqual({ kind: 'written' })
    const failing = flusher.flush(page)
    flusher.answered(page, { request: page.requests[1]!, failure: 'The disk is full.' })
    expect(await failing).toEqual({ kind: 'failed', message: 'The disk is full.' })
  })

  it('believes no other page, and no earlier answer', async () => {
    const flusher = new Flusher(1000)
    const page = newPage()
    flusher.listen(page)
    const flushing = flusher.flush(page)
    flusher.answered(newPage(), { request: page.requests[0]!, failure: null })
    flusher.answered(page, { request: page.requests[0]! - 1, failure: null })
    vi.advanceTimersByTime(1000)
    expect(await flushing).toEqual({ kind: 'late' })
  })

  it('does not wait for a page that is gone', async () => {
    const flusher = new Flusher(1000)
    const page = newPage()
    flusher.listen(page)
    const flushing = flusher.flush(page)
    flusher.forget(page)
    expect(await flushing).toEqual({ kind: 'written' })
    expect(await flusher.flush(page)).toEqual({ kind: 'written' })
  })
})
