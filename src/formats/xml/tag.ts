import { xmlValue } from './escape.ts'
import type { Splice } from './splice.ts'
import type { XmlElement } from './tree.ts'

/** The start tag of an element as it is written; all of it where it is empty. */
export const startTagOf = (element: XmlElement, xml: string): string =>
  xml.slice(element.start, element.contentStart)

/** Name of an element as it is written, with the prefix the file uses. */
export const writtenName = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? ''

/** A start tag whose element has content: `<a/>` becomes `<a>`. */
export const opened = (tag: string): string => tag.replace(/\s*\/>$/, '>')

/**
 * A start tag with an attribute set, or taken out, and all else as it was.
 * @param name as it is written, with its prefix
 * @param value null to take it out
 */
export function withAttribute(tag: string, name: string, value: string | null): string {
  const written = attributesIn(tag).find((attribute) => attribute.name === name)
  if (!written) {
    return value === null
      ? tag
      : tag.replace(/\s*\/?>$/, (end) => ` ${name}="${xmlValue(value)}"${end}`)
  }
  const put = value === null ? '' : `${written.space}${name}="${xmlValue(value)}"`
  return tag.slice(0, written.start) + put + tag.slice(written.end)
}

/** The name with which a tag writes an attribute of some prefix, or null where it has none. */
export const prefixedAttribute = (tag: string, local: string): string | null =>
  attributesIn(tag).find(({ name }) => name.endsWith(`:${local}`) && !name.startsWith('xml'))
    ?.name ?? null

const ATTRIBUTE = /(\s+)([^\s=/>"']+)\s*=\s*(?:"[^"]*"|'[^']*')/g

const attributesIn = (tag: string) =>
  [...tag.matchAll(ATTRIBUTE)].map((match) => ({
    space: match[1]!,
    name: match[2]!,
    start: match.index,
    end: match.index + match[0].length,
  }))

/** White space before an element, as far as it reaches back to a tag or the start of its line. */
export function indentBefore(element: XmlElement, xml: string): string {
  let at = element.start
  while (at > 0 && /\s/.test(xml.charAt(at - 1))) at--
  return xml.charAt(at - 1) === '>' ? xml.slice(at, element.start) : ''
}

/** Changes the start tag of an element; nothing where it stays as it is. */
export function changedTag(
  element: XmlElement,
  xml: string,
  change: (tag: string) => string,
): Splice[] {
  const tag = startTagOf(element, xml)
  const text = change(tag)
  return text === tag ? [] : [{ start: element.start, end: element.contentStart, text }]
}

/** An element with its tag changed and other content. */
export function withContent(
  element: XmlElement,
  xml: string,
  content: string,
  change: (tag: string) => string = (tag) => tag,
): Splice {
  const tag = startTagOf(element, xml)
  const isEmptyTag = element.contentStart === element.end
  const end = isEmptyTag ? `</${writtenName(tag)}>` : xml.slice(element.contentEnd, element.end)
  // Joined, not added: a sum is kept as its parts until it is used, many times as large.
  return {
    start: element.start,
    end: element.end,
    text: [opened(change(tag)), content, end].join(''),
  }
}
