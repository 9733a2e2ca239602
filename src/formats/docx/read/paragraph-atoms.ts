import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import { AtomList, tagsOf } from './atom-list.ts'
import type { Atom, LinkSource, Origin } from './atoms.ts'
import { safeAddress } from './fields.ts'
import type { Findings } from './findings.ts'
import type { RunFormat, RunFormats } from './formats.ts'
import type { NoteNumbers } from './note-numbers.ts'
import { alternative, viewObject } from './objects.ts'
import type { Relationships } from './package.ts'
import { ParagraphFields } from './paragraph-fields.ts'
import { isOn } from './run-properties.ts'
import { symbolCharacter } from './symbols.ts'
import { mathText } from './word-text.ts'
import { controlAround, rubyAround, type Wrapped } from './wrappers.ts'

/** What is known around the paragraphs of a part. */
export interface PartContext {
  readonly part: string
  /** The XML text of the part. */
  readonly xml: string
  readonly relationships: Relationships
  readonly formats: RunFormats
  readonly findings: Findings
  readonly revisions: 'accept' | 'reject'
  readonly notes: NoteNumbers
  /** Numbers of the comments by their ids. */
  readonly comments: ReadonlyMap<string, number>
  /** Whether the part as a whole keeps white space at the ends of texts. */
  readonly keepsSpace: boolean
}

/** A paragraph taken apart. */
export interface ParagraphAtoms {
  readonly atoms: readonly Atom[]
  /** Links by their address. */
  readonly links: ReadonlyMap<string, LinkSource>
  /** Elements in which text boxes may stand. */
  readonly hosts: readonly XmlElement[]
  /** Ids of the comments that begin or are marked here. */
  readonly comments: readonly string[]
  /** Insertions, deletions and moves in it. */
  readonly revisions: number
  /** Fields that begin here and do not end, less those that end and did not begin. */
  readonly openFields: number
}

/**
 * Takes a paragraph apart (ECMA-376 part 1, 17.3.1.22).
 * @param unit its name, for warnings
 * @param style id of its style, or null
 * @param note number of the note it stands in, or empty
 */
export function paragraphAtoms(
  paragraph: XmlElement,
  context: PartContext,
  unit: string,
  style: string | null,
  note: string,
): ParagraphAtoms {
  const reader = new ParagraphReader(context, unit, style, note)
  reader.content(paragraph, '', false)
  reader.end()
  return reader
}

class ParagraphReader implements ParagraphAtoms {
  readonly hosts: XmlElement[] = []
  readonly comments: string[] = []
  revisions = 0
  openFields = 0
  readonly #list = new AtomList()
  readonly #fields = new ParagraphFields(this.#list)

  constructor(
    readonly context: PartContext,
    readonly unit: string,
    readonly style: string | null,
    readonly note: string,
  ) {}

  get atoms(): readonly Atom[] {
    return this.#list.atoms
  }

  get links(): ReadonlyMap<string, LinkSource> {
    return this.#list.links
  }

  /**
   * Whatever may stand in a paragraph or in an element around runs (EG_PContent).
   * @param href of the link it stands in, or empty
   * @param deleted whether it stands in a deletion
   */
  content(parent: XmlElement, href: string, deleted: boolean): void {
    for (const child of parent.children) {
      if (child.type === 'element') this.#element(child, href, deleted)
    }
  }

