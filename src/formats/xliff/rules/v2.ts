import type { Report } from '../../xml/findings.ts'
import { FrameCheck } from '../../xml/frames.ts'
import type { Attributes, XmlSpan } from '../../xml/scan.ts'
import { childrenOf, type XmlElement } from '../../xml/tree.ts'
import type { OpenedXliff } from '../open.ts'
import type { UnitV2 } from '../v2/unit.ts'
import { CORE_V2_0, CORE_V2_2 } from '../vocabulary.ts'
import { ANNOTATION_RULES } from './v2/annotations.ts'
import { ATTRIBUTE_RULES } from './v2/attributes.ts'
import { CODE_RULES } from './v2/codes.ts'
import { HINT_RULES } from './v2/hints.ts'
import { ID_RULES } from './v2/ids.ts'
import { itsRecords } from './v2/its.ts'
import { CLOSED, modelsV2 } from './v2/models.ts'
import { MODULE_RULES, type ModulePlace, modulesOnce, sameLanguage } from './v2/modules.ts'
import { PAIR_RULES } from './v2/pairs.ts'
import type { UnitRule } from './v2/rule.ts'
import { SEGMENT_RULES } from './v2/segments.ts'
import { type UnitView, viewOf } from './v2/view.ts'

const UNIT_RULES: readonly UnitRule[] = [
  ...ID_RULES,
  ...SEGMENT_RULES,
  ...CODE_RULES,
  ...PAIR_RULES,
  ...HINT_RULES,
  ...ANNOTATION_RULES,
]

/** A reference that can only be followed when the file around it has been read. */
interface Pending {
  readonly ref: string
  readonly what: string
  readonly offset: number
}

const NO_IDS: ReadonlySet<string> = new Set()

/**
 * Holds a file against XLIFF 2.0, 2.1 or 2.2: core and modules.
 * @see https://docs.oasis-open.org/xliff/xliff-core/v2.1/os/xliff-core-v2.1-os.html
 */
export class RulesV2 {
  readonly #frames: FrameCheck
  readonly #report: Report
  readonly #opened: OpenedXliff
  readonly #files = new Set<string>()
  /** Of each open element whether it or one around it names its version of ITS. */
  readonly #its: boolean[] = []
  readonly #modules: XmlElement[][] = []
  #groups = new Set<string>()
  #units = new Set<string>()
  #resources = new Set<string>()
  #subFlows: Pending[] = []
  #resourceRefs: Pending[] = []
  #srcLang = ''
  #trgLang: string | null = null

