import type { UnitRule } from './rule.ts'

/** A unit has at least one segment (§4.2.2.5). */
const hasSegment: UnitRule = ({ id, unit }, report) => {
  if (unit.parts.length > 0 && !unit.parts.some(({ translatable }) => translatable)) {
    report(
      'xliff-missing-element',
      `The unit “${id}” has no segment (§4.2.2.5, unit)`,
      unit.element.start,
    )
  }
}

/** `order` of targets: from 1 to their number, each place taken once (§4.3.1, `order`). */
const order: UnitRule = ({ id, unit: { parts } }, report) => {
  const places = new Map<number, number>()
  parts.forEach(({ target }, i) => {
    const given = target?.attributes.order
    const place = given === undefined ? i + 1 : Number(given)
    if (!target || !Number.isInteger(place)) return
    if (place > parts.length) {
      report(
        'xliff-order',
        `A target of the unit “${id}” is to stand at place ${place} of ${parts.length} (§4.3.1, order)`,
        target.start,
      )
    } else if (places.has(place)) {
      report(
        'xliff-order',
        `Two targets of the unit “${id}” are to stand at place ${place} (§4.3.1, order)`,
        target.start,
      )
    }
    places.set(place, i)
  })
  parts.forEach(({ target }, i) => {
    if (target?.attributes.order === undefined || places.has(i + 1)) return
    report(
      'xliff-order',
      `A target of the unit “${id}” was moved, but none takes its place ${i + 1} (§4.3.1, order)`,
      target.start,
    )
  })
}

/** What is beyond initial has a target (§4.3.1, `state`), and a sub-state needs a state. */
const state: UnitRule = ({ id, unit }, report) => {
  for (const { element, target, translatable } of unit.parts) {
    const { state: is, subState } = element.attributes
    if (!translatable) continue
    if (is && is !== 'initial' && !target) {
      report(
        'xliff-state-without-target',
        `A segment of the unit “${id}” is “${is}” but has no target (§4.3.1, state)`,
        element.start,
      )
    }
    if (subState !== undefined && is === undefined) {
      report(
        'xliff-sub-state',
        `A segment of the unit “${id}” has a sub-state but no state (§4.3.1, subState)`,
        element.start,
      )
    }
    if (subState?.startsWith('xlf:')) {
      report(
        'xliff-sub-state',
        `The sub-state “${subState}” has the prefix that is kept for the standard (§4.3.1, subState)`,
        element.start,
      )
    }
  }
}

export const SEGMENT_RULES: readonly UnitRule[] = [hasSegment, order, state]
