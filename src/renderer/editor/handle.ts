import type { ChangeSource, DocumentHeader, ViewState } from '../../core/document/changes.ts'
import type {
  BilingualDocument,
  Change,
  Granularity,
  Link,
  Mark,
  Metadata,
  Row,
  RowKind,
  Side,
  SourceLanguage,
  Status,
  TargetLanguage,
} from '../../core/document/model.ts'
import type { Thread } from '../../core/document/notes.ts'
import type { Counts } from '../../core/document/summary.ts'

/** Names of everything a user can do in the editor without an argument. */
export type CommandName =
  | 'confirmAndNext'
  | 'confirmNext'
  | 'nextRow'
  | 'previousRow'
  | 'nextUnfinished'
  | 'otherSide'
  | 'mergeNext'
  | 'mergePrevious'
  | 'split'
  | 'copySource'
  | 'insertCode'
  | 'clearTarget'
  | 'statusEmpty'
  | 'statusDraft'
  | 'statusTranslated'
  | 'statusReviewed'
  | 'statusApproved'
  | 'toggleLock'
  | 'toggleBookmark'
  | 'nextBookmark'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'superscript'
  | 'subscript'
  | 'unlink'
  | 'clearFormatting'
  | 'undo'
  | 'redo'
  | 'selectAll'
  | 'paragraphRows'
  | 'sentenceRows'
  | 'sentenceUp'
  | 'sentenceDown'
  | 'pullSideUp'
  | 'splitSide'
  | 'unlinkSides'
  | 'swapWithNext'
  | 'shiftSideDown'
  | 'shiftSideUp'
  | 'park'
  | 'markNormal'
  | 'markOmission'
  | 'markAddition'
  | 'markInversion'
  | 'confirmLink'
  | 'confirmLinkAndNext'
  | 'nextDoubtful'
  | 'previousDoubtful'
  | 'nextMoved'
  | 'confirmMoved'
  | 'returnMoved'
  | ChangeCommand

/** Commands on tracked changes. */
export type ChangeCommand =
  | 'nextChange'
  | 'previousChange'
  | 'acceptChange'
  | 'rejectChange'
  | 'acceptRow'
  | 'rejectRow'
  | 'acceptAuthor'
  | 'rejectAuthor'
  | 'acceptAll'
  | 'rejectAll'

export interface EditorCommand {
  /** Carries it out; false where it does not apply now. */
  run(): boolean
  enabled(): boolean
}

/** What the interface shows around the page; the same object until something changes. */
export interface EditorSnapshot {
  /** Position of the active row, from 0; -1 in an empty document. */
  readonly rowIndex: number
  readonly rowId: string
  readonly side: Side
  /** How many rows are selected as rows; 0 where the selection is a caret or a text. */
  readonly selectedRows: number
  readonly kind: RowKind
  /** 1 to 6 for headings, else 0. */
  readonly level: number
  readonly status: Status
  readonly locked: boolean
  readonly bookmarked: boolean
  readonly marks: readonly Mark['type'][]
  readonly counts: Counts
  /** Of the active row. */
  readonly rowCounts: Counts
  /** Codes of its source that its translation lacks; 0 where there is no translation yet. */
  readonly missingCodes: number
  /** Comments on the active row. */
  readonly comments: readonly CommentThread[]
  /** The thread in hand: gone to, or on the text at the caret; null where there is none. */
  readonly thread: string | null
  /** What the next comment will be on, while one is being written. */
  readonly commenting: CommentPlan | null
  /** Whose changes are tracked; null: they are not. */
  readonly tracking: string | null
  /** Tracked changes in the document. */
  readonly changes: number
  /** The tracked change at the caret. */
  readonly change: ChangeInfo | null
  readonly granularity: Granularity
  readonly link: Link
  readonly canUndo: boolean
  readonly canRedo: boolean
}

/** A heading or title, for the outline. */
export interface OutlineEntry {
  readonly rowId: string
  readonly rowIndex: number
  readonly kind: RowKind
  readonly level: number
  readonly source: string
  readonly target: string
}

export interface FindQuery {
  readonly text: string
  readonly sides: 'both' | Side
  readonly regularExpression: boolean
  readonly matchCase: boolean
  readonly wholeWord: boolean
}

export interface FindState {
  /** How many hits; counting stops at `limit`. */
  readonly count: number
  /** Position of the current hit from 0, or -1. */
  readonly current: number
  /** Why a regular expression cannot be used, or null. */
  readonly error: string | null
}

export interface Find {
  set(query: FindQuery | null): FindState
  next(): FindState
  previous(): FindState
  /** Replaces the current hit (in a target that is not locked) and goes on to the next. */
  replace(replacement: string): FindState
  /** Replaces every hit in targets in one undoable step; returns how many, and how many were refused. */
  replaceAll(replacement: string): { readonly replaced: number; readonly refused: number }
  state(): FindState
}

/** Which rows are shown; the others are hidden, never removed. Empty: all. */
export interface RowFilter {
  readonly statuses: readonly Status[]
  readonly bookmarked: boolean
  /** Only rows with tracked changes. */
  readonly changed?: boolean
  /** Only rows with comments that are not settled. */
  readonly commented?: boolean
}

/** A tracked change, to be told about. */
export interface ChangeInfo {
  readonly kinds: readonly Change['kind'][]
  readonly author: string
  /** ISO 8601, or empty. */
  readonly date: string
}

/** A comment with what was answered to it. */
export interface CommentThread extends Thread {
  readonly rowId: string
  /** The text it is on; empty where it is on the row as a whole. */
  readonly quote: string
}

