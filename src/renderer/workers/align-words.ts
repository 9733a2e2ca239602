import type { WordPair } from '../../core/alignment/correspond.ts'
import type { Example } from '../../core/alignment/lexicon.ts'
import { loadDictionary } from './align.ts'

/** What the worker is told and asked. */
export type WordsRequest =
  | { readonly type: 'dictionary'; readonly buffer: ArrayBuffer }
  | RowsRequest
  | PairRequest

/** All rows of the document, to be learnt from. */
export interface RowsRequest {
  readonly type: 'rows'
  readonly ids: readonly string[]
  readonly examples: readonly Example[]
}

/** Which words of a row correspond? */
export interface PairRequest {
  readonly type: 'pair'
  readonly id: number
  readonly row: string
  readonly source: string
  readonly target: string
}

export type WordsReply =
  | { readonly type: 'pairs'; readonly id: number; readonly pairs: readonly WordPair[] }
  | { readonly type: 'learnt'; readonly milliseconds: number }

/** Knows which words of the two sides of a row correspond, and learns it from the rows. */
export interface WordFinder {
  /**
   * @returns the words that correspond, in the order of the source
   * @throws DOMException AbortError when the finder is closed; Error when the worker or its
   *   dictionary did not load
   */
  find(row: string, source: string, target: string): Promise<readonly WordPair[]>
  /** Has all rows of a document learnt from. Until that is done, what was known before counts. */
  teach(ids: readonly string[], examples: readonly Example[]): void
  close(): void
}

/**
 * Starts the worker with the first question or lesson; it stays, as its dictionary takes time to
 * open.
 * @param onLearnt is told that answers may be better now, and how long it took to learn
 */
export function createWordFinder(onLearnt: (milliseconds: number) => void): WordFinder {
  const waiting = new Map<
    number,
    { readonly resolve: (pairs: readonly WordPair[]) => void; readonly reject: (e: Error) => void }
  >()
  let worker: Promise<Worker> | null = null
  let last = 0
  let closed = false

  const start = async (): Promise<Worker> => {
    const buffer = await loadDictionary()
    if (closed) throw closing()
    const started = new Worker(new URL('./align-words.worker.ts', import.meta.url), {
      type: 'module',
      name: 'align-words',
    })
    started.addEventListener('message', ({ data }: MessageEvent<WordsReply>) => {
      if (data.type === 'learnt') {
        onLearnt(data.milliseconds)
        return
      }
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
  const ready = (): Promise<Worker> => {
    worker ??= start().catch((error) => {
      worker = null
      throw error
    })
    return worker
  }

  return {
    async find(row, source, target) {
      const started = await ready()
      if (closed) throw closing()
      last += 1
      const id = last
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject })
        started.postMessage({ type: 'pair', id, row, source, target } satisfies WordsRequest)
      })
    },
    teach(ids, examples) {
      ready().then(
        (started) => started.postMessage({ type: 'rows', ids, examples } satisfies WordsRequest),
        // Whoever asks next is told.
        () => {},
      )
    },
    close() {
      closed = true
      worker?.then(
        (started) => started.terminate(),
        () => {},
      )
      worker = null
      for (const { reject } of waiting.values()) reject(closing())
      waiting.clear()
    },
  }
}

const closing = (): DOMException => new DOMException('The finder was closed.', 'AbortError')
