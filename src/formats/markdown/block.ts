import type { RowKind, Segment } from '../../core/document/model.ts'

/** Where text stands, which decides what has to be escaped in it. */
export type Setting = 'paragraph' | 'heading' | 'cell' | 'html'

/** A stretch of the file that is translated as one: the content of a paragraph, a heading, a cell. */
export interface Block {
  readonly kind: RowKind
  /** 1 to 6 for headings, else 0. */
  readonly level: number
  readonly setting: Setting
  /** Where the content begins and ends in the file, without the signs of the block around it. */
  readonly start: number
  readonly end: number
  /** Where the block itself ends: behind the underline of a heading. */
  readonly blockEnd: number
  /** What stands before each further line of it: signs of quotations, indents of lists. */
  readonly prefix: string
  readonly segment: Segment
  /** The Markdown behind each code, by its id and role. */
  readonly codes: ReadonlyMap<string, string>
  readonly links: readonly LinkSource[]
}

/** How a link is written in the file. */
export interface LinkSource {
  readonly href: string
  /** What stands before the text of the link: a bracket, or a tag of HTML. */
  readonly open: string
  /** What follows it: `](… "title")`, `][label]`. */
  readonly close: string
  /** The text of an address that stands there as it is, else null. */
  readonly auto: { readonly text: string; readonly raw: string } | null
}

/** The name of a block as a unit of its file: where its text begins. */
export const unitOf = ({ start }: Block): string => String(start)

/** Key of a code in `Block.codes`. */
export const codeKey = (id: string, role: string): string => `${role} ${id}`
