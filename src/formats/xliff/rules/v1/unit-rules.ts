import type { Report } from '../../../xml/findings.ts'
import { childrenOf, type XmlElement } from '../../../xml/tree.ts'
import type { TransUnit } from '../../v1/unit.ts'

/** One rule on a unit of XLIFF 1.2, each after the section that sets it. */
export type UnitRuleV1 = (unit: TransUnit, report: Report) => void

const sidesOf = ({ source, segSource, target }: TransUnit): XmlElement[] =>
  [source, segSource, target].filter((side) => side !== null)

/** All elements in one, in their order, without those of native code. */
function inside(element: XmlElement): XmlElement[] {
  const all: XmlElement[] = []
  const walk = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      all.push(child)
      walk(child)
    }
  }
  walk(element)
  return all
}

const nameOf = (element: XmlElement): string =>
  `${element.name} ${element.attributes.rid ?? element.attributes.id ?? ''}`.trim()

/** Each beginning has one end in the same text, behind it, and the other way round (§2.3.3). */
const pairs: UnitRuleV1 = (unit, report) => {
  for (const side of sidesOf(unit)) {
    const codes = inside(side)
    matchEnds(codes, 'bpt', 'ept', report)
    matchEnds(codes, 'bx', 'ex', report)
  }
}

function matchEnds(codes: readonly XmlElement[], start: string, end: string, report: Report): void {
  const keyOf = ({ attributes }: XmlElement): string => attributes.rid ?? attributes.id ?? ''
  const open = new Map<string, XmlElement>()
  for (const code of codes) {
    if (code.name === start) {
      const twin = open.get(keyOf(code))
      if (twin) {
        report(
          'xliff-unpaired-code',
          `A code “${nameOf(code)}” begins twice (§2.3.3, ${start})`,
          code.start,
        )
      }
      open.set(keyOf(code), code)
    } else if (code.name === end && !open.delete(keyOf(code))) {
      report(
        'xliff-unpaired-code',
        `A code “${nameOf(code)}” ends without a beginning (§2.3.3, ${end})`,
        code.start,
      )
    }
  }
  for (const code of open.values()) {
    report(
      'xliff-unpaired-code',
      `A code “${nameOf(code)}” has no end (§2.3.3, ${start})`,
      code.start,
    )
  }
}

/** Markers of segments have a `mid` of their own, and those of the target one of the source (§2.4). */
const segmentIds: UnitRuleV1 = (unit, report) => {
  const { segSource, target, segments } = unit
  if (!segSource) return
  const seen = new Set<string>()
  for (const { name, attributes, start } of inside(segSource)) {
    if (name !== 'mrk' || attributes.mtype !== 'seg') continue
    if (attributes.mid === undefined) {
      report(
        'xliff-missing-attribute',
        'A marker of a segment has no attribute “mid” (§2.4, mid)',
        start,
      )
    } else if (seen.has(attributes.mid)) {
      report(
        'xliff-duplicate-id',
        `Two segments have the mid “${attributes.mid}” (§2.4, mid)`,
        start,
      )
    }
    seen.add(attributes.mid ?? '')
  }
  for (const { mid, source, target: marker } of segments) {
    if (!source && marker) {
      report(
        'xliff-unknown-segment',
        `A translation has a segment “${mid}” that the source has not (§2.4, mid)`,
        marker.start,
      )
    }
  }
  if (target && !unit.segmented && segments.length === 1 && seen.size > 1) {
    report(
      'xliff-target-not-segmented',
      'The source has several segments and the target none, so they were read as one (§2.3.2, seg-source)',
      target.start,
    )
  }
}

export const UNIT_RULES_V1: readonly UnitRuleV1[] = [pairs, segmentIds]
