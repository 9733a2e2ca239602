import type { Report } from '../../../xml/findings.ts'
import type { XmlElement } from '../../../xml/tree.ts'
import { named } from './view.ts'

/** One constraint on the attributes that modules put on elements of the core. */
export type AttributeRule = (element: XmlElement, report: Report) => void

/** Format style (§5.3): an element of HTML, on an `ec` only where it is isolated. */
const formatStyle: AttributeRule = (element, report) => {
  const { 'fs:fs': style, 'fs:subFs': sub, isolated } = element.attributes
  if (style === undefined && sub === undefined) return
  if (style !== undefined && !HTML.has(style)) {
    report(
      'xliff-format-style',
      `The style “${style}” of ${named(element)} is none of the module’s (§5.3, fs)`,
      element.start,
    )
  }
  if (sub !== undefined && style === undefined) {
    report(
      'xliff-format-style',
      `The element ${named(element)} has “fs:subFs” but no “fs:fs” (§5.3, subFs)`,
      element.start,
    )
  }
  if (element.name === 'ec' && isolated !== 'yes') {
    report(
      'xliff-format-style',
      `The end code ${named(element)} has a style, which only an isolated one may have (§5.3, fs)`,
      element.start,
    )
  }
}

const HTML: ReadonlySet<string> = new Set(
  (
    'a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt ' +
    'em h1 h2 h3 h4 h5 h6 head hr html i img label legend li ol p pre q s samp select small span ' +
    'strike strong sub sup table tbody td tfoot th thead title tr tt u ul'
  ).split(' '),
)

/** Size restriction (§5.6 of version 2.1): what is measured stands here or elsewhere. */
const sizes: AttributeRule = (element, report) => {
  const { 'slr:sizeInfo': info, 'slr:sizeInfoRef': ref } = element.attributes
  if (info === undefined || ref === undefined) return
  report(
    'xliff-size',
    `The element ${named(element)} has both “slr:sizeInfo” and “slr:sizeInfoRef” (§5.6, sizeInfoRef)`,
    element.start,
  )
}

/** ITS annotations of text (§5.8): of this type, or of none. */
const itsType: AttributeRule = (element, report) => {
  const { name, attributes } = element
  const { type } = attributes
  if ((name !== 'mrk' && name !== 'sm') || type === undefined || type === 'its:generic') return
  const key = GENERIC.find((each) => attributes[each] !== undefined)
  if (!key) return
  report(
    'xliff-its',
    `The annotation ${named(element)} with “${key}” has the type “${type}” instead of “its:generic” (§5.8)`,
    element.start,
  )
}

const GENERIC: readonly string[] = [
  'its:annotatorsRef',
  'its:locQualityIssuesRef',
  'its:locQualityIssueType',
  'its:locQualityIssueComment',
  'its:locQualityRatingScore',
  'its:locQualityRatingVote',
  'its:taIdentRef',
  'its:taSource',
  'its:taIdent',
  'its:taClassRef',
  'its:mtConfidence',
  'its:provenanceRecordsRef',
  'its:allowedCharacters',
  'its:localeFilterList',
  'itsm:domains',
  'itsm:lang',
]

/** ITS attributes that exclude one another (§5.8). */
const itsConflicts: AttributeRule = (element, report) => {
  const { attributes } = element
  for (const [key, others] of CONFLICTS) {
    if (attributes[key] === undefined) continue
    const other = others.find((each) => attributes[each] !== undefined)
    if (other)
      report(
        'xliff-its',
        `The element ${named(element)} has both “${key}” and “${other}” (§5.8)`,
        element.start,
      )
  }
}

const PROVENANCE =
  'org orgRef person personRef revOrg revOrgRef revPerson revPersonRef revTool revToolRef tool toolRef'
    .split(' ')
    .map((key) => `its:${key}`)

const CONFLICTS: readonly (readonly [string, readonly string[]])[] = [
  [
    'its:locQualityIssuesRef',
    [
      'its:locQualityIssueType',
      'its:locQualityIssueComment',
      'its:locQualityIssueSeverity',
      'its:locQualityIssueProfileRef',
      'its:locQualityIssueEnabled',
    ],
  ],
  ['its:locQualityRatingScore', ['its:locQualityRatingVote']],
  ['its:taIdentRef', ['its:taSource', 'its:taIdent']],
  ['its:provenanceRecordsRef', PROVENANCE],
]

/** ITS attributes of which one is nothing without the other (§5.8). */
const itsPairs: AttributeRule = (element, report) => {
  const { attributes } = element
  if ((attributes['its:taSource'] === undefined) === (attributes['its:taIdent'] === undefined))
    return
  report(
    'xliff-its',
    `The element ${named(element)} has only one of “its:taSource” and “its:taIdent” (§5.8)`,
    element.start,
  )
}

/** Who annotated: categories of ITS with a bar and an address, each category once (ITS 2.0 §5.7). */
const annotators: AttributeRule = (element, report) => {
  const given = element.attributes['its:annotatorsRef']
  if (given === undefined) return
  const categories = given
    .trim()
    .split(/\s+/)
    .map((each) => /^([^|]+)\|./.exec(each)?.[1] ?? '')
  const wrong = categories.some((each) => !CATEGORIES.has(each))
  if (!wrong && new Set(categories).size === categories.length) return
  report(
    'xliff-its',
    `The annotators “${given}” of ${named(element)} are not categories with an address, each once (§5.8, annotatorsRef)`,
    element.start,
  )
}

const CATEGORIES: ReadonlySet<string> = new Set(
  (
    'allowed-characters directionality domain elements-within-text external-resource id-value ' +
    'language-information locale-filter localization-note localization-quality-issue ' +
    'localization-quality-rating mt-confidence preserve-space provenance storage-size ' +
    'target-pointer terminology text-analysis translate'
  ).split(' '),
)

export const ATTRIBUTE_RULES: readonly AttributeRule[] = [
  formatStyle,
  sizes,
  itsType,
  itsConflicts,
  itsPairs,
  annotators,
]
