import { childOf, childrenOf, type XmlElement } from '../../../xml/tree.ts'
import type { UnitRule } from './rule.ts'
import { named, type UnitView } from './view.ts'

const SECTION = '§4.3.1, id'

/** Ids of notes are unique in their list, and of data in theirs. */
const idsInLists: UnitRule = ({ unit }, report) => {
  for (const list of ['notes', 'originalData']) {
    const parent = childOf(unit.element, list)
    if (!parent) continue
    const seen = new Set<string>()
    for (const { name, attributes, start } of childrenOf(parent)) {
      if (attributes.id === undefined) continue
      if (seen.has(attributes.id)) {
        report(
          'xliff-duplicate-id',
          `Two elements “${name}” have the id “${attributes.id}” (${SECTION})`,
          start,
        )
      }
      seen.add(attributes.id)
    }
  }
}

/** Segments, ignorables and the inline elements of sources have ids of their own in a unit. */
const idsOfSources: UnitRule = (view, report) => {
  const seen = new Set<string>()
  for (const element of withSourceIds(view)) {
    const { id } = element.attributes
    if (id === undefined) continue
    if (seen.has(id)) {
      report(
        'xliff-duplicate-id',
        `The unit “${view.id}” has a second element with the id “${id}”, ${named(element)} (${SECTION})`,
        element.start,
      )
    }
    seen.add(id)
  }
}

const withSourceIds = ({ parts, inlines }: UnitView): XmlElement[] => [
  ...parts,
  ...inlines.filter(({ side }) => side === 'source').map(({ element }) => element),
]

/**
 * An inline element of a target has the id of the one it corresponds to in its source, and is of
 * the same kind, or an id that nothing else in the unit has.
 */
const idsOfTargets: UnitRule = (view, report) => {
  const owners = new Map<string, { readonly name: string; readonly part: number }>()
  view.parts.forEach(({ name, attributes }, part) => {
    if (attributes.id) owners.set(attributes.id, { name, part })
  })
  for (const { element, side, part } of view.inlines) {
    const { id } = element.attributes
    if (side === 'source' && id && !owners.has(id)) owners.set(id, { name: element.name, part })
  }
  const seen = new Set<string>()
  for (const { element, side, part } of view.inlines) {
    const { id } = element.attributes
    if (side === 'source' || id === undefined) continue
    const owner = owners.get(id)
    if (seen.has(id)) {
      report(
        'xliff-duplicate-id',
        `The targets of the unit “${view.id}” have a second element with the id “${id}” (${SECTION})`,
        element.start,
      )
    } else if (owner && (owner.part !== part || !corresponds(owner.name, element.name))) {
      report(
        'xliff-duplicate-id',
        `The element ${named(element)} of a target has the id of another element of the unit “${view.id}” (${SECTION})`,
        element.start,
      )
    }
    seen.add(id)
  }
}

/** A pair may be written as one element or as two (§4.7.2, `pc` and `sc`/`ec`). */
const corresponds = (source: string, target: string): boolean =>
  source === target || PAIRS.has(`${source} ${target}`)

const PAIRS: ReadonlySet<string> = new Set(['pc sc', 'sc pc', 'mrk sm', 'sm mrk'])

export const ID_RULES: readonly UnitRule[] = [idsInLists, idsOfSources, idsOfTargets]
