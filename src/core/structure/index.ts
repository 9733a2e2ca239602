import type { RowDraft } from '../document/create.ts'
import type { Metadata } from '../document/model.ts'
import { type Block, makeBlocks } from './blocks.ts'
import { applyBack, applyFront, findSpeakers } from './front.ts'
import { splitLines } from './lines.ts'
import { applyNumbering } from './numbering.ts'
import { createOutline, type Outline } from './outline.ts'
import { applyAttributions, applyLabels, applyProse } from './prose.ts'
import { applySections } from './sections.ts'
import { applyVerse } from './verse.ts'

/** A row of the source side, with the place where it begins. */
export interface StructuredRow extends RowDraft {
  readonly source: string
  /** Line of the text on which the row begins, from 1. */
  readonly line: number
  /** Where its text begins and ends, in UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** Something a reader of the text should know; becomes a warning of the file it came from. */
export interface Notice {
  /** Stable identifier in kebab case. */
  readonly code: string
  readonly message: string
  readonly where: string
}

export interface Structure {
  readonly rows: readonly StructuredRow[]
  readonly metadata: Partial<Metadata>
  readonly warnings: readonly Notice[]
}

/**
 * Finds the structure of a plain text: title, bylines, headings, captions, list items, quotations
 * and verse, footnotes, paragraphs, and the metadata that its first and last lines state.
 *
 * Blank lines and indents are layout and fall away, lines cut at a constant width are joined to
 * paragraphs, the lines of a stanza or a pull quote stay lines of one row (`\n` between them).
 * Nothing else is changed: the rows joined are the text without its white space.
 *
 * Takes time in proportion to the length of the text, whatever it holds.
 * @param ends whether lines end where they were cut (`join`) or where paragraphs do (`keep`);
 *   recognised by their width when left out
 */
export function structure(text: string, lang: 'zh' | 'en', ends?: 'join' | 'keep'): Structure {
  const { blocks, joined } = makeBlocks(splitLines(text), ends)
  const outline = createOutline(blocks, lang)
  const metadata: Partial<Metadata> = {}
  const speakers = findSpeakers(blocks)

  // The order of the rules is the order of their certainty.
  applyFront(outline, metadata, speakers)
  applyBack(outline, metadata, speakers)
  applyLabels(outline)
  applyNumbering(outline)
  applySections(outline)
  applyAttributions(outline)
  applyVerse(outline)
  applyProse(outline)

  return { rows: toRows(outline), metadata, warnings: joined ? [JOINED] : [] }
}

const JOINED: Notice = {
  code: 'joined-lines',
  message:
    'The lines of this text end at a constant width; they were joined to paragraphs. Read it again with its lines kept if they were meant.',
  where: '',
}

function toRows(outline: Outline): StructuredRow[] {
  const levels = levelsOf(outline)
  const rows: { row: StructuredRow; lines: string[] }[] = []
  for (const [i, block] of outline.blocks.entries()) {
    const role = outline.roles[i]!
    if (role.joined) {
      const last = rows[rows.length - 1]!
      last.lines.push(block.text)
      last.row = { ...last.row, end: block.end }
    } else {
      const level = role.kind === 'heading' ? { level: levels.get(role.rank!)! } : {}
      rows.push({ row: toRow(block, role.kind, level), lines: [block.text] })
    }
  }
  return rows.map(({ row, lines }) =>
    lines.length === 1 ? row : { ...row, source: lines.join('\n') },
  )
}

const toRow = (block: Block, kind: StructuredRow['kind'], level: object): StructuredRow => ({
  kind,
  ...level,
  source: block.text,
  line: block.number,
  start: block.start,
  end: block.end,
})

const DEEPEST = 6

/** The ranks that occur become the levels 1, 2, 3 … without a gap. */
function levelsOf(outline: Outline): Map<number, number> {
  const ranks = new Set(outline.roles.flatMap((role) => (role?.rank ? [role.rank] : [])))
  return new Map(
    [...ranks].sort((a, b) => a - b).map((rank, i) => [rank, Math.min(i + 1, DEEPEST)]),
  )
}
