import type { XmlElement } from '../xml/tree.ts'

/** What an element inherits from those around it. */
export interface Scope {
  /** Whether line ends mean something (`xml:space`). */
  readonly preserve: boolean
  readonly translate: boolean
}

type Attributed = Pick<XmlElement, 'attributes'>

/** What stands in an element, in the scope around it. */
export const scopeIn = ({ attributes }: Attributed, { preserve, translate }: Scope): Scope => ({
  preserve: preserves({ attributes }, preserve),
  translate: attributes.translate ? attributes.translate !== 'no' : translate,
})

/** Whether line ends mean something in an element (`xml:space`). */
export const preserves = ({ attributes }: Attributed, inherited: boolean): boolean =>
  attributes['xml:space'] ? attributes['xml:space'] === 'preserve' : inherited
