import type { Report } from '../../xml/findings.ts'
import { FrameCheck } from '../../xml/frames.ts'
import type { Attributes, XmlSpan } from '../../xml/scan.ts'
import { childOf, childrenOf, type XmlElement } from '../../xml/tree.ts'
import type { OpenedXliff } from '../open.ts'
import type { TransUnit } from '../v1/unit.ts'
import { CORE_V1 } from '../vocabulary.ts'
import { MODELS_V1 } from './v1/models.ts'
import { UNIT_RULES_V1 } from './v1/unit-rules.ts'

/**
 * Holds a file against XLIFF 1.2. Earlier versions had other attributes, and no schema that
 * anybody kept to, so of theirs only what 1.2 has in common is checked.
 * @see http://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
 */
export class RulesV1 {
  readonly #frames: FrameCheck
  readonly #report: Report
  readonly #opened: OpenedXliff
  #groups = new Set<string>()
  #units = new Set<string>()
  #phases = new Set<string>()
  #language = ''
  #targetLanguage = ''

  constructor(opened: OpenedXliff, report: Report) {
    this.#opened = opened
    this.#report = opened.version === '1.2' ? report : lenient(report)
    this.#frames = new FrameCheck(
      {
        models: MODELS_V1,
        prefix: 'xliff',
        cite: (name) => `XLIFF 1.2 §2.3, ${name}`,
        closed: new Set(['']),
      },
      this.#report,
    )
  }

  open(name: string, attributes: Attributes, tag: XmlSpan): void {
    if (name === 'xliff') this.#namespace(tag)
    this.#frames.open(name, attributes, tag)
    if (name === 'file') {
      this.#groups = new Set()
      this.#units = new Set()
      this.#phases = new Set()
      this.#language = attributes['source-language'] ?? ''
      this.#targetLanguage = attributes['target-language'] ?? ''
    }
    if (name === 'group') this.#unique(this.#groups, attributes.id, 'groups', tag.start)
    if (name === 'bin-unit') this.#unique(this.#units, attributes.id, 'units', tag.start)
  }

  close(_name: string): void {
    this.#frames.close()
  }

  text(text: string, span: XmlSpan): void {
    this.#frames.text(text, span)
  }

  other(element: XmlElement): void {
    this.#frames.element(element)
    if (element.name === 'header') this.#learnPhases(element)
  }

  unit(unit: TransUnit): void {
    const { element } = unit
    this.#frames.element(element)
    this.#unique(this.#units, element.attributes.id, 'units', element.start)
    this.#phase(element)
    this.#languages(unit)
    if (unit.target) this.#phase(unit.target)
    for (const rule of UNIT_RULES_V1) rule(unit, this.#report)
  }

  #namespace(tag: XmlSpan): void {
    const { version, namespace } = this.#opened
    const fits = version === '1.0' ? true : CORE_V1.includes(namespace)
    if (fits && (version !== '1.2' || namespace.endsWith(':1.2'))) return
    this.#report(
      'xliff-namespace',
      `The file is of version ${version}, but its namespace is “${namespace}” (XLIFF 1.2 §2.2)`,
      tag.start,
    )
  }

  /** Ids of groups, and of units, are unique within their file (§2.4, `id`). */
  #unique(seen: Set<string>, id: string | undefined, what: string, offset: number): void {
    if (id === undefined) return
    if (seen.has(id)) {
      this.#report(
        'xliff-duplicate-id',
        `Two ${what} of one file have the id “${id}” (XLIFF 1.2 §2.4, id)`,
        offset,
      )
    }
    seen.add(id)
  }

  #learnPhases(header: XmlElement): void {
    const group = childOf(header, 'phase-group')
    for (const { attributes, start } of group ? childrenOf(group, 'phase') : []) {
      this.#unique(this.#phases, attributes['phase-name'], 'phases', start)
    }
  }

  /** A phase that is named is one of the header (§2.4, `phase-name`). */
  #phase({ attributes, start, name }: XmlElement): void {
    const phase = attributes['phase-name']
    if (phase === undefined || this.#phases.has(phase)) return
    this.#report(
      'xliff-unknown-reference',
      `An element “${name}” names a phase “${phase}” that the header does not have (XLIFF 1.2 §2.4, phase-name)`,
      start,
    )
  }

  /** Both texts are in the languages of their file (§2.3.2, `source` and `target`). */
  #languages({ source, target }: TransUnit): void {
    this.#sameLanguage(source, this.#language, 'source')
    this.#sameLanguage(target, this.#targetLanguage, 'target')
  }

  #sameLanguage(side: XmlElement | null, expected: string, what: string): void {
    const language = side?.attributes['xml:lang']
    if (!side || !language || !expected || isWithin(language, expected)) return
    this.#report(
      'xliff-language',
      `A ${what} is in “${language}”, although that of the file is “${expected}” (XLIFF 1.2 §2.3.2, ${what})`,
      side.start,
    )
  }
}

const isWithin = (language: string, range: string): boolean => {
  const [a, b] = [language.toLowerCase(), range.toLowerCase()]
  return a === b || a.startsWith(`${b}-`) || b.startsWith(`${a}-`)
}

const lenient =
  (report: Report): Report =>
  (code, message, offset) => {
    if (LATER.has(code)) return
    report(code, message, offset)
  }

/** What earlier versions did otherwise. */
const LATER: ReadonlySet<string> = new Set([
  'xliff-unknown-attribute',
  'xliff-attribute-value',
  'xliff-unknown-element',
  'xliff-misplaced-element',
])
