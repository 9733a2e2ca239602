import { xmlValue } from '../../xml/escape.ts'
import { WORD_NAMESPACES } from '../read/vocabulary.ts'

/** Writes elements of WordprocessingML with the prefix that a part has for them. */
export class Markup {
  readonly #prefix: string
  /** Declares the prefix where the part has none that attributes could have. */
  readonly #declaration: string

  /** @param xml text of the part */
  constructor(xml: string) {
    const root = /<(?![?!])[^>]*>/.exec(xml)?.[0] ?? ''
    let prefix = ''
    for (const [, name, , value] of root.matchAll(/xmlns:([\w.-]+)\s*=\s*(["'])(.*?)\2/g)) {
      if (WORD_NAMESPACES.includes(value!)) prefix ||= name!
    }
    this.#prefix = prefix || 'w'
    this.#declaration = prefix ? '' : ` xmlns:w="${WORD_NAMESPACES[0]}"`
  }

  /** @param attributes by names without prefix */
  empty(name: string, attributes: Readonly<Record<string, string>> = {}): string {
    return `<${this.#tag(name, attributes)}/>`
  }

  element(
    name: string,
    content: string,
    attributes: Readonly<Record<string, string>> = {},
  ): string {
    return this.open(name, attributes) + content + this.close(name)
  }

  open(name: string, attributes: Readonly<Record<string, string>> = {}): string {
    return `<${this.#tag(name, attributes)}>`
  }

  close(name: string): string {
    return `</${this.#prefix}:${name}>`
  }

  #tag(name: string, attributes: Readonly<Record<string, string>>): string {
    let tag = `${this.#prefix}:${name}${this.#declaration}`
    for (const key in attributes) {
      const named = key.includes(':') ? key : `${this.#prefix}:${key}`
      tag += ` ${named}="${xmlValue(attributes[key]!)}"`
    }
    return tag
  }
}
