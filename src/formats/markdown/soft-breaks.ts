import { concat } from '../../core/document/inline.ts'
import type { Inline, Segment } from '../../core/document/model.ts'
import { columnsOf, isWide } from '../../core/structure/shape.ts'

/** Columns of the longest line of verse; prose is cut wider. */
const LONGEST_VERSE = 44

/**
 * Line ends within a paragraph are white space (CommonMark 6.8): Chinese is joined without a
 * blank, words with one. Short lines of Chinese are lines of verse and stay lines, as Chinese
 * prose is seldom cut and never so narrow.
 * @param segment with soft line ends as `\n` in its texts
 */
export function joinSoftBreaks(segment: Segment): Segment {
  if (!segment.some((inline) => inline.type === 'text' && inline.text.includes('\n'))) {
    return trimLines(segment)
  }
  const verse = isVerse(segment)
  const out: Inline[] = []
  for (const [i, inline] of segment.entries()) {
    if (inline.type !== 'text') {
      out.push(inline)
      continue
    }
    let from = 0
    for (let at = inline.text.indexOf('\n'); at >= 0; at = inline.text.indexOf('\n', from)) {
      const line = trimEnd(inline.text.slice(from, at))
      if (line) out.push({ ...inline, text: line })
      from = at + 1
      while (inline.text[from] === ' ' || inline.text[from] === '\t') from++
      if (verse) out.push({ type: 'break' })
      else if (needsBlank(out.at(-1), inline.text.slice(from), segment[i + 1])) {
        out.push({ ...inline, text: ' ' })
      }
    }
    if (from < inline.text.length) out.push({ ...inline, text: inline.text.slice(from) })
  }
  return trimLines(concat(out))
}

/** The signs of the text, `\n` for both kinds of line ends, codes left out. */
const linesOf = (segment: Segment): string[] =>
  segment
    .map((inline) => (inline.type === 'text' ? inline.text : inline.type === 'break' ? '\n' : ''))
    .join('')
    .split('\n')
    .map((line) => line.trim())

function isVerse(segment: Segment): boolean {
  const lines = linesOf(segment)
  return lines.every((line) => isWide(line.charCodeAt(0)) && columnsOf(line) <= LONGEST_VERSE)
}

/** Whether words of an alphabet stand on both sides. */
function needsBlank(before: Inline | undefined, rest: string, next: Inline | undefined): boolean {
  const last = before?.type === 'text' ? before.text : ''
  const first = rest || (next?.type === 'text' ? next.text : '')
  return !(
    (last && isWide(last.charCodeAt(last.length - 1))) ||
    (first && isWide(first.charCodeAt(0)))
  )
}

/** Blanks at the ends of lines are layout. */
export function trimLines(segment: Segment): Segment {
  const out: Inline[] = []
  for (const [i, inline] of segment.entries()) {
    if (inline.type !== 'text') {
      out.push(inline)
      continue
    }
    const before = segment[i - 1]
    const after = segment[i + 1]
    let { text } = inline
    if (!before || before.type === 'break') text = text.replace(/^[ \t]+/, '')
    if (!after || after.type === 'break') text = trimEnd(text)
    if (text) out.push(text === inline.text ? inline : { ...inline, text })
  }
  return out
}

/** By hand: a pattern for blanks at the end takes quadratic time over blanks in the middle. */
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && (text[end - 1] === ' ' || text[end - 1] === '\t')) end--
  return text.slice(0, end)
}
