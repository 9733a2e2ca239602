import { concat, fromText, orderMarks } from '../../../core/document/inline.ts'
import type { Inline, Mark, Segment } from '../../../core/document/model.ts'
import { CodeBook } from './book.ts'
import { encode } from './encode.ts'
import type { Token } from './tokens.ts'

/** The same for all texts without formatting: a large file has hundreds of thousands. */
const NO_MARKS: readonly Mark[] = []

/**
 * A text out of its tokens.
 * @param marks whether codes that stand for formatting or a line break become such, or stay codes
 */
export function segmentOf(tokens: readonly Token[], marks: boolean): Segment {
  if (tokens.length === 1 && tokens[0]!.type === 'text') return fromText(tokens[0]!.text, NO_MARKS)
  const out: Inline[] = []
  const open: Mark[] = []
  for (const token of tokens) {
    if (token.type === 'text') {
      out.push(...fromText(token.text, open.length > 0 ? orderMarks([...open]) : NO_MARKS))
    } else if (!marks || token.means === null) {
      const { id, role, kind, label } = token
      out.push({ type: 'code', id, role, kind, label, image: '' })
    } else if (token.means === 'break') out.push({ type: 'break' })
    else if (token.role === 'opening') open.push(token.means)
    else open.splice(open.lastIndexOf(token.means), 1)
  }
  return concat(out)
}

/**
 * Whether codes that stand for formatting can be shown as formatting: the very same codes have to
 * come out again. Two bold passages that touch, for one, would become one.
 */
export function keepsCodes(tokens: readonly Token[]): boolean {
  if (!tokens.some((token) => token.type === 'code' && token.means !== null)) return true
  const book = new CodeBook(tokens, null, true)
  return sameTokens(encode(segmentOf(tokens, true), book).tokens, tokens)
}

function sameTokens(a: readonly Token[], b: readonly Token[]): boolean {
  return (
    a.length === b.length &&
    a.every((token, i) => {
      const other = b[i]!
      if (token.type === 'text') return other.type === 'text' && token.text === other.text
      return other.type === 'code' && token.id === other.id && token.xml === other.xml
    })
  )
}
