import { isSafeHref } from '../../../core/document/href.ts'
import { concat, orderMarks } from '../../../core/document/inline.ts'
import type { CodeInline, CodeKind, Mark, Segment } from '../../../core/document/model.ts'
import { textIn, type XmlElement, type XmlNode } from '../../xml/tree.ts'
import type { TextBlock } from './blocks.ts'
import { Contents } from './contents.ts'
import { hasRole, isAnchor, isFormula, isPlain, isUnread, isVisible, markOf } from './elements.ts'
import { isBackLink, noteLabel } from './notes.ts'
import { readRuby } from './ruby.ts'
import { collapse, type Piece, piecesOf, preformattedPieces, preserve } from './white-space.ts'

/** What a code stands for in the file. */
export interface CodeMarkup {
  /** All of a standalone code; the start tag of a pair. */
  readonly open: string
  /** What ends a pair; empty for a standalone code. */
  readonly close: string
}

/** An element that the file uses for a mark. */
export interface MarkMarkup {
  readonly mark: Mark
  readonly open: string
  readonly close: string
}

/** What a text block says. */
export interface BlockText {
  readonly source: Segment
  /** By the id of the code; the ids of a page in the order of its text. */
  readonly codes: ReadonlyMap<string, CodeMarkup>
  /** In the order of the text. */
  readonly marks: readonly MarkMarkup[]
}

export interface InlineOptions {
  /** Whether the page is written by the rules of XML. */
  readonly xml?: boolean
  /** The path of a picture in the archive the page is part of, by its address; or empty. */
  readonly pictureAt?: (address: string) => string
}

/**
 * The text of a block as a segment, and what its marks and codes are in the file.
 * @param text the page
 */
export function readBlock(block: TextBlock, text: string, options: InlineOptions = {}): BlockText {
  const reader = new InlineReader(block, text, options)
  reader.read(block.nodes, [])
  return reader.result()
}

class InlineReader {
  readonly #pieces: Piece[] = []
  readonly #codes = new Map<string, CodeMarkup>()
  readonly #marks: MarkMarkup[] = []
  readonly #contents = new Contents()
  readonly #block: TextBlock
  readonly #text: string
  readonly #options: InlineOptions

  constructor(block: TextBlock, text: string, options: InlineOptions) {
    this.#block = block
    this.#text = text
    this.#options = options
  }

  read(nodes: readonly XmlNode[], marks: readonly Mark[]): void {
    for (const node of nodes) {
      if (node.type === 'element') this.#element(node, marks)
      else if (this.#block.preformatted) this.#pieces.push(...preformattedPieces(node.text, marks))
      else this.#pieces.push(...piecesOf(node.text, marks))
    }
  }

  result(): BlockText {
    const inlines = this.#block.preformatted ? preserve(this.#pieces) : collapse(this.#pieces)
    return { source: concat(inlines), codes: this.#codes, marks: this.#marks }
  }

  #element(element: XmlElement, marks: readonly Mark[]): void {
    const { name, attributes } = element
    if (name === 'br') this.#pieces.push({ type: 'break' })
    else if (name === 'img') this.#picture(element, element)
    else if (name === 'picture') this.#picture(element, imageIn(element) ?? element)
    else if (isFormula(element)) this.#standalone(element, 'field', plain(element))
    else if (isUnread(element)) {
      if (isVisible(element) || name !== 'link') this.#standalone(element, 'tag', tagOf(element))
    } else if (hasRole(element, 'pagebreak', 'doc-pagebreak')) {
      this.#standalone(element, 'tag', tagOf(element))
    } else if (isBackLink(element)) this.#standalone(element, 'tag', plain(element))
    else if (this.#contents.isBlank(element)) this.#blank(element, marks)
    else if (name === 'ruby') this.#ruby(element, marks)
    else {
      const note = noteLabel(element)
      const mark = markOf(element)
      if (note !== null) this.#standalone(element, 'note', note)
      else if (mark) this.#marked(element, { type: mark }, marks)
      else if (name === 'a' && isSafeHref(attributes.href ?? '')) {
        this.#marked(element, { type: 'link', href: attributes.href! }, marks)
      } else if (isPlain(element) && !isAnchor(element)) this.read(element.children, marks)
      else this.#pair(element, marks)
    }
  }

  #nextId(): string {
    return `${this.#block.start}.${this.#codes.size + 1}`
  }

  #push(code: Pick<CodeInline, 'id' | 'role' | 'kind' | 'label'> & { image?: string }): void {
    this.#pieces.push({ type: 'code', code: { type: 'code', image: '', ...code } })
  }

