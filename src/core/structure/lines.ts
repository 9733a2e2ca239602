import { columnsOf } from './shape.ts'

/** One line of the file that is not blank. */
export interface Line {
  /** Without the white space at either end. */
  readonly text: string
  /** Columns of white space before the text. */
  readonly indent: number
  /** Columns of the text, without the indent. */
  readonly columns: number
  /** From 1. */
  readonly number: number
  /** Where its text begins and ends in the text of the file, in UTF-16 units. */
  readonly start: number
  readonly end: number
  /** Whether blank lines or a page end stand before it. */
  readonly blankBefore: boolean
}

const LINE_END = /\r\n|[\n\r\u2028\u2029\v]|(?=\f)|$/g

/** The lines of a text that hold anything. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let blank = false
  let number = 0
  let from = 0
  for (const { 0: lineEnd, index } of text.matchAll(LINE_END)) {
    // Where a page ends at the beginning of a line, nothing stands before it.
    if (lineEnd === '' && index === from && index < text.length) continue
    const raw = text.slice(from, index)
    const offset = from
    from = index + lineEnd.length
    number++
    const trimmed = raw.trim()
    if (raw.charCodeAt(0) === 0x0c) {
      number--
      blank = true
    }
    if (trimmed === '') {
      blank = true
      continue
    }
    const start = raw.length - raw.trimStart().length
    lines.push({
      text: trimmed,
      indent: columnsOf(raw.slice(0, start).replaceAll('\t', '    ')),
      columns: columnsOf(trimmed),
      number,
      start: offset + start,
      end: offset + start + trimmed.length,
      blankBefore: blank,
    })
    blank = false
  }
  return lines
}
