/**
 * Text that Markdown (CommonMark 0.31, GitHub's tables) shows as it is. Characters that may mean
 * something anywhere are escaped always, those that only do at the start of a line only there.
 * @param text without white space at its ends where a line starts with it
 */
export function escapeMarkdown(text: string, atLineStart: boolean): string {
  const inline = text
    .replace(CONTROL, '')
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/!(?=\\\[)/g, '\\!')
    .replace(BARE_ADDRESS, '$1\\$2')
  return atLineStart ? escapeLineStart(inline) : inline
}

const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g

/** What GitHub would turn into a link by itself (GFM 6.9). */
const BARE_ADDRESS = /\b(https?|ftp|www)([:.])/gi

/** Headings, lists, rules and setext underlines (CommonMark 4.1 to 4.3, 5.2). */
const escapeLineStart = (text: string): string =>
  text.replace(/^(#{1,6}|[-+=])(?=\s|$|[-=])/, '\\$1').replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
