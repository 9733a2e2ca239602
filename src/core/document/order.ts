import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/**
 * Order keys for rows that are put between two others, so that no other row has to be written.
 * @param before key of the row above, or null at the start
 * @param after key of the row below, or null at the end
 * @param count how many keys
 * @throws Error when `before` does not sort before `after`
 */
export function keysBetween(before: string | null, after: string | null, count: number): string[] {
  if (count === 1) return [generateKeyBetween(before, after)]
  return generateNKeysBetween(before, after, count)
}

/** Order keys for a whole list. */
export const firstKeys = (count: number): string[] => keysBetween(null, null, count)
