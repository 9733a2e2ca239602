import { sameMarks } from '../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment, TextInline } from '../core/document/model.ts'

/** A piece of a segment for formats that write marks as signs or tags around text. */
export type NestedPiece =
  | { readonly type: 'open' | 'close'; readonly mark: Mark }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly code: CodeInline }

/**
 * A segment with its marks as openings and closings that nest. None goes across a code that has two
 * ends, and none begins or ends with white space, beside which the signs of some formats mean
 * nothing.
 */
export function nestedPieces(segment: Segment): NestedPiece[] {
  const pieces: NestedPiece[] = []
  const open: Mark[] = []
  const closeTo = (depth: number): void => {
    while (open.length > depth) pieces.push({ type: 'close', mark: open.pop()! })
  }
  const keep = (marks: readonly Mark[]): number => {
    let shared = 0
    while (shared < open.length && isSame(open[shared], marks[shared])) shared++
    return shared
  }
  const inlines = segment.flatMap(outsideBlanks)
  for (const [i, inline] of inlines.entries()) {
    if (inline.type === 'text') {
      const marks = inline.text.trim() ? inline.marks : sharedBy(inlines, i)
      closeTo(keep(marks))
      for (const mark of marks.slice(open.length)) {
        open.push(mark)
        pieces.push({ type: 'open', mark })
      }
      pieces.push({ type: 'text', text: inline.text })
    } else if (inline.type === 'break') {
      closeTo(keep(sharedBy(inlines, i)))
      pieces.push(inline)
    } else {
      closeTo(inline.role === 'standalone' ? keep(sharedBy(inlines, i)) : 0)
      pieces.push({ type: 'code', code: inline })
    }
  }
  closeTo(0)
  return pieces
}

const isSame = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a !== undefined && b !== undefined && sameMarks([a], [b])

/** White space at the ends of a marked text apart. */
function outsideBlanks(inline: Inline): Inline[] {
  if (inline.type !== 'text' || inline.marks.length === 0) return [inline]
  const core = inline.text.trim()
  if (!core || core.length === inline.text.length) return [inline]
  const start = inline.text.length - inline.text.trimStart().length
  const parts = [inline.text.slice(0, start), core, inline.text.slice(start + core.length)]
  return parts.filter(Boolean).map((text): TextInline => ({ ...inline, text }))
}

/** The marks of the words on both sides of what has none of its own. */
function sharedBy(inlines: readonly Inline[], at: number): readonly Mark[] {
  const isWord = (inline: Inline): boolean => inline.type === 'text' && inline.text.trim() !== ''
  let before = at - 1
  while (before >= 0 && !isWord(inlines[before]!) && !isEnd(inlines[before]!)) before--
  let after = at + 1
  while (after < inlines.length && !isWord(inlines[after]!) && !isEnd(inlines[after]!)) after++
  const marksAt = (i: number): readonly Mark[] => {
    const inline = inlines[i]
    return inline?.type === 'text' ? inline.marks : []
  }
  const [left, right] = [marksAt(before), marksAt(after)]
  let shared = 0
  while (isSame(left[shared], right[shared])) shared++
  return left.slice(0, shared)
}

const isEnd = (inline: Inline): boolean => inline.type === 'code' && inline.role !== 'standalone'
