/**
 * The plain, immutable values that travel between all rooms. Nothing here has behaviour; what
 * comes from outside becomes one of these values only through `normalise`.
 */
import type { ROW_KINDS } from './kinds.ts'
import type { TARGET_LANGUAGES } from './languages.ts'

/** A BCP 47 tag of a source language. */
export type SourceLanguage = 'zh-Hant' | 'zh-Hans'

/** A BCP 47 tag of a target language: English and its regional variants. */
export type TargetLanguage = (typeof TARGET_LANGUAGES)[number]

/** Formatting of a stretch of text. Order of a mark list is canonical: see `inline.ts`. */
export type Mark =
  | { readonly type: 'bold' }
  | { readonly type: 'italic' }
  | { readonly type: 'underline' }
  | { readonly type: 'superscript' }
  | { readonly type: 'subscript' }
  | { readonly type: 'link'; readonly href: string }

/** A change that was tracked and waits to be accepted or rejected (OOXML `w:ins`, `w:del`). */
export interface Change {
  readonly kind: 'insertion' | 'deletion'
  /** Empty string: not known. */
  readonly author: string
  /** ISO 8601, or empty where it is not known. */
  readonly date: string
}

/** What people have done and said about a piece of text; left out where there is nothing. */
export interface Annotated {
  readonly change?: Change
  /**
   * Ids of the row's notes that are on this piece, in the order of their letters. Where a text was
   * divided through what a note is on, one of them names a note of the row beside it.
   */
  readonly comments?: readonly string[]
}

