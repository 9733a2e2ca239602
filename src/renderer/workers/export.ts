import type { BilingualDocument } from '../../core/document/model.ts'
import type { Collection } from '../../core/layout/collection.ts'
import type { Versions } from '../../core/layout/comparison.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import type { Check } from '../../formats/check/result.ts'
import type { PrintPage } from '../../formats/print/write.ts'
import { type JobOptions, runJob } from './rpc.ts'

export type ExportFormat = 'docx' | 'pdf' | 'html' | 'md' | 'tmx' | 'xliff' | 'tsv' | 'align'

/** A text to be written. */
export interface ExportJob {
  /** A document, or several that are joined; only one has index lists. */
  readonly text: BilingualDocument | Collection
  readonly options: LayoutOptions
  readonly format: ExportFormat
  /** What the versions are called that a document with tracked changes lies between. */
  readonly versions?: Versions | undefined
  /** In which round of a review it is sent; the first when left out. */
  readonly round?: number
  /** What files inside an archive are called, without an ending. */
  readonly name?: string
  /** The PDF that was printed of it, to be checked. */
  readonly printed?: Uint8Array<ArrayBuffer>
}

/** A whole file, with what was found in it where it is laid out; or the page still to be printed. */
export type ExportOutput =
  | {
      readonly type: 'file'
      readonly bytes: Uint8Array<ArrayBuffer>
      readonly check: Check | null
    }
  | { readonly type: 'page'; readonly page: PrintPage }

const start = (): Worker =>
  new Worker(new URL('./export.worker.ts', import.meta.url), { type: 'module', name: 'export' })

/**
 * Writes a text, laid out where its format has a page, off the main thread.
 * @throws WorkerError when it could not be written, or is not whole; DOMException AbortError
 */
export const exportInWorker = (job: ExportJob, options?: JobOptions): Promise<ExportOutput> =>
  runJob(start, job, options)
