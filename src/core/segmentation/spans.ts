import { isSpace } from './scan.ts'

/** A stretch of a text; both ends are UTF-16 offsets, `end` is exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/**
 * Turns ascending cut offsets into trimmed spans. Whatever the scanners decide, losslessness is
 * kept here alone: a span is what lies between two cuts without the white space at its ends.
 */
export function spansBetween(text: string, cuts: readonly number[]): Span[] {
  const spans: Span[] = []
  let from = 0
  for (let c = 0; c <= cuts.length; c++) {
    const to = c < cuts.length ? (cuts[c] as number) : text.length
    let start = from
    let end = to
    while (start < end && isSpace(text.charCodeAt(start))) start++
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (end > start) spans.push({ start, end })
    from = to
  }
  return spans
}

/**
 * The white space round and between `spans`: one string more than there are spans, so that
 * `gap[0] + span[0] + gap[1] + … + gap[n]` is the text again.
 */
export function gaps(text: string, spans: readonly Span[]): string[] {
  const found: string[] = []
  let from = 0
  for (const span of spans) {
    found.push(text.slice(from, span.start))
    from = span.end
  }
  found.push(text.slice(from))
  return found
}
