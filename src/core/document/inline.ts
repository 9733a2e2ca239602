import type { Inline, Mark, Segment, TextInline } from './model.ts'

const MARK_ORDER: readonly Mark['type'][] = [
  'link',
  'bold',
  'italic',
  'underline',
  'superscript',
  'subscript',
]

const rank = (mark: Mark): number => MARK_ORDER.indexOf(mark.type)

/** Marks in canonical order, one of each type (the last one wins). */
export function orderMarks(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length < 2) return marks
  const byType = new Map(marks.map((mark) => [mark.type, mark]))
  return [...byType.values()].sort((a, b) => rank(a) - rank(b))
}

/** Whether two canonical mark lists are the same. */
export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  return (
    a.length === b.length &&
    a.every((mark, i) => {
      const other = b[i]!
      if (mark.type !== other.type) return false
      return mark.type !== 'link' || mark.href === (other as typeof mark).href
    })
  )
}

/** The segment that holds one unformatted text; line feeds become breaks. */
export function fromText(text: string, marks: readonly Mark[] = []): Segment {
  const out: Inline[] = []
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, i) => {
    if (i > 0) out.push({ type: 'break' })
    if (line) out.push({ type: 'text', text: line, marks })
  })
  return out
}

/** The characters of a segment, each break as one line feed. */
export function textOf(segment: Segment): string {
  if (segment.length === 1 && segment[0]!.type === 'text') return segment[0]!.text
  let text = ''
  for (const inline of segment) text += inline.type === 'text' ? inline.text : '\n'
  return text
}

const lengthOf = (inline: Inline): number => (inline.type === 'text' ? inline.text.length : 1)

/** Length of a segment in UTF-16 units, a break counting one. */
export function segmentLength(segment: Segment): number {
  let length = 0
  for (const inline of segment) length += lengthOf(inline)
  return length
}

/** Joins segments and the plain strings between them, merging runs that have the same marks. */
export function concat(...pieces: readonly (Segment | string)[]): Segment {
  const out: Inline[] = []
  for (const piece of pieces) {
    for (const inline of typeof piece === 'string' ? fromText(piece) : piece) push(out, inline)
  }
  return out
}

function push(out: Inline[], inline: Inline): void {
  const last = out[out.length - 1]
  if (inline.type === 'text' && last?.type === 'text' && sameMarks(last.marks, inline.marks)) {
    out[out.length - 1] = { ...last, text: last.text + inline.text }
  } else out.push(inline)
}

/**
 * The part of a segment between two offsets.
 * @param from first offset in UTF-16 units, counted as in `textOf`
 * @param to end offset, exclusive; the end of the segment when left out
 */
export function slice(segment: Segment, from: number, to = Number.POSITIVE_INFINITY): Segment {
  const out: Inline[] = []
  let at = 0
  for (const inline of segment) {
    const end = at + lengthOf(inline)
    if (end > from && at < to) {
      if (inline.type === 'break') out.push(inline)
      else {
        const text = inline.text.slice(Math.max(0, from - at), to - at)
        if (text) out.push(text.length === inline.text.length ? inline : withText(inline, text))
      }
    }
    at = end
  }
  return out
}

const withText = (inline: TextInline, text: string): TextInline => ({ ...inline, text })

/** Whether a segment holds nothing but white space. */
export function isBlank(segment: Segment): boolean {
  return segment.every((inline) => inline.type === 'break' || !inline.text.trim())
}

/** Whether two segments have the same text and the same marks. */
export function sameSegment(a: Segment, b: Segment): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((inline, i) => {
        const other = b[i]!
        if (inline.type === 'break' || other.type === 'break') return inline.type === other.type
        return inline.text === other.text && sameMarks(inline.marks, other.marks)
      }))
  )
}
