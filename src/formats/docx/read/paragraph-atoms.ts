import { isSafeHref } from '../../../core/document/href.ts'
import type { CodeKind } from '../../../core/document/model.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import {
  type Atom,
  type LinkSource,
  type Origin,
  type Piece,
  piecesOf,
  type Wrapper,
} from './atoms.ts'
import { fieldUse } from './fields.ts'
import type { Findings } from './findings.ts'
import type { RunFormat, RunFormats } from './formats.ts'
import type { NoteNumbers } from './note-numbers.ts'
import { alternative, viewObject } from './objects.ts'
import type { Relationships } from './package.ts'
import { isOn } from './run-properties.ts'
import { symbolCharacter } from './symbols.ts'

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

/** A complex field that is not over yet (17.16.18). */
interface OpenField {
  /** Whether its instruction or its result is being read. */
  phase: 'instruction' | 'result'
  instruction: string
  /** How many atoms stand before it. */
  readonly at: number
  /** All of it before its result. */
  readonly head: Origin[]
}

class ParagraphReader implements ParagraphAtoms {
  readonly atoms: Atom[] = []
  readonly links = new Map<string, LinkSource>()
  readonly hosts: XmlElement[] = []
  readonly comments: string[] = []
  revisions = 0
  openFields = 0
  readonly #fields: OpenField[] = []

