import type { BilingualDocument } from '../../core/document/model.ts'
import type { WriteBackOptions, WrittenBack } from '../../formats/types.ts'
import { type JobOptions, runJob } from './rpc.ts'

/** A file to put translations into. */
export interface WriteBackJob {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** All documents that were read from it. */
  readonly documents: readonly BilingualDocument[]
  readonly options: WriteBackOptions
}

export interface WriteBackOutput extends WrittenBack {
  readonly bytes: Uint8Array<ArrayBuffer>
}

const start = (): Worker =>
  new Worker(new URL('./write-back.worker.ts', import.meta.url), {
    type: 'module',
    name: 'write-back',
  })

/**
 * Puts translations into the file they were made from, off the main thread.
 * @throws WorkerError of the name `UnreadableFileError` and its code; DOMException AbortError
 */
export const writeBackInWorker = (
  job: WriteBackJob,
  options?: JobOptions,
): Promise<WriteBackOutput> => runJob(start, job, options)
