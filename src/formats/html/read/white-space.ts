import { fromText } from '../../../core/document/inline.ts'
import type { CodeInline, Inline, Mark } from '../../../core/document/model.ts'

/** What a line is made of before its white space is settled. */
export type Piece =
  | { readonly type: 'text'; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly type: 'white'; readonly lineEnd: boolean; readonly marks: readonly Mark[] }
  | { readonly type: 'break' }
  | { readonly type: 'code'; readonly code: CodeInline }

const WHITE = /[\t\n\f\r \u2028\u2029]+/g
const LINE_END = /[\n\f\r\u2028\u2029]/

/** Characters that no text may hold, and that no page shows. */
const FORBIDDEN = /[\0-\x08\x0b\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g

/** A text as words and the white space between them. */
export function piecesOf(text: string, marks: readonly Mark[]): Piece[] {
  const pieces: Piece[] = []
  const clean = text.replace(FORBIDDEN, '')
  let at = 0
  for (const { index, 0: white } of clean.matchAll(WHITE)) {
    if (index > at) pieces.push({ type: 'text', text: clean.slice(at, index), marks })
    pieces.push({ type: 'white', lineEnd: LINE_END.test(white), marks })
    at = index + white.length
  }
  if (at < clean.length) pieces.push({ type: 'text', text: clean.slice(at), marks })
  return pieces
}

/** A text whose white space stands as it is written, each line end a break. */
export const preformattedPieces = (text: string, marks: readonly Mark[]): Piece[] =>
  fromText(text.replace(FORBIDDEN, ''), marks).map((inline) =>
    inline.type === 'break' ? inline : { ...inline },
  )

/** White space as it is written, but for what is at the ends of the whole. */
export function preserve(pieces: readonly Piece[]): Inline[] {
  const out = pieces.map((piece): Inline => {
    if (piece.type === 'code') return piece.code
    return piece.type === 'white' ? { type: 'text', text: ' ', marks: piece.marks } : piece
  })
  return trimStart(trimEnd(out))
}

/**
 * Collapses white space as browsers show it (CSS Text 3, §4.1): any amount is one blank, none at
 * the ends of a line; and a line end between two Chinese characters is nothing (§4.1.3). An indent
 * of ideographic or no-break spaces in front of the text is layout and falls away.
 */
export function collapse(pieces: readonly Piece[]): Inline[] {
  const following = charactersBehind(pieces)
  const out: Inline[] = []
  /** The last character in the line; empty at its start. */
  let before = ''
  let lineEnd = false
  let waiting: readonly Mark[] | null = null
  const put = (text: string, marks: readonly Mark[]): void => {
    out.push({ type: 'text', text, marks })
    before = text.at(-1)!
  }
  const settle = (after: string): void => {
    if (waiting && before && after && !(lineEnd && joinsWithout(before, after))) put(' ', waiting)
    waiting = null
    lineEnd = false
  }
  for (const [i, piece] of pieces.entries()) {
    if (piece.type === 'white') {
      waiting ??= before === ' ' ? null : piece.marks
      lineEnd ||= piece.lineEnd
    } else if (piece.type === 'text') {
      const text = before ? piece.text : piece.text.replace(INDENT, '')
      settle(text[0] ?? '')
      if (text) put(text, piece.marks)
    } else if (piece.type === 'break') {
      settle('')
      out.push(piece)
      before = ''
    } else {
      // A blank in front of an opening tag stays in front of it, one before a closing tag inside.
      if (waiting && following[i]) settle(following[i]!)
      out.push(piece.code)
      if (piece.code.role === 'standalone') before = OBJECT
    }
  }
  return trimEnd(out)
}

const INDENT = /^[\u3000\u00a0]+/
const OBJECT = '\ufffc'

/** For each piece the next character that is shown from it on, in its line; empty at a line's end. */
function charactersBehind(pieces: readonly Piece[]): string[] {
  const behind: string[] = new Array(pieces.length)
  let next = ''
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!
    if (piece.type === 'text') next = piece.text[0]!
    else if (piece.type === 'break') next = ''
    else if (piece.type === 'code' && piece.code.role === 'standalone') next = OBJECT
    behind[i] = next
  }
  return behind
}

/** East Asian Width F and W (UAX #11), kana and the supplementary ideographs among them. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\ud840-\ud8bf\udc00-\udfff\ufffc]/
/** Marks that Chinese shares with other scripts. */
const SHARED = /[“”‘’…—·]/

const joinsWithout = (before: string, after: string): boolean =>
  (WIDE.test(before) && (WIDE.test(after) || SHARED.test(after))) ||
  (SHARED.test(before) && WIDE.test(after))

/** No-break and ideographic spaces at the end of the text are layout as well. */
function trimEnd(out: Inline[]): Inline[] {
  let end = out.length
  while (end > 0) {
    const last = out[end - 1]!
    if (last.type === 'code') break
    if (last.type === 'text') {
      const text = last.text.trimEnd()
      if (text) {
        out[end - 1] = { ...last, text }
        break
      }
    }
    end--
  }
  return out.slice(0, end)
}

function trimStart(out: readonly Inline[]): Inline[] {
  for (const [i, inline] of out.entries()) {
    if (inline.type === 'code') return out.slice(i)
    const text = inline.type === 'text' ? inline.text.trimStart() : ''
    if (inline.type === 'text' && text) return [{ ...inline, text }, ...out.slice(i + 1)]
  }
  return []
}
