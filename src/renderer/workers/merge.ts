import type { BilingualDocument, Row } from '../../core/document/model.ts'
import type { Merge, MergeEntry } from '../../core/review/model.ts'
import { NOTHING } from '../../core/review/nothing.ts'
import type { ReviewProblem, RoundTrip } from '../../core/review/problems.ts'
import type { Warning } from '../../formats/types.ts'
import { type JobOptions, runJob } from './rpc.ts'

/** A file that may have come back from a reviewer. */
interface ReviewFile {
  readonly name: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Asks what a file says it was made of. */
export interface AboutJob extends ReviewFile {
  readonly type: 'about'
}

/** Id of the document that was sent and the round; empty and 0 where the file does not say. */
export interface About {
  readonly document: string
  readonly round: number
}

/** Asks what becomes of the rows of a document with a review. */
export interface MergeJob extends ReviewFile {
  readonly type: 'merge'
  /** The document as it was sent. */
  readonly base: BilingualDocument
  /** The rows of the translator; null where they are those that were sent. */
  readonly mine: readonly Row[] | null
  /** The file that the document was read from, where its rows have names of their own in it. */
  readonly original: (ReviewFile & { readonly format: string }) | null
  /** What is known of what was sent: see `RoundTrip`. */
  readonly sent: About
}

/** A review, merged. */
export interface MergeOutput {
  readonly merge: Merge
  readonly problems: readonly ReviewProblem[]
  /** What the reader of the file remarked. */
  readonly warnings: readonly Warning[]
  /** Who made changes and comments, whoever made most of them first. */
  readonly reviewers: readonly string[]
  readonly rows: RoundTrip['rows']
}

/** The same as it travels: entries of which there is nothing to tell are the ids of their rows. */
export interface PackedMerge extends Omit<MergeOutput, 'merge'> {
  readonly merge: Omit<Merge, 'entries'> & { readonly entries: readonly (MergeEntry | string)[] }
}

const start = (): Worker =>
  new Worker(new URL('./merge.worker.ts', import.meta.url), { type: 'module', name: 'merge' })

/**
 * What a file says it was made of, found off the main thread.
 * @throws WorkerError of the name `UnreadableFileError`; DOMException AbortError
 */
export const aboutInWorker = (file: ReviewFile, options?: JobOptions): Promise<About> =>
  runJob<AboutJob, About>(start, { type: 'about', ...file }, options)

/**
 * Merges what a reviewer sent back, off the main thread. The translator's rows in the result are the
 * very objects of the job.
 * @throws WorkerError of the name `UnreadableFileError` and its code; DOMException AbortError
 */
export async function mergeInWorker(
  job: Omit<MergeJob, 'type'>,
  options?: JobOptions,
): Promise<MergeOutput> {
  const packed = await runJob<MergeJob, PackedMerge>(start, { type: 'merge', ...job }, options)
  const mine = byId(job.mine ?? job.base.rows)
  const base = byId(job.base.rows)
  const entries = packed.merge.entries.map((entry): MergeEntry => {
    if (typeof entry === 'string') return untouched(mine.get(entry)!, base.get(entry) ?? null)
    return {
      ...entry,
      base: entry.base && (base.get(entry.base.id) ?? entry.base),
      mine: entry.mine && (mine.get(entry.mine.id) ?? entry.mine),
    }
  })
  return { ...packed, merge: { ...packed.merge, entries } }
}

const byId = (rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

const untouched = (mine: Row, base: Row | null): MergeEntry => ({
  ...NOTHING,
  id: mine.id,
  kind: base ? 'unchanged' : 'keptMine',
  found: base ? 'id' : null,
  base,
  mine,
  theirs: base?.target ?? null,
})
