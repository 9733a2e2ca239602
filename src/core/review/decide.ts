import { newId } from '../document/ids.ts'
import { plainText, sameSegment } from '../document/inline.ts'
import type { Note, Row, Segment } from '../document/model.ts'
import { accepted, hasChanges } from '../document/revisions.ts'
import { type Choice, mergedRows, usualChoice } from './apply.ts'
import { keepComments } from './comments.ts'
import type { Merge, MergeEntry } from './model.ts'
import { type Author, tracked } from './track.ts'

/**
 * What is decided of an entry: whose text the row gets. `note`: the translator's, with the
 * reviewer's as a remark. `own`: one that was written by hand. Of a row that the reviewer added or
 * removed: whether that is done.
 */
export interface Decision {
  /** Null: not decided yet; then nothing of the row changes. */
  readonly text: Choice | 'note' | 'own' | null
  /** The text that was written by hand. */
  readonly own?: Segment
  /** Whether what the reviewer did to a row that stays is taken: divided, moved, its source changed. */
  readonly row: boolean
}

/** Decisions by the ids of their entries; the usual one where there is none. */
export type Decisions = ReadonlyMap<string, Decision>

/** What there is to decide of an entry. */
export interface Questions {
  /** Whose text it gets, or whether it is there at all. */
  readonly text: boolean
  /** Whether the reviewer's text could stand in a remark. */
  readonly note: boolean
  /** Whether what was done to the row is taken. */
  readonly row: boolean
}

export function questionsOf(entry: MergeEntry): Questions {
  const { kind, theirs, mine, theirSource, moves, parts } = entry
  const differ = theirs !== null && !(mine && sameSegment(accepted(mine.target), accepted(theirs)))
  return {
    text: kind === 'added' || (kind !== 'same' && theirs === null) || differ || ofStatus(entry),
    note: kind !== 'added' && mine !== null && differ,
    row:
      kind !== 'added' &&
      mine !== null &&
      (theirSource !== null || parts.length > 1 || moves.includes('moved')),
  }
}

/** Whether the reviewer gave the row another status, and the translator has given it none since. */
const ofStatus = ({ status, base, mine }: MergeEntry): boolean =>
  status !== null && mine !== null && mine.status === base?.status && status !== mine.status

/** Whether the reviewer took the row out. */
export const isRemoved = ({ base, theirs }: MergeEntry): boolean => base !== null && theirs === null

/** What is decided of an entry as long as nobody has: conflicts are nobody's to guess. */
export function usualDecision(entry: MergeEntry): Decision {
  if (entry.kind === 'conflict') return { text: null, row: false }
  const isRow = entry.kind === 'added' || entry.theirs === null
  return { text: isRow ? 'mine' : usualChoice(entry), row: false }
}

export const decisionOf = (entry: MergeEntry, decisions: Decisions): Decision =>
  decisions.get(entry.id) ?? usualDecision(entry)

/** Whether there is anything to show of an entry: the reviewer did something to the row. */
export const isTold = (entry: MergeEntry): boolean =>
  !['unchanged', 'keptMine'].includes(entry.kind) ||
  entry.moves.length > 0 ||
  entry.theirSource !== null ||
  entry.comments.length > 0 ||
  entry.settled.length > 0 ||
  ofStatus(entry)

/** The translation that a row gets, without tracking; null where it is in no document then. */
export function decidedText(entry: MergeEntry, decision: Decision): Segment | null {
  const { mine, theirs } = entry
  if (decision.text === 'own' && decision.own) return decision.own
  if (decision.text !== 'theirs') return mine?.target ?? null
  return theirs && mine ? keepComments(mine.target, theirs) : theirs
}

export interface DecideOptions {
  /** Where given, what is taken of the reviewer's texts arrives as changes tracked by him. */
  readonly trackedBy?: (entry: MergeEntry) => Author
  /** Who made the remarks of decisions to note, and what they say of the reviewer's text. */
  readonly remark: (entry: MergeEntry, text: string) => Pick<Note, 'author' | 'date' | 'text'>
}

/**
 * The rows of a document with a review in it, as it was decided. Rows that nothing changes are the
 * same objects.
 */
export function decidedRows(
  merge: Merge,
  decisions: Decisions,
  { trackedBy, remark }: DecideOptions,
): Row[] {
  const of = (entry: MergeEntry) => decisionOf(entry, decisions)
  const noted = new Map<string, MergeEntry>()
  for (const entry of merge.entries) {
    if (of(entry).text === 'note' && entry.mine && entry.theirs) noted.set(entry.mine.id, entry)
  }
  const rows = mergedRows(merge, {
    choose: (entry) => (of(entry).text === 'theirs' ? 'theirs' : 'mine'),
    take: (entry) => {
      const { text, row } = of(entry)
      return entry.kind === 'added' || entry.theirs === null ? text === 'theirs' : row
    },
    settle: (entry, chosen) => {
      const decision = of(entry)
      const text = decidedText(entry, decision)
      if (!text || decision.text === null) return chosen
      if (decision.text !== 'theirs' || !trackedBy || !entry.mine) return text
      return withTracking(entry.mine.target, text, trackedBy(entry))
    },
    remarks: 'anchored',
  })
  if (noted.size === 0) return rows
  return rows.map((row) => {
    const entry = noted.get(row.id)
    if (!entry?.theirs) return row
    const note = { id: newId(), ...remark(entry, plainText(entry.theirs)) }
    return { ...row, notes: [...row.notes, note] }
  })
}

/** The new text as changes of the old one; where that has changes of its own they are kept. */
function withTracking(mine: Segment, text: Segment, by: Author): Segment {
  if (sameSegment(accepted(mine), accepted(text))) return mine
  return hasChanges(mine) ? text : keepComments(mine, tracked(mine, text, by))
}
