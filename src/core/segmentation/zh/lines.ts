import { isLineBreak, isSpace, skipSpace } from '../scan.ts'
import { CLOSE_QUOTE, kindAt, PLAIN, STRAIGHT_QUOTE } from './marks.ts'
import { VERSE } from './rules.ts'

/**
 * Whether the line breaks of a paragraph part its lines into sentences: three or more short lines
 * are verse (or an address, or captions), and so is a couplet. Two longer lines without a mark at
 * the end of the first are one sentence that was set on two lines.
 */
export function isVerse(text: string): boolean {
  let lines = 0
  let couplet = true
  let firstEndsInMark = false
  let i = 0
  while (i < text.length) {
    const start = skipSpace(text, i)
    let end = start
    while (end < text.length && !isLineBreak(text.charCodeAt(end))) {
      end++
      if (end - start > VERSE.width * 2) return false
    }
    i = end
    while (end > start && isSpace(text.charCodeAt(end - 1))) end--
    if (end === start) continue
    if (end - start > VERSE.width) return false
    if (end - start > VERSE.couplet) couplet = false
    if (lines === 0) firstEndsInMark = endsInMark(text, end)
    lines++
  }
  return lines >= VERSE.lines || (lines === 2 && (firstEndsInMark || couplet))
}

function endsInMark(text: string, end: number): boolean {
  const kind = kindAt(text, end - 1)
  return kind !== PLAIN && kind !== CLOSE_QUOTE && kind !== STRAIGHT_QUOTE
}

const LIST_MARK =
  /(?:[-–—•·●○▪■◆*]|[（(][0-9０-９一二三四五六七八九十a-zA-Z]{1,3}[）)]|[0-9０-９]{1,3}(?:[、)）]|[.．]\s?(?![0-9]))|[一二三四五六七八九十]{1,3}、|[①-⓿❶-➓㈠-㈩])/y

/** Whether an item of a list, or a speaker's dash, begins at `index`. */
export function isListMark(text: string, index: number): boolean {
  LIST_MARK.lastIndex = index
  return LIST_MARK.test(text)
}
