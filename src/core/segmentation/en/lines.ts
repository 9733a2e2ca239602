import { isLineBreak } from '../scan.ts'

const VERSE = { lines: 3, width: 48 }

/** Three or more short lines that all begin with a capital are verse, or a list: a sentence each. */
export function linesAreVerse(text: string): boolean {
  let lines = 0
  let start = 0
  while (start < text.length) {
    let end = text.indexOf('\n', start)
    if (end < 0) end = text.length
    if (end - start > VERSE.width * 2) return false
    const line = text.slice(start, end).trim()
    start = end + 1
    if (line === '') continue
    if (line.length > VERSE.width || !/^[^a-z]*[A-Z]/.test(line)) return false
    lines++
  }
  return lines >= VERSE.lines
}

const ITEM = /(?:[-–—•·*▪●○◦]\s|\(?(?:\d{1,3}|[a-zA-Z])[.)]\s)/y

/** Whether the break at `at` parts sentences though no stop stands before it. */
export function lineEndsSentence(text: string, at: number, next: number): boolean {
  let breaks = 0
  for (let i = at; i < next; i++) if (isLineBreak(text.charCodeAt(i)) && text[i] !== '\r') breaks++
  if (breaks > 1) return true
  ITEM.lastIndex = next
  return ITEM.test(text)
}
