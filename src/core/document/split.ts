import { segment } from '../segmentation/index.ts'
import { NO_NOTES, NO_UNITS } from './create.ts'
import { newId } from './ids.ts'
import { isBlank, slice, textOf } from './inline.ts'
import { isGap } from './join.ts'
import type { Granularity, Link, Row, Segment, Side } from './model.ts'
import { withNotesAtHome } from './notes.ts'

/** The link of rows that a user joined or parted. */
export const BY_HAND: Link = { origin: 'manual', type: 'normal', confidence: null }

/** Where a row is cut: offsets in UTF-16 units on each side. */
export interface Cut {
  readonly source: number
  readonly target: number
}

/**
 * Chooses where the other side is cut when the user cuts one: at the sentence end, or failing that
 * the clause end, whose share of the text is nearest. Nothing is cut through a clause: a side
 * without a fitting place stays whole, in the half where most of its counterpart is.
 * @param at offset of the caret on `side`, UTF-16 units
 */
export function planCut(row: Row, side: Side, at: number): Cut {
  const here = textOf(row[side])
  const other: Side = side === 'source' ? 'target' : 'source'
  const there = textOf(row[other])
  const share = here.trim() ? weight(here.slice(0, at)) / weight(here) : 0
  const offset = nearestPlace(there, other === 'source' ? 'zh' : 'en', share)
  return side === 'source' ? { source: at, target: offset } : { source: offset, target: at }
}

/** How far a place may be from the wished share before the side is better left whole. */
const TOLERANCE = 0.3

function nearestPlace(text: string, lang: 'zh' | 'en', share: number): number {
  const whole = share < 0.5 ? 0 : text.length
  if (share <= 0 || share >= 1 || !text.trim()) return share <= 0 ? 0 : text.length
  const total = weight(text)
  for (const places of [sentenceEnds(text, lang), clauseEnds(text)]) {
    let best = -1
    let bestDistance = TOLERANCE
    let before = 0
    let at = 0
    for (const place of places) {
      before += weight(text.slice(at, place))
      at = place
      const distance = Math.abs(before / total - share)
      if (distance < bestDistance) {
        best = place
        bestDistance = distance
      }
    }
    if (best >= 0) return best
  }
  return whole
}

const sentenceEnds = (text: string, lang: 'zh' | 'en'): number[] =>
  segment(text, lang)
    .slice(0, -1)
    .map((span) => span.end)

/** After a clause mark and the closers behind it, in either width. */
function clauseEnds(text: string): number[] {
  const ends: number[] = []
  for (const match of text.matchAll(/[，；：,;:—…\n]+[”’」』）)"']*/g)) {
    const end = match.index + match[0].length
    const inNumber = /^\d[,:]\d/.test(text.slice(end - 2, end + 1))
    if (end < text.length && !inNumber) ends.push(end)
  }
  return ends
}

/** Length that counts a Chinese character as much as the Latin letters that say the same. */
function weight(text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    sum += code > 0x2e80 ? 3 : code > 0x20 ? 1 : 0
  }
  return sum
}

/**
 * Cuts a row in two. White space around each cut goes into the gap of the first half, and notes go
 * with the text they are on.
 * @returns the two halves; the second has a new id and, among paragraph rows, is a paragraph of
 * its own
 */
export function splitRow(
  row: Row,
  cut: Cut,
  order: string,
  granularity: Granularity,
): readonly [Row, Row] {
  const source = cutSegment(row.source, cut.source)
  const target = cutSegment(row.target, cut.target)
  const id = newId()
  const sameParagraph = granularity === 'sentence'
  const first: Row = {
    ...row,
    source: source.before,
    target: target.before,
    gap: sameParagraph ? { source: source.gap, target: target.gap } : { source: '', target: '' },
    status: isBlank(target.before) ? 'empty' : row.status,
    link: BY_HAND,
    division: null,
  }
  const second: Row = {
    ...row,
    id,
    order,
    paragraph: sameParagraph ? row.paragraph : id,
    source: source.after,
    target: target.after,
    status: isBlank(target.after) ? 'empty' : row.status,
    bookmarked: false,
    link: BY_HAND,
    division: null,
    units: NO_UNITS,
    notes: NO_NOTES,
  }
  const [before, after] = withNotesAtHome([first, second])
  return [before!, after!]
}

interface Halves {
  readonly before: Segment
  readonly gap: string
  readonly after: Segment
}

/**
 * Cuts a text in two; white space around the cut is neither half's, unless there is more to it than
 * can be put back.
 */
export function cutSegment(content: Segment, at: number): Halves {
  const text = textOf(content)
  const from = text.slice(0, at).trimEnd().length
  const to = text.length - text.slice(at).trimStart().length
  const before = slice(content, 0, from)
  const after = slice(content, to)
  return isGap(before, slice(content, from, to), after)
    ? { before, gap: text.slice(from, to), after }
    : { before: slice(content, 0, at), gap: '', after: slice(content, at) }
}