  constructor(
    readonly context: PartContext,
    readonly unit: string,
    readonly style: string | null,
    readonly note: string,
  ) {}

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
        this.#contentControl(element, href, deleted)
        return
      case 'w:smartTag': // 17.5.1.9
        this.content(element, href, deleted)
        return
      case 'w:customXml': // 17.5.1.4
      case 'w:dir': // 17.3.2.8
      case 'w:bdo': // 17.3.2.3
        this.#wrap(tagsOf(element, element.name.slice(2)), () =>
          this.content(element, href, deleted),
        )
        return
      case 'w:fldSimple': // 17.16.19
        this.#simpleField(element, href, deleted)
        return
      case 'm:oMath': // 22.1.2.77
      case 'm:oMathPara': // 22.1.2.78
        this.#code('field', mathText(element), '', { run: null, child: element })
        return
      case 'w:commentRangeStart': // 17.13.4.4
        this.comments.push(element.attributes['w:id'] ?? '')
        this.#anchor({ run: null, child: element })
        return
      case 'mc:AlternateContent': {
        const chosen = alternative(element)
        if (chosen) this.content(chosen, href, deleted)
        return
      }
      case 'w:p': // nowhere in the standard
        this.hosts.push(element)
        this.#anchor({ run: null, child: element })
        return
    }
    // Bookmarks and the like have no runs in them; what is unknown is read if it has.
    if (childOf(element, 'w:r')) this.content(element, href, deleted)
    else this.#anchor({ run: null, child: element })
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
        this.#fieldCharacter(origin)
        return
      case 'w:instrText': // 17.16.23
      case 'w:delInstrText': // 17.16.13
        this.#instruction(origin)
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
        if (attributes['w:type'] === 'page') this.#code('tag', 'page break', '', origin)
        else if (attributes['w:type'] === 'column') this.#code('tag', 'column break', '', origin)
        else this.#push({ type: 'break', origin })
        return
      case 'w:cr': // 17.3.3.4
        this.#push({ type: 'break', origin })
        return
      case 'w:ptab': // 17.3.3.23
        this.#code('tag', 'tab', '', origin)
        return
      case 'w:sym': {
        // 17.3.3.30
        const { 'w:font': font = '', 'w:char': char = '' } = attributes
        this.#code('field', symbolCharacter(font, char), '', origin)
        return
      }
      case 'w:footnoteReference': // 17.11.14
      case 'w:endnoteReference': // 17.11.7
        this.#noteReference(origin)
        return
      case 'w:footnoteRef': // 17.11.13
      case 'w:endnoteRef': // 17.11.6
        this.#code('note', this.note, '', origin)
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
        this.#ruby(origin, href, deleted)
        return
      case 'w:dayShort': // 17.3.3.6 and its like
      case 'w:dayLong':
      case 'w:monthShort':
      case 'w:monthLong':
      case 'w:yearShort':
      case 'w:yearLong':
      case 'w:pgNum': // 17.3.3.22
        this.#code('field', '', '', origin)
        return
      case 'w:contentPart': // 17.3.3.2
        this.#code('tag', 'content', '', origin)
        return
    }
    this.#anchor(origin)
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
      this.#anchor(origin)
      return
    }
    const lines = text.split(/[\u2028\u2029]/)
    for (const [i, line] of lines.entries()) {
      if (i > 0) this.#push({ type: 'break', origin })
      if (line) this.#push({ type: 'text', text: line, format, href, origin })
    }
  }

  #code(kind: CodeKind, label: string, image: string, origin: Origin): void {
    this.#codeOf(kind, label, image, [origin])
  }

  #codeOf(kind: CodeKind, label: string, image: string, origins: readonly Origin[]): void {
    this.#push({ type: 'code', kind, label: label.slice(0, LONGEST_LABEL), image, origins })
  }

  #anchor(origin: Origin): void {
    const ends = /(?:End|fldChar)$/.test(origin.child.name)
    this.#push({ type: 'anchor', pieces: piecesOf(origin), ends })
  }

  /** What stands in the instruction of a field is part of it. */
  #push(atom: Atom): void {
    const field = this.#fields.at(-1)
    if (field?.phase === 'instruction') append(field.head, originsOf(atom))
    else this.atoms.push(atom)
  }

  #wrap(wrapper: Wrapper, read: () => void): void {
    this.#push({ type: 'open', wrapper })
    read()
    this.#push({ type: 'close', wrapper })
  }

  #hyperlink(element: XmlElement, deleted: boolean): void {
    const { 'r:id': id, 'w:anchor': anchor } = element.attributes
    const relationship = id ? this.context.relationships.get(id) : undefined
    if (id && !relationship) this.context.findings.add('missing-relationship', this.unit, id)
    const address = relationship?.external ? relationship.target : ''
    const href = safeAddress(anchor && address ? `${address}#${anchor}` : address)
    const tags = tagsOf(element, address || `#${anchor ?? ''}`)
    if (href) {
      if (!this.links.has(href)) this.links.set(href, tags)
      this.content(element, href, deleted)
    } else {
      this.#wrap({ ...tags, isLink: true }, () =>
        this.#linked(() => this.content(element, '', deleted)),
      )
    }
  }

  /** Runs in a link that is none of the web look as in any other. */
  #linked(read: () => void): void {
    const from = this.atoms.length
    read()
    for (let i = from; i < this.atoms.length; i++) {
      const atom = this.atoms[i]!
      if (atom.type === 'text') this.atoms[i] = { ...atom, format: atom.format.inLink }
    }
  }

  /** A control keeps its properties, but not its tie to data that would overwrite a translation. */
  #contentControl(element: XmlElement, href: string, deleted: boolean): void {
    const content = childOf(element, 'w:sdtContent')
    if (!content) {
      this.#anchor({ run: null, child: element })
      return
    }
    const properties = childOf(element, 'w:sdtPr')
    const name = properties && (childOf(properties, 'w:alias') ?? childOf(properties, 'w:tag'))
    const binding = properties && childOf(properties, 'w:dataBinding')
    const open: Piece[] = binding
      ? [
          { start: element.start, end: binding.start },
          { start: binding.end, end: content.contentStart },
        ]
      : [{ start: element.start, end: content.contentStart }]
    const wrapper: Wrapper = {
      origin: { run: null, child: element },
      kind: 'tag',
      label: name?.attributes['w:val'] || 'control',
      open,
      close: [{ start: content.contentEnd, end: element.end }],
      isLink: false,
    }
    this.#wrap(wrapper, () => this.content(content, href, deleted))
  }

  #noteReference(origin: Origin): void {
    const { name, attributes } = origin.child
    const kind = name === 'w:footnoteReference' ? 'footnote' : 'endnote'
    const own = attributes['w:customMarkFollows']
    const hasOwn = own !== undefined && isOn(own)
    const number = this.context.notes.refer(kind, attributes['w:id'] ?? '', this.unit, hasOwn)
    this.#code('note', number, '', origin)
  }

  #commentReference(origin: Origin): void {
    const id = origin.child.attributes['w:id'] ?? ''
    const number = this.context.comments.get(id)
    if (number === undefined) this.context.findings.add('missing-comment', this.unit, id)
    this.comments.push(id)
    this.#code('comment', number === undefined ? '' : String(number), '', origin)
  }

  #object(element: XmlElement, origin: Origin): void {
    const { relationships, findings } = this.context
    const { kind, label, image } = viewObject(element, relationships, findings, this.unit)
    this.hosts.push(origin.child)
    this.#code(kind, label, image, origin)
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

  #ruby(origin: Origin, href: string, deleted: boolean): void {
    const { run, child } = origin
    const base = childOf(child, 'w:rubyBase') // 17.3.3.27
    const reading = childOf(child, 'w:rt') // 17.3.3.24
    if (!run || !base) {
      this.#anchor(origin)
      return
    }
    const pieces = piecesOf(origin)
    const wrapper: Wrapper = {
      origin,
      kind: 'ruby',
      label: reading ? wordText(reading) : '',
      open: [...pieces.slice(0, -2), { start: child.start, end: base.contentStart }],
      close: [{ start: base.contentEnd, end: child.end }, ...pieces.slice(-1)],
      isLink: false,
    }
    this.#wrap(wrapper, () => this.content(base, href, deleted))
  }

  #fieldCharacter(origin: Origin): void {
    const type = origin.child.attributes['w:fldCharType']
    const field = this.#fields.at(-1)
    if (type === 'begin' && this.#fields.length < DEEPEST_FIELD) {
      this.#fields.push({
        phase: 'instruction',
        instruction: '',
        at: this.atoms.length,
        head: [origin],
      })
    } else if (!field) {
      if (type === 'end') this.openFields--
      this.#anchor(origin)
    } else if (type === 'separate' && field.phase === 'instruction') {
      field.head.push(origin)
      field.phase = 'result'
    } else if (type === 'end') {
      this.#fields.pop()
      const wrapper: Omit<Wrapper, 'label'> = {
        origin: field.head[0]!,
        kind: 'tag',
        open: field.head.flatMap(piecesOf),
        close: piecesOf(origin),
        isLink: true,
      }
      this.#settle(this.atoms.splice(field.at), field.instruction, wrapper, [...field.head, origin])
    }
  }

  #instruction(origin: Origin): void {
    const field = this.#fields.at(-1)
    if (!field) this.#anchor(origin)
    else if (field.phase === 'instruction') {
      field.instruction += textIn(origin.child)
      field.head.push(origin)
    }
  }

  #simpleField(element: XmlElement, href: string, deleted: boolean): void {
    const from = this.atoms.length
    const origin = { run: null, child: element }
    const parent = this.#fields.at(-1)
    if (parent?.phase === 'instruction') {
      parent.head.push(origin)
      return
    }
    this.content(element, href, deleted)
    const wrapper = { ...tagsOf(element, ''), isLink: true }
    this.#settle(this.atoms.splice(from), element.attributes['w:instr'] ?? '', wrapper, [origin])
  }

  /** Puts a field that is over in its place, in the form its use wants. */
  #settle(
    result: readonly Atom[],
    instruction: string,
    wrapper: Omit<Wrapper, 'label'>,
    origins: readonly Origin[],
  ): void {
    const parent = this.#fields.at(-1)
    const shown = resultText(result)
    if (parent?.phase === 'instruction') {
      parent.instruction += shown
      append(parent.head, origins)
      append(parent.head, result.flatMap(originsOf))
      return
    }
    const use = fieldUse(instruction, shown)
    const href = use.type === 'link' ? safeAddress(use.href) : ''
    if (href) {
      if (!this.links.has(href)) this.links.set(href, wrapper)
      for (const atom of result) {
        this.atoms.push(atom.type === 'text' ? { ...atom, href, format: atom.format.inLink } : atom)
      }
    } else if (use.type === 'code') {
      const all = wrapper.origin.run === null ? origins : inOrder(origins, result)
      this.#codeOf(use.label ? 'field' : 'tag', use.label || nameOf(instruction), '', all)
    } else {
      const named = { ...wrapper, label: use.type === 'link' ? use.href : use.label }
      this.#wrap(named, () => this.#linked(() => append(this.atoms, result)))
    }
  }

  /** A field may go on in the next paragraph: what it shows here is text. */
  end(): void {
    this.openFields += this.#fields.length
    for (const { at, head } of this.#fields.splice(0).reverse()) {
      this.atoms.splice(at, 0, { type: 'anchor', pieces: head.flatMap(piecesOf), ends: false })
    }
  }
}

