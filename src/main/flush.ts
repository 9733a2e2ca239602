import type { WebContents } from 'electron'
import type { FlushAnswer } from '../contract/calls.ts'
import { tell } from './ipc.ts'

/** How asking the page to write everything ended. */
export type FlushOutcome =
  | { readonly kind: 'written' }
  /** The page could not write; what it says of it. */
  | { readonly kind: 'failed'; readonly message: string }
  /** The page has not answered in time. */
  | { readonly kind: 'late' }

const WRITTEN: FlushOutcome = { kind: 'written' }

/** Asks pages to write everything now, and waits for their word. */
export class Flusher {
  private readonly ready = new Set<WebContents>()
  private readonly waiting = new Map<
    number,
    { readonly page: WebContents; readonly settle: (outcome: FlushOutcome) => void }
  >()
  private requests = 0

  /** @param limit how long to wait for an answer, in milliseconds */
  constructor(private readonly limit: number) {}

  /** A page answers flushes from now on. */
  listen(page: WebContents): void {
    this.ready.add(page)
  }

  /** A page is gone, or is being loaded anew: nobody is there to answer. */
  forget(page: WebContents): void {
    this.ready.delete(page)
    for (const waiting of [...this.waiting.values()]) {
      if (waiting.page === page) waiting.settle(WRITTEN)
    }
  }

  answered(page: WebContents, { request, failure }: FlushAnswer): void {
    const waiting = this.waiting.get(request)
    if (waiting?.page !== page) return
    waiting.settle(failure === null ? WRITTEN : { kind: 'failed', message: failure })
  }

  /** Resolves at once for a page that has nothing to write. */
  flush(page: WebContents): Promise<FlushOutcome> {
    if (!this.ready.has(page)) return Promise.resolve(WRITTEN)
    const request = ++this.requests
    return new Promise((resolve) => {
      const settle = (outcome: FlushOutcome) => {
        clearTimeout(timer)
        this.waiting.delete(request)
        resolve(outcome)
      }
      const timer = setTimeout(() => settle({ kind: 'late' }), this.limit)
      this.waiting.set(request, { page, settle })
      tell(page, 'flush', request)
    })
  }
}
