import { isSafeHref } from '../../core/document/href.ts'
import { concat, orderMarks, textOf } from '../../core/document/inline.ts'
import type { CodeInline, CodeKind, Inline, Mark, Segment } from '../../core/document/model.ts'
import type { Relationships } from '../docx/read/package.ts'
import { wordText } from '../docx/read/word-text.ts'
import { xmlContent } from '../xml/escape.ts'
import type { XmlSpan } from '../xml/scan.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'
import { Annotations } from './annotations.ts'
import { deletedText, marksOf, paragraphsOf, prefixOf, textOfElement, toggled } from './run-xml.ts'
import { PHRASE_TAG, splitTags, TAG_STYLES, type Tag, tagCodes } from './tags.ts'

/** What a reviewer changed with Word's tracking on (ECMA-376 part 1, 17.13.5). */
export interface TrackedChange {
  readonly kind: 'insertion' | 'deletion'
  readonly author: string
  /** ISO 8601, or empty. */
  readonly date: string
  readonly text: string
  /** Where it stands in the text of its cell as it was read, in UTF-16 units. */
  readonly at: number
}

/** XML of a code, ready to be put among the runs of a cell. */
export interface CellCode {
  readonly nests: boolean
  readonly xml: string
}

/** A paragraph of a cell. */
export interface CellParagraph {
  readonly element: XmlElement
  readonly segment: Segment
  /** Points and ranges that stay before and behind a new text. */
  readonly before: readonly XmlSpan[]
  readonly after: readonly XmlSpan[]
}

/** A cell of a table as a segment (17.4.65). */
export interface Cell {
  readonly element: XmlElement
  readonly paragraphs: readonly CellParagraph[]
  /** All paragraphs, a break between them. */
  readonly segment: Segment
  /** XML of the codes in it, by role and id. */
  readonly codes: ReadonlyMap<string, CellCode>
  readonly changes: readonly TrackedChange[]
  /** Ids of the comments on it. */
  readonly comments: readonly string[]
  /** Properties of its first run of text, as XML, and of its first paragraph's mark. */
  readonly runProperties: XmlElement | null
  readonly markProperties: XmlElement | null
  readonly paragraphStyle: string
}

/** How tracked changes are read: as if accepted or rejected, or kept as changes of the text. */
export type Revisions = 'accept' | 'reject' | 'keep'

export interface CellContext {
  /** The XML text of the part. */
  readonly xml: string
  readonly relationships: Relationships
  readonly revisions: Revisions
  /** Whether tags of Phrase stand in plain text. */
  readonly phraseTags: boolean
  /**
   * Id of the note that a comment is, or null for one that is not told of a piece of text. Asked
   * where changes are kept: places of comments are then kept as well.
   */
  readonly noteOf: (comment: string) => string | null
}

/** Reads a cell. @param unit the row it belongs to, from which its codes are named */
export function readCell(
  element: XmlElement,
  unit: string,
  side: string,
  context: CellContext,
): Cell {
  return new CellReader(unit, side, context).read(element)
}

const BREAK: Inline = { type: 'break' }

/** What is around runs. */
interface Around {
  readonly marks: readonly Mark[]
  /** In a deletion that is not read. */
  readonly dropped: boolean
}

class CellReader {
  readonly #unit: string
  readonly #side: string
  readonly #context: CellContext
  readonly #codes = new Map<string, CellCode>()
  readonly #changes: Omit<TrackedChange, 'at'>[] = []
  readonly #changePieces: number[] = []
  readonly #comments = new Set<string>()
  #runProperties: XmlElement | null = null
  #pieces: (Inline | Tag)[] = []
  /** What is on the pieces, where that is kept. */
  readonly #annotations = new Annotations()
  /** XML of tags in the order they were found, and the run they stand in. */
  #tagRuns: (XmlElement | null)[] = []
  #before: XmlSpan[] = []
  #after: XmlSpan[] = []
  /** A complex field whose end has not come yet (17.16.18). */
  #field: { readonly start: number; depth: number; label: string; isResult: boolean } | null = null
  #count = 0

  constructor(unit: string, side: string, context: CellContext) {
    this.#unit = unit
    this.#side = side
    this.#context = context
  }

