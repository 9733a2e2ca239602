import { alignByLength } from '../alignment/length.ts'
import { type SegmentOptions, type Span, segment } from '../segmentation/index.ts'
import { NO_NOTES, NO_UNITS } from './create.ts'
import { newId } from './ids.ts'
import { isBlank, segmentLength, slice, textOf } from './inline.ts'
import { isGap, joinLinks, joinTexts } from './join.ts'
import type { Division, Granularity, Note, Part, Row, RowKind, Segment } from './model.ts'
import { threadsOf, withNotesAtHome } from './notes.ts'
import { keysBetween } from './order.ts'
import { hasAnnotations } from './revisions.ts'
import { joinStatus } from './status.ts'
import { isDone } from './summary.ts'

/** Kinds whose text is running prose. The others stand whole, however many sentences they hold. */
export const DIVISIBLE: ReadonlySet<RowKind> = new Set<RowKind>([
  'paragraph',
  'list-item',
  'quotation',
  'footnote',
  'table-cell',
])

/**
 * Paragraph rows as sentence rows. A row that was sentence rows before, and whose texts are still
 * the same, comes back just so; otherwise both sides are segmented and linked by length.
 * Joining the result (`toParagraphRows`) gives the same texts.
 * @param options what ends a sentence of the source
 */
export function toSentenceRows(rows: readonly Row[], options: SegmentOptions = {}): Row[] {
  return rows.flatMap((row, i) => divide(row, rows[i + 1]?.order ?? null, options))
}

/**
 * A row longer than this, in UTF-16 units of source, is too heavy to be edited as one text: the
 * browser lays a row out whole at every keystroke.
 */
export const LONGEST_ROW = 5_000

/**
 * Sentence rows as paragraph rows; what is needed to go back exactly is kept in `division`. A
 * paragraph of inhuman length becomes several rows.
 */
export function toParagraphRows(rows: readonly Row[]): Row[] {
  const joined: Row[] = []
  for (let i = 0; i < rows.length; ) {
    let length = segmentLength(rows[i]!.source)
    let end = i + 1
    for (; end < rows.length && rows[end]!.paragraph === rows[i]!.paragraph; end++) {
      length += segmentLength(rows[end]!.source)
      if (length > LONGEST_ROW) break
    }
    joined.push(joinParagraph(rows.slice(i, end)))
    i = end
  }
  return joined
}

/** Rows of one kind as rows of another. */
export function toGranularity(
  rows: readonly Row[],
  from: Granularity,
  to: Granularity,
): readonly Row[] {
  if (from === to) return rows
  return to === 'sentence' ? toSentenceRows(rows) : toParagraphRows(rows)
}

function joinParagraph(rows: readonly Row[]): Row {
  const first = rows[0]!
  if (!DIVISIBLE.has(first.kind) && rows.length === 1) return first
  const { source, target, gaps } = joinTexts(rows)
  return {
    ...first,
    source,
    target,
    gap: gaps[gaps.length - 1]!,
    status: joinStatus(rows.map((row) => row.status)),
    locked: rows.some((row) => row.locked),
    bookmarked: rows.some((row) => row.bookmarked),
    link: joinLinks(rows.map((row) => row.link)),
    division: {
      sourceText: textOf(source),
      targetText: textOf(target),
      parts: rows.map((row, i) => ({
        id: row.id,
        sourceLength: segmentLength(row.source),
        targetLength: segmentLength(row.target),
        gap: gaps[i]!,
        status: row.status,
        locked: row.locked,
        bookmarked: row.bookmarked,
        link: row.link,
        units: row.units,
        notes: row.notes.map((note) => note.id),
      })),
    },
    units: rows.length === 1 ? first.units : rows.flatMap((row) => row.units),
    notes: rows.length === 1 ? first.notes : rows.flatMap((row) => row.notes),
  }
}

function divide(row: Row, nextOrder: string | null, options: SegmentOptions): readonly Row[] {
  const parts = withWholeGaps(row, keptParts(row) ?? newParts(row, options))
  if (parts.length === 1 && parts[0]!.id === row.id && !row.division) return [row]
  const keys = [row.order, ...keysBetween(row.order, nextOrder, parts.length - 1)]
  const notes = divideNotes(row, parts)
  let source = 0
  let target = 0
  const pieces = parts.map((part, i) => {
    const piece: Row = {
      ...row,
      id: part.id,
      order: keys[i]!,
      source: slice(row.source, source, source + part.sourceLength),
      target: slice(row.target, target, target + part.targetLength),
      gap: part.gap,
      status: part.status,
      locked: part.locked,
      bookmarked: part.bookmarked,
      link: part.link,
      division: null,
      units: part.units,
      notes: notes[i]!,
    }
    source += part.sourceLength + part.gap.source.length
    target += part.targetLength + part.gap.target.length
    return piece
  })
  return withNotesAtHome(pieces)
}

/** Parts that keep the white space behind them where there is more to it than a gap can hold. */
function withWholeGaps(row: Row, given: readonly Part[]): readonly Part[] {
  if (!hasAnnotations(row.source) && !hasAnnotations(row.target)) return given
  const parts = [...given]
  for (const side of ['source', 'target'] as const) {
    const field = side === 'source' ? 'sourceLength' : 'targetLength'
    let end = segmentLength(row[side])
    let after: Segment = []
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i]!
      const gap = i === parts.length - 1 ? '' : part.gap[side]
      const to = end - gap.length
      const from = to - part[field]
      const isWhole = isGap(slice(row[side], from, to), slice(row[side], to, end), after)
      if (!isWhole) {
        parts[i] = { ...part, [field]: end - from, gap: { ...part.gap, [side]: '' } }
      }
      after = slice(row[side], from, isWhole ? to : end)
      end = from
    }
  }
  return parts
}

