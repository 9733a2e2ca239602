import type { Report } from '../../../xml/findings.ts'
import { childOf, childrenOf, type XmlElement } from '../../../xml/tree.ts'

/** One constraint on an element of a module, wherever it stands. */
export type ModuleRule = (element: XmlElement, report: Report, place: ModulePlace) => void

/** Where a module stands. */
export interface ModulePlace {
  /** `file`, `group` or `unit`. */
  readonly parent: string
  /** Ids of segments and inline elements of the unit around it. */
  readonly ids: ReadonlySet<string>
  readonly srcLang: string
  readonly trgLang: string
}

const all = (element: XmlElement, ...names: readonly string[]): XmlElement[] =>
  childrenOf(element).flatMap((child) =>
    names.includes(child.name) ? [child, ...all(child, ...names)] : all(child, ...names),
  )

function unique(elements: readonly XmlElement[], section: string, report: Report): void {
  const seen = new Set<string>()
  for (const { name, attributes, start } of elements) {
    const { id } = attributes
    if (id === undefined) continue
    if (seen.has(id))
      report(
        'xliff-duplicate-id',
        `An element “${name}” has the id “${id}” of another (${section})`,
        start,
      )
    seen.add(id)
  }
}

/** A reference to a span of text of the same unit: `#id`, or a fragment that ends in the id. */
function refersToText(
  element: XmlElement,
  { ids }: ModulePlace,
  section: string,
  report: Report,
): void {
  const { ref } = element.attributes
  if (
    ref === undefined ||
    ids.has(
      ref.slice(Math.max(ref.lastIndexOf('#'), ref.lastIndexOf('/'), ref.lastIndexOf('=')) + 1),
    )
  )
    return
  report(
    'xliff-unknown-reference',
    `An element “${element.name}” refers to “${ref}”, which is no text of its unit (${section})`,
    element.start,
  )
}

/** Translation candidates (§5.1). */
const matches: ModuleRule = (element, report, place) => {
  if (element.name !== 'mtc:matches') return
  const found = childrenOf(element, 'mtc:match')
  unique(found, '§5.1, id', report)
  for (const match of found) {
    refersToText(match, place, '§5.1, ref', report)
    const { subType, type, reference } = match.attributes
    if (subType !== undefined && type === undefined) {
      report('xliff-sub-type', 'A match has a sub-type but no type (§5.1, subType)', match.start)
    }
    sameLanguage(childOf(match, 'source'), place.srcLang, '§5.1, match', report)
    // A match for reference may be in any language.
    if (reference !== 'yes')
      sameLanguage(childOf(match, 'target'), place.trgLang, '§5.1, match', report)
    matchCodes(match, report)
  }
}

/** The texts of a match are as those of a segment, with native text of their own. */
function matchCodes(match: XmlElement, report: Report): void {
  const data = childOf(match, 'originalData')
  const known = new Set(data ? childrenOf(data, 'data').map(({ attributes }) => attributes.id) : [])
  if (data) unique(childrenOf(data, 'data'), '§4.3.1, id', report)
  for (const side of ['source', 'target']) {
    const text = childOf(match, side)
    if (!text) continue
    const codes = all(text, 'ph', 'pc', 'sc', 'ec', 'mrk', 'sm', 'em')
    unique(codes, '§4.3.1, id', report)
    const ended = new Set(codes.map(({ attributes }) => attributes.startRef))
    for (const { name, attributes, start } of codes) {
      for (const key of ['dataRef', 'dataRefStart', 'dataRefEnd']) {
        if (attributes[key] === undefined || known.has(attributes[key])) continue
        report(
          'xliff-unknown-reference',
          `A code of a match refers to data “${attributes[key]}”, which the match does not have (§4.3.1, ${key})`,
          start,
        )
      }
      const opens = (name === 'sc' && attributes.isolated !== 'yes') || name === 'sm'
      if (!opens || ended.has(attributes.id)) continue
      report(
        'xliff-unpaired-code',
        `A code “${name} ${attributes.id}” of a match has no end (§4.3.1, isolated)`,
        start,
      )
    }
  }
}

/** Glossary (§5.2). */
const glossary: ModuleRule = (element, report, place) => {
  if (element.name !== 'gls:glossary') return
  const entries = all(element, 'gls:glossEntry', 'gls:translation')
  unique(entries, '§5.2, id', report)
  for (const entry of entries) {
    refersToText(entry, place, '§5.2, ref', report)
    if (entry.name !== 'gls:glossEntry') continue
    if (childOf(entry, 'gls:translation') || childOf(entry, 'gls:definition')) continue
    report(
      'xliff-missing-element',
      'An entry of the glossary has neither a translation nor a definition (§5.2, glossEntry)',
      entry.start,
    )
  }
}

/** Metadata (§5.4). */
const metadata: ModuleRule = (element, report) => {
  if (element.name === 'mda:metadata')
    unique([element, ...all(element, 'mda:metaGroup')], '§5.4, id', report)
}

