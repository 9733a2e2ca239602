import type { XmlElement } from '../../../xml/tree.ts'
import type { UnitRule } from './rule.ts'
import { type InlineV2, isCode, named, type SideName } from './view.ts'

const HINTS = ['canCopy', 'canDelete', 'canReorder', 'canOverlap'] as const

/** Of a code: `canOverlap` is no for a `pc` and yes for the others (§4.3.1). */
const hintOf = ({ name, attributes }: XmlElement, hint: (typeof HINTS)[number]): string =>
  attributes[hint] ?? (hint === 'canOverlap' && name === 'pc' ? 'no' : 'yes')

const isOrdered = (element: XmlElement): boolean => hintOf(element, 'canReorder') !== 'yes'

/** What may not be moved may be neither copied nor deleted (§4.3.1, `canReorder`). */
const orderedIsFixed: UnitRule = ({ inlines }, report) => {
  for (const { element } of inlines) {
    if (!isCode(element) || !isOrdered(element)) continue
    if (hintOf(element, 'canCopy') === 'no' && hintOf(element, 'canDelete') === 'no') continue
    report(
      'xliff-editing-hints',
      `The code ${named(element)} may not be moved, but copied or deleted (§4.3.1, canReorder)`,
      element.start,
    )
  }
}

/** The two ends of a code may be treated alike; of a first that may not be moved, no is the rest. */
const endsAgree: UnitRule = ({ inlines }, report) => {
  const starts = new Map<string, XmlElement>()
  for (const { element, side } of inlines) {
    if (element.name === 'sc') starts.set(`${side} ${element.attributes.id}`, element)
    const start = element.name === 'ec' && starts.get(`${side} ${element.attributes.startRef}`)
    if (!start) continue
    for (const hint of HINTS) {
      const given = hintOf(start, hint)
      if (hintOf(element, hint) === (given === 'firstNo' ? 'no' : given)) continue
      report(
        'xliff-editing-hints',
        `The two ends of the code ${named(start)} differ in “${hint}” (§4.2.3.4, sc)`,
        element.start,
      )
    }
  }
}

/** A code of the target may be treated as the one of the source it corresponds to. */
const sidesAgree: UnitRule = ({ inlines }, report) => {
  const sources = new Map<string, XmlElement>()
  for (const { element, side, part } of inlines) {
    const { id } = element.attributes
    if (!isCode(element) || id === undefined) continue
    if (side === 'source') sources.set(`${part} ${id}`, element)
    const twin = side === 'target' && sources.get(`${part} ${id}`)
    if (!twin || twin.name !== element.name) continue
    for (const hint of HINTS) {
      if (hintOf(twin, hint) === hintOf(element, hint)) continue
      report(
        'xliff-editing-hints',
        `The code ${named(element)} of a target differs in “${hint}” from that of its source (§4.7.2, editing hints)`,
        element.start,
      )
    }
  }
}

/** What may not be deleted stands in the target too (§4.3.1, `canDelete`). */
const nothingDeleted: UnitRule = ({ unit, inlines }, report) => {
  const there = new Set<string>()
  for (const { element, side, part } of inlines) {
    if (side === 'target' && isCode(element)) there.add(`${part} ${keyOf(element)}`)
  }
  for (const { element, side, part } of inlines) {
    if (side !== 'source' || !isCode(element) || hintOf(element, 'canDelete') !== 'no') continue
    const { target, element: segment } = unit.parts[part]!
    // Of a translation that has not begun, nothing was deleted.
    if (!target || (target.children.length === 0 && segment.attributes.state !== 'final')) continue
    if (there.has(`${part} ${keyOf(element)}`)) continue
    report(
      'xliff-deleted-code',
      `The code ${named(element)} may not be deleted, but is not in the target (§4.3.1, canDelete)`,
      target.start,
    )
  }
}

/** The two forms of a pair count as one another. */
const keyOf = ({ name, attributes }: XmlElement): string =>
  name === 'ec' && attributes.startRef !== undefined
    ? `end ${attributes.startRef}`
    : `${name === 'ph' || name === 'ec' ? name : 'start'} ${attributes.id}`

/** Codes that keep their order begin with one that says so (§4.3.1, `canReorder`: firstNo). */
const sequencesBegin: UnitRule = ({ inlines }, report) => {
  for (const side of ['source', 'target'] as const) {
    let inside = false
    for (const { element } of codesOf(inlines, side)) {
      const given = hintOf(element, 'canReorder')
      if (given === 'no' && !inside) {
        report(
          'xliff-editing-hints',
          `The code ${named(element)} may not be moved, but no code in front of it begins the order (§4.3.1, canReorder)`,
          element.start,
        )
      }
      inside = given !== 'yes'
    }
  }
}

/** Codes that keep their order stand in the target as in the source. */
const sequencesKept: UnitRule = ({ unit, inlines }, report) => {
  const translated = codesOf(inlines, 'source').filter(({ part }) => unit.parts[part]!.target)
  const wanted = translated.filter(({ element }) => isOrdered(element)).map(nameIn)
  const found = codesOf(inlines, 'target').filter(({ element }) => isOrdered(element))
  const known = new Set(wanted)
  const kept = found.filter((inline) => known.has(nameIn(inline)))
  const present = new Set(kept.map(nameIn))
  const expected = wanted.filter((name) => present.has(name))
  const at = kept.findIndex((inline, i) => nameIn(inline) !== expected[i])
  if (at < 0) return
  const { element } = kept[at]!
  report(
    'xliff-editing-hints',
    `The code ${named(element)} may not be moved, but stands elsewhere in the target than in the source (§4.3.1, canReorder)`,
    element.start,
  )
}

const codesOf = (inlines: readonly InlineV2[], side: SideName): InlineV2[] =>
  inlines.filter((inline) => inline.side === side && isCode(inline.element))

const nameIn = ({ element }: InlineV2): string => keyOf(element)

export const HINT_RULES: readonly UnitRule[] = [
  orderedIsFixed,
  endsAgree,
  sidesAgree,
  nothingDeleted,
  sequencesBegin,
  sequencesKept,
]
