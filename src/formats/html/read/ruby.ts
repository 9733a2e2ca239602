import { textIn, type XmlElement, type XmlNode } from '../../xml/tree.ts'

/** A ruby element taken apart (HTML Living Standard, §4.5.10). */
export interface Ruby {
  /** The text that is annotated. */
  readonly base: readonly XmlNode[]
  /** The readings, one after the other. */
  readonly reading: string
  /** The elements of the readings, and of the parentheses around them, as they are written. */
  readonly annotation: string
}

/** @param text the page */
export function readRuby(ruby: XmlElement, text: string): Ruby {
  const base: XmlNode[] = []
  let reading = ''
  let annotation = ''
  for (const child of ruby.children) {
    if (child.type === 'element' && ANNOTATION.has(child.name)) {
      annotation += text.slice(child.start, child.end)
      if (child.name !== 'rp') reading += textIn(child).trim()
    } else if (child.type === 'element' && child.name === 'rb') base.push(...child.children)
    else base.push(child)
  }
  return { base, reading, annotation }
}

const ANNOTATION = new Set(['rt', 'rp', 'rtc'])
