import { isSafeHref } from '../../../core/document/href.ts'

/** What becomes of a field in a row. */
export type FieldUse =
  /** A link to the web: its result is text with the mark of a link. */
  | { readonly type: 'link'; readonly href: string }
  /** Its result is text of the document, which stands between two codes. */
  | { readonly type: 'text'; readonly label: string }
  /** Its result is made by the program, and protected. */
  | { readonly type: 'code'; readonly label: string }

/** Fields whose result a reader reads as text of the author's. */
const TEXT = new Set(['TOC', 'INDEX', 'TOA', 'BIBLIOGRAPHY', 'QUOTE', 'FORMTEXT', 'INCLUDETEXT'])

/**
 * What a field is by its instruction (ECMA-376 part 1, 17.16.5).
 * @param result text of its result, empty where it has none
 */
export function fieldUse(instruction: string, result: string): FieldUse {
  const words = wordsOf(instruction)
  const type = (words[0] ?? '').toUpperCase()
  if (type === 'HYPERLINK') {
    const anchor = words.indexOf('\\l') >= 0 ? (words[words.indexOf('\\l') + 1] ?? '') : ''
    const address = words[1]?.startsWith('\\') ? '' : (words[1] ?? '')
    if (address) return { type: 'link', href: anchor ? `${address}#${anchor}` : address }
    return { type: 'text', label: `#${anchor}` }
  }
  if (TEXT.has(type) || result.length > LONGEST_LABEL) return { type: 'text', label: type }
  // These show what stands in the instruction itself.
  if (type === 'MACROBUTTON' || type === 'GOTOBUTTON') {
    return { type: 'code', label: result || words.slice(2).join(' ') }
  }
  if (type === 'EQ' || type === 'ADVANCE') {
    return { type: 'code', label: result || words.slice(1).join(' ') }
  }
  return { type: 'code', label: result }
}

/** UTF-16 units of the longest result that is shown as one code. */
const LONGEST_LABEL = 1000

/** The words of an instruction; those with blanks stand between quotation marks (17.16.1). */
function wordsOf(instruction: string): string[] {
  const words: string[] = []
  for (const [, quoted, plain] of instruction.matchAll(/["“”]([^"“”]*)["“”]|([^\s"“”]+)/g)) {
    words.push(quoted ?? plain ?? '')
  }
  return words
}

/** An address of the web or of mail, or empty where it is neither. */
export function safeAddress(address: string): string {
  const given = address.trim().replace(/ /g, '%20')
  return isSafeHref(given) ? given : ''
}
