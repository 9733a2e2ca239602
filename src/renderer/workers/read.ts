import type { ReadOptions, ReadResult } from '../../formats/types.ts'
import { type JobOptions, runJob } from './rpc.ts'

/** A file to be read. */
export interface ReadJob {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly options: ReadOptions
}

const start = (): Worker =>
  new Worker(new URL('./read.worker.ts', import.meta.url), { type: 'module', name: 'read' })

/**
 * Reads a file off the main thread. The bytes stay with the caller. Documents that can be written
 * back into the file know it by its hash: see `Provenance.original`.
 * @throws WorkerError of the name `UnreadableFileError` and its code; DOMException AbortError
 */
export const readInWorker = (job: ReadJob, options?: JobOptions): Promise<ReadResult> =>
  runJob(start, job, options)
