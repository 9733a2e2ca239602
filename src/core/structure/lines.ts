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
  /** Whether blank lines or a page end stand before it. */
  readonly blankBefore: boolean
}

const LINE_END = /\r\n|[\n\r\u2028\u2029\v]|(?=\f)/

/** The lines of a text that hold anything. */
export function splitLines(text: string): Line[] {
  const lines: Line[] = []
  let blank = false
  let number = 0
  for (const raw of text.split(LINE_END)) {
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
      blankBefore: blank,
    })
    blank = false
  }
  return lines
}
