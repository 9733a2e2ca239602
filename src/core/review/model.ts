import type { CodeInline, Note, Row, Segment, Side, Status } from '../document/model.ts'

/** A change that a reviewer tracked: Word's insertions and deletions. */
export interface ReviewChange {
  readonly side: Side
  readonly kind: 'insertion' | 'deletion'
  /** Empty string: not known. */
  readonly author: string
  /** ISO 8601, or empty. */
  readonly date: string
  readonly text: string
}

/** A remark of a reviewer. */
export interface ReviewComment extends Note {
  /** The text it was made on; empty where it is on the row. */
  readonly anchor: string
  /** How often the same text stands before that one; left out where that is not known. */
  readonly nth?: number
}

/**
 * What came through of a text besides its characters. `whole`: formatting and codes. `printed`:
 * formatting, and codes as what is printed for them. `plain`: neither.
 */
export type TextForm = 'whole' | 'printed' | 'plain'

/** A row as it came back. */
export interface ReturnedRow {
  /** Where it stands, for people: `row 12`. */
  readonly place: string
  /**
   * Ids of the rows it says it stands for, several where rows were sent as one; none where it does
   * not say.
   */
  readonly rows: readonly string[]
  /** Whether what it says is certain: a name that no other document has. */
  readonly certain: boolean
  readonly source: Segment
  readonly target: Segment
  readonly form: TextForm
  /** Whether the cell of its translation is one with that of the row before it. */
  readonly merged: boolean
  /** Whether another translation was sent than the one that the base has. */
  readonly outdated: boolean
  /** That other translation, where the row still shows it; else null. */
  readonly before: Segment | null
  /** Null: it says nothing of it. */
  readonly status: Status | null
  readonly comments: readonly ReviewComment[]
  readonly changes: readonly ReviewChange[]
}

/**
 * What became of a row. Against what was sent: nothing; the reviewer changed it (`takenTheirs`);
 * the translator did (`keptMine`); both did the same; each did something else (`conflict`). `added`
 * and `removed` by the reviewer.
 */
export type MergeKind =
  | 'unchanged'
  | 'takenTheirs'
  | 'keptMine'
  | 'same'
  | 'conflict'
  | 'added'
  | 'removed'

/**
 * What the reviewer did to a row as a whole: divided it, put it together with its neighbour, put it
 * elsewhere, pasted it more than once.
 */
export type RowMove = 'split' | 'joined' | 'moved' | 'twice'

/** How a row that came back was recognised: by its id, its texts, its source, or what it is like. */
export type Found = 'id' | 'text' | 'source' | 'likeness' | 'place'

/** Texts of one row that came back. */
export interface TheirRow {
  readonly source: Segment
  readonly target: Segment
}

/** What became of one row: everything there is to show of it, and to decide. */
export interface MergeEntry {
  /** Of the row in the translator's document; of one that the reviewer added a name of its own. */
  readonly id: string
  readonly kind: MergeKind
  readonly moves: readonly RowMove[]
  readonly found: Found | null
  /** Where it stands in what came back; empty where it does not. */
  readonly place: string
  /** As it was sent; null for a row that was added since. */
  readonly base: Row | null
  /** As the translator has it; null where it is gone. */
  readonly mine: Row | null
  /** As it came back, with the codes and formatting that a review cannot carry; null where it did not. */
  readonly theirs: Segment | null
  /** The source as it came back, where the reviewer changed it. */
  readonly theirSource: Segment | null
  /** The rows that it came back as, where it was divided; and one that was added. */
  readonly parts: readonly TheirRow[]
  /** What the row says where it was pasted again, if that is something else. */
  readonly others: readonly Segment[]
  /** The status that the reviewer gave it, or null. */
  readonly status: Status | null
  /** Remarks that were not there when it was sent. */
  readonly comments: readonly ReviewComment[]
  /** Remarks that were open when it was sent and that the reviewer has resolved. */
  readonly settled: readonly Note[]
  readonly changes: readonly ReviewChange[]
  /** Codes that the reviewer's text has lost. */
  readonly lostCodes: readonly CodeInline[]
}

/** A review, merged; nothing is applied yet: see `mergedRows`. */
export interface Merge {
  /** In the order of the translator's rows; rows that were added stand where the reviewer put them. */
  readonly entries: readonly MergeEntry[]
  /** The entries of what came back, in its order. */
  readonly order: readonly string[]
  /** Of the rows that were sent, how many came back. */
  readonly sent: number
  readonly returned: number
  /** Rows that came back and did not say which they are, and of these how many were recognised. */
  readonly nameless: number
  readonly foundAgain: number
  /** Rows that were sent with another translation than the base has. */
  readonly outdated: number
}
