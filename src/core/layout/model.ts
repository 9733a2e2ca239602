import type {
  Metadata,
  Note,
  RowKind,
  Segment,
  Side,
  SourceLanguage,
  Status,
  TargetLanguage,
} from '../document/model.ts'
import type { Notes } from './notes.ts'
import type { Arrangement, By } from './options.ts'
import type { Changes } from './printable.ts'
import type { Lines, Theme } from './themes.ts'

/** Text of one language inside a block. */
export interface Passage {
  readonly side: Side
  readonly segment: Segment
}

/**
 * What a writer sets as one piece: a row of the columns, or a paragraph of running text. The rows
 * of one paragraph are one block in running text and stay blocks of their own in columns.
 */
export interface Block {
  readonly kind: RowKind
  /** 1 to 6 for headings, 0 for every other kind. */
  readonly level: number
  /** Ids of the rows it holds, at least one. */
  readonly rows: readonly string[]
  /** Number of its row, or `first–last` of several, counted from 1. */
  readonly number: string
  /** Whether a paragraph begins here; false for the further sentences of one. */
  readonly begins: boolean
  /** Status of its rows together, as `joinStatus` has it. */
  readonly status: Status
  readonly source: Segment
  readonly target: Segment
  /**
   * What is printed of it, in reading order and without what is blank: both sides; the source alone
   * where the arrangement is source; in target the translation, with source text where it is missing.
   */
  readonly passages: readonly Passage[]
  /** Its rows, each with the white space behind it: together they are `source` and `target`. */
  readonly parts: readonly Part[]
  /** Indices of the blocks that are its footnotes, where it is known which are. */
  readonly footnotes: readonly number[]
  /** Remarks on its rows. */
  readonly comments: readonly Note[]
}

/** A row inside a block. */
export interface Part {
  readonly row: string
  readonly source: Segment
  readonly target: Segment
}

/** A line of the colophon: who wrote, who translated, where it appeared. */
export interface MetadataLine {
  /** A field of the metadata; `changes` and `authors` say what tracked changes are of, and by whom. */
  readonly name: keyof Metadata | 'changes' | 'authors'
  readonly label: Readonly<Record<Side, string>>
  readonly value: string
}

/** A title or heading of the text. */
export interface OutlineEntry {
  /** 0 for titles, 1 to 6 for headings. */
  readonly level: number
  /** Index of its block in `Layout.blocks`. */
  readonly block: number
  readonly source: string
  readonly target: string
}

/** How long a document is. */
export interface Statistics {
  readonly rows: number
  /** Rows that are translated, reviewed or approved. */
  readonly done: number
  /** Chinese characters of the source. */
  readonly characters: number
  /** English words of the translation. */
  readonly words: number
}

/** A bilingual document as a sequence of things to print, neutral of any file format. */
export interface Layout {
  readonly arrangement: Arrangement
  /** What a block is. */
  readonly by: By
  readonly sourceSide: 'left' | 'right'
  readonly alternate: 'page' | 'chapter'
  readonly theme: Theme
  readonly lines: Lines
  readonly sourceLanguage: SourceLanguage
  readonly targetLanguage: TargetLanguage
  /** Names of the two languages, each in its own language: the heads of the columns. */
  readonly languageNames: Readonly<Record<Side, string>>
  /** Plain text of both titles; empty where not known. */
  readonly title: Readonly<Record<Side, string>>
  /** Whether one of the blocks is the title, so that it must not be set a second time. */
  readonly titleInText: boolean
  /** Author of the text, empty where not known. */
  readonly author: string
  /** The running head: both titles, or the one that the arrangement prints. */
  readonly running: string
  readonly metadata: readonly MetadataLine[]
  /** How many blocks at the start are titles and bylines; the metadata lines follow these. */
  readonly opening: number
  readonly outline: readonly OutlineEntry[]
  /** Whether blocks print their numbers. */
  readonly numbered: boolean
  /** Whether blocks print their status, by `STATUS_MARKS`. */
  readonly statusMarks: boolean
  /** Everything known of the text, for the bibliography: titles first. */
  readonly bibliography: readonly MetadataLine[]
  readonly statistics: Statistics
  /** Whether segments carry tracked changes and the places of comments, or the text alone. */
  readonly changes: Changes
  /** How remarks on rows are printed: see `openNotes` and `numberedNotes`. */
  readonly notes: Notes
  readonly blocks: readonly Block[]
}
