import { childOf, childrenOf, type XmlElement } from '../../xml/tree.ts'
import { inherit, isOn, type RunProperties, readRunProperties } from './run-properties.ts'
import { headingRole, isPlumbing, roleOfName, type StyleRole } from './style-roles.ts'

/** Where a paragraph stands in a list (ECMA-376 part 1, 17.3.1.19). */
export interface ListPlace {
  readonly list: string
  /** Null where the list itself knows it by the style (17.9.23). */
  readonly level: number | null
}

/** Where the lines of a paragraph stand; of indents and line breaking what is meant for Chinese. */
export interface ParagraphShape {
  /** Attributes of `w:ind`; those in `Chars` are hundredths of a character's width. */
  readonly indents: Readonly<Record<string, string>>
  /** Whether Latin words may be broken anywhere. */
  readonly breaksWords: boolean
  readonly centred: boolean
}

/** A paragraph style with all that it inherits. */
export interface ParagraphStyle {
  readonly role: StyleRole | null
  readonly list: ListPlace | null
  readonly run: RunProperties
  readonly shape: ParagraphShape
}

const NO_SHAPE: ParagraphShape = { indents: {}, breaksWords: false, centred: false }
const NO_PROPERTIES: RunProperties = new Map()

/** Names of styles that are in every document of ours, and hardly in another. */
const OWN = ['Source Text', 'Target Text', 'Column Head', 'Cover Title', 'Back Matter']

const AROUND = /^(?:header|footer|column head|toc heading|contents heading|(?:toc|contents) \d)$/

/** The styles of a document (ECMA-376 part 1, 17.7). */
export class Styles {
  readonly #styles = new Map<string, XmlElement>()
  readonly #paragraphs = new Map<string, ParagraphStyle>()
  readonly #characters = new Map<string, RunProperties>()
  readonly #defaults: ParagraphStyle
  readonly #isOwn: boolean
  #defaultParagraph: string | null = null
  /** Ids of styles that are, in the end, based on themselves. */
  readonly circular = new Set<string>()
  /** Language of East Asian text by default, or empty. */
  readonly eastAsianLanguage: string

  /** @param root `w:styles`, or null for a document without */
  constructor(root: XmlElement | null) {
    for (const style of root ? childrenOf(root, 'w:style') : []) {
      const { 'w:styleId': id, 'w:type': type, 'w:default': standard } = style.attributes
      if (id === undefined) continue
      this.#styles.set(id, style)
      if (type === 'paragraph' && standard !== undefined && isOn(standard)) {
        this.#defaultParagraph = id
      }
    }
    const names = new Set([...this.#styles.keys()].map((id) => this.nameOf(id)))
    this.#isOwn = OWN.every((name) => names.has(name))
    const defaults = root && childOf(root, 'w:docDefaults')
    const rPr = descend(defaults, 'w:rPrDefault', 'w:rPr')
    this.eastAsianLanguage = descend(rPr, 'w:lang')?.attributes['w:eastAsia'] ?? ''
    this.#defaults = {
      role: null,
      list: null,
      run: readRunProperties(rPr),
      shape: shapeOf(descend(defaults, 'w:pPrDefault', 'w:pPr'), NO_SHAPE),
    }
  }

  /** @param id of the style; the default one where it is null or unknown (17.7.4.17) */
  paragraph(id: string | null): ParagraphStyle {
    const known = id !== null && this.#styles.has(id) ? id : this.#defaultParagraph
    return known === null ? this.#defaults : this.#paragraph(known, new Set())
  }

  #paragraph(id: string, above: Set<string>): ParagraphStyle {
    const known = this.#paragraphs.get(id)
    if (known) return known
    const style = this.#styles.get(id)
    if (!style) return this.#defaults
    above.add(id)
    const baseId = descend(style, 'w:basedOn')?.attributes['w:val']
    const base = this.#mayFollow(baseId, above) ? this.#paragraph(baseId, above) : this.#defaults
    const pPr = childOf(style, 'w:pPr')
    const name = descend(style, 'w:name')?.attributes['w:val'] ?? ''
    const resolved: ParagraphStyle = {
      role: outlineRole(pPr, roleOfName(name) ?? roleOfName(id) ?? base.role),
      list: listPlace(pPr, base.list),
      run: inherit(base.run, readRunProperties(childOf(style, 'w:rPr'))),
      shape: shapeOf(pPr, base.shape),
    }
    this.#paragraphs.set(id, resolved)
    return resolved
  }

