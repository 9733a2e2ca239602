import { MAX_MARKDOWN_DEPTH, MAX_MARKDOWN_SIGNS } from '../limits.ts'
import { lineOf, many } from '../text-file.ts'
import { UnreadableFileError } from '../types.ts'

const CONTAINER = '(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t])))'
const DEEP = new RegExp(`^${CONTAINER}{${MAX_MARKDOWN_DEPTH}}`, 'm')

/** Signs that may begin something: each is held against all that are open in its paragraph. */
const SIGN = /[[*_`<$~&]/
const PARAGRAPH_END = /\n[ \t]*\r?\n/g

/**
 * Refuses what no one has written and what would take a parser hours.
 * @throws UnreadableFileError `too-deep`, `too-tangled`
 */
export function refuseTangled(text: string, name: string): void {
  const deep = DEEP.exec(text)
  if (deep) {
    const where = `line ${lineOf(text, deep.index)}`
    throw new UnreadableFileError(
      'too-deep',
      name,
      where,
      `“${name}” has more than ${MAX_MARKDOWN_DEPTH} lists or quotations within one another on ${where}. Take out what begins that line, and open the file again.`,
    )
  }
  let from = 0
  while (from < text.length) {
    PARAGRAPH_END.lastIndex = from
    const end = PARAGRAPH_END.exec(text)?.index ?? text.length
    if (end - from > MAX_MARKDOWN_SIGNS) refuseSigns(text, from, end, name)
    from = Math.max(end, from) + 1
  }
}

function refuseSigns(text: string, from: number, end: number, name: string): void {
  let signs = 0
  for (let at = from; at < end; at++) if (SIGN.test(text[at]!)) signs++
  if (signs <= MAX_MARKDOWN_SIGNS) return
  const where = `line ${lineOf(text, from)}`
  throw new UnreadableFileError(
    'too-tangled',
    name,
    where,
    `“${name}” has a paragraph with ${many(signs, 'sign')} of Markdown from ${where} on; up to ${MAX_MARKDOWN_SIGNS.toLocaleString('en')} are read. Divide it with blank lines, and open the file again.`,
  )
}
