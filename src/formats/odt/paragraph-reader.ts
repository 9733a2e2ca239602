import { isSafeHref } from '../../core/document/href.ts'
import { fromText, orderMarks } from '../../core/document/inline.ts'
import type { CodeInline, Mark, Note } from '../../core/document/model.ts'
import type { XmlSpan } from '../xml/scan.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import type { TrackedChanges } from './changes.ts'
import { inlineKind, isParagraph, WITHOUT_TEXT } from './elements.ts'
import { InlineBuilder } from './inline-builder.ts'
import type { LookMark } from './looks.ts'
import { codeOf, type OdtCode, type Paragraph } from './paragraph.ts'
import type { Style, Styles } from './styles.ts'

/** What paragraphs of a part have in common. */
export interface PartContext {
  /** The XML text of the part. */
  readonly text: string
  readonly styles: Styles
  readonly changes: TrackedChanges
  /** What the codes of the part stand for, by their ids; filled as paragraphs are read. */
  readonly codes: Map<string, OdtCode>
  /** Text of an embedded object, by its path in the package; empty where it has none. */
  readonly objectText: (path: string) => string
  /** Called for each stretch of hidden text. */
  readonly hidden: () => void
}

/** What is around a place in a paragraph. */
interface Around {
  readonly marks: readonly Mark[]
  /** Marks that the text has by its paragraph or a code around it. */
  readonly given: ReadonlySet<LookMark>
}

/** Reads one paragraph. @param style of the paragraph */
export function readParagraph(
  element: XmlElement,
  unit: string,
  style: Style,
  context: PartContext,
): Paragraph {
  return new ParagraphReader(unit, context).read(element, style)
}

class ParagraphReader {
  readonly #unit: string
  readonly #context: PartContext
  readonly #builder = new InlineBuilder()
  readonly #notes: Note[] = []
  readonly #markStyles = new Map<string, string>()
  readonly #links = new Map<string, string>()
  readonly #shapes: XmlElement[] = []
  readonly #noteBodies: XmlElement[] = []
  /** Changes that begin here, and those that are here as a whole. */
  readonly #begun = new Map<string, XmlSpan>()
  readonly #changes: string[] = []
  #count = 0

  constructor(unit: string, context: PartContext) {
    this.#unit = unit
    this.#context = context
  }

  read(element: XmlElement, { look }: Style): Paragraph {
    const given = new Set<LookMark>()
    for (const mark of MARKS) if (look.marks[mark]) given.add(mark)
    this.#content(element, { marks: [], given })
    const built = this.#builder.build()
    const wrapper = { open: '', close: '' }
    for (const id of built.around) {
      const code = this.#context.codes.get(id)!
      wrapper.open += code.open
      wrapper.close = code.close + wrapper.close
    }
    return {
      unit: this.#unit,
      element,
      source: built.segment,
      notes: this.#notes,
      // A change that goes on in another paragraph keeps its beginning.
      before: [...built.before, ...this.#begun.values()],
      after: built.after,
      wrapper,
      markStyles: this.#markStyles,
      links: this.#links,
      changes: this.#changes,
      shapes: this.#shapes,
      noteBodies: this.#noteBodies,
    }
  }

  #content(element: XmlElement, around: Around): void {
    for (const child of element.children) {
      if (child.type === 'element') this.#element(child, around)
      else if (!this.#context.changes.rejecting) this.#builder.characters(child.text, around.marks)
    }
  }

  /** The next id of a code: elements are counted whether or not a code is made of them. */
  #nextId(): string {
    return `${this.#unit}.${++this.#count}`
  }

