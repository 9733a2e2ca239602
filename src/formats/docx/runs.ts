import type { Inline, Mark, Segment, Side } from '../../core/document/model.ts'
import { safeHref } from '../../core/layout/links.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import { STYLE } from './styles.ts'

const HYPERLINK_TYPE =
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'

const HAN = /\p{Script=Han}/u

/** The addresses that the body links to, each one relationship of its part. */
export class Hyperlinks {
  private readonly ids = new Map<string, string>()

  /** Id of the relationship to an address. */
  idOf(href: string): string {
    let id = this.ids.get(href)
    if (!id) {
      id = `rIdLink${this.ids.size + 1}`
      this.ids.set(href, id)
    }
    return id
  }

  /** Relationship elements for the part's `.rels` file. */
  toXml(): string {
    let xml = ''
    for (const [href, id] of this.ids) {
      xml += `<Relationship Id="${id}" Type="${HYPERLINK_TYPE}" Target="${xmlValue(href)}" TargetMode="External"/>`
    }
    return xml
  }
}

/**
 * A segment as runs (ECMA-376 part 1, 17.3.2).
 * @param style character style of its language
 */
export function runsXml(
  segment: Segment,
  side: Side,
  style: string,
  hyperlinks: Hyperlinks,
): string {
  let xml = ''
  for (const inline of segment) {
    const href = hrefOf(inline)
    const run = runXml(inline, side, href === null ? style : STYLE.hyperlink)
    xml +=
      href === null
        ? run
        : `<w:hyperlink r:id="${hyperlinks.idOf(href)}" w:history="1">${run}</w:hyperlink>`
  }
  return xml
}

function hrefOf(inline: Inline): string | null {
  const link =
    inline.type === 'text' ? inline.marks.find((mark) => mark.type === 'link') : undefined
  return link ? safeHref(link.href) : null
}

function runXml(inline: Inline, side: Side, style: string): string {
  if (inline.type === 'break') return '<w:r><w:br/></w:r>'
  if (inline.type === 'code') return ''
  const properties = `<w:rStyle w:val="${style}"/>${HINT[side]}${marksXml(inline.text, inline.marks)}`
  return `<w:r><w:rPr>${properties}</w:rPr>${textXml(inline.text)}</w:r>`
}

/**
 * Quotation marks, dashes and dots are shared by both scripts; the hint has Word take those of a
 * Chinese text from its Chinese face (17.3.2.26).
 */
const HINT: Readonly<Record<Side, string>> = {
  source: '<w:rFonts w:hint="eastAsia"/>',
  target: '',
}

const textXml = (text: string): string =>
  text
    .split('\t')
    .map((piece) => (piece ? `<w:t xml:space="preserve">${xmlContent(piece)}</w:t>` : ''))
    .join('<w:tab/>')

/** Formatting in the order of CT_RPr. Italic Chinese is set with dots, as print emphasises it. */
function marksXml(text: string, marks: readonly Mark[]): string {
  if (marks.length === 0) return ''
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type)
  const slanted = has('italic') && !HAN.test(text)
  let xml = ''
  if (has('bold')) xml += '<w:b/><w:bCs/>'
  if (slanted) xml += '<w:i/><w:iCs/>'
  if (has('underline')) xml += '<w:u w:val="single"/>'
  if (has('superscript')) xml += '<w:vertAlign w:val="superscript"/>'
  else if (has('subscript')) xml += '<w:vertAlign w:val="subscript"/>'
  if (has('italic') && !slanted) xml += '<w:em w:val="underDot"/>'
  return xml
}
