import type { Splice } from '../xml/splice.ts'
import { childOf, childrenOf, type XmlElement } from '../xml/tree.ts'
import { type LookMark, lookOf } from './looks.ts'
import { missingNamespaces } from './namespaces.ts'
import type { OdtPart } from './package.ts'
import type { Styles } from './styles.ts'

/** How each mark is written, for text of every script (part 3, 20). */
const PROPERTIES: Readonly<Record<LookMark, string>> = {
  bold: ' fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"',
  italic:
    ' fo:font-style="italic" style:font-style-asian="italic" style:font-style-complex="italic"',
  underline:
    ' style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"',
  superscript: ' style:text-position="super 58%"',
  subscript: ' style:text-position="sub 58%"',
}

/** The automatic styles of a part that give text its marks: those that are there, and new ones. */
export class TextStyles {
  readonly #part: OdtPart
  readonly #names = new Set<string>()
  readonly #byMarks = new Map<string, string>()
  #added = ''

  constructor(part: OdtPart, { automaticText }: Styles) {
    this.#part = part
    const automatic = childOf(part.root, 'office:automatic-styles')
    for (const { attributes } of automatic ? childrenOf(automatic) : []) {
      this.#names.add(attributes['style:name'] ?? '')
    }
    for (const element of automaticText) {
      const marks = pureMarks(element)
      const name = element.attributes['style:name'] ?? ''
      if (marks && !this.#byMarks.has(marks)) this.#byMarks.set(marks, name)
    }
  }

  /** The name of the style that gives text these marks and nothing else. */
  nameOf(marks: readonly LookMark[]): string {
    const key = marks.join(' ')
    let name = this.#byMarks.get(key)
    if (name === undefined) {
      let number = this.#byMarks.size + 1
      while (this.#names.has(`FP${number}`)) number++
      name = `FP${number}`
      this.#names.add(name)
      this.#byMarks.set(key, name)
      const properties = marks.map((mark) => PROPERTIES[mark]).join('')
      this.#added += `<style:style style:name="${name}" style:family="text"><style:text-properties${properties}/></style:style>`
    }
    return name
  }

  /** Puts the new styles into the part, behind its own. */
  splices(): Splice[] {
    if (!this.#added) return []
    const { root, text } = this.#part
    const namespaces = missingNamespaces(root, 'style', 'fo')
    const added = namespaces
      ? this.#added.replaceAll('<style:style ', `<style:style${namespaces} `)
      : this.#added
    const automatic = childOf(root, 'office:automatic-styles')
    if (automatic && automatic.contentEnd < automatic.end) {
      return [{ start: automatic.contentEnd, end: automatic.contentEnd, text: added }]
    }
    const office = missingNamespaces(root, 'office')
    const whole = `<office:automatic-styles${office}>${added}</office:automatic-styles>`
    if (automatic) {
      const attributes = text.slice(automatic.start, automatic.end)
      return [{ start: automatic.start, end: automatic.end, text: opened(attributes, added) }]
    }
    // They stand before the master styles and the body (part 3, 3.1).
    const next = childOf(root, 'office:master-styles') ?? childOf(root, 'office:body')
    const at = next?.start ?? root.contentEnd
    return [{ start: at, end: at, text: whole }]
  }
}

/** An empty element with content. */
function opened(tag: string, content: string): string {
  const name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''
  return `${tag.replace(/\s*\/>$/, '>')}${content}</${name}>`
}

/** The marks of a style that is nothing else, or null. */
function pureMarks(element: XmlElement): string | null {
  if (element.attributes['style:parent-style-name'] !== undefined) return null
  const properties = childOf(element, 'style:text-properties')
  if (!properties) return null
  const { marks, western, hidden, other } = lookOf(properties.attributes)
  if (hidden || !western || Object.keys(other).length > 0) return null
  const entries = Object.entries(marks).filter(([, on]) => on !== undefined)
  const on = entries.filter(([, value]) => value).map(([mark]) => mark)
  // Superscript says of subscript that it is off.
  const off = entries.filter(([mark, value]) => !value && !mark.endsWith('script'))
  return on.length > 0 && off.length === 0 ? on.join(' ') : null
}
