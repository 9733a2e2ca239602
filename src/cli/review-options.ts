import type { BilingualDocument } from '../core/document/model.ts'
import {
  type Remarks,
  type ReviewExport,
  type ReviewShape,
  reviewOf,
} from '../formats/docx/review.ts'
import { type Command, oneOf, UsageError } from './command.ts'

/** How a document goes to a reviewer: the flags of `--layout review`. */
export const REVIEW_OPTIONS = {
  round: { type: 'string' },
  shape: { type: 'string' },
  remarks: { type: 'string' },
} as const

const SHAPES = ['own', 'memoq', 'trados'] as const satisfies readonly ReviewShape[]
const REMARKS = ['comments', 'column'] as const satisfies readonly Remarks[]

export const REVIEW_USAGE = `[--round N] [--shape ${SHAPES.join('|')}] [--remarks ${REMARKS.join('|')}]`

export const REVIEW_HELP: readonly string[] = [
  '  --round N           with --layout review: in which round it is sent, 1 when left out',
  '  --shape SHAPE       whose table it is, in docx: own, memoq or trados, to be taken in there',
  '  --remarks WHERE     what was said of rows, in docx: comments of Word, or a column',
]

/** What a document is sent with, once it is known which. */
export type Sending = (document: BilingualDocument) => ReviewExport

/** @throws UsageError when a value makes no sense */
export function sendingOf(values: Parameters<Command['run']>[1]): Sending {
  const round = values.round === undefined ? 1 : Number(values.round)
  if (!Number.isSafeInteger(round) || round < 1) {
    throw new UsageError(`--round takes a number from 1, not “${values.round}”.`)
  }
  const shape = oneOf(values, 'shape', SHAPES) ?? 'own'
  const remarks = oneOf(values, 'remarks', REMARKS) ?? undefined
  return (document) => reviewOf(document, round, shape, remarks)
}
