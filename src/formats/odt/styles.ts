import { childOf, childrenOf, type XmlElement } from '../xml/tree.ts'
import { type Look, lookOf, NO_LOOK, over } from './looks.ts'

/** A style by its inheritance (part 3, 16.2). */
export interface Style {
  readonly look: Look
  /** Names of the style and those it is based on, the nearest first, as they are shown. */
  readonly names: readonly string[]
  /** The nearest style that has been given a name by someone, or null. */
  readonly common: string | null
  /** Level of the outline that its paragraphs have by default, or 0. */
  readonly outline: number
  readonly listStyle: string
}

const NO_STYLE: Style = { look: NO_LOOK, names: [], common: null, outline: 0, listStyle: '' }

/** As deep as styles are based on one another; a circle ends there. */
const MAX_INHERITANCE = 64

/** The styles that hold in one part: the common ones and the part's own automatic ones. */
export class Styles {
  readonly #elements = new Map<string, XmlElement>()
  readonly #automatic = new Set<string>()
  readonly #lists = new Map<string, XmlElement>()
  readonly #known = new Map<string, Style>()
  readonly outline: XmlElement | null
  /** Elements of the automatic text styles, by name. */
  readonly automaticText: readonly XmlElement[]

  /**
   * @param common `office:styles`
   * @param automatic `office:automatic-styles` of the part
   */
  constructor(common: XmlElement | null, automatic: XmlElement | null) {
    const automaticText: XmlElement[] = []
    for (const [root, isAutomatic] of [
      [common, false],
      [automatic, true],
    ] as const) {
      for (const element of root ? childrenOf(root) : []) {
        const name = element.attributes['style:name'] ?? ''
        if (element.name === 'text:list-style') this.#lists.set(name, element)
        if (element.name !== 'style:style' && element.name !== 'style:default-style') continue
        const family = element.attributes['style:family'] ?? ''
        const key = keyOf(family, name)
        this.#elements.set(key, element)
        if (!isAutomatic) this.#automatic.delete(key)
        else {
          this.#automatic.add(key)
          if (family === 'text') automaticText.push(element)
        }
      }
    }
    this.outline = common && childOf(common, 'text:outline-style')
    this.automaticText = automaticText
  }

  /** @param family `paragraph` or `text` */
  of(family: 'paragraph' | 'text', name: string | undefined): Style {
    if (name === undefined && family === 'text') return NO_STYLE
    return this.#resolve(family, name ?? '', 0)
  }

  /** The levels of a list style by their numbers (part 3, 16.30). */
  levelsOf(listStyle: XmlElement): Map<number, XmlElement> {
    return new Map(
      childrenOf(listStyle)
        .filter(({ attributes }) => attributes['text:level'] !== undefined)
        .map((level) => [Number(level.attributes['text:level']), level]),
    )
  }

  list(name: string): XmlElement | null {
    return this.#lists.get(name) ?? null
  }

  /** Whether a section or a shape with this style is hidden is not said by styles. */
  #resolve(family: string, name: string, depth: number): Style {
    const key = keyOf(family, name)
    const known = this.#known.get(key)
    if (known) return known
    const element = this.#elements.get(key)
    if (!element || depth > MAX_INHERITANCE) return NO_STYLE
    const { attributes } = element
    const parentName = attributes['style:parent-style-name']
    // What is based on nothing is based on the default style, which is known by an empty name.
    const parent =
      name === ''
        ? NO_STYLE
        : parentName !== undefined || family === 'paragraph'
          ? this.#resolve(family, parentName ?? '', depth + 1)
          : NO_STYLE
    const properties = childOf(element, 'style:text-properties')
    const shown = attributes['style:display-name'] ?? decodeName(name)
    const style: Style = {
      look: properties ? over(parent.look, lookOf(properties.attributes)) : parent.look,
      names: name === '' ? [] : [shown, decodeName(name), ...parent.names],
      common: this.#automatic.has(key) || name === '' ? parent.common : shown,
      outline: Number(attributes['style:default-outline-level'] || parent.outline) || 0,
      listStyle: attributes['style:list-style-name'] ?? parent.listStyle,
    }
    this.#known.set(key, style)
    return style
  }
}

const keyOf = (family: string, name: string): string => `${family} ${name}`

/** Names of styles write what an XML name may not contain as `_20_` (part 3, 19.498). */
const decodeName = (name: string): string =>
  name.replace(/_([0-9a-f]{1,6})_/g, (written, hex: string) => {
    const code = Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written
  })
