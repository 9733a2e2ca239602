import type { Report } from '../../../xml/findings.ts'
import { childrenOf, type XmlElement } from '../../../xml/tree.ts'

/** Stand-off records of ITS in a unit (§5.8): each says something, and is referred to by its id. */
export function itsRecords(unit: XmlElement, report: Report): void {
  const ids = new Set<string>()
  for (const list of childrenOf(unit)) {
    if (list.name !== 'its:locQualityIssues' && list.name !== 'its:provenanceRecords') continue
    const id = list.attributes['xml:id'] ?? ''
    if (ids.has(id)) {
      report(
        'xliff-duplicate-id',
        `Two records of the unit have the xml:id “${id}” (§5.8)`,
        list.start,
      )
    }
    ids.add(id)
    for (const record of childrenOf(list)) {
      const keys = Object.keys(record.attributes)
      const says = keys.some((key) => SAYING[record.name]?.test(key.replace(/^its:/, '')) ?? true)
      if (!says) {
        report('xliff-its', `An element “${record.name}” says nothing (§5.8)`, record.start)
      }
    }
  }
  checkReferences(unit, ids, report)
}

const SAYING: Readonly<Record<string, RegExp>> = {
  'its:locQualityIssue': /^locQualityIssue(?:Type|Comment)$/,
  'its:provenanceRecord': /^(?:rev)?(?:org|person|tool|Org|Person|Tool)(?:Ref)?$/,
}

function checkReferences(element: XmlElement, ids: ReadonlySet<string>, report: Report): void {
  for (const child of childrenOf(element)) {
    for (const key of ['its:locQualityIssuesRef', 'its:provenanceRecordsRef']) {
      const ref = child.attributes[key]
      if (child.name === 'mtc:match' || ref === undefined) continue
      if (ids.has(/#its=(.+)$/.exec(ref)?.[1] ?? '')) continue
      report(
        'xliff-unknown-reference',
        `“${key}” refers to “${ref}”, which is no record of the unit (§5.8)`,
        child.start,
      )
    }
    if (child.name !== 'mtc:matches') checkReferences(child, ids, report)
  }
}
