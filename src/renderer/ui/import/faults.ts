import type { Fault } from '../../platform/types.ts'
import { reasonOf } from '../app.ts'
import type { Message } from '../messages/catalogue.ts'

/** Why a file could not be read: the reader's own sentence, which names file, place and remedy. */
export const faultOf = (error: unknown): Message => ({ text: reasonOf(error) })

/** What the platform said of a file. */
export const messageOfFault = (fault: Fault): Message => ({ text: fault.message })
