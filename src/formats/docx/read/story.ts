import type { CodeInline, Segment } from '../../../core/document/model.ts'
import { spacedNumber } from '../../list-number.ts'
import type { XmlPlace, XmlSpan } from '../../xml/scan.ts'
import { childOf, childrenOf, walkXml, type XmlElement } from '../../xml/tree.ts'
import type { Atom, LinkSource } from './atoms.ts'
import { type Content, contentOf } from './content.ts'
import { Findings, REVISED } from './findings.ts'
import type { NoteKind } from './note-numbers.ts'
import type { Numbering } from './numbering.ts'
import { textBoxes } from './objects.ts'
import { type PartContext, paragraphAtoms } from './paragraph-atoms.ts'
import type { StyleRole } from './style-roles.ts'
import { descend, listPlace, outlineRole, type ParagraphShape, shapeOf } from './styles.ts'
import { OOXML } from './vocabulary.ts'
import { wordText } from './word-text.ts'

/** What a part is to the document. */
export type StoryKind = 'body' | 'footnote' | 'endnote' | 'running'

/** A paragraph that has something to show, as it is read. */
export interface DocxParagraph {
  /** Its name, and those of paragraphs that follow on it because the end of it was deleted. */
  readonly units: readonly string[]
  readonly element: XmlElement
  readonly followers: readonly XmlElement[]
  readonly role: StyleRole
  /** With the number of the list in front. */
  readonly segment: Segment
  readonly content: Content
  readonly style: string | null
  readonly shape: ParagraphShape
  readonly comments: readonly string[]
  /** Tracked changes in it. */
  readonly revisions: number
  /** The same paragraph as it stands for older programs (ECMA-376 part 3, 9.3). */
  readonly twin: { readonly element: XmlElement; readonly content: Content } | null
  /** Ties of the content controls around it to data outside of the text. */
  readonly bindings: readonly XmlSpan[]
}

export interface StoryContext extends PartContext {
  readonly numbering: Numbering
}

/** A paragraph that may go on in the next, because what ended it was deleted (17.13.5.15). */
interface Unended {
  readonly unit: string
  readonly element: XmlElement
  readonly twin: XmlElement | null
  readonly atoms: Atom[]
  readonly links: Map<string, LinkSource>
  readonly comments: string[]
  readonly followers: { readonly unit: string; readonly element: XmlElement }[]
  revisions: number
  /** Whether there is anything in it to see so far. */
  shows: boolean
}

/**
 * Reads the paragraphs of a part in their order, those of text boxes behind the paragraph that
 * holds the box.
 */
export function walkStory(
  kind: StoryKind,
  place: XmlPlace,
  context: StoryContext,
  visit: (paragraph: DocxParagraph) => void,
): void {
  const story = new Story(kind, context, visit)
  walkXml(
    context.xml,
    place,
    {
      takes: (name) => name === 'w:p',
      element: (element) => story.outermost(element),
      open: (name, attributes, { start }) => story.enter(name, attributes, start),
      close: (name, { end }) => story.leave(name, end),
      text: (text) => story.strayText(text),
    },
    { vocabulary: OOXML },
  )
  story.end()
}

/** Elements that paragraphs cannot reach out of. */
const CONTAINERS = new Set(['w:tbl', 'w:tc', 'w:footnote', 'w:endnote', 'w:txbxContent'])

class Story {
  /** Paragraphs of the part so far, by which they are named. */
  #count = 0
  #tables = 0
  /** Elements around that are not read. */
  #skipping = 0
  readonly #alternatives: { chosen: boolean; readonly skips: boolean[] }[] = []
  readonly #path: string[] = []
  readonly #controls: XmlSpan[][] = []
  #bindingStart = 0
  #note = ''
  #unended: Unended | null = null
  /** Fields that have begun and not ended yet. */
  #openFields = 0

  constructor(
    readonly kind: StoryKind,
    readonly context: StoryContext,
    readonly visit: (paragraph: DocxParagraph) => void,
  ) {}

