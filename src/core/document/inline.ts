import type {
  Annotated,
  BreakInline,
  Change,
  CodeInline,
  Inline,
  Mark,
  Segment,
  TextInline,
} from './model.ts'

/** All marks, in the order in which a text has them. */
export const MARK_ORDER: readonly Mark['type'][] = [
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

/** Whether two pieces have the same change and the same comments on them. */
export function sameAnnotations(a: Annotated, b: Annotated): boolean {
  const known = a.comments ?? NO_COMMENTS
  const other = b.comments ?? NO_COMMENTS
  return (
    sameChange(a.change, b.change) &&
    known.length === other.length &&
    known.every((id, i) => id === other[i])
  )
}

const NO_COMMENTS: readonly string[] = []

/** Whether two changes, or none, are of one kind, by one author and of one time. */
export const sameChange = (a: Change | undefined, b: Change | undefined): boolean =>
  a === b ||
  (a !== undefined &&
    b !== undefined &&
    a.kind === b.kind &&
    a.author === b.author &&
    a.date === b.date)

/** The segment that holds one unformatted text; line feeds become breaks. */
export function fromText(
  text: string,
  marks: readonly Mark[] = [],
): readonly (TextInline | BreakInline)[] {
  const out: (TextInline | BreakInline)[] = []
  text.split(/\r\n|[\n\r\u2028\u2029]/).forEach((line, i) => {
    if (i > 0) out.push({ type: 'break' })
    if (line) out.push({ type: 'text', text: line, marks })
  })
  return out
}

/**
 * The character that stands for a code in a text: Unicode's own for an object, and for the two
 * ends of an annotation (The Unicode Standard, 23.8).
 */
export const CODE_CHARACTER: Readonly<Record<CodeInline['role'], string>> = {
  opening: '\ufff9',
  closing: '\ufffb',
  standalone: '\ufffc',
}

/** The characters of a segment, each break as one line feed, each code as one character. */
export function textOf(segment: Segment): string {
  if (segment.length === 1 && segment[0]!.type === 'text') return segment[0]!.text
  let text = ''
  for (const inline of segment) text += characterOf(inline)
  return text
}

function characterOf(inline: Inline): string {
  if (inline.type === 'text') return inline.text
  return inline.type === 'break' ? '\n' : CODE_CHARACTER[inline.role]
}

/** The text of a segment for a reader: without codes, but for the results of fields. */
export function plainText(segment: Segment): string {
  let text = ''
  for (const inline of segment) {
    if (inline.type !== 'code') text += characterOf(inline)
    else if (inline.kind === 'field') text += inline.label
  }
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
  if (
    inline.type === 'text' &&
    last?.type === 'text' &&
    sameMarks(last.marks, inline.marks) &&
    sameAnnotations(last, inline)
  ) {
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
      if (inline.type !== 'text') out.push(inline)
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

/** Whether a segment holds nothing but white space; a code is something. */
export function isBlank(segment: Segment): boolean {
  return segment.every((inline) =>
    inline.type === 'text' ? !inline.text.trim() : inline.type === 'break',
  )
}

/** Whether two segments have the same text, marks, codes, changes and comments. */
export function sameSegment(a: Segment, b: Segment): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((inline, i) => {
        const other = b[i]!
        if (!sameAnnotations(inline, other)) return false
        if (inline.type === 'code') return other.type === 'code' && sameCode(inline, other)
        if (inline.type === 'break' || other.type !== 'text') return inline.type === other.type
        return inline.text === other.text && sameMarks(inline.marks, other.marks)
      }))
  )
}

const sameCode = (a: CodeInline, b: CodeInline): boolean =>
  a.id === b.id &&
  a.role === b.role &&
  a.kind === b.kind &&
  a.label === b.label &&
  a.image === b.image