  #standalone(element: XmlElement, kind: CodeKind, label: string, image = ''): void {
    const id = this.#nextId()
    this.#codes.set(id, { open: this.#whole(element), close: '' })
    this.#push({ id, role: 'standalone', kind, label: label.slice(0, LONGEST), image })
  }

  /** An element as it is written, and closed, lest it take in what comes behind it. */
  #whole({ name, start, contentEnd, end }: XmlElement): string {
    const written = this.#text.slice(start, end)
    const isClosed = contentEnd < end || VOID.has(name)
    // A slash closes an element of XML and of SVG or MathML, but none of HTML.
    const closesItself =
      written.endsWith('/>') && (this.#options.xml || /^(?:svg|math)$/.test(name))
    return isClosed || closesItself ? written : `${written}</${name}>`
  }

  #picture(element: XmlElement, image: XmlElement): void {
    const { src = '', alt = '' } = image.attributes
    const path = this.#options.pictureAt?.(src) ?? ''
    this.#standalone(element, 'image', alt.replace(/\s+/g, ' ').trim(), path)
  }

  /** What shows nothing is at most white space, unless something may point at it. */
  #blank(element: XmlElement, marks: readonly Mark[]): void {
    if (this.#contents.hasAnchor(element)) this.#standalone(element, 'tag', tagOf(element))
    else this.read(element.children, marks)
  }

  #marked(element: XmlElement, mark: Mark, marks: readonly Mark[]): void {
    this.#marks.push({ mark, ...tagsOf(element, this.#text) })
    this.read(element.children, orderMarks([...marks, mark]))
  }

  #pair(element: XmlElement, marks: readonly Mark[]): void {
    const { open, close } = tagsOf(element, this.#text)
    const tag = `<${element.name}>`
    const again = this.#reopened(element, open)
    const id = again ?? this.#nextId()
    if (again) this.#pieces.pop()
    else this.#push({ id, role: 'opening', kind: 'tag', label: tag })
    this.#codes.set(id, { open, close })
    this.read(element.children, marks)
    this.#push({ id, role: 'closing', kind: 'tag', label: `</${element.name}>` })
  }

  /** The pair that ends right here with the very same tag: word processors tear one in many. */
  #reopened(element: XmlElement, open: string): string | null {
    const last = this.#pieces.at(-1)
    if (last?.type !== 'code' || last.code.role !== 'closing' || isAnchor(element)) return null
    return this.#codes.get(last.code.id)?.open === open ? last.code.id : null
  }

  #ruby(element: XmlElement, marks: readonly Mark[]): void {
    const { base, reading, annotation } = readRuby(element, this.#text)
    const id = this.#nextId()
    const { open, close } = tagsOf(element, this.#text)
    this.#codes.set(id, { open, close: annotation + close })
    this.#push({ id, role: 'opening', kind: 'ruby', label: reading })
    this.read(base, marks)
    this.#push({ id, role: 'closing', kind: 'ruby', label: reading })
  }
}

/** UTF-16 units of a label: what is longer is cut, since the file has it anyway. */
const LONGEST = 1000

/** Elements that have no end tag (HTML Living Standard, §13.1.2). */
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)

const tagOf = ({ name }: XmlElement): string => `<${name}>`

const plain = (element: XmlElement): string => textIn(element).replace(/\s+/g, ' ').trim()

function imageIn(element: XmlElement): XmlElement | null {
  for (const child of element.children) {
    if (child.type === 'element' && child.name === 'img') return child
  }
  return null
}

/** The tags of an element as they are written, or as they would be. */
function tagsOf(
  { name, attributes, start, contentStart, contentEnd, end }: XmlElement,
  text: string,
): { open: string; close: string } {
  const written = text.slice(start, contentStart)
  return {
    open: written || `<${name}${attributesOf(attributes)}>`,
    close: text.slice(contentEnd, end) || `</${name}>`,
  }
}

const attributesOf = (attributes: XmlElement['attributes']): string =>
  Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
    )
    .join('')
