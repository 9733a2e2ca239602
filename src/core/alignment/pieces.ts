import { DIVISIBLE } from '../document/granularity.ts'
import {
  concat,
  fromText,
  isBlank,
  plainText,
  segmentLength,
  slice,
  textOf,
} from '../document/inline.ts'
import type { Row, Segment, Side } from '../document/model.ts'
import { type SegmentOptions, segment } from '../segmentation/index.ts'
import type { SideStructure } from './anchors.ts'

/** A sentence of one side of a text, and where it stands: what an aligner links. */
export interface Piece {
  readonly side: Side
  /** The row it stands in. */
  readonly row: Row
  /** Position in the row's text, in UTF-16 units. */
  readonly from: number
  readonly to: number
  /** White space between it and the next sentence of its row, or behind its row. */
  readonly gap: string
}

/** One side of a text, as an aligner takes it. */
export interface Sentences extends SideStructure {
  readonly texts: readonly string[]
}

/**
 * The sentences of one side of some rows. Kinds that are no prose (titles, headings, captions …)
 * stand whole; a side that is blank has none. Together the pieces and the gaps between them are
 * the text of the rows.
 */
export function piecesOf(rows: readonly Row[], side: Side, options: SegmentOptions = {}): Piece[] {
  return rows.flatMap((row, index): Piece[] => {
    if (isBlank(row[side])) return []
    const text = textOf(row[side])
    const spans = DIVISIBLE.has(row.kind)
      ? segment(text, side === 'source' ? 'zh' : 'en', options)
      : []
    const last = Math.max(spans.length - 1, 0)
    return (spans.length > 0 ? spans : [{ start: 0, end: text.length }]).map((span, i) => ({
      side,
      row,
      from: i === 0 ? 0 : span.start,
      to: i === last ? text.length : span.end,
      gap: i === last ? gapBehind(rows, index, side) : text.slice(span.end, spans[i + 1]!.start),
    }))
  })
}

/** White space behind a row, to which rows add that have nothing on that side. */
function gapBehind(rows: readonly Row[], index: number, side: Side): string {
  const { paragraph } = rows[index]!
  let gap = rows[index]!.gap[side]
  for (let i = index + 1; i < rows.length; i++) {
    const row = rows[i]!
    if (row.paragraph !== paragraph || !isBlank(row[side])) break
    gap += row.gap[side]
  }
  return gap
}

/** The texts of some pieces for an aligner: without white space at their ends. */
export const sentencesOf = (pieces: readonly Piece[]): Sentences => ({
  texts: pieces.map((piece) => plainText(textOfPiece(piece)).trim()),
  paragraphStarts: [...pieces.keys()].filter(
    (i) => i === 0 || !inSameParagraph(pieces[i - 1]!, pieces[i]!),
  ),
  kinds: pieces.map((piece) => piece.row.kind),
})

const textOfPiece = ({ row, side, from, to }: Piece): Segment => slice(row[side], from, to)

export const inSameParagraph = (a: Piece, b: Piece): boolean => a.row.paragraph === b.row.paragraph

/** Whether a piece is the next one of the same row. */
const follows = (a: Piece, b: Piece): boolean => a.row === b.row && b.from === a.to + a.gap.length

/** The text of some pieces in one. */
export function joinPieces(pieces: readonly Piece[]): Segment {
  const parts: (Segment | string)[] = []
  for (let i = 0; i < pieces.length; ) {
    const first = pieces[i]!
    let last = first
    for (i++; i < pieces.length && follows(last, pieces[i]!); i++) last = pieces[i]!
    // Cut out whole, so that what stands between the sentences keeps its formatting.
    parts.push(slice(first.row[first.side], first.from, last.to))
    const next = pieces[i]
    if (next) parts.push(fromText(spaceBetween(last, next)))
  }
  return concat(...parts)
}

/**
 * The white space that parts a row that ends with a piece from the next one: what stood there, or
 * a line end between two paragraphs.
 */
export const gapBetween = (piece: Piece, next: Piece): string =>
  piece.gap || inSameParagraph(piece, next) ? piece.gap : '\n'

/** The same between two pieces of one row, where sentences that stood apart must not touch. */
function spaceBetween(piece: Piece, next: Piece): string {
  const gap = gapBetween(piece, next)
  if (gap) return gap
  const [end, start] = [endOf(piece), startOf(next)]
  if (piece.side === 'source') return /[\w.,;:!?]/.test(end) && /\w/.test(start) ? ' ' : ''
  return /\S/.test(end) && /\S/.test(start) ? ' ' : ''
}

const endOf = (piece: Piece): string => textOf(textOfPiece(piece)).slice(-1)
const startOf = (piece: Piece): string => textOf(textOfPiece(piece)).slice(0, 1)

/** Whether some pieces are all of one side of a row. */
export function areAllOf(pieces: readonly Piece[], row: Row, side: Side): boolean {
  const first = pieces[0]
  if (!first) return isBlank(row[side])
  const last = pieces[pieces.length - 1]!
  return (
    first.from === 0 &&
    last.to === segmentLength(row[side]) &&
    pieces.every((piece, i) => piece.row === row && (i === 0 || follows(pieces[i - 1]!, piece)))
  )
}
