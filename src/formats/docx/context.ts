import { fromText, textOf } from '../../core/document/inline.ts'
import type { Change, Inline, Segment, Side } from '../../core/document/model.ts'
import { pageStarts } from '../../core/layout/chapters.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { LayoutOptions } from '../../core/layout/options.ts'
import { Bookmarks } from './bookmarks.ts'
import { Comments } from './comments.ts'
import { wordLanguage } from './fonts.ts'
import { Footnotes, markXml } from './footnotes.ts'
import { areSections, spreadsIn } from './pages.ts'
import { paragraphXml } from './paragraph.ts'
import { Revisions, wholeChange, wholly } from './revisions.ts'
import { Running } from './running.ts'
import { Hyperlinks, type RunContext, runsXml } from './runs.ts'
import type { Sections } from './sections.ts'
import type { Sheet } from './sheet.ts'
import { paragraphStyle, STYLE, withoutIn } from './styles.ts'
import { type TextNote, TextNotes } from './text-notes.ts'

const TEXT_STYLE = { source: STYLE.sourceText, target: STYLE.targetText } as const

/** What a paragraph has besides the runs of its text. */
interface BesidesRuns {
  /** Runs before and behind them that are none of it: numbers, the marks of notes. */
  readonly before?: string
  readonly behind?: string
  /** Elements of CT_PPr before `w:rPr`; without a change also `w:sectPr`. */
  readonly properties?: string
  /** The change that all of the text is, in running text: the paragraph comes and goes with it. */
  readonly change?: Change | null
}

/** What the parts of one document have in common while it is written. */
export class Context {
  readonly hyperlinks = new Hyperlinks()
  readonly footnotes = new Footnotes()
  readonly bookmarks = new Bookmarks()
  readonly revisions = new Revisions()
  readonly comments: Comments
  /** Footnotes of the text itself. */
  readonly notes: TextNotes
  /** Heads and feet of facing pages, where each of them is a section; else null. */
  readonly running: Running | null
  readonly layout: Layout
  readonly options: LayoutOptions
  readonly sheet: Sheet
  readonly sections: Sections
  /** Blocks that begin a page. */
  readonly chapters: ReadonlySet<Block>
  /** Entry of the outline by its block, where there are contents to lead there. */
  readonly #entries: ReadonlyMap<Block, number>

  readonly #body: RunContext
  readonly #notes: RunContext