/** Threads by the part that each belonged to; one that came since is with the first part. */
function divideNotes({ notes }: Row, parts: readonly Part[]): (readonly Note[])[] {
  if (notes.length === 0) return parts.map(() => NO_NOTES)
  const divided: Note[][] = parts.map(() => [])
  for (const { first, answers } of threadsOf(notes)) {
    const home = parts.findIndex((part) => part.notes.includes(first.id))
    divided[Math.max(home, 0)]!.push(first, ...answers)
  }
  return divided
}

/** The parts of the last division, where they still fit; status follows the row if it was changed. */
function keptParts(row: Row): readonly Part[] | null {
  const { division } = row
  if (!division) return null
  if (division.sourceText !== textOf(row.source)) return null
  if (division.targetText !== textOf(row.target)) return null
  return withOverrides(row, division)
}

/** What the user set on the whole paragraph since it was joined holds for each of its parts. */
function withOverrides(row: Row, { parts }: Division): readonly Part[] {
  const status = joinStatus(parts.map((part) => part.status))
  const locked = parts.some((part) => part.locked)
  const bookmarked = parts.some((part) => part.bookmarked)
  if (status === row.status && locked === row.locked && bookmarked === row.bookmarked) return parts
  return parts.map((part, i) => ({
    ...part,
    status: status === row.status ? part.status : row.status,
    locked: locked === row.locked ? part.locked : row.locked,
    bookmarked: bookmarked === row.bookmarked ? part.bookmarked : row.bookmarked && i === 0,
  }))
}

function newParts(row: Row, options: SegmentOptions): readonly Part[] {
  const sourceText = textOf(row.source)
  const targetText = textOf(row.target)
  const source = DIVISIBLE.has(row.kind)
    ? cover(sourceText, segment(sourceText, 'zh', options))
    : []
  const target = isBlank(row.target)
    ? []
    : spaced(targetText, cover(targetText, segment(targetText, 'en')))
  const links = source.length > 1 ? alignByLength(source.map(length), target.map(length)) : []
  if (links.length < 2) return [wholePart(row, sourceText, targetText)]
  const parts: Part[] = []
  let s = 0
  let t = 0
  links.forEach(([n, m], i) => {
    const sources = take(source, s, n, i === links.length - 1, sourceText)
    const targets = take(target, t, m, i === links.length - 1, targetText)
    s += n
    t += m
    parts.push({
      id: i === 0 ? row.id : newId(),
      sourceLength: sources.length,
      targetLength: targets.length,
      gap: { source: sources.gap, target: targets.gap },
      // Of a paragraph that is done, a sentence without translation was left out on purpose.
      status: targets.length > 0 || isDone(row.status) ? row.status : 'empty',
      locked: row.locked,
      bookmarked: row.bookmarked && i === 0,
      link: { ...row.link, origin: target.length > 0 ? 'aligned' : row.link.origin },
      units: i === 0 ? row.units : NO_UNITS,
      notes: NONE,
    })
  })
  // A blank target has no sentences to link, but its white space is the user's.
  const unlinked = target.length === 0 ? targetText.length : 0
  return parts.map((part, i) => ({
    ...part,
    targetLength: i === 0 ? part.targetLength + unlinked : part.targetLength,
    gap: i === parts.length - 1 ? row.gap : part.gap,
  }))
}

const NONE: readonly string[] = []

const wholePart = (row: Row, sourceText: string, targetText: string): Part => ({
  id: row.id,
  sourceLength: sourceText.length,
  targetLength: targetText.length,
  gap: row.gap,
  status: row.status,
  locked: row.locked,
  bookmarked: row.bookmarked,
  link: row.link,
  units: row.units,
  notes: NONE,
})

/**
 * Spans of the sentences stretched over leading white space of the first and trailing of the last,
 * so that spans and the gaps between them cover the text.
 */
function cover(text: string, spans: readonly Span[]): Span[] {
  return spans.map((span, i) => ({
    start: i === 0 ? 0 : span.start,
    end: i === spans.length - 1 ? text.length : span.end,
  }))
}

/**
 * Spans of English sentences of which those that touch are one: joined again they would get the
 * space that two translations need (see `joinTexts`), and the text would not be the same.
 */
function spaced(text: string, spans: readonly Span[]): Span[] {
  const out: Span[] = []
  for (const span of spans) {
    const last = out[out.length - 1]
    const touches =
      last?.end === span.start && !/\s/.test(text.slice(span.start - 1, span.start + 1))
    if (last && touches) out[out.length - 1] = { start: last.start, end: span.end }
    else out.push(span)
  }
  return out
}

const length = (span: Span): number => span.end - span.start

/** Length of some spans in a row and the white space behind the last of them. */
function take(
  spans: readonly Span[],
  from: number,
  count: number,
  last: boolean,
  text: string,
): { readonly length: number; readonly gap: string } {
  const first = spans[from]
  const final = spans[from + count - 1]
  if (!first || !final || count === 0) return { length: 0, gap: '' }
  const next = spans[from + count]
  return {
    length: final.end - first.start,
    gap: last || !next ? '' : text.slice(final.end, next.start),
  }
}