  read(element: XmlElement): Cell {
    const found = paragraphsOf(element)
    const bounds: number[] = []
    const spans = found.map((paragraph) => {
      this.#before = []
      this.#after = []
      this.#content(paragraph, { marks: [], dropped: false })
      this.#field = null
      bounds.push(this.#pieces.length)
      return { before: this.#before, after: this.#after }
    })
    const { inlines: plain, texts } = tagCodes(this.#pieces, this.#unit)
    this.#nameTags(plain, texts)
    const inlines = this.#annotations.putOn(plain)
    const paragraphs = found.map((paragraph, i): CellParagraph => {
      const segment = concat(inlines.slice(bounds[i - 1] ?? 0, bounds[i]))
      return { element: paragraph, segment, ...spans[i]! }
    })
    const segment = concat(
      paragraphs.flatMap((each, i): Segment => (i > 0 ? [BREAK, ...each.segment] : each.segment)),
    )
    const [first] = found
    const properties = first && childOf(first, 'w:pPr')
    return {
      element,
      paragraphs,
      segment,
      codes: this.#codes,
      changes: this.#placed(inlines, bounds),
      comments: [...this.#comments],
      runProperties: this.#runProperties,
      markProperties: properties ? childOf(properties, 'w:rPr') : null,
      paragraphStyle: (properties && childOf(properties, 'w:pStyle')?.attributes['w:val']) ?? '',
    }
  }

  /** Where changes stand in the text that was read: at its pieces before them. */
  #placed(inlines: readonly Inline[], bounds: readonly number[]): TrackedChange[] {
    const ends = new Set(bounds)
    const lengths = [0]
    for (const [i, inline] of inlines.entries()) {
      const paragraphEnds = ends.has(i + 1) && i + 1 < inlines.length ? 1 : 0
      lengths.push(lengths[i]! + textOf([inline]).length + paragraphEnds)
    }
    return this.#changes.map((change, i) => ({ ...change, at: lengths[this.#changePieces[i]!]! }))
  }

  #push(piece: Inline | Tag): void {
    this.#annotations.note(this.#pieces.length)
    this.#pieces.push(piece)
  }

  #nameTags(inlines: readonly Inline[], texts: ReadonlyMap<string, string>): void {
    let tag = 0
    for (const [i, piece] of this.#pieces.entries()) {
      if (piece.type !== 'tag') continue
      const { id, role } = inlines[i] as CodeInline
      const run = this.#tagRuns[tag++] ?? null
      const text = texts.get(`${role} ${id}`)!
      const xml = this.#tagXml(run, text)
      this.#codes.set(`${role} ${id}`, { nests: false, xml })
    }
  }

  #tagXml(run: XmlElement | null, text: string): string {
    return this.#runLike(
      run,
      (prefix) => `<${prefix}t xml:space="preserve">${xmlContent(text)}</${prefix}t>`,
    )
  }

  /** A run with the properties of another one, and content of its own. */
  #runLike(run: XmlElement | null, content: (prefix: string) => string): string {
    const { xml } = this.#context
    const prefix = run ? prefixOf(xml, run) : 'w:'
    const properties = run && childOf(run, 'w:rPr')
    const rPr = properties ? xml.slice(properties.start, properties.end) : ''
    return `<${prefix}r>${rPr}${content(prefix)}</${prefix}r>`
  }

  #content(parent: XmlElement, around: Around): void {
    for (const child of childrenOf(parent)) this.#element(child, around)
  }

  #element(element: XmlElement, around: Around): void {
    switch (element.name) {
      case 'w:pPr':
      case 'w:sdtPr':
      case 'w:sdtEndPr':
      case 'w:smartTagPr':
      case 'w:customXmlPr':
      case 'w:proofErr':
        return
      case 'w:r':
        this.#run(element, around)
        return
      case 'w:ins':
      case 'w:moveTo':
        this.#tracked(element, 'insertion', around)
        return
      case 'w:del':
      case 'w:moveFrom':
        this.#tracked(element, 'deletion', around)
        return
      case 'w:hyperlink':
        this.#link(element, around)
        return
      case 'w:fldSimple': {
        const href = /^\s*HYPERLINK\s+"([^"]*)"\s*$/.exec(element.attributes['w:instr'] ?? '')?.[1]
        if (href !== undefined && isSafeHref(href)) this.#linked(element, href, around)
        else this.#standalone(element, 'field', wordText(element), around)
        return
      }
      case 'm:oMath':
      case 'm:oMathPara':
        this.#standalone(element, 'field', textIn(element), around)
        return
      case 'w:commentRangeStart': {
        const id = element.attributes['w:id'] ?? ''
        const note = this.#context.revisions === 'keep' ? this.#context.noteOf(id) : null
        if (note !== null) this.#annotations.open(note)
        this.#comments.add(id)
        this.#before.push(element)
        return
      }
      case 'w:commentRangeEnd':
        this.#annotations.close(this.#context.noteOf(element.attributes['w:id'] ?? '') ?? '')
    }
    if (/(?:Start|End)$/.test(element.name) && element.children.length === 0) {
      ;(element.name.endsWith('End') ? this.#after : this.#before).push(element)
      return
    }
    // Controls, smart tags and the like have runs in them; the rest has none and is left.
    this.#content(element, around)
  }

  /** 17.13.5.14, 17.13.5.18 */
  #tracked(element: XmlElement, kind: TrackedChange['kind'], around: Around): void {
    const { 'w:author': author = '', 'w:date': date = '' } = element.attributes
    const text = kind === 'insertion' ? wordText(element) : deletedText(element)
    this.#changes.push({ kind, author, date, text })
    this.#changePieces.push(this.#pieces.length)
    const { revisions } = this.#context
    if (revisions === 'keep') {
      const before = this.#annotations.change
      // What one has inserted and another deleted is there for nobody.
      const dropped = around.dropped || (before !== null && before.kind !== kind)
      this.#annotations.change = { kind, author, date }
      this.#content(element, { ...around, dropped })
      this.#annotations.change = before
      return
    }
    const isRead = (kind === 'insertion') === (revisions === 'accept')
    this.#content(element, { ...around, dropped: around.dropped || !isRead })
  }

  /** 17.16.22 */
  #link(element: XmlElement, around: Around): void {
    const relationship = this.#context.relationships.get(element.attributes['r:id'] ?? '')
    const href = relationship?.external ? relationship.target : ''
    if (isSafeHref(href)) {
      this.#linked(element, href, around)
      return
    }
    const { xml } = this.#context
    const id = this.#nextId()
    const label = href || `#${element.attributes['w:anchor'] ?? ''}`
    const code = { type: 'code', id, kind: 'tag', label, image: '' } as const
    this.#codes.set(`opening ${id}`, {
      nests: true,
      xml: xml.slice(element.start, element.contentStart),
    })
    this.#codes.set(`closing ${id}`, {
      nests: true,
      xml: xml.slice(element.contentEnd, element.end),
    })
    if (!around.dropped) this.#push({ ...code, role: 'opening' })
    this.#content(element, around)
    if (!around.dropped) this.#push({ ...code, role: 'closing' })
  }

  #linked(element: XmlElement, href: string, around: Around): void {
    const marks = orderMarks([...around.marks, { type: 'link', href }])
    this.#content(element, { ...around, marks })
  }

  /** 17.3.2.25 */
  #run(run: XmlElement, around: Around): void {
    const properties = childOf(run, 'w:rPr')
    const style = properties && childOf(properties, 'w:rStyle')?.attributes['w:val']
    if (properties && toggled(properties, 'w:vanish')) {
      this.#after.push(run)
      return
    }
    const isTag = TAG_STYLES.has(style ?? '')
    const marks = orderMarks([...around.marks, ...marksOf(properties)])
    let tag = ''
    for (const child of childrenOf(run)) {
      if (this.#inField(run, child, around)) continue
      if (isTag && (child.name === 'w:t' || child.name === 'w:delText')) {
        if (this.#isRead(child, around)) tag += textIn(child)
      } else this.#runContent(run, child, marks, around)
    }
    if (tag) {
      for (const text of splitTags(tag)) {
        this.#push({ type: 'tag', text })
        this.#tagRuns.push(run)
      }
    }
  }

  /** Deleted text is marked as such wherever it stands. */
  #isRead(child: XmlElement, { dropped }: Around): boolean {
    return !dropped && (child.name === 'w:t' || this.#context.revisions !== 'accept')
  }

  #runContent(run: XmlElement, child: XmlElement, marks: readonly Mark[], around: Around): void {
    switch (child.name) {
      case 'w:rPr':
      case 'w:lastRenderedPageBreak':
      case 'w:annotationRef':
        return
      case 'w:t':
      case 'w:delText':
        if (this.#isRead(child, around)) this.#text(run, textOfElement(child), marks)
        return
      case 'w:tab':
        if (!around.dropped) this.#text(run, '\t', marks)
        return
      case 'w:noBreakHyphen':
        if (!around.dropped) this.#text(run, '\u2011', marks)
        return
      case 'w:softHyphen':
        if (!around.dropped) this.#text(run, '\u00ad', marks)
        return
      case 'w:cr':
        if (!around.dropped) this.#push({ type: 'break' })
        return
      case 'w:br':
        if (around.dropped) return
        if ((child.attributes['w:type'] ?? 'textWrapping') === 'textWrapping') {
          this.#push({ type: 'break' })
        } else this.#inRun(run, child, 'tag', 'page break')
        return
      case 'w:commentReference':
        this.#comments.add(child.attributes['w:id'] ?? '')
        this.#after.push(run)
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (!around.dropped) this.#inRun(run, child, 'note', child.attributes['w:id'] ?? '')
        return
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        if (!around.dropped) this.#inRun(run, child, 'image', wordText(child))
        return
    }
    if (!around.dropped) this.#inRun(run, child, 'tag', child.name.replace(/^\w+:/, ''))
  }

  #text(run: XmlElement, text: string, marks: readonly Mark[]): void {
    if (!text) return
    this.#runProperties ??= childOf(run, 'w:rPr') ?? run
    if (!this.#context.phraseTags) {
      this.#push({ type: 'text', text, marks })
      return
    }
    let at = 0
    for (const match of text.matchAll(PHRASE_TAG)) {
      if (match.index > at) {
        this.#push({ type: 'text', text: text.slice(at, match.index), marks })
      }
      this.#push({ type: 'tag', text: match[0] })
      this.#tagRuns.push(run)
      at = match.index + match[0].length
    }
    if (at < text.length) this.#push({ type: 'text', text: text.slice(at), marks })
  }

  /** All of a complex field is one code, its result the label. */
  #inField(run: XmlElement, child: XmlElement, around: Around): boolean {
    const type = child.name === 'w:fldChar' ? child.attributes['w:fldCharType'] : null
    const field = this.#field
    if (!field) {
      if (type !== 'begin') return false
      this.#field = { start: run.start, depth: 1, label: '', isResult: false }
      return true
    }
    if (type === 'begin') field.depth++
    else if (type === 'separate' && field.depth === 1) field.isResult = true
    else if (type === 'end' && --field.depth === 0) {
      this.#field = null
      const xml = this.#context.xml.slice(field.start, run.end)
      if (!around.dropped) this.#code('field', field.label, xml)
    } else if (child.name === 'w:t' && field.isResult) field.label += textIn(child)
    return true
  }

  #inRun(run: XmlElement, child: XmlElement, kind: CodeKind, label: string): void {
    const content = this.#context.xml.slice(child.start, child.end)
    this.#code(
      kind,
      label,
      this.#runLike(run, () => content),
    )
  }

  #standalone(element: XmlElement, kind: CodeKind, label: string, around: Around): void {
    const xml = this.#context.xml.slice(element.start, element.end)
    if (!around.dropped) this.#code(kind, label, xml)
  }

  #code(kind: CodeKind, label: string, xml: string): void {
    const id = this.#nextId()
    this.#codes.set(`standalone ${id}`, { nests: false, xml })
    this.#push({ type: 'code', id, role: 'standalone', kind, label, image: '' })
  }

  /** What is no tag is its own on either side. */
  #nextId(): string {
    return `${this.#unit}.${this.#side} ${++this.#count}`
  }
}
