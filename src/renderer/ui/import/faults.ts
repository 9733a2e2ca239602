import type { Fault } from '../../platform/types.ts'
import { WorkerError } from '../../workers/rpc.ts'
import { reasonOf } from '../app.ts'
import type { Message, MessageKey } from '../messages/catalogue.ts'

/** What readers refuse, by the code they give. */
const KEYS: Readonly<Record<string, MessageKey>> = {
  'binary-data': 'reading.binary-data',
  'binary-file': 'reading.binary-file',
  'empty-file': 'reading.empty-file',
  'no-review-table': 'reading.no-review-table',
  'no-text': 'reading.no-text',
  'no-translation': 'reading.no-translation',
  'too-large': 'reading.too-large',
  unreadable: 'reading.unreadable',
}

/**
 * Why a file could not be read.
 * @param name of the file
 */
export function faultOf(error: unknown, name: string): Message {
  const english = reasonOf(error)
  const key = error instanceof WorkerError ? KEYS[error.code] : undefined
  return key ? { key, values: { name }, english } : { text: english }
}

/** What the platform said of a file, which it names itself. */
export const messageOfFault = (fault: Fault): Message => ({ text: fault.message })
