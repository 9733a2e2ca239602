import type { Report } from './findings.ts'
import type { Attributes, XmlSpan } from './scan.ts'
import type { XmlElement } from './tree.ts'

/** Whether a value may stand in an attribute. */
export type ValueCheck = (value: string) => boolean

/** A place in the content of an element: one of some names, so many times. */
interface Slot {
  readonly names: ReadonlySet<string>
  readonly min: number
  readonly max: number
}

/** What may stand in an element, as a schema has it. */
export interface ElementModel {
  readonly attributes: ReadonlyMap<string, ValueCheck | null>
  readonly required: readonly string[]
  /** Whether attributes of other namespaces may stand beside its own. */
  readonly open: boolean
  /** The places of its children, in their order; null where anything goes. */
  readonly slots: readonly Slot[] | null
  /** Whether characters other than white space may stand in it. */
  readonly text: boolean
}

export type ElementModels = Readonly<Record<string, ElementModel>>

/** Stands in a content for elements of other namespaces. */
const OTHER = '#other'
const TEXT = '#text'
const ANY = '#any'

/**
 * The model of an element, in the shorthand of a DTD.
 * @param attributes `id!:nmtoken state:state original`: name, `!` where required, name of a check
 * @param content `skeleton? #other* (unit|group)+`: names in their order with how often; `#other`
 *   for elements of other namespaces, `#text` for characters, `#any` for anything
 * @param checks the checks by name
 */
export function elementModel(
  attributes: string,
  content: string,
  checks: Readonly<Record<string, ValueCheck>>,
): ElementModel {
  const known = new Map<string, ValueCheck | null>()
  const required: string[] = []
  const words = attributes.split(' ').filter(Boolean)
  for (const word of words) {
    if (word === OTHER) continue
    const [, name = '', needed, check] = /^(.+?)(!?)(?::(\w+))?$/.exec(
      word.replace(/^xml:/, 'xml;'),
    )!
    const attribute = name.replace('xml;', 'xml:')
    if (needed) required.push(attribute)
    known.set(attribute, check ? checks[check]! : null)
  }
  const places = content.split(' ').filter(Boolean)
  const any = places.includes(ANY)
  return {
    attributes: known,
    required,
    open: words.includes(OTHER),
    text: any || places.includes(TEXT),
    slots: any ? null : places.filter((place) => place !== TEXT).map(slotOf),
  }
}

function slotOf(place: string): Slot {
  const [, names = '', often] = /^\(?(.*?)\)?([?*+]?)$/.exec(place)!
  return {
    names: new Set(names.split('|')),
    min: often === '?' || often === '*' ? 0 : 1,
    max: often === '*' || often === '+' ? Number.POSITIVE_INFINITY : 1,
  }
}

/** Follows the children of one element through the places of its model. */
export class ContentCheck {
  readonly #slots: readonly Slot[] | null
  #slot = 0
  #count = 0

  constructor(model: ElementModel) {
    this.#slots = model.slots
  }