  character(id: string): RunProperties {
    return this.#character(id, new Set())
  }

  #character(id: string, above: Set<string>): RunProperties {
    const known = this.#characters.get(id)
    if (known) return known
    const style = this.#styles.get(id)
    if (!style) return NO_PROPERTIES
    above.add(id)
    const baseId = descend(style, 'w:basedOn')?.attributes['w:val']
    const base = this.#mayFollow(baseId, above) ? this.#character(baseId, above) : NO_PROPERTIES
    const resolved = inherit(base, readRunProperties(childOf(style, 'w:rPr')))
    this.#characters.set(id, resolved)
    return resolved
  }

  #mayFollow(id: string | undefined, above: Set<string>): id is string {
    if (id === undefined) return false
    if (!above.has(id)) return true
    this.circular.add(id)
    return false
  }

  nameOf(id: string): string {
    const style = this.#styles.get(id)
    return (style && descend(style, 'w:name')?.attributes['w:val']) || id
  }

  /** Whether a character style says no more than that a run is a link or the mark of a note. */
  isPlumbing(id: string): boolean {
    return isPlumbing(id) || isPlumbing(this.nameOf(id))
  }

  /** Whether the document is one that we wrote, as the names of its styles tell. */
  get isOwn(): boolean {
    return this.#isOwn
  }

  /** Whether a paragraph of a document of ours is set around the text: contents, heads of columns. */
  isAround(id: string | null): boolean {
    return this.#isOwn && id !== null && AROUND.test(this.nameOf(id).toLowerCase())
  }

  has(id: string): boolean {
    return this.#styles.has(id)
  }
}

/** The element at the end of a path of names, or null. */
export function descend(from: XmlElement | null, ...names: readonly string[]): XmlElement | null {
  let at = from
  for (const name of names) at = at && childOf(at, name)
  return at
}

/** An outline level makes a heading of any paragraph; the tenth is running text (17.3.1.20). */
export function outlineRole(pPr: XmlElement | null, role: StyleRole | null): StyleRole | null {
  const value = descend(pPr, 'w:outlineLvl')?.attributes['w:val']
  if (value === undefined || !/^\d$/.test(value)) return role
  if (value === '9') return role?.kind === 'heading' ? null : role
  // A title has an outline level in some templates, and is a title all the same.
  return role && role.kind !== 'paragraph' ? role : headingRole(Number(value) + 1)
}

/** @param inherited what the style says; a list of number 0 ends it (17.9.18) */
export function listPlace(pPr: XmlElement | null, inherited: ListPlace | null): ListPlace | null {
  const numPr = descend(pPr, 'w:numPr')
  if (!numPr) return inherited
  const list = descend(numPr, 'w:numId')?.attributes['w:val'] ?? inherited?.list
  if (list === undefined || list === '0') return null
  const level = descend(numPr, 'w:ilvl')?.attributes['w:val']
  return { list, level: level === undefined ? (inherited?.level ?? null) : Number(level) || 0 }
}

/** Indents (17.3.1.12), word wrap (17.3.1.45) and alignment (17.3.1.13). */
export function shapeOf(pPr: XmlElement | null, inherited: ParagraphShape): ParagraphShape {
  const indent = descend(pPr, 'w:ind')
  const wrap = descend(pPr, 'w:wordWrap')
  const alignment = descend(pPr, 'w:jc')
  if (!indent && !wrap && !alignment) return inherited
  return {
    indents: { ...inherited.indents, ...indent?.attributes },
    breaksWords: wrap ? !isOn(wrap.attributes['w:val']) : inherited.breaksWords,
    centred: alignment ? alignment.attributes['w:val'] === 'center' : inherited.centred,
  }
}
