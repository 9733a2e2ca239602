import type { Span } from './spans.ts'

/** The characters that stand for codes in a text: see `CODE_CHARACTER`. */
const CODES = /[\ufff9\ufffb\ufffc]/
const OPENING = 0xfff9
const CLOSING = 0xfffb
const STANDALONE = 0xfffc

const isCode = (code: number): boolean =>
  code === OPENING || code === CLOSING || code === STANDALONE

/**
 * Segments a text as if its codes were not there. A code between two sentences goes with the one
 * before it, as the mark of a note stands behind the full stop; from an opening code on, or one
 * that stands apart, with the one behind.
 * @param segment segments a text without codes
 */
export function segmentAround(text: string, segment: (text: string) => Span[]): Span[] {
  if (!CODES.test(text)) return segment(text)
  /** Offset in the whole text of each character that is no code. */
  const places: number[] = []
  let bare = ''
  for (let i = 0; i < text.length; i++) {
    if (isCode(text.charCodeAt(i))) continue
    places.push(i)
    bare += text[i]
  }
  const spans = segment(bare).map(({ start, end }) => ({
    start: places[start]!,
    end: places[end - 1]! + 1,
  }))
  // A text of nothing but codes is one sentence, so that they stand somewhere.
  if (spans.length === 0) return [{ start: 0, end: text.length }]
  const seams = spans.slice(1).map(({ start }, i) => seam(text, spans[i]!.end, start))
  return spans.map(({ start, end }, i) => ({
    start: seams[i - 1]?.start ?? firstCode(text, 0, start),
    end: seams[i]?.end ?? behindLastCode(text, end, text.length),
  }))
}

/** Where one sentence ends and the next begins, with the codes that stand between them. */
function seam(text: string, end: number, start: number): { end: number; start: number } {
  let boundary = start
  for (let i = end; i < start; i++) {
    const code = text.charCodeAt(i)
    const apart = code === STANDALONE && /\s/.test(text[i - 1]!)
    if (code === OPENING || apart) {
      boundary = i
      break
    }
  }
  return { end: behindLastCode(text, end, boundary), start: firstCode(text, boundary, start) }
}

/** The first code from an offset on, or the end of the stretch where there is none. */
function firstCode(text: string, from: number, to: number): number {
  for (let i = from; i < to; i++) if (isCode(text.charCodeAt(i))) return i
  return to
}

function behindLastCode(text: string, from: number, to: number): number {
  for (let i = to; i > from; i--) if (isCode(text.charCodeAt(i - 1))) return i
  return from
}