/** Resource data (§5.5): what is there, or where it is, but not both. */
const resources: ModuleRule = (element, report, { srcLang, trgLang }) => {
  if (element.name !== 'res:resourceData') return
  unique(all(element, 'res:resourceItem', 'res:resourceItemRef'), '§5.5, id', report)
  for (const item of childrenOf(element, 'res:resourceItem')) {
    const sides = [childOf(item, 'res:source'), childOf(item, 'res:target')]
    for (const side of sides) {
      if (!side) continue
      const empty = side.children.length === 0
      if (empty === (side.attributes.href !== undefined)) continue
      report(
        'xliff-resource',
        `An element “${side.name}” has to have either content or an address (§5.5, ${side.name.slice(4)})`,
        side.start,
      )
    }
    sameLanguage(sides[0]!, srcLang, '§5.5, source', report)
    sameLanguage(sides[1]!, trgLang, '§5.5, target', report)
    const external = sides.some((side) => side && side.children.length === 0)
    if (external && item.attributes.mimeType === undefined) {
      report(
        'xliff-resource',
        'A resource that lies elsewhere has no type (§5.5, mimeType)',
        item.start,
      )
    }
    if (childrenOf(item).length === 0) {
      report(
        'xliff-missing-element',
        'A resource has no source, no target and no reference (§5.5, resourceItem)',
        item.start,
      )
    }
  }
}

/** Change tracking (§5.6 of version 2.0). */
const changes: ModuleRule = (element, report) => {
  if (element.name !== 'ctr:changeTrack') return
  for (const revisions of childrenOf(element, 'ctr:revisions')) {
    const versions = new Set<string>()
    for (const { attributes, start } of childrenOf(revisions, 'ctr:revision')) {
      const { version } = attributes
      if (version === undefined) continue
      if (versions.has(version)) {
        report(
          'xliff-duplicate-id',
          `Two revisions have the version “${version}” (XLIFF 2.0 §5.6, version)`,
          start,
        )
      }
      versions.add(version)
    }
    const { currentVersion } = revisions.attributes
    if (currentVersion !== undefined && !versions.has(currentVersion)) {
      report(
        'xliff-unknown-reference',
        `The current version “${currentVersion}” is none of the revisions (XLIFF 2.0 §5.6, currentVersion)`,
        revisions.start,
      )
    }
  }
}

const CONDITIONS = ['isPresent', 'isNotPresent', 'startsWith', 'endsWith'] as const

/** Validation (§5.8 of version 2.0, §5.7 of 2.1): a rule has one condition. */
const validation: ModuleRule = (element, report, { parent }) => {
  if (element.name !== 'val:validation') return
  for (const { attributes, start } of childrenOf(element, 'val:rule')) {
    const given = CONDITIONS.filter((key) => attributes[key] !== undefined)
    const own = Object.keys(attributes).some((key) => key.includes(':') && !key.startsWith('xmlns'))
    if (given.length > 1 || (given.length === 0 && !own)) {
      report(
        'xliff-validation',
        `A rule of validation has ${given.length} conditions instead of one (§5.7, rule)`,
        start,
      )
    }
    if (attributes.occurs !== undefined && given[0] !== 'isPresent') {
      report(
        'xliff-validation',
        'A rule of validation counts what it does not look for (§5.7, occurs)',
        start,
      )
    }
    const inSource = attributes.existsInSource === 'yes'
    if (inSource && (given.length === 0 || given[0] === 'isNotPresent')) {
      report(
        'xliff-validation',
        'A rule of validation names the source without a condition it could meet (§5.7, existsInSource)',
        start,
      )
    }
    if (attributes.disabled === 'yes' && parent === 'file') {
      report(
        'xliff-validation',
        'A rule of validation is disabled where it is made (§5.7, disabled)',
        start,
      )
    }
  }
}

export function sameLanguage(
  side: XmlElement | null,
  expected: string,
  section: string,
  report: Report,
): void {
  const language = side?.attributes['xml:lang']
  if (!side || language === undefined || expected === '') return
  const [a, b] = [language.toLowerCase(), expected.toLowerCase()]
  if (a === b || a.startsWith(`${b}-`)) return
  report(
    'xliff-language',
    `An element “${side.name}” is in “${language}”, not in “${expected}” as the file is (${section})`,
    side.start,
  )
}

/** Where modules may stand, each once. */
const PARENTS: Readonly<Record<string, readonly string[]>> = {
  'mtc:matches': ['unit'],
  'gls:glossary': ['unit'],
  'mda:metadata': ['xliff', 'file', 'group', 'unit'],
  'res:resourceData': ['file', 'group', 'unit'],
  'slr:profiles': ['file'],
  'slr:data': ['file', 'group', 'unit'],
  'val:validation': ['file', 'group', 'unit'],
  'ctr:changeTrack': ['file', 'group', 'unit'],
}

/** A module stands where it is defined for. */
const placed: ModuleRule = (element, report, { parent }) => {
  const parents = PARENTS[element.name]
  const isPart = !parents && /^(?:mtc|gls|mda|res|slr|val|ctr):/.test(element.name)
  if (!isPart && (!parents || parents.includes(parent))) return
  report(
    'xliff-misplaced-element',
    `An element “${element.name}” stands in “${parent}” where it may not (§5)`,
    element.start,
  )
}

/** Modules of one parent: each once. */
export function modulesOnce(elements: readonly XmlElement[], report: Report): void {
  const seen = new Set<string>()
  for (const { name, start } of elements) {
    if (!(name in PARENTS)) continue
    if (seen.has(name))
      report('xliff-misplaced-element', `An element “${name}” stands a second time (§5)`, start)
    seen.add(name)
  }
}

export const MODULE_RULES: readonly ModuleRule[] = [
  placed,
  matches,
  glossary,
  metadata,
  resources,
  changes,
  validation,
]