  enter(name: string, attributes: XmlElement['attributes'], start: number): void {
    this.#path.push(name)
    if (CONTAINERS.has(name)) this.#flush()
    switch (name) {
      case 'w:tbl': // 17.4.37
        this.#tables++
        return
      case 'w:footnote': // 17.11.10
      case 'w:endnote': // 17.11.2
        this.#enterNote(name, attributes)
        return
      case 'mc:AlternateContent':
        this.#alternatives.push({ chosen: false, skips: [] })
        return
      case 'mc:Choice':
      case 'mc:Fallback':
        this.#enterAlternative()
        return
      case 'w:sdt': // 17.5.2.29
        this.#controls.push([])
        return
      case 'w:dataBinding': // 17.5.2.6
        this.#bindingStart = start
        return
      case 'w:ins': // 17.13.5.16
      case 'w:del': // 17.13.5.12
        if (this.#path.at(-2) === 'w:trPr') this.#revised(1)
        return
      case 'w:altChunk': {
        // 17.17.2.1
        const id = attributes['r:id'] ?? ''
        const target = this.context.relationships.get(id)?.target ?? id
        this.context.findings.add('embedded-file', this.context.part, target)
        return
      }
    }
  }

  leave(name: string, end: number): void {
    this.#path.pop()
    if (CONTAINERS.has(name)) this.#flush()
    switch (name) {
      case 'w:tbl':
        this.#tables--
        return
      case 'w:footnote':
      case 'w:endnote':
        this.#leaveNote()
        return
      case 'mc:AlternateContent':
        this.#alternatives.pop()
        return
      case 'mc:Choice':
      case 'mc:Fallback':
        if (this.#alternatives.at(-1)?.skips.pop()) this.#skipping--
        return
      case 'w:sdt':
        this.#controls.pop()
        return
      case 'w:dataBinding':
        this.#controls.at(-1)?.push({ start: this.#bindingStart, end })
        return
    }
  }

  /** A paragraph that does not stand in another one. */
  outermost(element: XmlElement): void {
    this.#paragraph(
      element,
      numberParagraphs(element, () => ++this.#count),
      null,
    )
  }

  strayText(text: string): void {
    if (this.#path.at(-1) !== 'w:t' || this.#skipping > 0 || !text.trim()) return
    this.context.findings.add('misplaced-text', this.context.part, text)
  }

  end(): void {
    this.#flush()
    for (; this.#openFields > 0; this.#openFields--) {
      this.context.findings.add('unclosed-field', this.context.part)
    }
  }

  #enterNote(name: string, attributes: XmlElement['attributes']): void {
    const kind: NoteKind = name === 'w:footnote' ? 'footnote' : 'endnote'
    const type = attributes['w:type'] ?? 'normal'
    // The lines that part notes from text have no text of their own (17.18.33).
    if (type !== 'normal') this.#skipping++
    this.#noteTypes.push(type)
    this.#note = this.context.notes.meet(kind, attributes['w:id'] ?? '')
  }

  readonly #noteTypes: string[] = []

  #leaveNote(): void {
    if (this.#noteTypes.pop() !== 'normal') this.#skipping--
    this.#note = ''
  }

  #enterAlternative(): void {
    const alternative = this.#alternatives.at(-1)
    if (!alternative) return
    alternative.skips.push(alternative.chosen)
    if (alternative.chosen) this.#skipping++
    alternative.chosen = true
  }

  #paragraph(element: XmlElement, numbers: Numbers, twin: XmlElement | null): void {
    if (this.#skipping > 0) return
    const { context } = this
    const unit = `${context.part}#${numbers(element)}`
    const pPr = childOf(element, 'w:pPr')
    const style = descend(pPr, 'w:pStyle')?.attributes['w:val'] ?? null
    if (style !== null && !context.formats.styles.has(style)) {
      context.findings.add('missing-style', unit, style)
    }
    const read = paragraphAtoms(element, context, unit, style, this.#note)
    const change = descend(pPr, 'w:rPr')
    const isInserted = change !== null && childOf(change, 'w:ins') !== null
    const isDeleted = change !== null && childOf(change, 'w:del') !== null
    const revisions = read.revisions + (isInserted ? 1 : 0) + (isDeleted ? 1 : 0)
    this.#revised(revisions)
    const goesOn = context.revisions === 'accept' ? isDeleted : isInserted
    this.#openFields += read.openFields
    const before = this.#unended
    this.#unended = null
    const whole = before ?? beginning(unit, element, twin)
    if (before) before.followers.push({ unit, element })
    for (const atom of read.atoms) whole.atoms.push(atom)
    for (const [href, link] of read.links) {
      if (!whole.links.has(href)) whole.links.set(href, link)
    }
    for (const comment of read.comments) whole.comments.push(comment)
    whole.revisions += revisions
    if (goesOn) {
      whole.shows ||= contentOf(read.atoms, read.links, unit, element.start).hasContent
    }
    if (goesOn && whole.shows) this.#unended = whole
    else this.#finish(whole, pPr, style)
    for (const host of read.hosts) this.#boxes(host, numbers, unit)
  }

  /** Puts out a paragraph that had no follower to go on in. */
  #flush(): void {
    const unended = this.#unended
    if (!unended) return
    this.#unended = null
    const pPr = childOf(unended.element, 'w:pPr')
    const style = descend(pPr, 'w:pStyle')?.attributes['w:val'] ?? null
    this.#finish(unended, pPr, style)
  }

  /** @param pPr of the last of the paragraphs it is made of: that is what they become */
  #finish(whole: Unended, pPr: XmlElement | null, style: string | null): void {
    const { context } = this
    const { element, unit } = whole
    const content = contentOf(whole.atoms, whole.links, unit, element.start)
    const styled = context.formats.styles.paragraph(style)
    const place = listPlace(pPr, styled.list)
    const number = place && whole.atoms.length > 0 ? context.numbering.next(place, style) : null
    if (!content.hasContent || context.formats.styles.isAround(style)) {
      this.#carried.push(...whole.comments)
      return
    }
    this.visit({
      units: [unit, ...whole.followers.map((follower) => follower.unit)],
      element,
      followers: whole.followers.map((follower) => follower.element),
      role: this.#roleOf(outlineRole(pPr, styled.role), place !== null),
      segment: number?.text ? [numberCode(unit, number.text), ...content.segment] : content.segment,
      content,
      style,
      shape: shapeOf(pPr, styled.shape),
      comments: [...this.#carried.splice(0), ...whole.comments],
      revisions: whole.revisions,
      twin: whole.twin && this.#twin(whole.twin, unit, style),
      bindings: this.#controls.flat(),
    })
  }

  /** What is odd about a twin was said of the paragraph itself. */
  #twin(element: XmlElement, unit: string, style: string | null): DocxParagraph['twin'] {
    const context = { ...this.context, findings: new Findings() }
    const { atoms, links } = paragraphAtoms(element, context, unit, style, this.#note)
    return { element, content: contentOf(atoms, links, unit, element.start) }
  }

  /** Comments on paragraphs that have nothing to show stand with the next that has. */
  readonly #carried: string[] = []

  #roleOf(role: StyleRole | null, inList: boolean): StyleRole {
    if (this.kind === 'footnote' || this.kind === 'endnote') return { kind: 'footnote', level: 0 }
    if (role?.kind === 'heading' || role?.kind === 'title') return role
    if (this.#tables > 0) return { kind: 'table-cell', level: 0 }
    if (inList) return { kind: 'list-item', level: 0 }
    return role ?? { kind: 'paragraph', level: 0 }
  }

  #boxes(host: XmlElement, numbers: Numbers, unit: string): void {
    // A host may be the alternative itself.
    const around = { ...host, children: [host] }
    for (const { content, twin } of textBoxes(around)) {
      if (content.name === 'w:p')
        this.context.findings.add('nested-paragraph', unit, wordText(content))
      const twins = twin ? outermostParagraphs(twin) : []
      const own = outermostParagraphs(content)
      const pairs = own.length === twins.length ? new Map(own.map((p, i) => [p, twins[i]!])) : null
      const tables = this.#tables
      const { length } = this.#controls
      this.#flush()
      this.#blocks(content, numbers, pairs)
      this.#flush()
      this.#tables = tables
      this.#controls.length = length
    }
  }

