import type { RowKind } from '../document/model.ts'
import type { Block } from './blocks.ts'
import { type Marker, markerOf } from './markers.ts'
import { endsClause, endsSentence, hasLetters, opensSpeech } from './shape.ts'

/** What a block is. */
export interface Role {
  readonly kind: RowKind
  /** For headings: place in the order of headings, 1 the highest. */
  readonly rank?: number
  /** Whether the block stands in one row with the block before it, after a line break. */
  readonly joined?: boolean
}

/** A text on the way to its structure: each rule gives roles to blocks that have none yet. */
export interface Outline {
  readonly blocks: readonly Block[]
  readonly markers: readonly (Marker | null)[]
  readonly roles: (Role | undefined)[]
  readonly lang: 'zh' | 'en'
  /** Whether most of it is running text, so that a line without a stop stands out. */
  readonly prose: boolean
  /** Whether paragraphs are long, so that a short line is no line of dialogue. */
  readonly essay: boolean
}

/** Columns of the longest heading, title, line of verse: about 24 Chinese characters. */
export const SHORT = { zh: 48, en: 76 } as const
const LONG_PARAGRAPH = 100

export function createOutline(blocks: readonly Block[], lang: 'zh' | 'en'): Outline {
  const columns = blocks
    .filter((block) => endsSentence(block.text))
    .map((block) => block.columns)
    .sort((a, b) => a - b)
  return {
    blocks,
    markers: blocks.map((block) => markerOf(block.folded)),
    roles: blocks.map(() => undefined),
    lang,
    prose: columns.length * 2 >= blocks.length,
    essay: (columns[Math.floor(columns.length / 2)] ?? 0) >= LONG_PARAGRAPH,
  }
}

export const isShort = (outline: Outline, block: Block): boolean =>
  block.columns <= SHORT[outline.lang]

/** Whether a block is running text: it ends like a sentence, or is too long for a heading. */
export const isBody = (outline: Outline, block: Block): boolean =>
  endsSentence(block.text) || opensSpeech(block.text) || block.columns > 1.5 * SHORT[outline.lang]

/** Whether a block looks like a heading, a title or a line that is set apart. */
export const isTerse = (outline: Outline, block: Block): boolean =>
  isShort(outline, block) &&
  !endsSentence(block.text) &&
  !endsClause(block.text) &&
  !opensSpeech(block.text) &&
  hasLetters(block.text)

/** Whether nothing has been decided about a block that exists. */
export const isOpen = (outline: Outline, i: number): boolean =>
  i >= 0 && i < outline.blocks.length && outline.roles[i] === undefined
