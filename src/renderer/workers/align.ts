import dictionaryUrl from '../../../resources/dictionary/cedict.bin?url'
import type { Bounds, Translation } from '../../core/alignment/pair.ts'
import type { BilingualDocument, Row } from '../../core/document/model.ts'
import type { SegmentOptions } from '../../core/segmentation/index.ts'
import { type JobOptions, runJob } from './rpc.ts'

/** Texts to be aligned. */
export type AlignJob =
  | {
      /** A text with its translation, which becomes the target side of its rows. */
      readonly type: 'pair'
      readonly document: BilingualDocument
      readonly translation: Translation
      readonly options: SegmentOptions
    }
  | {
      /** Both sides of rows again; those that the user has confirmed or locked stay as they are. */
      readonly type: 'again'
      readonly rows: readonly Row[]
      /** Whether rows that were put together by hand stay, too. */
      readonly holdByHand: boolean
      readonly bounds: Bounds
      readonly options: SegmentOptions
    }

/** What an aligner made of a pair. */
export interface PairOutput {
  readonly document: BilingualDocument
  /** Whether the texts seem to have nothing to do with one another. */
  readonly unrelated: boolean
}

/** An `AlignJob` as it goes to the worker. */
export interface AlignInput {
  readonly job: AlignJob
  readonly dictionary: ArrayBuffer
}

export type AlignOutput = PairOutput | readonly Row[]

const start = (): Worker =>
  new Worker(new URL('./align.worker.ts', import.meta.url), { type: 'module', name: 'align' })

let dictionary: Promise<ArrayBuffer> | null = null

/** The aligner's dictionary, fetched once and kept. */
export function loadDictionary(): Promise<ArrayBuffer> {
  dictionary ??= fetch(dictionaryUrl).then((response) => {
    if (!response.ok) throw new Error(`The dictionary did not load (${response.status}).`)
    return response.arrayBuffer()
  })
  // What failed once may work the next time.
  dictionary.catch(() => {
    dictionary = null
  })
  return dictionary
}

async function run(job: AlignJob, options?: JobOptions): Promise<AlignOutput> {
  const input: AlignInput = { job, dictionary: await loadDictionary() }
  return runJob<AlignInput, AlignOutput>(start, input, options)
}

/**
 * Aligns a text with its translation, off the main thread.
 * @returns one document of sentence rows, every link with its confidence
 * @throws DOMException AbortError; WorkerError
 */
export const alignPair = (
  job: Omit<Extract<AlignJob, { type: 'pair' }>, 'type'>,
  options?: JobOptions,
): Promise<PairOutput> => run({ type: 'pair', ...job }, options) as Promise<PairOutput>

/**
 * Aligns both sides of rows again, off the main thread.
 * @returns the rows to put in their place
 * @throws DOMException AbortError; WorkerError
 */
export const alignAgain = (
  job: Omit<Extract<AlignJob, { type: 'again' }>, 'type'>,
  options?: JobOptions,
): Promise<readonly Row[]> => run({ type: 'again', ...job }, options) as Promise<readonly Row[]>
