import type { Attributes, XmlOptions, XmlPlace, XmlSpan } from '../../xml/scan.ts'
import { walkXml, type XmlElement } from '../../xml/tree.ts'
import { scopeIn } from '../scope.ts'
import { takeApart, type UnitV2 } from './unit.ts'

/** What is told of a file of version 2, in its order. */
export interface VisitorV2 {
  /** The start of an element that holds units: `xliff`, `file`, `group`. */
  open?(name: string, attributes: Attributes, tag: XmlSpan): void
  close?(name: string): void
  unit(unit: UnitV2): void
  /** Any other element, whole, and text that stands between elements. */
  other?(element: XmlElement): void
  text?(text: string, span: XmlSpan): void
}

/** Elements that are told tag by tag; all others whole. */
const FRAMES: ReadonlySet<string> = new Set(['xliff', 'file', 'group'])

/** Reads a file of version 2.0, 2.1 or 2.2. @throws UnreadableFileError as `walkXml` */
export function walkV2(
  text: string,
  place: XmlPlace,
  visitor: VisitorV2,
  options: XmlOptions,
): void {
  const scopes = [{ preserve: false, translate: true }]
  let units = 0
  walkXml(
    text,
    place,
    {
      takes: (name) => !FRAMES.has(name),
      open(name, attributes, tag) {
        scopes.push(scopeIn({ attributes }, scopes.at(-1)!))
        visitor.open?.(name, attributes, tag)
      },
      close(name) {
        scopes.pop()
        visitor.close?.(name)
      },
      element(element) {
        if (element.name === 'unit') visitor.unit(takeApart(element, ++units, scopes.at(-1)!))
        else visitor.other?.(element)
      },
      ...(visitor.text ? { text: visitor.text.bind(visitor) } : {}),
    },
    options,
  )
}
