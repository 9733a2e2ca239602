import { childOf, childrenOf, type XmlElement } from '../../../xml/tree.ts'
import type { UnitV2 } from '../../v2/unit.ts'

export type SideName = 'source' | 'target'

/** An inline element and where it stands. */
export interface InlineV2 {
  readonly element: XmlElement
  readonly side: SideName
  /** Index of its segment or ignorable in the unit. */
  readonly part: number
}

/** A unit as its rules look at it. */
export interface UnitView {
  readonly unit: UnitV2
  readonly id: string
  readonly parts: readonly XmlElement[]
  readonly inlines: readonly InlineV2[]
  /** Notes by their id. */
  readonly notes: ReadonlySet<string>
}

export function viewOf(unit: UnitV2): UnitView {
  const inlines: InlineV2[] = []
  unit.parts.forEach(({ source, target }, part) => {
    const walk = (parent: XmlElement, side: SideName): void => {
      for (const element of childrenOf(parent)) {
        inlines.push({ element, side, part })
        walk(element, side)
      }
    }
    if (source) walk(source, 'source')
    if (target) walk(target, 'target')
  })
  const notes = childOf(unit.element, 'notes')
  return {
    unit,
    id: unit.element.attributes.id ?? '',
    parts: unit.parts.map(({ element }) => element),
    inlines,
    notes: new Set(notes ? childrenOf(notes, 'note').map((note) => note.attributes.id ?? '') : []),
  }
}

/** Codes, as against annotations and code points. */
export const isCode = ({ name }: XmlElement): boolean =>
  name === 'ph' || name === 'pc' || name === 'sc' || name === 'ec'

/** How an element is named in a message. */
export const named = ({ name, attributes }: XmlElement): string =>
  `“${[name, attributes.id ?? attributes.startRef].filter(Boolean).join(' ')}”`
