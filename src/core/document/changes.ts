import type { BilingualDocument, Row, Side } from './model.ts'
import type { Summary } from './summary.ts'

/** A document without its rows: what is stored once per document. */
export type DocumentHeader = Omit<BilingualDocument, 'rows'>

/** What differs between two states of a document, the unit of saving. */
export interface DocumentChanges {
  readonly header: DocumentHeader
  /** Rows that are new or differ. */
  readonly put: readonly Row[]
  /** Ids of rows that are gone. */
  readonly removed: readonly string[]
  /** Of the document as it is after the changes. */
  readonly summary: Summary
}

/** Something that changes under the user's hands and is asked for its changes from time to time. */
export interface ChangeSource {
  /** Everything since the last call, or null where nothing changed. */
  take(): DocumentChanges | null
  /** Tells that there is something to take; returns the function that ends it. */
  onChange(listener: () => void): () => void
}

/** Where the user was in a document. */
export interface ViewState {
  readonly rowId: string
  readonly side: Side
  /** Offset of the caret in the segment, UTF-16 units. */
  readonly offset: number
}
