import { concat, plainText, sameSegment, segmentLength, slice, textOf } from '../document/inline.ts'
import type { CodeInline, Inline, Segment } from '../document/model.ts'
import { accepted, withoutAnnotations } from '../document/revisions.ts'
import { printable } from '../layout/printable.ts'
import { diffRanges, type Hunk } from '../text/diff.ts'
import type { TextForm } from './model.ts'

/** A text that came back, made whole again. */
export interface Carried {
  readonly segment: Segment
  /** Codes of the text as it was sent that are gone. */
  readonly lost: readonly CodeInline[]
}

const isCode = (inline: Inline): inline is CodeInline => inline.type === 'code'

/** A segment as it goes out and comes back in a form: its tracked changes as if accepted. */
export function sentAs(segment: Segment, form: TextForm): Segment {
  if (form === 'whole') return withoutAnnotations(segment)
  if (form === 'printed') return printable(segment)
  const text = plainText(accepted(segment))
  return text ? concat(text) : []
}

/** Whether a text came back as it was sent. */
export const cameBackSame = (sent: Segment, returned: Segment, form: TextForm): boolean =>
  form === 'plain'
    ? plainText(accepted(sent)) === textOf(returned)
    : sameSegment(concat(sentAs(sent, form)), concat(returned))

/**
 * Gives a text that came back what it could not carry: codes where their surroundings are, and in a
 * form without formatting the marks of what it was made of.
 * @param sent the text as it was sent, codes and all
 * @param source of the row, whose codes a translation may have too
 */
export function carry(
  sent: Segment,
  returned: Segment,
  form: TextForm,
  source: Segment = [],
): Carried {
  if (cameBackSame(sent, returned, form)) return { segment: sent, lost: [] }
  const text = form === 'whole' ? adopted(returned, [...sent, ...source]) : returned
  if (form !== 'whole') return rebuilt(withoutAnnotations(sent), text, form)
  const there = new Set(text.filter(isCode).map(keyOf))
  return {
    segment: text,
    lost: sent.filter(isCode).filter((code) => !there.has(keyOf(code))),
  }
}

const keyOf = ({ id, role }: CodeInline): string => `${role} ${id}`
const lookOf = ({ role, kind, label }: CodeInline): string => `${role} ${kind} ${label}`

/**
 * Codes are named by their place in a file: those of another file, or of a row that was moved, are
 * known by what they look like and how many like them stand before. One that no one knows becomes
 * the text it is shown as.
 */
function adopted(segment: Segment, known: Segment): Segment {
  const codes = segment.filter(isCode)
  if (codes.length === 0) return segment
  const ids = new Set(known.filter(isCode).map(keyOf))
  if (codes.every((code) => ids.has(keyOf(code)))) return segment
  const byLook = new Map<string, Map<string, CodeInline>>()
  for (const code of known.filter(isCode)) {
    const alike = byLook.get(lookOf(code)) ?? new Map<string, CodeInline>()
    byLook.set(lookOf(code), alike.set(keyOf(code), code))
  }
  const counts = new Map<string, number>()
  return concat(
    segment.flatMap((inline): Segment => {
      if (!isCode(inline)) return [inline]
      const look = lookOf(inline)
      const count = counts.get(look) ?? 0
      counts.set(look, count + 1)
      const own = [...(byLook.get(look)?.values() ?? [])][count]
      return own ? [own] : inline.label ? concat(inline.label) : []
    }),
  )
}

/** Where a code stands in the text as it was sent: nowhere is a place too. */
interface PlacedCode {
  readonly code: CodeInline
  readonly from: number
  readonly to: number
}

function rebuilt(sent: Segment, returned: Segment, form: TextForm): Carried {
  const codes: PlacedCode[] = []
  let at = 0
  const shown = sent.map((inline): Segment => {
    const piece = sentAs([inline], form)
    const length = segmentLength(piece)
    if (isCode(inline)) codes.push({ code: inline, from: at, to: at + length })
    at += length
    // What a code prints has no marks of its own to give.
    return isCode(inline) && form === 'plain' ? piece : form === 'plain' ? [inline] : piece
  })
  const from = concat(...shown)
  const hunks = diffRanges(textOf(from), textOf(returned))
  const text = form === 'plain' ? marked(from, returned, hunks) : returned
  if (codes.length === 0) return { segment: text, lost: [] }
  const lost: CodeInline[] = []
  const pieces: Segment[] = []
  let done = 0
  for (const placed of codes) {
    const place = placeOf(placed, hunks)
    if (!place) {
      lost.push(placed.code)
      continue
    }
    const start = Math.max(done, place.from)
    pieces.push(slice(text, done, start), [placed.code])
    done = Math.max(start, place.to)
  }
  pieces.push(slice(text, done))
  return { segment: concat(...pieces), lost }
}

/**
 * Where a code stands in what came back. One that prints something is gone where that is not as it
 * was; one that prints nothing is never gone. What is inserted where a pair begins stands outside of
 * it, what is inserted where it ends inside.
 */
function placeOf(
  { code, from, to }: PlacedCode,
  hunks: readonly Hunk[],
): { readonly from: number; readonly to: number } | null {
  let shift = 0
  for (const { aFrom, aTo, bFrom, bTo } of hunks) {
    if (from === to) {
      if (from < aFrom) break
      if (from <= aTo) {
        const before =
          aFrom === aTo
            ? code.role === 'standalone'
            : code.role === 'opening'
              ? from < aTo
              : from === aFrom
        const at = before ? bFrom : bTo
        return { from: at, to: at }
      }
    } else {
      if (to <= aFrom) break
      if (from < aTo) return null
    }
    shift = bTo - aTo
  }
  return { from: from + shift, to: to + shift }
}

/** A text with the marks of the one it was made of: what is new has those of what stands before it. */
function marked(from: Segment, returned: Segment, hunks: readonly Hunk[]): Segment {
  const pieces: Segment[] = []
  let at = 0
  for (const { aFrom, aTo, bFrom, bTo } of hunks) {
    pieces.push(slice(from, at, aFrom))
    const beside = aTo > aFrom ? slice(from, aFrom, aFrom + 1) : slice(from, aFrom - 1, aFrom)
    const first = beside[0]
    const marks = first?.type === 'text' ? first.marks : []
    pieces.push(
      slice(returned, bFrom, bTo).map((inline) =>
        inline.type === 'text' ? { ...inline, marks } : inline,
      ),
    )
    at = aTo
  }
  pieces.push(slice(from, at))
  return concat(...pieces)
}