  constructor(opened: OpenedXliff, report: Report) {
    this.#opened = opened
    this.#report = report
    this.#frames = new FrameCheck(
      {
        models: modelsV2(opened.version),
        prefix: 'xliff',
        cite: (name) => `XLIFF ${opened.version} ${name.includes(':') ? '§5' : '§4.2'}, ${name}`,
        closed: CLOSED,
      },
      report,
    )
  }

  open(name: string, attributes: Attributes, tag: XmlSpan): void {
    if (name === 'xliff') {
      this.#namespace(tag)
      this.#srcLang = attributes.srcLang ?? ''
      this.#trgLang = attributes.trgLang ?? null
    }
    this.#frames.open(name, attributes, tag)
    this.#its.push((this.#its.at(-1) ?? false) || attributes['its:version'] !== undefined)
    this.#modules.push([])
    this.#attributes({
      type: 'element',
      name,
      attributes,
      children: [],
      start: tag.start,
      end: tag.end,
      contentStart: tag.end,
      contentEnd: tag.end,
    })
    if (name === 'file') this.#startFile(attributes, tag)
    if (name === 'group') this.#unique(this.#groups, attributes.id, 'groups', tag.start)
  }

  close(name: string): void {
    this.#frames.close()
    this.#its.pop()
    modulesOnce(this.#modules.pop() ?? [], this.#report)
    if (name === 'file') this.#endFile()
  }

  text(text: string, span: XmlSpan): void {
    this.#frames.text(text, span)
  }

  other(element: XmlElement): void {
    const { parent } = this.#frames
    this.#frames.element(element)
    if (element.name === 'skeleton') this.#skeleton(element)
    if (element.name === 'notes') this.#notes(element)
    this.#modules.at(-1)?.push(element)
    this.#module(element, parent, NO_IDS)
  }

  unit(unit: UnitV2): void {
    const { element } = unit
    const { id } = element.attributes
    this.#frames.element(element)
    this.#unique(this.#units, id, 'units', element.start)
    const view = viewOf(unit)
    for (const rule of UNIT_RULES) rule(view, this.#report)
    this.#languages(unit)
    this.#subFlowsOf(view)
    const inIts = (this.#its.at(-1) ?? false) || element.attributes['its:version'] !== undefined
    this.#its.push(inIts)
    this.#attributesWithin(element)
    this.#its.pop()
    itsRecords(element, this.#report)
    const ids = idsIn(view)
    const modules = childrenOf(element).filter(({ name }) => name.includes(':'))
    modulesOnce(modules, this.#report)
    for (const module of modules) this.#module(module, 'unit', ids)
  }

  /** The namespace of the core goes with the version (§4.3.1, `version`). */
  #namespace(tag: XmlSpan): void {
    const { version, namespace } = this.#opened
    const fits = version === '2.2' ? [CORE_V2_2] : [CORE_V2_0, CORE_V2_2]
    if (fits.includes(namespace)) return
    this.#report(
      'xliff-namespace',
      `The file is of version ${version}, but its namespace is “${namespace}” (§4.3.1, version)`,
      tag.start,
    )
  }

  #startFile(attributes: Attributes, tag: XmlSpan): void {
    this.#unique(this.#files, attributes.id, 'files', tag.start)
    this.#groups = new Set()
    this.#units = new Set()
    this.#resources = new Set()
    this.#subFlows = []
    this.#resourceRefs = []
  }

  #endFile(): void {
    const missing = (pending: readonly Pending[], known: ReadonlySet<string>, section: string) => {
      for (const { ref, what, offset } of pending) {
        if (known.has(ref)) continue
        this.#report(
          'xliff-unknown-reference',
          `${what} refers to “${ref}”, which the file does not have (${section})`,
          offset,
        )
      }
    }
    missing(this.#subFlows, this.#units, '§4.3.1, subFlows')
    missing(this.#resourceRefs, this.#resources, '§5.5, ref')
  }

  #unique(seen: Set<string>, id: string | undefined, what: string, offset: number): void {
    if (id === undefined) return
    if (seen.has(id)) {
      this.#report('xliff-duplicate-id', `Two ${what} have the id “${id}” (§4.3.1, id)`, offset)
    }
    seen.add(id)
  }

  /** A skeleton is there, or its address, but not both (§4.2.2.3). */
  #skeleton({ attributes, children, start }: XmlElement): void {
    const empty = children.length === 0
    if (empty === (attributes.href !== undefined)) return
    this.#report(
      'xliff-skeleton',
      'A skeleton has to have either content or an address (§4.2.2.3, skeleton)',
      start,
    )
  }

  #notes(notes: XmlElement): void {
    const seen = new Set<string>()
    for (const { attributes, start } of childrenOf(notes, 'note')) {
      this.#unique(seen, attributes.id, 'notes', start)
    }
  }

  /** Texts are in the languages of the file; with targets, it names theirs (§4.3.1, `trgLang`). */
  #languages({ parts }: UnitV2): void {
    for (const { source, target } of parts) {
      sameLanguage(source, this.#srcLang, '§4.2.2.12, source', this.#report)
      if (!target) continue
      if (this.#trgLang === null) {
        this.#report(
          'xliff-missing-attribute',
          'There are targets, but the file does not name their language (§4.3.1, trgLang)',
          target.start,
        )
        this.#trgLang = ''
      }
      sameLanguage(target, this.#trgLang, '§4.2.2.13, target', this.#report)
    }
  }

  #subFlowsOf({ inlines }: UnitView): void {
    for (const { element } of inlines) {
      for (const key of ['subFlows', 'subFlowsStart', 'subFlowsEnd']) {
        const refs = element.attributes[key]?.trim().split(/\s+/) ?? []
        for (const ref of refs) {
          const what = `The code “${element.name} ${element.attributes.id ?? ''}”`
          this.#subFlows.push({ ref, what, offset: element.start })
        }
      }
    }
  }

  #attributesWithin(element: XmlElement): void {
    this.#attributes(element)
    for (const child of childrenOf(element)) {
      const names = child.attributes['its:version'] !== undefined
      if (names) this.#its.push(true)
      this.#attributesWithin(child)
      if (names) this.#its.pop()
    }
  }

  #attributes(element: XmlElement): void {
    let foreign = false
    for (const key in element.attributes) {
      if (!key.includes(':') || /^(?:xml|xmlns|xsi):/.test(key)) continue
      foreign = true
      if (!this.#its.at(-1) && /^itsm?:/.test(key) && key !== 'its:version') {
        this.#report(
          'xliff-its',
          `The attribute “${key}” stands where no version of ITS is named (§5.8, version)`,
          element.start,
        )
        break
      }
    }
    if (!foreign) return
    for (const rule of ATTRIBUTE_RULES) rule(element, this.#report)
  }

  #module(element: XmlElement, parent: string, ids: ReadonlySet<string>): void {
    const place: ModulePlace = { parent, ids, srcLang: this.#srcLang, trgLang: this.#trgLang ?? '' }
    for (const rule of MODULE_RULES) rule(element, this.#report, place)
    if (element.name !== 'res:resourceData') return
    for (const { name, attributes, start } of childrenOf(element)) {
      if (name === 'res:resourceItem' && parent === 'file') this.#resources.add(attributes.id ?? '')
      if (name === 'res:resourceItemRef' && attributes.ref !== undefined) {
        this.#resourceRefs.push({
          ref: attributes.ref,
          what: 'A reference to a resource',
          offset: start,
        })
      }
    }
  }
}

const idsIn = ({ parts, inlines }: UnitView): ReadonlySet<string> =>
  new Set(
    [...parts, ...inlines.map(({ element }) => element)].flatMap(({ attributes }) =>
      attributes.id === undefined ? [] : [attributes.id],
    ),
  )
