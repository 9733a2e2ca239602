import type { Line } from './lines.ts'
import { startsUnit } from './markers.ts'
import { columnsOf, endsClause, endsSentence, foldForRules, isWide } from './shape.ts'

/** What the author wrote as one paragraph, heading or line of verse. */
export interface Block {
  readonly text: string
  /** The beginning of the text as the rule tables see it. */
  readonly folded: string
  readonly columns: number
  readonly indent: number
  /** Line of the file on which it begins, from 1. */
  readonly number: number
  /** Where it begins and ends in the text of the file, in UTF-16 units. */
  readonly start: number
  readonly end: number
  readonly blankBefore: boolean
}

/** How lines were cut to a constant width, so that they can be joined again. */
interface Wrapping {
  /** Columns of a full line, with its indent. */
  readonly width: number
  /** What tells a new paragraph besides a line that is not full. */
  readonly paragraphs: 'blank' | 'indent' | 'none'
}

/**
 * Makes blocks of lines. Lines that were cut at a constant width (as in old mails and on many
 * web sites) are joined to the paragraphs they were; otherwise every line is a block.
 * @param ends what the ends of lines are, where it is known: of cut lines, or of paragraphs
 */
export function makeBlocks(
  lines: readonly Line[],
  ends?: 'join' | 'keep',
): { blocks: Block[]; joined: boolean } {
  const found = ends === 'keep' ? null : detectWrapping(lines)
  const wrapping =
    found ?? (ends === 'join' ? { width: 0, paragraphs: paragraphStyle(lines) } : null)
  if (!wrapping) return { blocks: lines.map((line) => toBlock([line])), joined: false }
  const blocks: Block[] = []
  let open: Line[] = []
  for (const line of lines) {
    if (open.length > 0 && !continues(open[open.length - 1]!, line, wrapping)) {
      blocks.push(toBlock(open))
      open = []
    }
    open.push(line)
  }
  if (open.length > 0) blocks.push(toBlock(open))
  return { blocks, joined: true }
}

function toBlock(lines: readonly Line[]): Block {
  const first = lines[0]!
  const text = lines.length === 1 ? first.text : joinWrapped(lines.map((line) => line.text))
  return {
    text,
    folded: foldForRules(text),
    columns: lines.length === 1 ? first.columns : columnsOf(text),
    indent: first.indent,
    number: first.number,
    start: first.start,
    end: lines[lines.length - 1]!.end,
    blankBefore: first.blankBefore,
  }
}

/** Chinese is joined without a blank, words of an alphabet with one (but not after a hyphen). */
function joinWrapped(texts: readonly string[]): string {
  const pieces: string[] = []
  for (const [i, text] of texts.entries()) {
    const before = i > 0 ? texts[i - 1]!.charCodeAt(texts[i - 1]!.length - 1) : 0
    const blank = i > 0 && before !== 0x2d && !isWide(before) && !isWide(text.charCodeAt(0))
    pieces.push(blank ? ` ${text}` : text)
  }
  return pieces.join('')
}

const MOST_COLUMNS = 120
/** Columns by which full lines differ: a character and a mark that may not begin a line. */
const RAGGED = { chinese: 4, latin: 12 } as const
/** The narrowest column of prose; what is narrower is verse or a list. */
const NARROWEST = { chinese: 30, latin: 55 } as const
/** Shares of all lines: at least so many full ones, at most so many longer ones. */
const FULL_SHARE = 0.25
const LONGER_SHARE = 0.05
/** Of the full lines at least so many stop in the middle of a sentence. */
const CUT_SHARE = 0.5
const FEWEST_LINES = 4

function detectWrapping(lines: readonly Line[]): Wrapping | null {
  if (lines.length < FEWEST_LINES) return null
  const script = lines.some((line) => isWide(line.text.charCodeAt(0))) ? 'chinese' : 'latin'
  const histogram = new Uint32Array(MOST_COLUMNS + 2)
  for (const line of lines) histogram[Math.min(width(line), MOST_COLUMNS + 1)]!++

  let longer = histogram[MOST_COLUMNS + 1]!
  let best = { width: 0, full: 0 }
  for (let w = MOST_COLUMNS; w >= NARROWEST[script]; w--) {
    if (longer > LONGER_SHARE * lines.length) break
    let full = 0
    for (let c = w - RAGGED[script]; c <= w; c++) full += histogram[c]!
    if (full > best.full) best = { width: w, full }
    longer += histogram[w]!
  }
  if (best.full < Math.max(FEWEST_LINES - 1, FULL_SHARE * lines.length)) return null

  const full = lines.filter((line) => {
    const columns = width(line)
    return columns <= best.width && columns >= best.width - RAGGED[script]
  })
  const cut = full.filter((line) => !endsSentence(line.text)).length
  if (cut < CUT_SHARE * full.length) return null
  return { width: best.width, paragraphs: paragraphStyle(lines) }
}

const width = (line: Line): number => line.indent + line.columns

function paragraphStyle(lines: readonly Line[]): Wrapping['paragraphs'] {
  const share = (count: number): boolean => count >= 2 && count <= 0.8 * lines.length
  if (share(lines.filter((line) => line.blankBefore).length)) return 'blank'
  if (share(lines.filter((line) => line.indent > 0).length)) return 'indent'
  return 'none'
}

/** Whether `next` goes on with the paragraph that `line` was cut from. */
function continues(line: Line, next: Line, wrapping: Wrapping): boolean {
  const stopped = endsSentence(line.text) || endsClause(line.text)
  if (next.blankBefore || startsUnit(foldForRules(next.text), stopped)) return false
  if (wrapping.paragraphs === 'indent' && next.indent > 0) return false
  if (wrapping.paragraphs === 'none' && endsSentence(line.text)) return false
  return width(line) + firstChunk(next.text) >= wrapping.width
}

/**
 * Columns of what could not be cut off the beginning of a line: a word of an alphabet with its
 * blank, or a Chinese character with room for a mark that may not begin a line.
 */
function firstChunk(text: string): number {
  if (isWide(text.charCodeAt(0))) return RAGGED.chinese
  let length = 0
  while (length < text.length && length < 40 && /[^\s\u2e80-\uffef]/.test(text[length]!)) length++
  return length + 1
}