  #element(element: XmlElement, around: Around): void {
    const { name, attributes } = element
    const { changes } = this.#context
    switch (name) {
      case 'text:s':
        if (!changes.rejecting) {
          const count = Number(attributes['text:c'] ?? 1) || 1
          this.#builder.exactly(' '.repeat(Math.min(Math.max(count, 0), MOST_BLANKS)), around.marks)
        }
        return
      case 'text:tab':
        if (!changes.rejecting) this.#builder.exactly('\t', around.marks)
        return
      case 'text:line-break':
        if (!changes.rejecting) this.#builder.lineBreak()
        return
      case 'text:span':
        this.#span(element, around)
        return
      case 'text:a':
        this.#link(element, around)
        return
      case 'text:ruby':
        this.#ruby(element, around)
        return
      case 'text:note':
        this.#note(element)
        return
      case 'office:annotation':
        this.#annotation(element)
        return
      case 'text:change-start':
      case 'text:change-end':
      case 'text:change':
        this.#change(element, around)
        return
    }
    switch (inlineKind(name)) {
      case 'ignored':
        return
      case 'transparent':
        this.#pair(element, around, 'tag', '', this.#unit)
        return
      case 'anchor':
        this.#builder.anchor({ span: element, ends: name.endsWith('-end') })
        return
      case 'range-start':
        this.#range(element, false)
        return
      case 'range-end':
        this.#range(element, true)
        return
      case 'hidden':
        if (name !== 'text:script') this.#context.hidden()
        this.#builder.anchor({ span: element, ends: false })
        return
      case 'shape':
        this.#shape(element)
        return
      case 'field':
        this.#standalone(element, textIn(element) ? 'field' : 'tag', fieldLabel(element))
    }
  }

  /** 6.1.7: marks where that says all of its look, a pair of codes otherwise. */
  #span(element: XmlElement, around: Around): void {
    const name = element.attributes['text:style-name']
    const style = this.#context.styles.of('text', name)
    if (style.look.hidden) {
      this.#context.hidden()
      this.#builder.anchor({ span: element, ends: false })
      return
    }
    const on = MARKS.filter((mark) => style.look.marks[mark])
    const off = MARKS.filter((mark) => style.look.marks[mark] === false)
    const look = lookName(
      style,
      on.length > 0,
      off.filter((mark) => around.given.has(mark)),
    )
    if (look) {
      const given = new Set([...around.given].filter((mark) => !off.includes(mark)))
      for (const mark of on) given.add(mark)
      const marks = around.marks.filter(({ type }) => type === 'link' || !on.includes(type))
      const label = style.common ?? Object.keys(style.look.other).map(propertyName).join(' ')
      this.#pair(element, { marks, given }, 'tag', label, `${name}`)
      return
    }
    const marks = orderMarks([
      ...around.marks.filter(({ type }) => type === 'link' || !off.includes(type)),
      ...on.filter((mark) => !around.given.has(mark)).map((type): Mark => ({ type })),
    ])
    if (name !== undefined && on.length > 0 && style.look.western) {
      this.#markStyles.set(on.join(' '), name)
    }
    this.#content(element, { ...around, marks })
  }

  /** 6.1.8: an address that may be opened is a mark, any other a pair of codes. */
  #link(element: XmlElement, around: Around): void {
    const href = (element.attributes['xlink:href'] ?? '').trim()
    if (!isSafeHref(href) || around.marks.some(({ type }) => type === 'link')) {
      this.#pair(element, around, 'tag', href, this.#unit)
      return
    }
    if (!this.#links.has(href)) this.#links.set(href, this.#startTag(element))
    this.#content(element, {
      ...around,
      marks: orderMarks([...around.marks, { type: 'link', href }]),
    })
  }

  /** 6.4: the base is text, the reading above it the label of the pair. */
  #ruby(element: XmlElement, around: Around): void {
    const base = childOf(element, 'text:ruby-base')
    const reading = childOf(element, 'text:ruby-text')
    if (!base) {
      this.#standalone(element, 'ruby', reading ? textIn(reading) : '')
      return
    }
    const { text } = this.#context
    const id = this.#nextId()
    this.#context.codes.set(id, {
      nests: true,
      whole: null,
      open: text.slice(element.start, base.contentStart),
      close: text.slice(base.contentEnd, element.end),
    })
    const label = reading ? textIn(reading) : ''
    const pair = this.#builder.open(codeOf(id, 'opening', 'ruby', label), id)
    this.#content(base, around)
    this.#builder.close(codeOf(id, 'closing', 'ruby', label), pair)
  }

  /** 6.3 */
  #note(element: XmlElement): void {
    const citation = childOf(element, 'text:note-citation')
    const label = citation ? (citation.attributes['text:label'] ?? textIn(citation)) : ''
    const rejected = this.#context.changes.rejecting
    this.#standalone(element, 'note', label)
    const body = childOf(element, 'text:note-body')
    if (body && !rejected) this.#noteBodies.push(body)
  }

  /** 14.1 */
  #annotation(element: XmlElement): void {
    const said = (name: string): string => {
      const child = childOf(element, name)
      return child ? textIn(child).trim() : ''
    }
    const author = said('dc:creator')
    const text = paragraphsOf(element).map(plain).join('\n').trim()
    const id = this.#standalone(element, 'comment', author || text)
    if (text) this.#notes.push({ id, author, date: said('dc:date'), text })
  }

  /** 5.5.7 */
  #change(element: XmlElement, around: Around): void {
    const { changes } = this.#context
    const id = element.attributes['text:change-id'] ?? ''
    if (element.name === 'text:change') {
      this.#changes.push(id)
      for (const [i, deleted] of changes.restored(id).entries()) {
        if (i > 0) this.#builder.lineBreak()
        this.#builder.inlines(fromText(plain(deleted), around.marks))
      }
      return
    }
    if (element.name === 'text:change-start') {
      changes.start(id)
      this.#begun.set(id, element)
      return
    }
    changes.end(id)
    if (this.#begun.delete(id)) this.#changes.push(id)
    else this.#builder.anchor({ span: element, ends: true })
  }

  /** 6.2, 8.1: an end of a bookmark, of a reference or of an entry of an index. */
  #range(element: XmlElement, ends: boolean): void {
    const { attributes } = element
    const name = attributes['text:name'] ?? attributes['text:id'] ?? ''
    const kind = element.name.replace(/-(?:start|end)$/, '')
    const id = `${this.#unit}.${kind.slice('text:'.length)}.${name}`
    const { text, codes } = this.#context
    const raw = text.slice(element.start, element.end)
    const known = codes.get(id)
    codes.set(id, {
      nests: false,
      whole: null,
      open: ends ? (known?.open ?? '') : raw,
      close: ends ? raw : (known?.close ?? ''),
    })
    const label = attributes['text:string-value'] ?? name
    this.#builder.anchor(
      { span: element, ends },
      codeOf(id, ends ? 'closing' : 'opening', 'tag', label),
    )
  }

  /** 10: frames with pictures, text boxes and objects, and drawn shapes. */
  #shape(element: XmlElement): void {
    if (!this.#context.changes.rejecting && hasParagraphs(element)) this.#shapes.push(element)
    const named = childOf(element, 'svg:desc') ?? childOf(element, 'svg:title')
    const picture = find(element, 'draw:image')
    const object = find(element, 'draw:object')
    const label = named ? textIn(named).trim() : ''
    if (object) {
      const path = (object.attributes['xlink:href'] ?? '').replace(/^\.\//, '')
      const formula = childOf(object, 'math:math')
      const text = formula ? textIn(formula) : this.#context.objectText(path)
      this.#standalone(element, text ? 'field' : 'tag', text || label || 'object')
      return
    }
    const fallback = (element.attributes['draw:name'] ?? '').trim()
    if (picture && !hasParagraphs(element)) {
      const path = (picture.attributes['xlink:href'] ?? '').replace(/^\.\//, '')
      const inside = path !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\.\.?\/|\/)/i.test(path)
      this.#standalone(element, 'image', label || fallback, inside ? path : '')
      return
    }
    this.#standalone(element, 'tag', label || fallback || 'shape')
  }

  #standalone(element: XmlElement, kind: CodeInline['kind'], label: string, image = ''): string {
    const id = this.#nextId()
    const whole: XmlSpan = { start: element.start, end: element.end }
    this.#context.codes.set(id, { nests: false, whole, open: '', close: '' })
    if (!this.#context.changes.rejecting) {
      this.#builder.code(codeOf(id, 'standalone', kind, label, image))
    }
    return id
  }

  /** @param look by which neighbours are one; the paragraph's own name for what never is */
  #pair(
    element: XmlElement,
    around: Around,
    kind: CodeInline['kind'],
    label: string,
    look: string,
  ): void {
    const id = this.#nextId()
    const { text } = this.#context
    this.#context.codes.set(id, {
      nests: true,
      whole: null,
      open: this.#startTag(element),
      close: text.slice(element.contentEnd, element.end),
    })
    const pair = this.#builder.open(
      codeOf(id, 'opening', kind, label),
      look === this.#unit ? id : look,
    )
    this.#content(element, around)
    this.#builder.close(codeOf(id, 'closing', kind, label), pair)
  }

  #startTag({ start, contentStart }: XmlElement): string {
    return this.#context.text.slice(start, contentStart)
  }
}

