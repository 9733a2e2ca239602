import { copySources } from '../../src/core/document/fill.ts'
import { read } from '../../src/formats/read.ts'
import { UnreadableFileError } from '../../src/formats/types.ts'
import { writeBack } from '../../src/formats/write-back.ts'

/** A file to be read, and what became of it. */
export interface Trial {
  readonly number: number
  readonly name: string
  readonly bytes: Uint8Array
}

export interface Outcome {
  readonly number: number
  /** Why this is a fault of ours, or null. */
  readonly fault: string | null
  readonly milliseconds: number
  /** Resident memory afterwards, in bytes. */
  readonly memory: number
  readonly refused: boolean
}

process.on('message', ({ number, name, bytes }: Trial) => {
  const began = performance.now()
  let fault: string | null = null
  let refused = false
  try {
    roundTrip(bytes, name)
  } catch (error) {
    // What readers refuse in their own words is right; what had to be caught behind them is not.
    refused = error instanceof UnreadableFileError && error.code !== 'unreadable'
    if (!refused) fault = (error as Error).stack ?? String(error)
  }
  const { rss: memory } = process.memoryUsage()
  process.send!({
    number,
    fault,
    milliseconds: performance.now() - began,
    memory,
    refused,
  } satisfies Outcome)
})

function roundTrip(bytes: Uint8Array, name: string): void {
  const { documents, writesBack } = read(bytes, name)
  if (!writesBack) return
  writeBack(bytes, documents.map(copySources), { untranslated: 'source' })
}