  /** @param comments whether what was said of rows is written as comments of Word */
  constructor(
    layout: Layout,
    options: LayoutOptions,
    sheet: Sheet,
    sections: Sections,
    comments = layout.changes === 'shown',
  ) {
    this.layout = layout
    this.options = options
    this.sheet = sheet
    this.sections = sections
    this.comments = new Comments(comments ? layout.blocks : [])
    const { revisions, hyperlinks } = this
    const language = languageXml(layout)
    this.notes = new TextNotes(layout)
    const reference = (inline: Inline, side: Side): string => {
      const note = this.notes.markedBy(inline)
      return note ? this.#note(note, side) : ''
    }
    this.#body = { hyperlinks, revisions, comments: this.comments, reference, language }
    this.#notes = {
      ...this.#body,
      hyperlinks: this.footnotes.hyperlinks,
      comments: null,
      reference: () => '',
    }
    const spreads = layout.arrangement === 'facing' ? spreadsIn(this) : []
    this.running =
      spreads.length > 0 && areSections(spreads.length) ? new Running(this, spreads) : null
    this.chapters = pageStarts(layout)
    this.#entries = new Map(layout.outline.map((entry, i) => [layout.blocks[entry.block]!, i]))
  }

  /**
   * A text in the style of its language.
   * @param paragraph style of the paragraph that it stands in
   */
  runs(
    segment: Segment,
    side: Side,
    paragraph = 'Normal',
    style: string = TEXT_STYLE[side],
  ): string {
    const change = this.changeOf([segment])
    return runsXml(change ? wholly(segment, change) : segment, side, style, {
      ...this.#body,
      without: withoutIn(paragraph, side, this.layout.theme),
    })
  }

  /** A text of a block, see `runs`. */
  textRuns({ kind, level }: Block, segment: Segment, side: Side, style?: string): string {
    return this.runs(segment, side, paragraphStyle(kind, level), style)
  }

  /** A text as it stands in a note. */
  noteRuns(segment: Segment, side: Side): string {
    const without = withoutIn(STYLE.footnoteText, side, this.layout.theme)
    return runsXml(segment, side, TEXT_STYLE[side], { ...this.#notes, without })
  }

  /** Writes a footnote of the text. @returns the reference to it, which its mark follows */
  #note({ label, segment }: TextNote, side: Side): string {
    const says = textOf(segment).trimStart().startsWith(label.trim())
    return this.footnotes.addMarked(this.noteRuns(segment, side), says ? '' : label.trim())
  }

  /** Marks of the notes to a block that have none in its text. */
  notesBehind(block: Block, side: Side): string {
    return this.notes
      .behind(block, side)
      .map((note) => markXml(note.label.trim(), this.#note(note, side)))
      .join('')
  }

  /**
   * The change that all of these texts is, where what holds them comes or goes with it. A row of the
   * table for reviewers does not: it is what comes home.
   */
  changeOf(texts: readonly Segment[]): Change | null {
    const { changes, arrangement } = this.layout
    return changes === 'shown' && arrangement !== 'review' ? wholeChange(texts) : null
  }

  /** What says of a row of a table that all of its two texts came or went. */
  rowChange({ source, target }: Readonly<Record<Side, Segment>>): string {
    const change = this.changeOf([source, target])
    return change ? this.revisions.mark(change) : ''
  }

  /** An unformatted text as a paragraph. */
  line(style: string, text: string, side: Side, properties = ''): string {
    return paragraphXml(style, this.runs(fromText(text), side, style), properties)
  }

  /**
   * One side of a block as a paragraph; a heading has a bookmark that the contents lead to, and
   * what was said of all of a row is on all of its paragraph.
   */
  block(
    block: Block,
    side: Side,
    runs: string = this.textRuns(block, block[side], side),
    { before = '', behind = '', properties = '', change = null }: BesidesRuns = {},
  ): string {
    const { revisions } = this
    const beside = (marks: string) => (change ? revisions.aroundMarks(change, marks) : marks)
    const all = beside(before) + runs
    const entry = this.#entries.get(block)
    const marked =
      entry !== undefined && all ? this.bookmarks.around(tocName(entry, side), all) : all
    const content = side === this.#said(block) ? this.#commented(block, marked) : marked
    const mark = change ? `<w:rPr>${revisions.mark(change)}</w:rPr>` : ''
    const style = paragraphStyle(block.kind, block.level)
    return paragraphXml(style, content + beside(behind), properties + mark)
  }

  /** The side that remarks on all of a row stand on. */
  #said({ passages }: Block): Side {
    const { arrangement } = this.layout
    if (arrangement === 'review' || arrangement === 'columns') return 'target'
    return passages.at(-1)?.side ?? 'source'
  }

  #commented(block: Block, content: string): string {
    const { arrangement } = this.layout
    // The source stands in a note, where there can be no comments.
    const texts = block.passages.filter(
      (_, i, all) => arrangement !== 'footnotes' || i === all.length - 1,
    )
    const onNotes = this.notes.of(block).flatMap((note) => this.comments.onAll(note, []))
    const onAll = this.comments.onAll(
      block,
      texts.map(({ segment }) => segment),
    )
    return this.comments.around([...onAll, ...onNotes], content)
  }
}

/** The languages of a run, the last of its properties: Latin letters and Chinese characters. */
const languageXml = ({ sourceLanguage, targetLanguage }: Layout): string =>
  `<w:lang w:val="${wordLanguage(targetLanguage)}" w:eastAsia="${wordLanguage(sourceLanguage)}"/>`

/** Bookmark of an entry of the outline, named as Word names its own. */
export const tocName = (entry: number, side: Side): string =>
  `_Toc${String(entry + 1).padStart(6, '0')}${side === 'source' ? 'S' : 'T'}`