const MARKS: readonly LookMark[] = ['bold', 'italic', 'underline', 'superscript', 'subscript']

/** More blanks than a line has. */
const MOST_BLANKS = 1000

/** Whether marks do not say all of a look: then it has a name. */
function lookName(style: Style, marked: boolean, off: readonly LookMark[]): boolean {
  if (off.length > 0 || Object.keys(style.look.other).length > 0) return true
  return style.common !== null && !marked
}

const propertyName = (property: string): string =>
  property.replace(/^\w+:(?:text-|font-)?/, '').replace(/-(?:style|type)$/, '')

const fieldLabel = (element: XmlElement): string =>
  textIn(element).replace(/\s+/g, ' ') || element.name.replace(/^\w+:/, '')

/** Paragraphs of a comment. */
const paragraphsOf = (element: XmlElement): XmlElement[] =>
  childrenOf(element).flatMap((child) => (isParagraph(child.name) ? [child] : paragraphsOf(child)))

/** The text of a paragraph that is only read: of a comment, or one that was deleted. */
function plain(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (child.type === 'text') text += child.text.replace(/\s+/g, ' ')
    else if (child.name === 'text:s') text += ' '
    else if (child.name === 'text:tab') text += '\t'
    else if (child.name === 'text:line-break') text += '\n'
    else if (child.name === 'text:note' || WITHOUT_TEXT.has(child.name)) continue
    else if (child.name === 'text:ruby-text') continue
    else text += plain(child)
  }
  return text
}

function hasParagraphs(element: XmlElement): boolean {
  return childrenOf(element).some(
    (child) => !WITHOUT_TEXT.has(child.name) && (isParagraph(child.name) || hasParagraphs(child)),
  )
}

function find(element: XmlElement, name: string): XmlElement | null {
  for (const child of childrenOf(element)) {
    if (child.name === name) return child
    const found = child.name === 'draw:text-box' ? null : find(child, name)
    if (found) return found
  }
  return null
}
