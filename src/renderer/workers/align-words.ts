import type { WordPair } from '../../core/alignment/correspond.ts'
import { loadDictionary } from './align.ts'

/** A question to the worker, and its answer. */
export type WordsRequest =
  | { readonly type: 'dictionary'; readonly buffer: ArrayBuffer }
  | {
      readonly type: 'pair'
      readonly id: number
      readonly source: string
      readonly target: string
    }

export interface WordsReply {
  readonly id: number
  readonly pairs: readonly WordPair[]
}

/** Knows which words of two texts correspond; asked for one row after another. */
export interface WordFinder {
  /**
   * @returns the words that correspond, in the order of the source
   * @throws DOMException AbortError when nobody wants the answer any more; Error when the worker
   *   or its dictionary did not load
   */
  find(source: string, target: string, signal: AbortSignal): Promise<readonly WordPair[]>
  close(): void
}

/** Starts the worker with the first question; it stays, as its dictionary takes time to open. */
export function createWordFinder(): WordFinder {
  const waiting = new Map<
    number,
    { readonly resolve: (pairs: readonly WordPair[]) => void; readonly reject: (e: Error) => void }
  >()
  let worker: Promise<Worker> | null = null
  let last = 0

  const start = async (): Promise<Worker> => {
    const buffer = await loadDictionary()
    const started = new Worker(new URL('./align-words.worker.ts', import.meta.url), {
      type: 'module',
      name: 'align-words',
    })
    started.addEventListener('message', ({ data }: MessageEvent<WordsReply>) => {
      waiting.get(data.id)?.resolve(data.pairs)
      waiting.delete(data.id)
    })
    started.addEventListener('error', (event) => {
      started.terminate()
      worker = null
      for (const { reject } of waiting.values()) reject(new Error(event.message))
      waiting.clear()
    })
    started.postMessage({ type: 'dictionary', buffer } satisfies WordsRequest)
    return started
  }

  return {
    async find(source, target, signal) {
      signal.throwIfAborted()
      worker ??= start()
      const ready = await worker.catch((error) => {
        worker = null
        throw error
      })
      signal.throwIfAborted()
      last += 1
      const id = last
      const answer = new Promise<readonly WordPair[]>((resolve, reject) => {
        waiting.set(id, { resolve, reject })
      })
      ready.postMessage({ type: 'pair', id, source, target } satisfies WordsRequest)
      const pairs = await answer
      signal.throwIfAborted()
      return pairs
    },
    close() {
      worker?.then(
        (started) => started.terminate(),
        () => {},
      )
      worker = null
      for (const { reject } of waiting.values()) {
        reject(new DOMException('The finder was closed.', 'AbortError'))
      }
      waiting.clear()
    },
  }
}
