import type { Counts } from '../../../core/document/summary.ts'

/** How much of a text is translated, by its characters (by rows where it has none), 0 to 1. */
export function fractionDone({ characters, charactersDone, rows, done }: Counts): number {
  if (characters > 0) return charactersDone / characters
  return rows > 0 ? done / rows : 0
}

/** The same in percent: 100 only when nothing is left, 0 only when nothing is done. */
export function percentDone(counts: Counts): number {
  const fraction = fractionDone(counts)
  if (fraction <= 0) return 0
  return fraction >= 1 ? 100 : Math.min(99, Math.max(1, Math.round(fraction * 100)))
}
