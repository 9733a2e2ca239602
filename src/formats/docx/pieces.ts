import { alignByLength } from '../../core/alignment/length.ts'
import { concat, isBlank, segmentLength, slice, textOf } from '../../core/document/inline.ts'
import type { Segment, Side } from '../../core/document/model.ts'
import type { Block } from '../../core/layout/model.ts'
import { segment } from '../../core/segmentation/index.ts'

/** A part of a block, both sides of which belong together. */
export interface Piece {
  readonly source: Segment
  readonly target: Segment
}

/** The longest that either side of a piece should be, in characters. */
export interface PieceSize {
  readonly source: number
  readonly target: number
  /**
   * How many times as long it may become, so that no piece has one language alone: on pages of
   * their own each piece needs both.
   */
  readonly together?: number
}

/**
 * Divides a block that is too long to stand in one place: between its rows, and inside a row that is
 * too long itself at ends of sentences that correspond. No character is lost: joined again the
 * pieces are the texts.
 */
export function piecesOf({ parts, source, target }: Block, most: PieceSize): Piece[] {
  if (fits(source, target, most)) return [{ source, target }]
  const pieces: Piece[] = []
  let open: Piece | null = null
  for (const part of parts.flatMap((each) => sentencePieces(each.source, each.target, most))) {
    const joined: Piece = open
      ? { source: concat(open.source, part.source), target: concat(open.target, part.target) }
      : part
    if (open && !fits(joined.source, joined.target, most)) {
      pieces.push(open)
      open = part
    } else open = joined
  }
  if (open) pieces.push(open)
  return pieces
}

const fits = (source: Segment, target: Segment, most: PieceSize): boolean =>
  segmentLength(source) <= most.source && segmentLength(target) <= most.target

/** The pieces of one row, linked by the lengths of its sentences. */
function sentencePieces(source: Segment, target: Segment, most: PieceSize): Piece[] {
  if (fits(source, target, most)) return [{ source, target }]
  const texts = { source: textOf(source), target: textOf(target) }
  const sources = endsOf(texts.source, 'zh', most.source)
  const targets = endsOf(texts.target, 'en', most.target)
  const all: Piece[] = []
  let [from, to] = [
    { source: 0, target: 0 },
    { source: 0, target: 0 },
  ]
  const cut = (): void => {
    if (to.source === from.source && to.target === from.target) return
    all.push({
      source: slice(source, from.source, to.source),
      target: slice(target, from.target, to.target),
    })
    from = to
  }
  let [s, t] = [0, 0]
  for (const [n, m] of alignByLength(lengthsOf(sources), lengthsOf(targets))) {
    s += n
    t += m
    const next = { source: sources[s - 1] ?? 0, target: targets[t - 1] ?? 0 }
    const tooLong =
      next.source - from.source > most.source || next.target - from.target > most.target
    if (tooLong) cut()
    to = next
  }
  cut()
  if (!most.together) return all
  const pairs = paired(all, most, most.together)
  return pairs.some(isOneSided) && !isBlank(source) && !isBlank(target)
    ? inShares({ source, target }, { source: sources, target: targets }, most)
    : pairs
}

/**
 * The pieces of a row whose sides are of such unequal lengths that sentences cannot be linked: both
 * cut at the same shares of their lengths, at the ends of sentences where there are some.
 */
function inShares(
  row: Piece,
  ends: Readonly<Record<Side, readonly number[]>>,
  most: PieceSize,
): Piece[] {
  const text = { source: textOf(row.source), target: textOf(row.target) }
  const count = Math.ceil(
    Math.max(text.source.length / most.source, text.target.length / most.target),
  )
  const pieces: Piece[] = []
  let from = { source: 0, target: 0 }
  const cutNear = (side: Side, share: number): number => {
    const ideal = Math.round(text[side].length * share)
    const near = text[side].length / count / 2
    const end = ends[side].find((each) => Math.abs(each - ideal) < near && each > from[side])
    return end ?? from[side] + breakBefore(text[side].slice(from[side], ideal))
  }
  const between = (a: typeof from, b?: typeof from): Piece => ({
    source: slice(row.source, a.source, b?.source),
    target: slice(row.target, a.target, b?.target),
  })
  for (let i = 1; i < count; i++) {
    const at = { source: cutNear('source', i / count), target: cutNear('target', i / count) }
    const piece = between(from, at)
    if (![piece, between(at)].every(isWhole)) continue
    pieces.push(piece)
    from = at
  }
  return [...pieces, between(from)]
}

const isWhole = ({ source, target }: Piece): boolean => !isBlank(source) && !isBlank(target)

/** Pieces of which those with one side alone are joined to the piece before, or the first to the next. */
function paired(pieces: readonly Piece[], most: PieceSize, factor: number): Piece[] {
  const limit = { source: most.source * factor, target: most.target * factor }
  const out: Piece[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    const joined = last && {
      source: concat(last.source, piece.source),
      target: concat(last.target, piece.target),
    }
    const alone = [last, piece].some((each) => each && isOneSided(each))
    if (joined && alone && fits(joined.source, joined.target, limit)) out[out.length - 1] = joined
    else out.push(piece)
  }
  return out
}

const isOneSided = ({ source, target }: Piece): boolean => isBlank(source) !== isBlank(target)

const lengthsOf = (ends: readonly number[]): number[] =>
  ends.map((end, i) => end - (ends[i - 1] ?? 0))

/** Where sentences end; one that is too long is cut behind a mark or a blank, or where it must be. */
function endsOf(text: string, language: 'zh' | 'en', most: number): number[] {
  const ends: number[] = []
  const spans = segment(text, language)
  spans.forEach((_, i) => {
    const end = spans[i + 1]?.start ?? text.length
    for (let at = ends.at(-1) ?? 0; end - at > most; at = ends.at(-1)!) {
      ends.push(at + breakBefore(text.slice(at, at + most)))
    }
    ends.push(end)
  })
  return ends.length > 0 || text.length === 0 ? ends : [text.length]
}

/** Length of the part of a text that ends behind its last mark or blank, not too far from its end. */
function breakBefore(text: string): number {
  const match = /^[\s\S]*[\s，、；：,;:—]/u.exec(text)
  if (match && match[0].length > text.length / 2) return match[0].length
  const last = text.charCodeAt(text.length - 1)
  return last >= 0xd800 && last < 0xdc00 && text.length > 1 ? text.length - 1 : text.length
}
