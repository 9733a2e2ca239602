import type { Segment, Status } from '../../core/document/model.ts'
import type { ReviewChange, ReviewComment, TextForm } from '../../core/review/model.ts'
import type { RowStamp } from '../review-stamp.ts'
import type { Warning } from '../types.ts'

/** What a row is called in its file. */
export interface RowNames {
  /** Names that no row of another document has: an id of ours, a GUID. */
  readonly certain: readonly string[]
  /**
   * Hashes of its texts as they were sent, of both and of the source alone: they tell which row it is
   * where no other was sent with the same.
   */
  readonly sent: readonly string[]
  /** Names that rows of other documents may have too: the number of a unit. */
  readonly likely: readonly string[]
}

/** A row of a file that came back. */
export interface ReviewedRow {
  /** For people: `row 12`. */
  readonly place: string
  readonly names: RowNames
  readonly stamps: readonly RowStamp[]
  readonly source: Segment
  readonly target: Segment
  /** Whether the cell of its translation is one with that of the row before it. */
  readonly merged: boolean
  /** The translation before the changes that were tracked; null where none were. */
  readonly before: (() => Segment) | null
  /**
   * The translation with the changes that were tracked as changes of the text, and with the places of
   * the comments by their ids; null where there are none, and left out where a format has none.
   */
  readonly tracked?: (() => Segment) | null
  readonly status: Status | null
  readonly comments: readonly ReviewComment[]
  readonly changes: readonly ReviewChange[]
}

/** A file that came back from a reviewer. */
export interface ReviewedFile {
  /** `docx`, `html`, or the format that `read` has for it. */
  readonly format: string
  readonly form: TextForm
  /** Id of the document it was made of, and the round it was sent in; empty and 0 where it does not say. */
  readonly document: string
  readonly round: number
  readonly rows: readonly ReviewedRow[]
  readonly warnings: readonly Warning[]
}
