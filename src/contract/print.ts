import { ContractError, count, oneOf, type Parser, record, text } from './parse.ts'
import { type PrintJob, parsePrintJob } from './print-job.ts'

/** A print job and the id by which its progress and its cancelling are told. */
export interface PrintRequest {
  readonly id: string
  readonly job: PrintJob
}

/** What is being done: rows set on the page, fonts loaded, pages written, metadata added. */
export const PRINT_STAGES = ['layout', 'fonts', 'printing', 'metadata'] as const

export interface PrintProgress {
  readonly stage: (typeof PRINT_STAGES)[number]
  /** How much of `total` is done; both 0 where it cannot be known. */
  readonly done: number
  readonly total: number
}

/** How the pages of a job came out on the page that is printed. */
export interface Settled {
  /** What stands on each page as its number; null where Chromium makes and numbers the pages. */
  readonly labels: readonly string[] | null
  /** Whether there are contents that wait for the numbers of their pages. */
  readonly asks: boolean
}

export const printId: Parser<string> = text(64)

export const printRequest: Parser<PrintRequest> = (value, name) => {
  const given = record(value, name)
  const id = printId(given.id, `${name}.id`)
  try {
    return { id, job: parsePrintJob(given.job) }
  } catch (error) {
    throw new ContractError((error as Error).message)
  }
}

export const printProgress: Parser<PrintProgress> = (value, name) => {
  const given = record(value, name)
  return {
    stage: oneOf(PRINT_STAGES)(given.stage, `${name}.stage`),
    done: count(given.done, `${name}.done`),
    total: count(given.total, `${name}.total`),
  }
}