/** A run of characters with the same marks. Never empty, never contains a line break. */
export interface TextInline extends Annotated {
  readonly type: 'text'
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A line break inside a segment (OOXML `w:br`, HTML `br`). Counts as one character, `\n`. */
export interface BreakInline extends Annotated {
  readonly type: 'break'
}

/**
 * What a code stands for: the mark of a note or a comment, a picture, a field with its result (a
 * page number, a date), the reading above a word, or a tag of the file that means nothing here.
 */
export type CodeKind = 'note' | 'comment' | 'image' | 'field' | 'ruby' | 'tag'

/**
 * A protected piece of the original file that stands in the text (XLIFF 2 §4.2.3: inline codes).
 * It is carried along, never edited, and counts as one character. What it is made of stays in the
 * file: see `units`.
 */
export interface CodeInline extends Annotated {
  readonly type: 'code'
  /**
   * Names the code within its document: the same id in the target stands for the same thing, and
   * the two ends of a pair share theirs.
   */
  readonly id: string
  readonly role: 'standalone' | 'opening' | 'closing'
  readonly kind: CodeKind
  /** What is shown of it: number of a note, result of a field, a reading, alternative text, a tag. */
  readonly label: string
  /** Where a picture lies in the original file; else empty. */
  readonly image: string
}

export type Inline = TextInline | BreakInline | CodeInline

/** The text of one side of a row. */
export type Segment = readonly Inline[]

export type Side = 'source' | 'target'

export type RowKind = (typeof ROW_KINDS)[number]

/** From nothing to done; XLIFF 2 states are initial, translated, reviewed, final. */
export type Status = 'empty' | 'draft' | 'translated' | 'reviewed' | 'approved'

/**
 * A remark on a row, or on the pieces of its text that name it (`Annotated.comments`): a comment of
 * a Word file, a note of an XLIFF file.
 */
export interface Note {
  /** Unique within its document: a new identifier, or the place in the file it was read from. */
  readonly id: string
  /** Empty string: not known. */
  readonly author: string
  /** ISO 8601, or empty where it is not known. */
  readonly date: string
  readonly text: string
  /** Id of the note of this row that it answers: always the first of a thread. */
  readonly answers?: string
  /** Whether what it says is settled; said of the first of a thread. */
  readonly resolved?: boolean
}

/** How the two sides of a row were joined. */
export interface Link {
  readonly origin: 'segmented' | 'aligned' | 'imported' | 'manual'
  readonly type: 'normal' | 'omission' | 'addition' | 'inversion'
  /** Probability that the link is right, 0 to 1; null where nobody had to guess. */
  readonly confidence: number | null
  /**
   * Where the translation of an inversion stands in the translated text: the order key that it
   * would have as a row of its own. Left out where that is not known.
   */
  readonly place?: string
}

/**
 * White space between this row and the next row of the same paragraph, kept so that sentence
 * rows can be joined to the very paragraph they came from.
 */
export interface Gap {
  readonly source: string
  readonly target: string
}

/**
 * How a paragraph row was divided when it last stood as sentence rows. It lets status, links and
 * boundaries come back exactly, as long as the text is still the same.
 */
export interface Part {
  readonly id: string
  /** Lengths in UTF-16 units (a break counts one), without the gap that follows. */
  readonly sourceLength: number
  readonly targetLength: number
  readonly gap: Gap
  readonly status: Status
  readonly locked: boolean
  readonly bookmarked: boolean
  readonly link: Link
  readonly units: readonly string[]
  /** Ids of its notes. */
  readonly notes: readonly string[]
}

/** The division of a row and the texts it holds for: it is void once either text has changed. */
export interface Division {
  readonly sourceText: string
  readonly targetText: string
  readonly parts: readonly Part[]
}

/** One aligned unit: source text on one side, target text on the other; either may be empty. */
export interface Row {
  /** Unique within its document, stable for its life. */
  readonly id: string
  /** Fractional order key: rows sort by plain string comparison of this. */
  readonly order: string
  readonly kind: RowKind
  /** 1 to 6 for headings, 0 for every other kind. */
  readonly level: number
  /** Id of the paragraph the row belongs to; rows of one paragraph stand together. */
  readonly paragraph: string
  readonly source: Segment
  readonly target: Segment
  readonly gap: Gap
  readonly status: Status
  readonly locked: boolean
  readonly bookmarked: boolean
  readonly link: Link
  readonly division: Division | null
  /**
   * Units of the original file (its paragraphs, cells, segments) whose text begins in this row, in
   * order. A row without goes on with the unit of the row before it. Each name says where in the
   * file the unit stands, so that its translation can be written back there.
   */
  readonly units: readonly string[]
  readonly notes: readonly Note[]
}

/** A text that was taken out of its row, kept until it is put back somewhere. */
export interface Parked {
  readonly id: string
  readonly side: Side
  readonly text: Segment
}

/** What a row of a document stands for. */
export type Granularity = 'paragraph' | 'sentence'

/** What is known of a text besides the text. Empty string: not known. */
export interface Metadata {
  readonly title: string
  readonly targetTitle: string
  readonly author: string
  readonly translator: string
  /** Where the text was published: a paper, a journal, an address. */
  readonly origin: string
  readonly date: string
}

/** The file a document was read from. */
export interface Provenance {
  /** File name without its folder. */
  readonly name: string
  /** The reader that understood it: `text`, `docx`, … */
  readonly format: string
  /** WHATWG encoding label of a text file (`utf-8`, `big5`, `gb18030`, …), else empty. */
  readonly encoding: string
  /** SHA-256 of the file, in hexadecimal, where its bytes are kept to be written back; else empty. */
  readonly original: string
  /** The part of the file the document is (a chapter of a book), or empty where it is all of it. */
  readonly part: string
}

/** One source text with its translation. */
export interface BilingualDocument {
  readonly id: string
  readonly projectId: string
  readonly sourceLanguage: SourceLanguage
  readonly targetLanguage: TargetLanguage
  readonly granularity: Granularity
  readonly metadata: Metadata
  readonly provenance: Provenance
  /** Texts that stand in no row at the moment, the first parked first. */
  readonly parked: readonly Parked[]
  readonly rows: readonly Row[]
}

/** A piece of work: documents that belong together. */
export interface Project {
  readonly id: string
  readonly title: string
  readonly author: string
  readonly sourceLanguage: SourceLanguage
  readonly targetLanguage: TargetLanguage
  /** Ids of its documents, in order. */
  readonly documents: readonly string[]
  /** Milliseconds since 1970. */
  readonly created: number
  readonly edited: number
  /** When it was moved to the trash; null while it is in the library. */
  readonly trashed: number | null
}
