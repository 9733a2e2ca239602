import { orderMarks, sameMarks } from '../../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../../core/document/model.ts'
import { ELEMENT_OF } from '../../html-marks.ts'
import { xmlContent, xmlValue } from '../../xml/escape.ts'
import type { CodeMarkup, MarkMarkup } from '../read/inline.ts'

/** What a translation is written with. */
export interface Writing {
  /** What codes are in the file, by id. */
  readonly codes: ReadonlyMap<string, CodeMarkup>
  /** The elements that the text it takes the place of used for marks, in the order of that text. */
  readonly marks: readonly MarkMarkup[]
  /** `<br>` as the page writes it, or a line end in preformatted text. */
  readonly lineBreak: string
}

type Open =
  | { readonly type: 'mark'; readonly mark: Mark; readonly close: string }
  | {
      readonly type: 'code'
      readonly id: string
      readonly close: string
      /** Links do not nest (HTML, §4.5.1). */
      readonly isLink: boolean
    }

/**
 * A translation as HTML, which is well-formed XML as well. Marks become the elements that the
 * source used, in their order, or plain ones; codes become what they are in the file.
 * @param segment with codes that nest, each of them in `codes`
 */
export function markup(segment: Segment, { codes, marks, lineBreak }: Writing): string {
  const elements = new Elements(marks)
  const open: Open[] = []
  let html = ''
  const closeTo = (depth: number): void => {
    while (open.length > depth) html += open.pop()!.close
  }
  const openMarks = (wanted: readonly Mark[]): void => {
    for (const mark of wanted) {
      const element = elements.for(mark)
      html += element.open
      open.push({ type: 'mark', mark, close: element.close })
    }
  }
  for (const [i, inline] of segment.entries()) {
    const floor = open.findLastIndex(({ type }) => type === 'code') + 1
    const around = marksIn(open.slice(0, floor))
    const already = marksIn(open.slice(floor))
    const inLink = open.some((each) => each.type === 'code' && each.isLink)
    const isLink = inline.type === 'code' && LINK.test(codes.get(inline.id)!.open)
    const wanted = marksAt(segment, i).filter(
      (mark) =>
        !around.some((each) => sameMarks([each], [mark])) &&
        (mark.type !== 'link' || !(inLink || isLink)),
    )
    const shared = sharedLength(already, wanted)
    if (inline.type === 'code' && inline.role === 'closing') {
      closeTo(open.findLastIndex((each) => each.type === 'code' && each.id === inline.id))
      continue
    }
    closeTo(floor + shared)
    if (inline.type === 'break') html += lineBreak
    else if (inline.type === 'code') {
      const code = codes.get(inline.id)!
      html += code.open
      if (inline.role === 'opening') {
        open.push({ type: 'code', id: inline.id, close: code.close, isLink })
      }
    } else {
      openMarks(wanted.slice(shared))
      html += xmlContent(inline.text)
    }
  }
  closeTo(0)
  return html
}

const marksIn = (open: readonly Open[]): Mark[] =>
  open.flatMap((each) => (each.type === 'mark' ? [each.mark] : []))

const LINK = /<(?:\w+:)?a[\s>]/i

/** The marks that may go on through an inline: its own, or those of what it stands around. */
function marksAt(segment: Segment, at: number): readonly Mark[] {
  const inline = segment[at]!
  if (inline.type === 'text') return orderMarks(inline.marks)
  const end =
    inline.type === 'code' && inline.role === 'opening' ? closingOf(segment, inline, at) : at + 1
  const texts = segment
    .slice(at, end + 1)
    .filter((each): each is Inline & { type: 'text' } => each.type === 'text')
  const [first, ...others] = texts
  const marks = first ? orderMarks(first.marks) : []
  return marks.slice(
    0,
    others.reduce(
      (length, { marks: other }) => Math.min(length, sharedLength(marks, orderMarks(other))),
      marks.length,
    ),
  )
}

function closingOf(segment: Segment, { id }: CodeInline, from: number): number {
  const end = segment.findIndex((each, i) => i > from && each.type === 'code' && each.id === id)
  return end < 0 ? segment.length - 1 : end
}

function sharedLength(a: readonly Mark[], b: readonly Mark[]): number {
  let length = 0
  while (length < a.length && length < b.length && sameMarks([a[length]!], [b[length]!])) length++
  return length
}

/** Gives each mark the element that the source has for it. */
class Elements {
  readonly #left: MarkMarkup[]
  readonly #all: readonly MarkMarkup[]

  constructor(marks: readonly MarkMarkup[]) {
    this.#left = [...marks]
    this.#all = marks
  }

  for(mark: Mark): { open: string; close: string } {
    const fits = (each: MarkMarkup): boolean => sameMarks([each.mark], [mark])
    const next = this.#left.findIndex(fits)
    if (next >= 0) return this.#left.splice(next, 1)[0]!
    // A second time, but for what only one element may have.
    const again = this.#all.find((each) => fits(each) && !/\s(?:xml:)?id\s*=/i.test(each.open))
    if (again) return again
    if (mark.type === 'link') return { open: `<a href="${xmlValue(mark.href)}">`, close: '</a>' }
    const name = ELEMENT_OF[mark.type]
    return { open: `<${name}>`, close: `</${name}>` }
  }
}
