import { sameSegment } from '../document/inline.ts'
import type { Row, Segment } from '../document/model.ts'
import { withoutAnnotations } from '../document/revisions.ts'
import { cameBackSame } from './carry.ts'
import type { MergeKind, ReturnedRow } from './model.ts'

/** What a row says, and whether that is the reviewer's doing. */
interface Theirs {
  readonly target: Segment
  /** Null: nobody knows. */
  readonly changed: boolean | null
  /** Whether it was made of what the translator has. */
  readonly ofMine: boolean
}

/** Whether two texts read the same, whoever has remarked on them or accepted a change since. */
const readsAs = (a: Segment, b: Segment): boolean =>
  sameSegment(a, b) || sameSegment(withoutAnnotations(a), withoutAnnotations(b))

/** @param target what it says, with what it could not carry */
export function theirsOf(row: ReturnedRow, target: Segment, base: Row, mine: Row | null): Theirs {
  if (!row.outdated) {
    const ofMine = mine !== null && readsAs(mine.target, base.target)
    return { target, changed: !sameSegment(target, base.target), ofMine }
  }
  if (sameSegment(target, base.target)) return { target, changed: false, ofMine: true }
  if (!row.before) return { target, changed: null, ofMine: false }
  const ofMine = mine !== null && cameBackSame(mine.target, row.before, row.form)
  return { target, changed: !sameSegment(row.before, row.target), ofMine }
}

/** What becomes of a row that did not come back. */
export function kindOfMissing(base: Row, mine: Row | null): MergeKind {
  if (!mine) return 'same'
  return readsAs(mine.target, base.target) ? 'removed' : 'conflict'
}

/** What becomes of a row that came back. */
export function kindOf(theirs: Theirs, base: Row, mine: Row | null): MergeKind {
  const changedMine = mine === null || !readsAs(mine.target, base.target)
  if (theirs.changed === false) return changedMine ? 'keptMine' : 'unchanged'
  if (mine && sameSegment(withoutAnnotations(mine.target), theirs.target)) return 'same'
  return theirs.ofMine && !mine?.locked ? 'takenTheirs' : 'conflict'
}
