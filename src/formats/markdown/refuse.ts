import { MAX_MARKDOWN_DEPTH, MAX_MARKDOWN_SIGNS } from '../limits.ts'
import { lineOf, many } from '../text-file.ts'
import { UnreadableFileError } from '../types.ts'

const CONTAINER = '(?:[ \\t]*(?:>|(?:[-+*]|\\d{1,9}[.)])(?=[ \\t])))'
const DEEP = new RegExp(`^${CONTAINER}{${MAX_MARKDOWN_DEPTH}}`, 'm')

/** Signs that may begin something: each is held against all that are open in its paragraph. */
const SIGN = /[[*_`<$~&]/

/** Before a blank line, a heading or an item of a list. */
const PARAGRAPH_END = /\n(?=[ \t>]*(?:\r?\n|#{1,6}[ \t]|(?:[-+*]|\d{1,9}[.)])[ \t]))/g

/** The head of a table, each of whose lines is taken by itself. */
const TABLE_HEAD = /^[^\n]*\n[ \t>]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*\r?\n/

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
  for (const { from, end } of stretches(text, PARAGRAPH_END)) {
    if (end - from <= MAX_MARKDOWN_SIGNS) continue
    const paragraph = text.slice(from, end)
    if (!TABLE_HEAD.test(paragraph)) refuseSigns(text, from, end, name)
    else {
      for (const line of stretches(paragraph, /\n/g)) {
        refuseSigns(text, from + line.from, from + line.end, name)
      }
    }
  }
}

function* stretches(text: string, between: RegExp): Generator<{ from: number; end: number }, void> {
  let from = 0
  for (const { index } of text.matchAll(between)) {
    yield { from, end: index }
    from = index + 1
  }
  yield { from, end: text.length }
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
