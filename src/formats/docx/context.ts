import { fromText } from '../../core/document/inline.ts'
import type { Segment, Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { Bookmarks } from './bookmarks.ts'
import { Footnotes } from './footnotes.ts'
import { paragraphXml } from './paragraph.ts'
import { Hyperlinks, runsXml } from './runs.ts'
import type { Sections } from './sections.ts'
import type { Sheet } from './sheet.ts'
import { paragraphStyle, STYLE } from './styles.ts'

const TEXT_STYLE = { source: STYLE.sourceText, target: STYLE.targetText } as const

/** What the parts of one document have in common while it is written. */
export class Context {
  readonly hyperlinks = new Hyperlinks()
  readonly footnotes = new Footnotes()
  readonly bookmarks = new Bookmarks()
  readonly layout: Layout
  readonly options: LayoutOptions
  readonly sheet: Sheet
  readonly sections: Sections
  /** Entry of the outline by its block, where there are contents to lead there. */
  readonly #entries: ReadonlyMap<Block, number>

  constructor(layout: Layout, options: LayoutOptions, sheet: Sheet, sections: Sections) {
    this.layout = layout
    this.options = options
    this.sheet = sheet
    this.sections = sections
    this.#entries = new Map(layout.outline.map((entry, i) => [layout.blocks[entry.block]!, i]))
  }

  /** A text in the style of its language. @param hyperlinks of the part it stands in */
  runs(
    segment: Segment,
    side: Side,
    style: string = TEXT_STYLE[side],
    hyperlinks = this.hyperlinks,
  ): string {
    return runsXml(segment, side, style, hyperlinks)
  }

  /** An unformatted text as a paragraph. */
  line(style: string, text: string, side: Side, properties = ''): string {
    return paragraphXml(style, this.runs(fromText(text), side), properties)
  }

  /**
   * One side of a block as a paragraph; a heading has a bookmark that the contents lead to.
   * @param behind runs that are none of it, such as the mark of a note
   */
  block(
    block: Block,
    side: Side,
    runs: string = this.runs(block[side], side),
    properties = '',
    behind = '',
  ): string {
    const entry = this.#entries.get(block)
    const marked =
      entry !== undefined && runs ? this.bookmarks.around(tocName(entry, side), runs) : runs
    return paragraphXml(paragraphStyle(block.kind, block.level), marked + behind, properties)
  }
}

/** Bookmark of an entry of the outline, named as Word names its own. */
export const tocName = (entry: number, side: Side): string =>
  `_Toc${String(entry + 1).padStart(6, '0')}${side === 'source' ? 'S' : 'T'}`

/** The side that stands left, and the one that stands right. */
export const sidesOf = ({ sourceSide }: Layout): readonly [Side, Side] =>
  sourceSide === 'left' ? ['source', 'target'] : ['target', 'source']