/** A thread and the position of its row, from 0. */
export interface CommentEntry {
  readonly thread: CommentThread
  readonly rowIndex: number
}

export interface CommentPlan {
  readonly rowId: string
  readonly quote: string
}

/** Comments on rows and on stretches of their text; each change is one step to undo. */
export interface Comments {
  /** All threads, in the order of the rows; the same array until one of them changes. */
  list(): readonly CommentEntry[]
  /** Settles what the next comment will be on: the selected text, or the row with the caret. */
  begin(): boolean
  cancel(): void
  /** Writes the comment that was begun; returns its id, or null where there is nothing begun. */
  add(text: string, author: string): string | null
  answer(threadId: string, text: string, author: string): boolean
  edit(noteId: string, text: string): boolean
  /** Removes a note, and with the first of a thread all of it. */
  remove(noteId: string): boolean
  resolve(threadId: string, resolved: boolean): boolean
  /** Puts the caret at what a thread is on. */
  goto(threadId: string): boolean
  /** Goes to the next thread that is not settled, or the one before, going round. */
  step(direction: 1 | -1): boolean
}

/**
 * How sure a link is, in steps that a mark in the margin can show: said to be right by the user,
 * put together by hand, guessed; empty where nobody has guessed.
 */
export type Sureness = 'confirmed' | 'held' | 'high' | 'middling' | 'low' | ''

/** How the rows of a document are linked, for statistics and the overview beside the scroll bar. */
export interface LinkEntry {
  readonly rowId: string
  readonly rowIndex: number
  readonly link: Link
  readonly sureness: Sureness
  readonly confirmed: boolean
  readonly doubtful: boolean
  /** Sentences on each side. */
  readonly shape: readonly [source: number, target: number]
  /** Chinese characters of the source and English words of the target. */
  readonly characters: number
  readonly words: number
}

/** Texts of a row that belong together, as offsets in UTF-16 units. */
export interface Correspondence {
  readonly source: readonly (readonly [from: number, to: number])[]
  readonly target: readonly (readonly [from: number, to: number])[]
}

/** A place in the text under the pointer or at the caret. */
export interface TextPlace {
  readonly rowId: string
  readonly side: Side
  readonly offset: number
}

/** The alignment of the document, reviewed. */
export interface Review {
  /** All rows with their links; the same array until one of them changes. */
  links(): readonly LinkEntry[]
  /** Confirms every link at least so likely; returns how many. */
  confirmAbove(threshold: number): number
  /** Puts a parked text into its side of the row with the caret. */
  unpark(id: string): boolean
  /** Confirms, from one of its rows, that a passage stands elsewhere in the translation. */
  confirmMoved(rowId: string): boolean
  /** Puts such a passage back to where it stands in the translation, as one step to undo. */
  returnMoved(rowId: string): boolean
  /** Moves all text of one side of a row to another row. */
  moveText(fromRow: string, toRow: string, side: Side): boolean
  /** The rows the selection touches, or all where it is a caret, with the position of the first. */
  range(): { readonly index: number; readonly rows: readonly Row[] }
  /**
   * Puts rows, as an aligner gives them back, in the place of others, as one step to undo.
   * @param granularity what a row stands for from now on, where all rows are replaced
   * @returns false where the document has changed meanwhile: nothing is done then
   */
  apply(
    index: number,
    before: readonly Row[],
    after: readonly Row[],
    granularity?: Granularity,
  ): boolean
  /** Lights up what belongs together in a row; null: nothing. */
  light(rowId: string, correspondence: Correspondence | null): void
  /** Told the place under the pointer when it rests on a text, and null when it leaves. */
  onHover(listener: (place: TextPlace | null) => void): () => void
}

/** The document open in the editor, as the rest of the window sees it. */
export interface EditorHandle {
  readonly commands: Readonly<Record<CommandName, EditorCommand>>
  readonly find: Find
  readonly review: Review
  readonly comments: Comments
  readonly changes: ChangeSource
  snapshot(): EditorSnapshot
  /** Called after every change of the snapshot; returns the function that ends it. */
  subscribe(listener: () => void): () => void
  /** The document as it is now, with all its rows. */
  document(): BilingualDocument
  /** The document without its rows; the same object until something in it changes. */
  header(): DocumentHeader
  /** Titles and headings; the same array until one of them changes. */
  outline(): readonly OutlineEntry[]
  view(): ViewState | null
  /** Puts the caret into a row and brings it into sight. */
  goto(rowId: string, side?: Side, offset?: number): void
  /** Puts the caret into the row at a position counted from 0. */
  gotoIndex(index: number): void
  focus(): void
  /** Address of the link at the caret, or null. */
  linkAt(): string | null
  setLink(href: string): boolean
  setKind(kind: RowKind, level: number): boolean
  setFilter(filter: RowFilter): void
  /** Tells the size of the page's type, 1 being 100 %. */
  setZoom(zoom: number): void
  setMetadata(metadata: Metadata): void
  setLanguages(source: SourceLanguage, target: TargetLanguage): void
  setOptions(options: EditorOptions): void
  /** Tracks from now on what is changed, as this author's; null: changes are not tracked. */
  track(author: string | null): void
  destroy(): void
}

export interface EditorOptions {
  /** Curly quotes, dashes and ellipses while typing English. */
  readonly smartPunctuation: boolean
  /** Whether a semicolon ends a sentence where rows are sentences. */
  readonly breakAtSemicolon: boolean
  /**
   * Whether the alignment is being reviewed: both sides can be edited, and Enter confirms the link
   * and goes to the next doubtful one.
   */
  readonly reviewing: boolean
}
