import type { Mark, Segment } from '../../core/document/model.ts'
import { safeHref } from '../../core/layout/links.ts'
import { escapeMarkdown } from './escape.ts'

/** Marks that Markdown has no sign for are written as the HTML it allows. */
const SIGNS: Readonly<Record<Exclude<Mark['type'], 'link'>, readonly [string, string]>> = {
  bold: ['**', '**'],
  italic: ['*', '*'],
  underline: ['<u>', '</u>'],
  superscript: ['<sup>', '</sup>'],
  subscript: ['<sub>', '</sub>'],
}

/**
 * `**` and `*` open and close only beside white space or punctuation in some places, and Chinese
 * has neither around its words (CommonMark 6.2, left- and right-flanking). These always work.
 */
const TAGS: typeof SIGNS = {
  ...SIGNS,
  bold: ['<strong>', '</strong>'],
  italic: ['<em>', '</em>'],
}

/** Where text stands: in a paragraph, on the one line of a heading, in a cell of a table. */
export type Place = 'paragraph' | 'heading' | 'cell'

const BREAK: Readonly<Record<Place, string>> = { paragraph: '\\\n', heading: ' ', cell: '<br>' }

/** A segment as Markdown, white space at its ends as it is. */
export function segmentMarkdown(segment: Segment, place: Place): string {
  let markdown = ''
  let lineStart = place === 'paragraph'
  segment.forEach((inline, i) => {
    if (inline.type === 'break') {
      markdown += BREAK[place]
      lineStart = place === 'paragraph'
      return
    }
    if (inline.type === 'code') return
    const before = segment[i - 1]
    const after = segment[i + 1]
    const apart =
      isBoundary(before?.type === 'text' ? before.text.at(-1) : undefined) &&
      isBoundary(after?.type === 'text' ? after.text[0] : undefined)
    markdown += marked(inline.text, inline.marks, apart ? SIGNS : TAGS, lineStart)
    lineStart = false
  })
  return markdown
}

const isBoundary = (character: string | undefined): boolean =>
  character === undefined || /\s/.test(character)

/** White space at the ends stays outside the signs, where it cannot disable them. */
function marked(
  text: string,
  marks: readonly Mark[],
  signs: typeof SIGNS,
  lineStart: boolean,
): string {
  const [, start = '', core = '', end = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? []
  if (!core) return text
  const escaped = escapeMarkdown(core, lineStart && marks.length === 0)
  const markdown = marks.reduceRight((inner, mark) => {
    if (mark.type === 'link') {
      const href = safeHref(mark.href)
      return href === null ? inner : `[${inner}](<${href.replace(/[<>|\\]/g, encodeURIComponent)}>)`
    }
    const [open, close] = signs[mark.type]
    return open + inner + close
  }, escaped)
  return start + markdown + end
}
