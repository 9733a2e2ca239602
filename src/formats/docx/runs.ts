import { sameChange } from '../../core/document/inline.ts'
import type { Change, Inline, Mark, Segment, Side } from '../../core/document/model.ts'
import { safeHref } from '../../core/layout/links.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import type { Comments } from './comments.ts'
import type { Revisions } from './revisions.ts'
import { STYLE, type Without } from './styles.ts'

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

/** What the runs of a part have in common. */
export interface RunContext {
  readonly hyperlinks: Hyperlinks
  readonly revisions: Revisions
  /** Null where a part can have no comments, as notes. */
  readonly comments: Comments | null
  /** What stands in a run before its text: the reference to the note that it is the mark of. */
  readonly reference: (inline: Inline, side: Side) => string
  /** `w:lang` of every run: a text that is pasted elsewhere leaves its styles behind. */
  readonly language: string
  /** What the runs are without, though their paragraph has it. */
  readonly without?: Without
}

/**
 * A segment as runs (ECMA-376 part 1, 17.3.2), with the changes and comments that are on them.
 * @param style character style of its language
 */
export function runsXml(segment: Segment, side: Side, style: string, context: RunContext): string {
  const { hyperlinks, revisions, comments } = context
  const ranges = (comments?.rangesIn(segment) ?? []).map((range) => ({
    ...range,
    ...comments!.place(range.id),
  }))
  let xml = ''
  /** Runs of one change: it is one for a reader too where its formatting is not. */
  let change: Change | undefined
  let runs = ''
  const close = (): void => {
    if (runs) xml += change ? revisions.around(change, runs) : runs
    runs = ''
  }
  for (const [i, inline] of segment.entries()) {
    const href = hrefOf(inline)
    const starts = ranges.filter(({ first }) => first === i)
    const ends = ranges.filter(({ last }) => last === i)
    if (href !== null || starts.length > 0 || !sameChange(change, inline.change)) close()
    change = inline.change
    for (const { start } of starts) xml += start
    runs += runXml(inline, side, href === null ? style : STYLE.hyperlink, context)
    if (href !== null) {
      xml += `<w:hyperlink r:id="${hyperlinks.idOf(href)}" w:history="1">`
      close()
      xml += '</w:hyperlink>'
    }
    if (ends.length > 0) close()
    for (const { end } of ends.toReversed()) xml += end
  }
  close()
  return xml
}

function hrefOf(inline: Inline): string | null {
  const link =
    inline.type === 'text' ? inline.marks.find((mark) => mark.type === 'link') : undefined
  return link ? safeHref(link.href) : null
}

function runXml(
  inline: Inline,
  side: Side,
  style: string,
  { language, reference, without }: RunContext,
): string {
  if (inline.type === 'break') return '<w:r><w:br/></w:r>'
  if (inline.type === 'code') return ''
  const properties = `<w:rStyle w:val="${style}"/>${HINT[side]}${marksXml(inline.text, inline.marks, without)}${language}`
  const deleted = inline.change?.kind === 'deletion'
  return `<w:r><w:rPr>${properties}</w:rPr>${reference(inline, side)}${textXml(inline.text, deleted ? 'w:delText' : 'w:t')}</w:r>`
}

/**
 * Quotation marks, dashes and dots are shared by both scripts; the hint has Word take those of a
 * Chinese text from its Chinese face (17.3.2.26).
 */
const HINT: Readonly<Record<Side, string>> = {
  source: '<w:rFonts w:hint="eastAsia"/>',
  target: '',
}

const textXml = (text: string, name: 'w:t' | 'w:delText'): string =>
  text
    .split('\t')
    .map((piece) => (piece ? `<${name} xml:space="preserve">${xmlContent(piece)}</${name}>` : ''))
    .join('<w:tab/>')

/** Formatting in the order of CT_RPr. Italic Chinese is set with dots, as print emphasises it. */
function marksXml(text: string, marks: readonly Mark[], without?: Without): string {
  if (marks.length === 0 && !without?.bold && !without?.italic) return ''
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type)
  const slanted = has('italic') && !HAN.test(text)
  let xml = ''
  if (has('bold')) xml += '<w:b/><w:bCs/>'
  else if (without?.bold) xml += '<w:b w:val="0"/><w:bCs w:val="0"/>'
  if (slanted) xml += '<w:i/><w:iCs/>'
  else if (without?.italic) xml += '<w:i w:val="0"/><w:iCs w:val="0"/>'
  if (has('underline')) xml += '<w:u w:val="single"/>'
  if (has('superscript')) xml += '<w:vertAlign w:val="superscript"/>'
  else if (has('subscript')) xml += '<w:vertAlign w:val="subscript"/>'
  if (has('italic') && !slanted) xml += '<w:em w:val="underDot"/>'
  return xml
}
