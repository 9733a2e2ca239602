import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import { type Scope, scopeIn } from '../scope.ts'
import type { DataTexts } from './inline.ts'

/** A `segment` or an `ignorable` (§4.2.2.6, §4.2.2.7). */
export interface PartV2 {
  /** `unit#5`, or `unit#5/2` where the unit has several segments; of an ignorable the one before. */
  readonly name: string
  readonly element: XmlElement
  readonly translatable: boolean
  readonly source: XmlElement | null
  readonly target: XmlElement | null
}

/** A `unit` (§4.2.2.5) taken apart. */
export interface UnitV2 {
  readonly name: string
  readonly element: XmlElement
  readonly preserve: boolean
  readonly translate: boolean
  readonly parts: readonly PartV2[]
  readonly data: DataTexts
}

/** @param index of the unit in the file, counted from one */
export function takeApart(element: XmlElement, index: number, scope: Scope): UnitV2 {
  const name = `unit#${index}`
  const { preserve, translate } = scopeIn(element, scope)
  const parts = childrenOf(element).filter(
    (child) => child.name === 'segment' || child.name === 'ignorable',
  )
  const several = parts.filter((part) => part.name === 'segment').length > 1
  let segment = 0
  return {
    name,
    element,
    preserve,
    translate,
    parts: parts.map((part) => {
      const translatable = part.name === 'segment'
      if (translatable) segment++
      return {
        name: several || !translatable ? `${name}/${segment}` : name,
        element: part,
        translatable,
        source: childOf(part, 'source'),
        target: childOf(part, 'target'),
      }
    }),
    data: dataTexts(childOf(element, 'originalData')),
  }
}

const NO_DATA: DataTexts = new Map()

const dataTexts = (originalData: XmlElement | null): DataTexts =>
  originalData
    ? new Map(
        childrenOf(originalData, 'data').map((data) => [data.attributes.id ?? '', textIn(data)]),
      )
    : NO_DATA
