import { textOf } from '../../core/document/inline.ts'
import type { Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { Problems } from './result.ts'

/**
 * The text of both sides as a file has it, in reading order, and where each piece of it stands:
 * the row of a table, so that the two sides of one can be found to be in step.
 */
export interface FoundText {
  readonly source: FoundSide
  readonly target: FoundSide
  /** The source in notes, where a file has the notes apart from the text that they are to. */
  readonly notes?: FoundSide
}

/** Text of one side, normalised by `bare`, as it is gathered. */
export class FoundSide {
  text = ''
  readonly #starts: number[] = []
  readonly #places: number[] = []

  readonly #fold: (text: string) => string

  /** @param fold what else is made of a text before it is compared */
  constructor(fold: (text: string) => string = (text) => text) {
    this.#fold = fold
  }

  /** @param place ordinal of the table's row, or -1 where sides need not be in step */
  add(text: string, place: number): void {
    const more = bare(this.#fold(text))
    if (!more) return
    if (this.#places.at(-1) !== place) {
      this.#starts.push(this.text.length)
      this.#places.push(place)
    }
    this.text += more
  }

  /** The place of the character at an offset. */
  placeAt(offset: number): number {
    let low = 0
    let high = this.#starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#starts[middle]! <= offset) low = middle + 1
      else high = middle
    }
    return this.#places[low - 1] ?? -1
  }
}

const INVISIBLE = /[\s\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}\ufffd]+/gu

/**
 * Text as it is compared: without white space, which line breaks and tables change, and without
 * what no file format holds.
 */
export const bare = (text: string): string => text.replace(INVISIBLE, '')

/** Whether the source of a block is a note to its translation. */
export const hasNote = ({ arrangement }: Layout, { passages }: Block): boolean =>
  arrangement === 'footnotes' && passages.length > 1

/**
 * Looks for every block of a layout in the text of a file: once, whole, in order, and where the
 * file has tables both sides in one row.
 * @returns how many rows there should be and how many were found
 */
export function checkRows(
  layout: Layout,
  found: FoundText,
  problems: Problems,
): { readonly rows: number; readonly found: number } {
  const lost = new Set<Block>()
  const places = { source: new Map<Block, number>(), target: new Map<Block, number>() }
  const { notes } = found
  const inNotes = (block: Block) => notes !== undefined && hasNote(layout, block)
  const inText = notes ? layout.blocks.filter((block) => !inNotes(block)) : layout.blocks
  const follow = (side: Side, blocks: readonly Block[], text: FoundSide) =>
    new Follower({ ...layout, blocks }, side, problems, lost).follow(text, places[side])
  follow('source', inText, found.source)
  follow('target', layout.blocks, found.target)
  if (notes) follow('source', layout.blocks.filter(inNotes), notes)
  for (const [block, place] of places.source) {
    const other = places.target.get(block)
    if (other === undefined || other === place) continue
    lost.add(block)
    problems.add(
      'row-apart',
      block.number,
      `Row ${block.number} has its source and its translation in different rows of the table.`,
    )
  }
  const count = (blocks: Iterable<Block>) => {
    let rows = 0
    for (const block of blocks) rows += block.rows.length
    return rows
  }
  const rows = count(layout.blocks)
  return { rows, found: rows - count(lost) }
}

/** Stands for a glyph that shows that there is none: a character of no face, and of no text. */
export const NO_GLYPH = '\u{10fffd}'

/** How far behind its place a row is looked for, in characters besides those that are lost. */
const WINDOW = 5_000

/**
 * A text shorter than this may stand anywhere by chance: behind one that is lost it is not looked
 * for far away.
 */
const TELLING = 12
const NEAR = 60

/** Follows the rows of one side through the text of a file. */
class Follower {
  readonly #layout: Layout
  readonly #side: Side
  readonly #problems: Problems
  readonly #lost: Set<Block>
  readonly #title: string
  /** Rows that were found, by their text. */
  readonly #byText = new Map<string, string>()

  constructor(layout: Layout, side: Side, problems: Problems, lost: Set<Block>) {
    this.#layout = layout
    this.#side = side
    this.#problems = problems
    this.#lost = lost
    this.#title = layout.titleInText ? '' : bare(layout.title[side])
  }

  /** @param places where each row begins */
  follow(found: FoundSide, places: Map<Block, number>): void {
    const { text } = found
    let at = this.#behindTitle(text)
    /** Length of the rows since `at` that were not found: their remains may stand there. */
    let missing = 0
    for (const block of this.#layout.blocks) {
      const wanted = this.#wanted(block)
      if (!wanted) continue
      const start = this.#find(wanted, text, at, missing)
      if (start < 0) {
        missing += wanted.length
        this.#lose(block)
        continue
      }
      if (start > at && missing === 0) this.#tellOf(text.slice(at, start), block.number)
      this.#byText.set(wanted, block.number)
      places.set(block, found.placeAt(start))
      at = start + wanted.length
      missing = 0
    }
    if (at < text.length && missing === 0) this.#tellOf(text.slice(at), '')
  }

  /** The text of a block, as far as the layout prints it on this side. */
  #wanted({ passages }: Block): string {
    const texts = passages.filter(({ side }) => side === this.#side)
    return bare(texts.map(({ segment }) => textOf(segment)).join(''))
  }

  #find(wanted: string, text: string, at: number, missing: number): number {
    if (text.startsWith(wanted, at)) return at
    const window = wanted.length >= TELLING || missing === 0 ? WINDOW : NEAR
    const near = text.slice(at, at + missing + window + wanted.length).indexOf(wanted)
    return near < 0 ? -1 : at + near
  }

  #lose(block: Block): void {
    this.#lost.add(block)
    const what = this.#side === 'source' ? 'source' : 'translation'
    const message = `The ${what} of row ${block.number} is not whole, or not in its place.`
    this.#problems.add('row-missing', block.number, message)
  }

  #tellOf(between: string, next: string): void {
    // Where one language has no title, that of the other may stand in for it.
    if (this.#title && !between.replaceAll(this.#title, '')) return
    const where = next ? `before row ${next}` : 'behind the last row'
    const twice = this.#byText.get(between)
    if (twice !== undefined) {
      const message = `Row ${twice} stands a second time, ${where}.`
      this.#problems.add('row-twice', twice, message)
      return
    }
    const shown = [...between].slice(0, 20).join('')
    const message = `There is text ${where} that is none of the document’s: “${shown}…”.`
    this.#problems.add('unexpected-text', next, message)
  }

  /** Behind the title that stands before the text where the text has none of its own. */
  #behindTitle(text: string): number {
    const title = this.#title
    if (!title || !text.startsWith(title)) return 0
    const first = this.#layout.blocks.map((block) => this.#wanted(block)).find(Boolean) ?? ''
    return text.startsWith(first, title.length) ? title.length : 0
  }
}
