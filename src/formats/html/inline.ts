import type { Inline, Mark, Segment } from '../../core/document/model.ts'
import { safeHref } from '../../core/layout/links.ts'
import { escapeHtml } from './escape.ts'

const ELEMENTS: Readonly<Record<Exclude<Mark['type'], 'link'>, string>> = {
  bold: 'strong',
  italic: 'em',
  underline: 'u',
  superscript: 'sup',
  subscript: 'sub',
}

const HAN = /\p{Script=Han}/u

/** A half-width mark that stands for a Chinese one: a line may end behind it, as it may there. */
const HALF_WIDTH_MARK = /(?<=\p{Script=Han})[,;:!?](?=[A-Za-z])/gu

/** A segment as HTML: its text escaped, its marks as elements, runs of one link in one `a`. */
export function segmentHtml(segment: Segment): string {
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
      const element = mark.type === 'italic' && !HAN.test(text) ? 'i' : ELEMENTS[mark.type]
      return `<${element}>${html}</${element}>`
    },
    escapeHtml(text).replace(HALF_WIDTH_MARK, '$&<wbr>'),
  )
