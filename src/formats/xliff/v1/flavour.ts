import type { XmlElement } from '../../xml/tree.ts'
import type { SegmentPlaceV1, TransUnit } from './unit.ts'

/** What Trados keeps of a segment, or null. */
export const tradosSegment = ({ trados }: TransUnit, { mid }: SegmentPlaceV1): XmlElement | null =>
  trados.get(mid) ?? null

/** The status memoQ keeps of a unit, or null. */
export const memoqStatus = ({ element }: TransUnit): string | null =>
  element.attributes['mq:status'] ?? null

/** Whether nothing may be changed: as the unit says, or Trados, or memoQ. */
export function isLocked(unit: TransUnit, place: SegmentPlaceV1): boolean {
  return (
    !unit.translate ||
    /^true$/i.test(tradosSegment(unit, place)?.attributes.locked ?? '') ||
    /^(?:locked|true)$/i.test(unit.element.attributes['mq:locked'] ?? '')
  )
}
