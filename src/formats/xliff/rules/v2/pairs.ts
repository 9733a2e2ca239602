import type { UnitRule } from './rule.ts'
import { type InlineV2, named, type SideName, type UnitView } from './view.ts'

const SIDES: readonly SideName[] = ['source', 'target']

/** A target that is not there yet cannot have ends: a unit may be translated in part. */
const sideOf = ({ inlines }: UnitView, side: SideName): readonly InlineV2[] =>
  inlines.filter((inline) => inline.side === side)

const isIsolated = ({ element }: InlineV2): boolean => element.attributes.isolated === 'yes'

/**
 * An `sc` has its `ec` in the same unit and on the same side, behind it, unless it is isolated
 * (§4.3.1, `isolated`).
 */
const startsHaveEnds: UnitRule = (view, report) => {
  for (const side of SIDES) {
    const ends = new Map<string, number>()
    const inlines = sideOf(view, side)
    inlines.forEach(({ element }, i) => {
      const ref = element.attributes.startRef
      if (element.name === 'ec' && ref !== undefined) ends.set(ref, i)
    })
    inlines.forEach((inline, i) => {
      const { element } = inline
      if (element.name !== 'sc') return
      const end = ends.get(element.attributes.id ?? '')
      if (isIsolated(inline)) {
        if (end === undefined) return
        report(
          'xliff-isolated',
          `The code ${named(element)} is isolated, but its end is in the unit “${view.id}” (§4.3.1, isolated)`,
          element.start,
        )
      } else if (end === undefined || end < i) {
        report(
          'xliff-unpaired-code',
          `The code ${named(element)} has no end behind it in the ${side} of the unit “${view.id}”, and is not isolated (§4.3.1, isolated)`,
          element.start,
        )
      }
    })
  }
}

/** An `ec` names its `sc` in front of it by `startRef`, or is isolated and has an `id` (§4.2.3.5). */
const endsHaveStarts: UnitRule = (view, report) => {
  for (const side of SIDES) {
    const starts = new Set<string>()
    const ended = new Set<string>()
    for (const inline of sideOf(view, side)) {
      const { element } = inline
      const { id, startRef, dir } = element.attributes
      if (element.name === 'sc' && id !== undefined && !isIsolated(inline)) starts.add(id)
      if (element.name !== 'ec') continue
      if (isIsolated(inline)) {
        if (id !== undefined && startRef === undefined) continue
        report(
          'xliff-isolated',
          `An isolated end code ${named(element)} has to have an id and no “startRef” (§4.2.3.5, ec)`,
          element.start,
        )
        continue
      }
      if (startRef === undefined || id !== undefined) {
        report(
          'xliff-isolated',
          `An end code ${named(element)} that is not isolated has to have a “startRef” and no id (§4.2.3.5, ec)`,
          element.start,
        )
      } else if (!starts.has(startRef)) {
        report(
          'xliff-unpaired-code',
          `The end code ${named(element)} has no beginning in front of it in the ${side} of the unit “${view.id}” (§4.2.3.5, ec)`,
          element.start,
        )
      } else if (ended.has(startRef)) {
        report(
          'xliff-unpaired-code',
          `The code “sc ${startRef}” ends twice in the ${side} of the unit “${view.id}” (§4.2.3.5, ec)`,
          element.start,
        )
      }
      if (startRef !== undefined) ended.add(startRef)
      if (dir !== undefined) {
        report(
          'xliff-isolated',
          `The end code ${named(element)} has a direction, which only an isolated one may have (§4.2.3.5, ec)`,
          element.start,
        )
      }
    }
  }
}

/** An `sm` has its `em` in the same unit, behind it, and the other way round (§4.2.3.7, §4.2.3.8). */
const markers: UnitRule = (view, report) => {
  for (const side of SIDES) {
    const open = new Map<string, InlineV2>()
    for (const inline of sideOf(view, side)) {
      const { element } = inline
      if (element.name === 'sm') open.set(element.attributes.id ?? '', inline)
      else if (element.name === 'em' && !open.delete(element.attributes.startRef ?? '')) {
        report(
          'xliff-unpaired-code',
          `The marker ${named(element)} has no beginning in front of it (§4.2.3.8, em)`,
          element.start,
        )
      }
    }
    for (const { element } of open.values()) {
      report(
        'xliff-unpaired-code',
        `The marker ${named(element)} has no end behind it in the ${side} of the unit “${view.id}” (§4.2.3.7, sm)`,
        element.start,
      )
    }
  }
}

export const PAIR_RULES: readonly UnitRule[] = [startsHaveEnds, endsHaveStarts, markers]
