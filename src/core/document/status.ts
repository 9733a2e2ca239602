import type { Status } from './model.ts'

/** All statuses from nothing to done. */
export const STATUSES: readonly Status[] = ['empty', 'draft', 'translated', 'reviewed', 'approved']

/**
 * Status of one text made of several: as far as the least advanced part, but begun (draft) where
 * only some parts have a translation.
 */
export function joinStatus(statuses: readonly Status[]): Status {
  const lowest = Math.min(...statuses.map((status) => STATUSES.indexOf(status)))
  const status = STATUSES[lowest] ?? 'empty'
  return status === 'empty' && statuses.some((other) => other !== 'empty') ? 'draft' : status
}
