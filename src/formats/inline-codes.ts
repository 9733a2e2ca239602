/**
 * A segment as translation tools see it: text with codes in it. Marks become paired codes that
 * nest, line breaks become placeholders. TMX and XLIFF write the same codes, each in its own way.
 */
import { orderMarks, sameMarks } from '../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../core/document/model.ts'
import { safeHref } from '../core/layout/links.ts'
import { xmlValue } from './xml/escape.ts'

/** A piece of a segment. An opening and its closing code have the same number. */
export type Piece =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'open'; readonly mark: Mark; readonly number: number }
  | { readonly type: 'close'; readonly mark: Mark; readonly number: number }
  | { readonly type: 'break'; readonly number: number }
  | { readonly type: 'code'; readonly code: CodeInline; readonly number: number }

export interface CodedPair {
  readonly source: readonly Piece[]
  readonly target: readonly Piece[]
  /** The number after the last one that was given. */
  readonly next: number
}

/**
 * Both sides of a row with their codes numbered. The nth code of a kind has the same number on
 * both sides, by which tools tell that they correspond; what only one side has is numbered apart.
 * @param first the number of the first code
 */
export function codePair(source: Segment, target: Segment, first = 1): CodedPair {
  let next = first
  const given = new Map<string, number[]>()
  const sourcePieces = piecesOf(source, (key) => {
    const number = next++
    const numbers = given.get(key)
    if (numbers) numbers.push(number)
    else given.set(key, [number])
    return number
  })
  const targetPieces = piecesOf(target, (key) => given.get(key)?.shift() ?? next++)
  return { source: sourcePieces, target: targetPieces, next }
}

/**
 * @param numberOf gives a number to a code of a kind; the key is its opening tag
 */
function piecesOf(segment: Segment, numberOf: (key: string) => number): Piece[] {
  const pieces: Piece[] = []
  const open: { readonly mark: Mark; readonly number: number }[] = []
  const closeTo = (depth: number) => {
    while (open.length > depth) pieces.push({ type: 'close', ...open.pop()! })
  }
  for (const [i, inline] of segment.entries()) {
    if (inline.type === 'code') {
      const { id, role, kind, label } = inline
      const number = numberOf(`${role} ${kind} ${id} ${label}`)
      pieces.push({ type: 'code', code: inline, number })
      continue
    }
    // A break has no marks of its own: what goes on behind it need not be closed before it.
    const marks = marksOf(inline.type === 'text' ? inline : segment[i + 1])
    let shared = 0
    while (shared < open.length && isSame(open[shared]!.mark, marks[shared])) shared++
    closeTo(shared)
    if (inline.type === 'break') {
      pieces.push({ type: 'break', number: numberOf(BREAK_TAG) })
      continue
    }
    for (const mark of marks.slice(shared)) {
      const code = { mark, number: numberOf(startTag(mark)) }
      open.push(code)
      pieces.push({ type: 'open', ...code })
    }
    pieces.push({ type: 'text', text: inline.text })
  }
  closeTo(0)
  return pieces
}

const isSame = (a: Mark, b: Mark | undefined): boolean => b !== undefined && sameMarks([a], [b])

/** The marks a file may carry: a link that runs something when it is followed is left out. */
function marksOf(inline: Inline | undefined): readonly Mark[] {
  if (inline?.type !== 'text') return []
  return orderMarks(
    inline.marks.flatMap((mark): Mark[] => {
      if (mark.type !== 'link') return [mark]
      const href = safeHref(mark.href)
      return href === null ? [] : [{ type: 'link', href }]
    }),
  )
}

const ELEMENTS: Readonly<Record<Mark['type'], string>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
  link: 'a',
}

/** The HTML a code stands for, which tools show and carry along. */
export const startTag = (mark: Mark): string =>
  mark.type === 'link' ? `<a href="${xmlValue(mark.href)}">` : `<${ELEMENTS[mark.type]}>`

export const endTag = (mark: Mark): string => `</${ELEMENTS[mark.type]}>`

export const BREAK_TAG = '<br/>'
