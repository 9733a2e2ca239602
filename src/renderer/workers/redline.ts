import type { BilingualDocument } from '../../core/document/model.ts'
import type { Redline } from '../../core/review/redline.ts'
import type { Author } from '../../core/review/track.ts'
import { type JobOptions, runJob } from './rpc.ts'

/** Two versions to be compared. */
export interface RedlineJob {
  readonly before: BilingualDocument
  readonly after: BilingualDocument
  readonly by: Author
}

const start = (): Worker =>
  new Worker(new URL('./redline.worker.ts', import.meta.url), { type: 'module', name: 'redline' })

/**
 * Compares two versions of a document off the main thread.
 * @throws WorkerError; DOMException AbortError
 */
export const redlineInWorker = (job: RedlineJob, options?: JobOptions): Promise<Redline> =>
  runJob(start, job, options)