  /** The same as what is told tag by tag, for what stands in a paragraph. */
  #blocks(
    element: XmlElement,
    numbers: Numbers,
    twins: ReadonlyMap<XmlElement, XmlElement> | null,
  ): void {
    if (element.name === 'w:p') {
      this.#paragraph(element, numbers, twins?.get(element) ?? null)
      return
    }
    this.enter(element.name, element.attributes, element.start)
    if (element.name === 'w:txbxContent') this.#tables = 0
    for (const child of childrenOf(element)) this.#blocks(child, numbers, twins)
    this.leave(element.name, element.end)
  }

  #revised(count: number): void {
    const { findings, revisions, part } = this.context
    for (let i = 0; i < count; i++) findings.add(REVISED[revisions], part)
  }
}

const beginning = (unit: string, element: XmlElement, twin: XmlElement | null): Unended => ({
  unit,
  element,
  twin,
  atoms: [],
  links: new Map(),
  comments: [],
  followers: [],
  revisions: 0,
  shows: false,
})

/** The number of a paragraph in its part. */
type Numbers = (element: XmlElement) => number

/** Numbers a paragraph and those in it by where they begin. */
function numberParagraphs(element: XmlElement, next: () => number): Numbers {
  const own = next()
  let inner: Map<XmlElement, number> | null = null
  const look = (at: XmlElement): void => {
    for (const child of at.children) {
      if (child.type !== 'element' || child.name === 'w:t') continue
      if (child.name === 'w:p') {
        inner ??= new Map()
        inner.set(child, next())
      }
      look(child)
    }
  }
  look(element)
  return (each) => (each === element ? own : (inner?.get(each) ?? 0))
}

function outermostParagraphs(element: XmlElement): XmlElement[] {
  if (element.name === 'w:p') return [element]
  return childrenOf(element).flatMap(outermostParagraphs)
}

/** The number in front of a paragraph: the program puts it there, so nothing is written for it. */
const numberCode = (unit: string, text: string): CodeInline => ({
  type: 'code',
  id: `${unit}${NUMBER}`,
  role: 'standalone',
  kind: 'field',
  label: spacedNumber(text),
  image: '',
})

const NUMBER = '.number'

export const isNumberCode = ({ id }: CodeInline): boolean => id.endsWith(NUMBER)
