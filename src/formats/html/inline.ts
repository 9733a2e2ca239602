import { sameChange } from '../../core/document/inline.ts'
import type { Change, Inline, Mark, Segment } from '../../core/document/model.ts'
import { safeHref } from '../../core/layout/links.ts'
import { ELEMENT_OF } from '../html-marks.ts'
import { escapeHtml } from './escape.ts'

const HAN = /\p{Script=Han}/u

/** A half-width mark that stands for a Chinese one: a line may end behind it, as it may there. */
const HALF_WIDTH_MARK = /(?<=\p{Script=Han})[,;:!?](?=[A-Za-z])/gu

/**
 * A segment as HTML: its text escaped, its marks as elements, runs of one link in one `a`, and runs
 * of one tracked change in one `ins` or `del` that names who made it and when.
 */
export function segmentHtml(segment: Segment): string {
  let html = ''
  for (let from = 0, to = 0; from < segment.length; from = to) {
    const { change } = segment[from]!
    while (to < segment.length && sameChange(segment[to]!.change, change)) to++
    const run = runsHtml(from === 0 && to === segment.length ? segment : segment.slice(from, to))
    html += change ? changeHtml(change, run) : run
  }
  return html
}

function changeHtml({ kind, author, date }: Change, html: string): string {
  const element = kind === 'insertion' ? 'ins' : 'del'
  const at = date && ` datetime="${escapeHtml(date)}"`
  const by = [author, date.slice(0, 16).replace('T', ' ')].filter(Boolean).join(', ')
  return `<${element}${by && ` title="${escapeHtml(by)}"`}${at}>${html}</${element}>`
}

function runsHtml(segment: Segment): string {
  let html = ''
  let open: string | null = null
  for (const inline of segment) {
    const href = hrefOf(inline)
    if (href !== open) {
      if (open !== null) html += '</a>'
      if (href !== null) html += `<a href="${escapeHtml(href)}">`
      open = href
    }
    if (inline.type === 'break') html += '<br>'
    else if (inline.type === 'text') html += markedHtml(inline.text, inline.marks)
  }
  return open === null ? html : `${html}</a>`
}

function hrefOf(inline: Inline): string | null {
  if (inline.type !== 'text') return null
  const link = inline.marks.find((mark) => mark.type === 'link')
  return link ? safeHref(link.href) : null
}

/** Italic Chinese is emphasis and set so; other italics, titles and foreign words as a rule, slant. */
const markedHtml = (text: string, marks: readonly Mark[]): string =>
  marks.reduceRight(
    (html, mark) => {
      if (mark.type === 'link') return html
      const element = mark.type === 'italic' && !HAN.test(text) ? 'i' : ELEMENT_OF[mark.type]
      return `<${element}>${html}</${element}>`
    },
    escapeHtml(text).replace(HALF_WIDTH_MARK, '$&<wbr>'),
  )
