import { textOf } from '../../core/document/inline.ts'
import type { Inline, Segment, Side } from '../../core/document/model.ts'
import type { Block, Layout } from '../../core/layout/model.ts'
import type { Arrangement } from '../../core/layout/options.ts'

/** Where the text runs over pages of its own, and so can have notes at their feet. */
const WITH_NOTES: ReadonlySet<Arrangement> = new Set<Arrangement>([
  'facing',
  'alternating',
  'target',
  'source',
])

/** What marks a note is in print: a number, a letter or a star, in brackets or not. */
const LABEL =
  /^[[(〔（【［]?(?:注|註)?(?:\d{1,3}|[a-z]|[ivxl]{1,5}|[*†‡§]{1,3}|[\u2460-\u2473])[\])〕）】］]?$/u

/** A footnote of the text, and what marks it. */
export interface TextNote {
  readonly block: Block
  readonly label: string
  readonly segment: Segment
}

type Sides<T> = Readonly<Record<Side, T>>

/**
 * The footnotes of a text that become footnotes of Word, on each side: where as many marks stand in
 * the text as the block has notes, each at its mark; where a translation has none, at its end with
 * the marks of the source. All others stay in the text.
 */
export class TextNotes {
  readonly #byMark = new Map<Inline, TextNote>()
  readonly #atEnd: Sides<Map<Block, readonly TextNote[]>> = { source: new Map(), target: new Map() }
  readonly #notes: Sides<Set<Block>> = { source: new Set(), target: new Set() }
  readonly #of = new Map<Block, Block[]>()

  constructor({ arrangement, blocks }: Layout) {
    if (!WITH_NOTES.has(arrangement)) return
    for (const host of blocks) {
      if (host.footnotes.length === 0) continue
      const notes = host.footnotes.map((index) => blocks[index]!)
      const known = [host.source, host.target]
        .map(marksIn)
        .find((each) => each.length === notes.length)
      if (!known) continue
      const labels = known.map((mark) => textOf([mark]))
      for (const side of ['source', 'target'] as const) {
        const text = printed(host, side)
        if (text) this.#add(host, side, notes, marksIn(text), labels)
      }
    }
  }

  #add(
    host: Block,
    side: Side,
    notes: readonly Block[],
    marks: readonly Inline[],
    labels: readonly string[],
  ): void {
    const atMarks = marks.length === notes.length
    if (!atMarks && marks.length > 0) return
    const atEnd: TextNote[] = []
    for (const [i, block] of notes.entries()) {
      const segment = printed(block, side)
      if (!segment) continue
      const note = { block, label: labels[i]!, segment }
      if (atMarks) this.#byMark.set(marks[i]!, note)
      else atEnd.push(note)
      this.#notes[side].add(block)
      this.#of.set(host, [...(this.#of.get(host) ?? []), block])
    }
    if (atEnd.length > 0) this.#atEnd[side].set(host, atEnd)
  }

  /** The note that a piece of text is the mark of. */
  markedBy(inline: Inline): TextNote | undefined {
    return this.#byMark.size > 0 ? this.#byMark.get(inline) : undefined
  }

  /** Notes without a mark in their text. */
  behind(block: Block, side: Side): readonly TextNote[] {
    return this.#atEnd[side].get(block) ?? NONE
  }

  /** Whether a side of a block stands at the foot of a page instead of its own place. */
  isNote(block: Block, side: Side): boolean {
    return this.#notes[side].has(block)
  }

  /** Whether all that is printed of a block does. */
  areAll(block: Block): boolean {
    return block.passages.length > 0 && block.passages.every(({ side }) => this.isNote(block, side))
  }

  /** The blocks that are notes to a block. */
  of(block: Block): readonly Block[] {
    return this.#of.get(block) ?? NO_BLOCKS
  }

  /** Texts of the notes to a part of a block. @param last whether it is the last part */
  textsIn(block: Block, segment: Segment, side: Side, last: boolean): readonly string[] {
    if (this.#of.size === 0) return NO_TEXTS
    const marked = segment.flatMap((inline) => this.markedBy(inline) ?? [])
    return [...marked, ...(last ? this.behind(block, side) : [])].map((note) =>
      textOf(note.segment),
    )
  }
}

const NONE: readonly TextNote[] = []
const NO_BLOCKS: readonly Block[] = []
const NO_TEXTS: readonly string[] = []

/** What is printed of a side, where it is printed in one piece. */
function printed({ passages }: Block, side: Side): Segment | null {
  const own = passages.filter((passage) => passage.side === side)
  return own.length === 1 ? own[0]!.segment : null
}

const marksIn = (segment: Segment): readonly Inline[] =>
  segment.filter(
    (inline) =>
      inline.type === 'text' &&
      inline.marks.some(({ type }) => type === 'superscript') &&
      LABEL.test(inline.text.trim()),
  )
