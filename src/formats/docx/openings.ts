import { isBlank, textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import { chaptersOf } from '../../core/layout/chapters.ts'
import type { Block } from '../../core/layout/model.ts'
import { type Extent, openingsOf, type Unit } from '../../core/layout/openings.ts'
import type { Theme } from '../../core/layout/themes.ts'
import type { Context } from './context.ts'
import { linesOf } from './measure.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { TWIPS_A_POINT } from './sheet.ts'
import {
  HEADING_LEADING,
  HEADING_SIZES,
  HEADING_SPACE,
  isIndented,
  NOTE_LEADING,
  PARAGRAPH_SPACE,
  TITLE_LEADING,
  TITLE_SPACE,
} from './styles.ts'

/**
 * How full pages are made. Where lines really break is up to the program that opens the file and to
 * its faces: what is left is for those that are wider than ours, so that no page runs over.
 */
const FILL = 0.82

/** A part of a block as it stands on the page of either side. */
export interface Placed {
  readonly block: Block
  readonly piece: Piece
  /** Whether it is the first of its block, and whether the last. */
  readonly first: boolean
  readonly last: boolean
}

/** What stands on two pages that belong together, or in a chapter of either text. */
export interface Spread {
  readonly placed: readonly Placed[]
  /** Leading of the text on each side, as a part of the theme's. */
  readonly leading: Readonly<Record<Side, number>>
  /** Whether a chapter begins here. */
  readonly begins: boolean
}

/** Chapter by chapter, each whole. */
export const chaptersIn = ({ layout: { blocks }, notes }: Context): readonly Spread[] =>
  chaptersOf(blocks).map(({ from, to }) => ({
    placed: blocks
      .slice(from, to)
      .filter((block) => !notes.areAll(block))
      .map((block) => ({ block, piece: block, first: true, last: true })),
    leading: { source: 1, target: 1 },
    begins: true,
  }))

const known = new WeakMap<Context, readonly Spread[]>()

/**
 * The pieces of all blocks by the opening they stand on, both sides the same ones, the shorter side
 * led towards the longer one.
 */
export function openingsIn(context: Context): readonly Spread[] {
  const before = known.get(context)
  if (before) return before
  const { layout, options, sheet, notes } = context
  const size = options.fontSize * TWIPS_A_POINT
  const line = size * layout.theme.leading
  const height = sheet.textHeight * FILL
  const most = {
    source: Math.floor(((height / line) * sheet.textWidth) / size / 3),
    target: Math.floor(((height / line) * sheet.textWidth) / size / 1.5),
    together: 2,
  }
  const ruler = new Ruler(context, sheet.textWidth)
  const placed: Placed[] = []
  const units: Unit[] = []
  const chapters = new Set(chaptersOf(layout.blocks).map(({ from }) => layout.blocks[from]))
  for (const block of layout.blocks) {
    if (notes.areAll(block)) continue
    const pieces = piecesOf(block, most)
    for (const [i, piece] of pieces.entries()) {
      const [first, last] = [i === 0, i === pieces.length - 1]
      const extent = (side: Side): Extent => ({
        ...ruler.extentOf(block, notes.isNote(block, side) ? '' : textOf(piece[side])),
        notes: ruler.notesHeight(notes.textsIn(block, piece[side], side, last)),
      })
      placed.push({ block, piece, first, last })
      units.push({
        source: extent('source'),
        target: extent('target'),
        cuts: [],
        chapter: first && chapters.has(block),
        keep: block.kind === 'heading' || block.kind === 'title' || block.kind === 'byline',
      })
    }
  }
  const spreads = openingsOf(units, { height, mode: 'opening', between: 0 }).map(
    ({ from, to, source, target }): Spread => ({
      placed: placed.slice(from.unit, to.unit),
      leading: { source, target },
      begins: units[from.unit]?.chapter ?? false,
    }),
  )
  known.set(context, spreads)
  return spreads
}

/** Part of the line's width that is left of it where a paragraph is set in on both sides. */
const SET_IN = 0.88

/** Line and space between a text and the notes below it, in lines. */
const SEPARATOR = 1.2

/** Whether a kind of block is set as the text is, so that its lines may be led. */
export const isText = ({ kind }: Block): boolean =>
  kind === 'paragraph' || kind === 'quotation' || kind === 'list-item' || kind === 'table-cell'

/** How much room blocks take in a column of a width, in twips. */
export class Ruler {
  readonly #size: number
  readonly #line: number
  readonly #width: number
  readonly #theme: Theme
  /** Space between paragraphs of text, as a part of their size. */
  readonly #apart: number

  constructor({ options, layout }: Context, width: number) {
    this.#theme = layout.theme
    this.#size = options.fontSize * TWIPS_A_POINT
    this.#line = this.#size * layout.theme.leading
    this.#width = width
    this.#apart = isIndented(layout) ? 0 : PARAGRAPH_SPACE
  }

  extentOf(block: Block, text: string): Extent {
    if (!text.trim()) {
      return { before: 0, lines: 0, line: this.#line, elastic: false, notes: 0 }
    }
    const { scale, line, space } = this.#lookOf(block)
    const isSetIn = block.kind === 'quotation' || block.kind === 'list-item'
    const measure = isSetIn ? this.#width * SET_IN : this.#width
    return {
      before: space * this.#size,
      lines: linesOf(text, measure / (this.#size * scale)),
      line,
      elastic: isText(block),
      notes: 0,
    }
  }

  /** Size of a block's text, height of its lines in twips, and the space around it: see `stylesOf`. */
  #lookOf({ kind, level }: Block): { scale: number; line: number; space: number } {
    const { faces } = this.#theme
    const own = (scale: number, leading: number, space: number) => ({
      scale,
      line: scale * leading * this.#size,
      space,
    })
    switch (kind) {
      case 'title':
        return own(faces.title.scale, TITLE_LEADING, 2 * TITLE_SPACE)
      case 'heading':
        return own(
          faces.heading.scale * HEADING_SIZES[level - 1]!,
          HEADING_LEADING,
          HEADING_SPACE.before + HEADING_SPACE.after,
        )
      case 'footnote':
        return own(faces.note.scale, NOTE_LEADING, 0.3)
      case 'caption':
        return { scale: faces.note.scale, line: this.#line, space: 1 }
      case 'quotation':
        return { scale: 1, line: this.#line, space: 1 }
      case 'list-item':
        return { scale: 1, line: this.#line, space: 0.2 }
      case 'byline':
        return { scale: 1, line: this.#line, space: 0.3 }
      default:
        return { scale: 1, line: this.#line, space: this.#apart }
    }
  }

  heightOf(block: Block, text: string): number {
    const { before, lines, line } = this.extentOf(block, text)
    return before + lines * line
  }

  /** Height of texts at the foot of the page. */
  notesHeight(texts: readonly string[]): number {
    const { scale } = this.#theme.faces.note
    const lines = texts.map((text) => linesOf(text, this.#width / (this.#size * scale)))
    if (lines.length === 0) return 0
    return lines.reduce((sum, each) => sum + each, SEPARATOR) * scale * NOTE_LEADING * this.#size
  }
}

/** The sides of a piece that a page of it prints. */
export const prints = ({ notes }: Context, { block, piece }: Placed, side: Side): boolean =>
  !isBlank(piece[side]) && !notes.isNote(block, side)
