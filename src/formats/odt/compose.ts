import type { CodeInline, Inline, Mark, Segment, TextInline } from '../../core/document/model.ts'
import { xmlContent, xmlValue } from '../xml/escape.ts'
import type { LookMark } from './looks.ts'

/** What the XML of a paragraph is made with. */
export interface Composing {
  /** XML that stands for a code; empty for one that has none. */
  readonly code: (code: CodeInline) => string
  /** Name of the style that text with these marks has. */
  readonly style: (marks: readonly LookMark[]) => string
  /** Start tag of a link. */
  readonly link: (href: string) => string
  /** Declarations that every element needs: none where the part has the customary prefixes. */
  readonly namespaces: string
}

/**
 * A segment as the content of a paragraph (OpenDocument 1.3 part 3, 6.1). Blanks that would be
 * collapsed become `text:s`.
 */
export function paragraphXml(segment: Segment, composing: Composing): string {
  const blanks = new Blanks(segment, composing.namespaces)
  let xml = ''
  let link: string | null = null
  let end = ''
  for (const inline of segment) {
    const href = inline.type === 'text' ? hrefOf(inline) : null
    // Breaks and codes have no marks: a link ends before them and begins again behind.
    if (href !== link) {
      xml += end
      const start = href === null ? '' : composing.link(href)
      xml += start
      end = start && `</${/^<([^\s/>]+)/.exec(start)?.[1]}>`
      link = href
    }
    xml += inlineXml(inline, blanks, composing)
  }
  return xml + end
}

function inlineXml(inline: Inline, blanks: Blanks, composing: Composing): string {
  if (inline.type === 'break') {
    blanks.pass()
    return `<text:line-break${composing.namespaces}/>`
  }
  if (inline.type === 'code') {
    if (inline.role === 'standalone') blanks.pass()
    return composing.code(inline)
  }
  const marks = MARKS.filter((mark) => inline.marks.some(({ type }) => type === mark))
  const content = blanks.textXml(inline)
  if (marks.length === 0) return content
  return `<text:span${composing.namespaces} text:style-name="${xmlValue(composing.style(marks))}">${content}</text:span>`
}

const MARKS: readonly LookMark[] = ['bold', 'italic', 'underline', 'superscript', 'subscript']

const hrefOf = ({ marks }: TextInline): string | null =>
  marks.find((mark): mark is Mark & { type: 'link' } => mark.type === 'link')?.href ?? null

/** Writes text so that none of its blanks is collapsed when it is read (6.1.2). */
class Blanks {
  readonly #namespaces: string
  readonly #last: Inline | undefined
  /** Whether a blank here would stand alone behind a character. */
  #single = false

  constructor(segment: Segment, namespaces: string) {
    this.#namespaces = namespaces
    this.#last = segment.findLast(({ type }) => type === 'text')
  }

  /** Something that is no text. */
  pass(): void {
    this.#single = false
  }

  textXml(inline: TextInline): string {
    const { text } = inline
    return text.replace(/ +|\t|[^ \t]+/g, (piece, at: number) => {
      if (piece === '\t') {
        this.#single = false
        return `<text:tab${this.#namespaces}/>`
      }
      if (piece[0] !== ' ') {
        this.#single = true
        return xmlContent(piece)
      }
      const ends = inline === this.#last && at + piece.length === text.length
      const plain = this.#single && !ends
      this.#single = false
      const more = piece.length - (plain ? 1 : 0)
      return (plain ? ' ' : '') + (more > 0 ? this.#blanksXml(more) : '')
    })
  }

  #blanksXml(count: number): string {
    const times = count === 1 ? '' : ` text:c="${count}"`
    return `<text:s${this.#namespaces}${times}/>`
  }
}
