import {
  concat,
  fromText,
  isBlank,
  sameAnnotations,
  sameChange,
  sameMarks,
  textOf,
} from './inline.ts'
import type { Annotated, Gap, Link, Row, Segment, Side } from './model.ts'
import { joinStatus } from './status.ts'

/** One row made of a row and the next, as when a user merges them. */
export function mergeRows(first: Row, second: Row): Row {
  return {
    ...first,
    source: joinSide(first, second, 'source'),
    target: joinSide(first, second, 'target'),
    gap: second.gap,
    status: joinStatus([first.status, second.status]),
    locked: first.locked || second.locked,
    bookmarked: first.bookmarked || second.bookmarked,
    link: { origin: 'manual', type: 'normal', confidence: null },
    division: null,
    units: [...first.units, ...second.units],
    notes: [...first.notes, ...second.notes],
  }
}

/**
 * Text of consecutive rows of one paragraph as it stood before it was divided, and the gaps that
 * were put between them (the last one is the gap behind the paragraph).
 */
export function joinTexts(rows: readonly Row[]): { source: Segment; target: Segment; gaps: Gap[] } {
  const source: Segment[] = []
  const target: Segment[] = []
  const gaps: Gap[] = []
  // The translation a sentence follows, and whether there is white space behind it already: an
  // untranslated row between the two is no reason to let them touch, nor to move them apart.
  let translated: Segment = []
  let spaced = false
  rows.forEach((row, i) => {
    source.push(row.source)
    target.push(row.target)
    if (isBlank(row.target)) spaced ||= row.target.length > 0
    else {
      translated = row.target
      spaced = false
    }
    const next = rows[i + 1]
    const gap =
      next && !spaced
        ? { source: row.gap.source, target: targetGap(row.gap, translated, next) }
        : row.gap
    spaced ||= gap.target !== ''
    gaps.push(gap)
    if (!next) return
    source.push(gapBetween(row.source, gap.source, next.source))
    target.push(gapBetween(row.target, gap.target, next.target))
  })
  return { source: concat(...source), target: concat(...target), gaps }
}

/** The text of one side of two rows in one, as merging joins it. */
export function joinSide(first: Row, second: Row, side: Side): Segment {
  const gap = first.paragraph === second.paragraph ? first.gap : { source: '', target: '' }
  return side === 'source'
    ? joinSegments(first.source, gap.source || sourceGap(first, second), second.source)
    : joinSegments(first.target, targetGap(gap, first.target, second), second.target)
}

/** The link of a text made of several: theirs where they agree. */
export function joinLinks(links: readonly Link[]): Link {
  const [first, ...rest] = links
  if (!first) return { origin: 'manual', type: 'normal', confidence: null }
  const agrees = rest.every((link) => link.origin === first.origin && link.type === first.type)
  const known = links.flatMap((link) => (link.confidence === null ? [] : [link.confidence]))
  return {
    origin: agrees ? first.origin : 'manual',
    type: agrees ? first.type : 'normal',
    confidence: known.length > 0 ? Math.min(...known) : null,
  }
}

const joinSegments = (a: Segment, gap: string, b: Segment): Segment =>
  isBlank(a) || isBlank(b) ? concat(a, b) : concat(a, gapBetween(a, gap, b), b)

/**
 * White space formatted as both its neighbours are: a link or underline goes on through it, and so
 * do a tracked change and a comment.
 */
function gapBetween(before: Segment, gap: string, after: Segment): Segment {
  const last = before[before.length - 1]
  const first = after[0]
  if (!gap || last?.type !== 'text' || first?.type !== 'text') return fromText(gap)
  const shared = last.marks.filter((mark) =>
    first.marks.some((other) => sameMarks([mark], [other])),
  )
  const annotated = sharedAnnotations(last, first)
  const inlines = fromText(gap, shared)
  return annotated === NONE ? inlines : inlines.map((inline) => ({ ...inline, ...annotated }))
}

const NONE: Annotated = {}

/** What goes on from one piece of a text to another. */
function sharedAnnotations(a: Annotated, b: Annotated): Annotated {
  const change = sameChange(a.change, b.change) ? a.change : undefined
  const comments = a.comments?.filter((id) => b.comments?.includes(id)) ?? []
  if (!change && comments.length === 0) return NONE
  return { ...(change && { change }), ...(comments.length > 0 && { comments }) }
}

/**
 * Whether white space can be taken out from between two parts of a text: put back when they are
 * joined, it has the tracked change and the comments that it had.
 */
export function isGap(before: Segment, gap: Segment, after: Segment): boolean {
  const last = before[before.length - 1]
  const first = after[0]
  const shared =
    last?.type === 'text' && first?.type === 'text' ? sharedAnnotations(last, first) : NONE
  return gap.every((inline) => sameAnnotations(inline, shared))
}

/** English sentences need a space between them, unless one was kept or a break stands there. */
function targetGap(gap: Gap, before: Segment, next: Row): string {
  if (gap.target || isBlank(before) || isBlank(next.target)) return gap.target
  return /\s$/.test(textOf(before)) || /^\s/.test(textOf(next.target)) ? '' : ' '
}

/** Chinese needs none, two Latin words do. */
function sourceGap(first: Row, second: Row): string {
  return /[\w.,;:!?]$/.test(textOf(first.source)) && /^\w/.test(textOf(second.source)) ? ' ' : ''
}
