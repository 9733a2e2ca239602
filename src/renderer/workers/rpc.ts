/**
 * One job, one worker: it starts, works, answers and is ended. Cancelling ends it at once whatever
 * it is doing, nothing of one job can reach the next, and its memory goes with it.
 */

/** An error of a job, with what survives the way out of a worker. */
export class WorkerError extends Error {
  constructor(
    /** `name` of the error that was thrown. */
    override readonly name: string,
    message: string,
    /** Stable identifier of what went wrong, or empty. */
    readonly code: string,
  ) {
    super(message)
  }
}

type Answer<Output> =
  | { readonly type: 'progress'; readonly fraction: number }
  | { readonly type: 'done'; readonly value: Output }
  | {
      readonly type: 'failed'
      readonly name: string
      readonly message: string
      readonly code: string
    }

/** What a job tells while it works: how much is done, 0 to 1. */
export type Report = (fraction: number) => void

export interface JobOptions {
  /** Ends the job when aborted. */
  readonly signal?: AbortSignal
  readonly onProgress?: Report
  /** Parts of the input that are handed over instead of copied. */
  readonly transfer?: readonly Transferable[]
}

/**
 * In a worker: does the job that is sent to it.
 * @param transferOf parts of the output that are handed over instead of copied
 */
export function serveJob<Input, Output>(
  work: (input: Input, report: Report) => Output | Promise<Output>,
  transferOf: (output: Output) => readonly Transferable[] = () => [],
): void {
  const answer = (message: Answer<Output>, transfer: readonly Transferable[] = []) =>
    postMessage(message, { transfer: [...transfer] })
  addEventListener('message', async ({ data }: MessageEvent<Input>) => {
    try {
      const value = await work(data, (fraction) => answer({ type: 'progress', fraction }))
      answer({ type: 'done', value }, transferOf(value))
    } catch (error) {
      const known = error instanceof Error ? error : new Error(String(error))
      const code = 'code' in known && typeof known.code === 'string' ? known.code : ''
      answer({ type: 'failed', name: known.name, message: known.message, code })
    }
  })
}

/**
 * On the page: has a job done by a worker of its own.
 * @param start makes the worker
 * @throws WorkerError what the job threw; DOMException AbortError when it was cancelled
 */
export function runJob<Input, Output>(
  start: () => Worker,
  input: Input,
  options: JobOptions = {},
): Promise<Output> {
  const { signal, onProgress, transfer = [] } = options
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled())
      return
    }
    const worker = start()
    const end = () => {
      worker.terminate()
      signal?.removeEventListener('abort', onAbort)
    }
    const onAbort = () => {
      end()
      reject(cancelled())
    }
    signal?.addEventListener('abort', onAbort)
    worker.addEventListener('message', ({ data }: MessageEvent<Answer<Output>>) => {
      if (data.type === 'progress') {
        onProgress?.(data.fraction)
        return
      }
      end()
      if (data.type === 'done') resolve(data.value)
      else reject(new WorkerError(data.name, data.message, data.code))
    })
    worker.addEventListener('error', (event) => {
      end()
      reject(new WorkerError('WorkerError', event.message || 'A part of the app did not load.', ''))
    })
    worker.postMessage(input, [...transfer])
  })
}

const cancelled = (): DOMException => new DOMException('Cancelled by the user.', 'AbortError')
