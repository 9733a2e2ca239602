import { LONGEST_ROW } from '../core/document/granularity.ts'

/**
 * The bounds of what is read: far above any work a translator has, low enough that a file made to
 * exhaust the machine is refused before it does.
 */

/** Bytes of the largest text file. */
export const MAX_TEXT_BYTES = 64 * 1024 * 1024

/** UTF-16 units of the longest row; a longer paragraph becomes several rows. */
export const MAX_ROW_LENGTH = LONGEST_ROW
