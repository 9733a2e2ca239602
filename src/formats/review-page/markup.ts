/**
 * Names that a page for reviewers is made of. They are shared by the writer, by the program in the
 * page and by the reader, since the page itself is what comes back: its table is the state.
 */

/** Attributes of a row (`tr`), of its remarks (`.remark`) and of what is only interface. */
export const ATTRIBUTES = {
  /** On every element that the page's program adds to be seen or pressed: no part of the text. */
  interface: 'data-ui',
  status: 'data-status',
  /** The status that was sent, where the row has another by now. */
  sentStatus: 'data-sent-status',
  /** When the translation was last changed (ISO 8601); only on rows that differ from what was sent. */
  edited: 'data-edited',
  /** Who changed it. */
  by: 'data-by',
  id: 'data-id',
  author: 'data-author',
  date: 'data-date',
  /** Id of the remark that one answers. */
  answers: 'data-answers',
  /** The text that a remark is on. */
  anchor: 'data-anchor',
  resolved: 'data-resolved',
  /** On remarks made in the page, which their author may take back. */
  own: 'data-own',
} as const

/** Classes of what stands in a row. */
export const CLASSES = {
  /** The text of a side, in the cell of its side. */
  text: 'text',
  /** The translation as it was sent, beside the one that was changed. */
  sent: 'sent',
  remark: 'remark',
} as const

/** Names of `meta` elements, besides those of `REVIEW_PROPERTIES`. */
export const META = {
  reviewer: 'FacingPagesReviewer',
  /** When the page was last saved by its program (ISO 8601). */
  saved: 'FacingPagesSaved',
} as const

/** Ids of the parts of the page that a copy of it is made of. */
export const PARTS = {
  about: 'about',
  table: 'review',
  program: 'program',
  style: 'style',
} as const

/** Rows that stand in one `tbody`, which browsers lay out when it comes into sight. */
export const ROWS_IN_CHUNK = 40