  /** Whether a child of this name may stand here; if not, it is passed over. */
  accepts(name: string): boolean {
    if (!this.#slots) return true
    const kind = name.includes(':') && !this.#names(name) ? OTHER : name
    for (let i = this.#slot; i < this.#slots.length; i++) {
      const slot = this.#slots[i]!
      const count = i === this.#slot ? this.#count : 0
      if (slot.names.has(kind) && count < slot.max) {
        this.#slot = i
        this.#count = count + 1
        return true
      }
      if (count < slot.min) return false
    }
    return false
  }

  /** What is still missing when the element ends, or null. */
  missing(): string | null {
    if (!this.#slots) return null
    for (let i = this.#slot; i < this.#slots.length; i++) {
      const slot = this.#slots[i]!
      if ((i === this.#slot ? this.#count : 0) < slot.min) return [...slot.names].join(' or ')
    }
    return null
  }

  #names(name: string): boolean {
    return this.#slots?.some((slot) => slot.names.has(name)) ?? false
  }
}

/** What a check of elements needs to know of the format. */
export interface ModelRules {
  readonly models: ElementModels
  /** Begins the codes of what is reported: `xliff`. */
  readonly prefix: string
  /** Where the format's standard speaks of an element, or of an attribute of it. */
  readonly cite: (name: string) => string
  /** Prefixes of namespaces whose elements are all in the models. */
  readonly closed: ReadonlySet<string>
}

/** Checks the attributes of an element. */
export function checkAttributes(
  name: string,
  attributes: Attributes,
  tag: XmlSpan,
  rules: ModelRules,
  report: Report,
): void {
  const model = rules.models[name]
  if (!model) return
  const { prefix, cite } = rules
  for (const key of model.required) {
    if (attributes[key] === undefined) {
      report(
        `${prefix}-missing-attribute`,
        `An element “${name}” has no attribute “${key}” (${cite(name)})`,
        tag.start,
      )
    }
  }
  for (const key in attributes) {
    const check = model.attributes.get(key)
    if (check === undefined) {
      if (key.startsWith('xmlns') || (key.includes(':') && (model.open || key.startsWith('xsi:'))))
        continue
      report(
        `${prefix}-unknown-attribute`,
        `An element “${name}” has an attribute “${key}”, which it may not have (${cite(name)})`,
        tag.start,
      )
    } else if (check && !check(attributes[key]!)) {
      report(
        `${prefix}-attribute-value`,
        `The attribute “${key}” of an element “${name}” may not be “${short(attributes[key]!)}” (${cite(name)})`,
        tag.start,
      )
    }
  }
}

/** Checks an element and all in it that the models know. */
export function checkElement(element: XmlElement, rules: ModelRules, report: Report): void {
  const { name } = element
  const model = rules.models[name]
  if (!model) {
    if (isClosed(name, rules)) reportUnknown(name, element.start, rules, report)
    return
  }
  checkAttributes(name, element.attributes, element, rules, report)
  if (!model.slots) return
  const content = new ContentCheck(model)
  for (const child of element.children) {
    if (child.type === 'text') {
      if (!model.text && child.text.trim()) reportText(name, child.start, rules, report)
      continue
    }
    checkPlace(name, child.name, content, child.start, rules, report)
    checkElement(child, rules, report)
  }
  reportMissing(name, content, element.start, rules, report)
}

/** Checks that a child may stand where it does. */
export function checkPlace(
  parent: string,
  child: string,
  content: ContentCheck,
  offset: number,
  rules: ModelRules,
  report: Report,
): void {
  if (content.accepts(child)) return
  if (!rules.models[child] && !isClosed(child, rules)) {
    report(
      `${rules.prefix}-foreign-element`,
      `An element “${child}” of another namespace stands in “${parent}”, where none may stand (${rules.cite(parent)})`,
      offset,
    )
  } else if (rules.models[child]) {
    report(
      `${rules.prefix}-misplaced-element`,
      `An element “${child}” stands in “${parent}” where it may not, or once too often (${rules.cite(parent)})`,
      offset,
    )
  }
}

export function reportText(
  parent: string,
  offset: number,
  rules: ModelRules,
  report: Report,
): void {
  report(
    `${rules.prefix}-stray-text`,
    `Text stands directly in “${parent}”, which may only have elements (${rules.cite(parent)})`,
    offset,
  )
}

export function reportMissing(
  name: string,
  content: ContentCheck,
  offset: number,
  rules: ModelRules,
  report: Report,
): void {
  const missing = content.missing()
  if (missing === null) return
  report(
    `${rules.prefix}-missing-element`,
    `An element “${name}” lacks its “${missing}” (${rules.cite(name)})`,
    offset,
  )
}

export function reportUnknown(
  name: string,
  offset: number,
  rules: ModelRules,
  report: Report,
): void {
  report(
    `${rules.prefix}-unknown-element`,
    `An element “${name}” is none of the standard (${rules.cite(name)})`,
    offset,
  )
}

const isClosed = (name: string, { closed }: ModelRules): boolean => {
  const colon = name.indexOf(':')
  return closed.has(colon < 0 ? '' : name.slice(0, colon))
}

const short = (value: string): string => (value.length > 60 ? `${value.slice(0, 60)}…` : value)
