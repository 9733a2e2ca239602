import { useDeferredValue, useEffect, useMemo, useState } from 'react'
import type { Redline } from '../../../core/review/redline.ts'
import { changesOf, type Extent, itemsOf, numbersOf, type ShownSide } from './shown-rows.ts'

const NONE: ReadonlySet<number> = new Set()

/** What of a redline is shown, and where in it the reader is. */
export function useRedlineView(redline: Redline | null) {
  const rows = redline?.rows
  const [side, setSide] = useState<ShownSide>('both')
  const [extent, setExtent] = useState<Extent>('changes')
  const [opened, setOpened] = useState(NONE)
  /** Index of the row the reader is at; -1 before the first. */
  const [row, setRow] = useState(-1)
  // Another comparison is read from its beginning.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs for each redline
  useEffect(() => {
    setOpened(NONE)
    setRow(-1)
  }, [redline])
  const changes = useMemo(() => changesOf(rows ?? [], side), [rows, side])
  // All rows of a long text take a second to be made: what was asked for is seen at once.
  const drawn = useDeferredValue(extent)
  const items = useMemo(
    () => itemsOf(rows?.length ?? 0, changes, drawn, opened),
    [rows, changes, drawn, opened],
  )
  const numbers = useMemo(() => numbersOf(rows ?? []), [rows])
  return {
    side,
    extent,
    changes,
    items,
    numbers,
    row,
    /** Which of the changes the reader is at; -1 where at none. */
    at: changes.indexOf(row),
    setSide(next: ShownSide) {
      setSide(next)
      setOpened(NONE)
    },
    setExtent,
    setRow,
    /** Shows the rows of a gap. */
    open: (from: number) => setOpened((known) => new Set(known).add(from)),
    /** Goes to the next change, or to the one before; from the last to the first. */
    move(by: 1 | -1) {
      const next =
        by > 0
          ? (changes.find((index) => index > row) ?? changes[0])
          : (changes.findLast((index) => index < row) ?? changes.at(-1))
      if (next !== undefined) setRow(next)
    },
  }
}

export type RedlineView = ReturnType<typeof useRedlineView>