/** Fields within one another; Word itself goes no deeper than twenty. */
const DEEPEST_FIELD = 64

/** UTF-16 units of the longest label. */
const LONGEST_LABEL = 4096

/** The origins of a field in the order of the file: its end stands behind its result. */
function inOrder(field: readonly Origin[], result: readonly Atom[]): Origin[] {
  return [...field.slice(0, -1), ...result.flatMap(originsOf), ...field.slice(-1)]
}

/** A spread has as many arguments as there are items, of which there may be too many. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item)
}

function originsOf(atom: Atom): readonly Origin[] {
  if (atom.type === 'code') return atom.origins
  return atom.type === 'text' || atom.type === 'break' ? [atom.origin] : []
}

function resultText(atoms: readonly Atom[]): string {
  let text = ''
  for (const atom of atoms) {
    if (atom.type === 'text') text += atom.text
    else if (atom.type === 'break') text += ' '
    else if (atom.type === 'code' && atom.kind === 'field') text += atom.label
  }
  return text
}

const nameOf = (instruction: string): string => instruction.trim().split(/\s/, 1)[0] || 'field'

/** An element around runs, as it stands in the file. */
const tagsOf = (element: XmlElement, label: string): Wrapper => ({
  origin: { run: null, child: element },
  kind: 'tag',
  label,
  open: [{ start: element.start, end: element.contentStart }],
  close: [{ start: element.contentEnd, end: element.end }],
  isLink: false,
})

/** An address of the web or of mail, or empty where it is neither. */
function safeAddress(address: string): string {
  const given = address.trim().replace(/ /g, '%20')
  return isSafeHref(given) ? given : ''
}

/** The characters of a formula, in the order of the file. */
function mathText(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    text += child.name === 'm:t' || child.name === 'w:t' ? textIn(child) : mathText(child)
  }
  return text
}

/** The text of the runs in an element, such as the reading above a word. */
export function wordText(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    if (child.name === 'w:t') text += textIn(child)
    else if (child.name === 'w:tab') text += '\t'
    else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n'
    else if (child.name === 'w:noBreakHyphen') text += '\u2011'
    else if (child.name === 'mc:AlternateContent') {
      const chosen = alternative(child)
      if (chosen) text += wordText(chosen)
    } else if (child.name !== 'w:del' && child.name !== 'w:moveFrom') text += wordText(child)
  }
  return text
}