  #element(element: XmlElement, href: string, deleted: boolean): void {
    switch (element.name) {
      case 'w:r': // 17.3.2.25
        this.#run(element, href, deleted)
        return
      case 'w:pPr': // 17.3.1.26
      case 'w:proofErr': // 17.13.8.1
        return
      case 'w:hyperlink': // 17.16.22
        this.#hyperlink(element, deleted)
        return
      case 'w:ins': // 17.13.5.18
      case 'w:moveTo': // 17.13.5.25
        this.revisions++
        if (this.context.revisions === 'accept') this.content(element, href, deleted)
        return
      case 'w:del': // 17.13.5.14
      case 'w:moveFrom': // 17.13.5.22
        this.revisions++
        if (this.context.revisions === 'reject') this.content(element, href, true)
        return
      case 'w:sdt': // 17.5.2.31
        this.#wrapped(controlAround(element), { run: null, child: element }, href, deleted)
        return
      case 'w:smartTag': // 17.5.1.9
        this.content(element, href, deleted)
        return
      case 'w:customXml': // 17.5.1.4
      case 'w:dir': // 17.3.2.8
      case 'w:bdo': // 17.3.2.3
        this.#list.wrap(tagsOf(element, element.name.slice(2)), () =>
          this.content(element, href, deleted),
        )
        return
      case 'w:fldSimple': // 17.16.19
        this.#fields.simple(element, () => this.content(element, href, deleted))
        return
      case 'm:oMath': // 22.1.2.77
      case 'm:oMathPara': // 22.1.2.78
        this.#list.code('field', mathText(element), '', { run: null, child: element })
        return
      case 'w:commentRangeStart': // 17.13.4.4
        this.comments.push(element.attributes['w:id'] ?? '')
        this.#list.anchor({ run: null, child: element })
        return
      case 'mc:AlternateContent': {
        const chosen = alternative(element)
        if (chosen) this.content(chosen, href, deleted)
        return
      }
      case 'w:p': // nowhere in the standard
        this.hosts.push(element)
        this.#list.anchor({ run: null, child: element })
        return
    }
    // Bookmarks and the like have no runs in them; what is unknown is read if it has.
    if (childOf(element, 'w:r')) this.content(element, href, deleted)
    else this.#list.anchor({ run: null, child: element })
  }

  #run(run: XmlElement, href: string, deleted: boolean): void {
    const own = this.context.formats.of(this.style, run)
    const format = href ? own.inLink : own
    for (const child of run.children) {
      if (child.type === 'element') this.#runContent({ run, child }, format, href, deleted)
    }
  }

  /** What may stand in a run (EG_RunInnerContent, 17.3.3). */
  #runContent(origin: Origin, format: RunFormat, href: string, deleted: boolean): void {
    const { child } = origin
    const { attributes } = child
    switch (child.name) {
      case 'w:rPr':
      case 'w:lastRenderedPageBreak': // 17.3.3.13
        return
      case 'w:fldChar': // 17.16.18
        this.#fields.character(origin)
        return
      case 'w:instrText': // 17.16.23
      case 'w:delInstrText': // 17.16.13
        this.#fields.instruction(origin)
        return
      case 'w:t': // 17.3.3.31
        this.#text(this.#textOf(child), origin, format, href)
        return
      case 'w:delText': // 17.3.3.7
        if (deleted) this.#text(this.#textOf(child), origin, format, href)
        return
      case 'w:tab': // 17.3.3.32
        this.#text('\t', origin, format, href)
        return
      case 'w:noBreakHyphen': // 17.3.3.18
        this.#text('\u2011', origin, format, href)
        return
      case 'w:softHyphen': // 17.3.3.29
        this.#text('\u00ad', origin, format, href)
        return
      case 'w:br': // 17.3.3.1
        if (attributes['w:type'] === 'page') this.#list.code('tag', 'page break', '', origin)
        else if (attributes['w:type'] === 'column')
          this.#list.code('tag', 'column break', '', origin)
        else this.#list.push({ type: 'break', origin })
        return
      case 'w:cr': // 17.3.3.4
        this.#list.push({ type: 'break', origin })
        return
      case 'w:ptab': // 17.3.3.23
        this.#list.code('tag', 'tab', '', origin)
        return
      case 'w:sym': {
        // 17.3.3.30
        const { 'w:font': font = '', 'w:char': char = '' } = attributes
        this.#list.code('field', symbolCharacter(font, char), '', origin)
        return
      }
      case 'w:footnoteReference': // 17.11.14
      case 'w:endnoteReference': // 17.11.7
        this.#noteReference(origin)
        return
      case 'w:footnoteRef': // 17.11.13
      case 'w:endnoteRef': // 17.11.6
        this.#list.code('note', this.note, '', origin)
        return
      case 'w:commentReference': // 17.13.4.5
        this.#commentReference(origin)
        return
      case 'w:drawing': // 17.3.3.9
      case 'w:pict': // 17.3.3.21
      case 'w:object': // 17.3.3.19
        this.#object(child, origin)
        return
      case 'mc:AlternateContent':
        this.#alternateContent(origin, format, href, deleted)
        return
      case 'w:ruby': // 17.3.3.25
        this.#wrapped(rubyAround(origin), origin, href, deleted)
        return
      case 'w:dayShort': // 17.3.3.6 and its like
      case 'w:dayLong':
      case 'w:monthShort':
      case 'w:monthLong':
      case 'w:yearShort':
      case 'w:yearLong':
      case 'w:pgNum': // 17.3.3.22
        this.#list.code('field', '', '', origin)
        return
      case 'w:contentPart': // 17.3.3.2
        this.#list.code('tag', 'content', '', origin)
        return
    }
    this.#list.anchor(origin)
  }

  /** White space at the ends of a text counts only where the file says so (17.3.3.31). */
  #textOf(element: XmlElement): string {
    const space = element.attributes['xml:space']
    const text = textIn(element).replace(/[\r\n]+/g, ' ')
    const keeps = space === undefined ? this.context.keepsSpace : space === 'preserve'
    return keeps ? text : text.replace(/^[ \t]+|[ \t]+$/g, '')
  }

  #text(text: string, origin: Origin, format: RunFormat, href: string): void {
    if (!text) return
    if (format.hidden) {
      this.context.findings.add('hidden-text', this.unit, text)
      this.#list.anchor(origin)
      return
    }
    const lines = text.split(/[\u2028\u2029]/)
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.#list.push({ type: 'break', origin })
      if (line) this.#list.push({ type: 'text', text: line, format, href, origin })
    }
  }

  #hyperlink(element: XmlElement, deleted: boolean): void {
    const { 'r:id': id, 'w:anchor': anchor } = element.attributes
    const relationship = id ? this.context.relationships.get(id) : undefined
    if (id && !relationship) this.context.findings.add('missing-relationship', this.unit, id)
    const address = relationship?.external ? relationship.target : ''
    const href = safeAddress(anchor && address ? `${address}#${anchor}` : address)
    const tags = tagsOf(element, address || `#${anchor ?? ''}`)
    if (href) {
      this.#list.link(href, tags)
      this.content(element, href, deleted)
    } else {
      this.#list.wrap({ ...tags, isLink: true }, () =>
        this.#list.linked(() => this.content(element, '', deleted)),
      )
    }
  }

  /** @param origin of an element that has nothing to stand around */
  #wrapped(around: Wrapped | null, origin: Origin, href: string, deleted: boolean): void {
    if (around) this.#list.wrap(around.wrapper, () => this.content(around.content, href, deleted))
    else this.#list.anchor(origin)
  }

  #noteReference(origin: Origin): void {
    const { name, attributes } = origin.child
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const own = attributes['w:customMarkFollows']
    const hasOwn = own !== undefined && isOn(own)
    const number = this.context.notes.refer(kind, attributes['w:id'] ?? '', this.unit, hasOwn)
    this.#list.code('note', number, '', origin)
  }

  #commentReference(origin: Origin): void {
    const id = origin.child.attributes['w:id'] ?? ''
    const number = this.context.comments.get(id)
    if (number === undefined) this.context.findings.add('missing-comment', this.unit, id)
    this.comments.push(id)
    this.#list.code('comment', number === undefined ? '' : String(number), '', origin)
  }

  #object(element: XmlElement, origin: Origin): void {
    const { relationships, findings } = this.context
    const { kind, label, image } = viewObject(element, relationships, findings, this.unit)
    this.hosts.push(origin.child)
    this.#list.code(kind, label, image, origin)
  }

  /** Either a drawing with a twin for older programs, or text, of which the choice is read. */
  #alternateContent(origin: Origin, format: RunFormat, href: string, deleted: boolean): void {
    const chosen = alternative(origin.child)
    if (!chosen) return
    const [first] = childrenOf(chosen)
    if (first?.name === 'w:drawing' || first?.name === 'w:pict' || first?.name === 'w:object') {
      this.#object(origin.child, origin)
      return
    }
    for (const child of childrenOf(chosen)) {
      this.#runContent({ run: origin.run, child }, format, href, deleted)
    }
  }

  end(): void {
    this.openFields = this.#fields.finish()
  }
}
