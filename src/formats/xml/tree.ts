import {
  type Attributes,
  scanXml,
  type XmlHandler,
  type XmlOptions,
  type XmlPlace,
  type XmlSpan,
} from './scan.ts'

export interface XmlText {
  readonly type: 'text'
  readonly text: string
  readonly start: number
  readonly end: number
}

/** An element and all that is in it, with the places of its tags in the XML text. */
export interface XmlElement {
  readonly type: 'element'
  readonly name: string
  readonly attributes: Attributes
  readonly children: readonly XmlNode[]
  /** Of the whole element. */
  readonly start: number
  readonly end: number
  /** Of its content, between the tags; both at the end of an empty element's tag. */
  readonly contentStart: number
  readonly contentEnd: number
}

export type XmlNode = XmlElement | XmlText

/** What is told of a text that is read element by element. */
export interface XmlWalker extends Pick<XmlHandler, 'open' | 'close' | 'text'> {
  /** Whether an element is wanted whole; if so it goes to `element`, and nothing of it elsewhere. */
  takes(name: string, attributes: Attributes): boolean
  element(element: XmlElement): void
}

interface Draft {
  readonly name: string
  readonly attributes: Attributes
  readonly children: XmlNode[]
  readonly tag: XmlSpan
}

/**
 * Reads an XML text of which some elements are wanted whole (a paragraph, a unit) and the rest tag
 * by tag, so that never more than one of them is in memory.
 * @throws UnreadableFileError as `scanXml`
 */
export function walkXml(
  text: string,
  place: XmlPlace,
  walker: XmlWalker,
  options: XmlOptions = {},
): void {
  const open: Draft[] = []
  scanXml(
    text,
    place,
    {
      open(name, attributes, tag) {
        if (open.length > 0 || walker.takes(name, attributes)) {
          open.push({ name, attributes, children: [], tag })
        } else walker.open?.(name, attributes, tag)
      },
      close(name, tag) {
        const draft = open.pop()
        if (!draft) {
          walker.close?.(name, tag)
          return
        }
        const element: XmlElement = {
          type: 'element',
          name,
          attributes: draft.attributes,
          children: draft.children,
          start: draft.tag.start,
          end: tag.end,
          contentStart: draft.tag.end,
          contentEnd: tag.start,
        }
        const parent = open.at(-1)
        if (parent) parent.children.push(element)
        else walker.element(element)
      },
      text(data, span) {
        const parent = open.at(-1)
        if (parent) parent.children.push({ type: 'text', text: data, ...span })
        else walker.text?.(data, span)
      },
    },
    options,
  )
}

/**
 * The whole of a small XML text as a tree: settings, styles, relationships.
 * @throws UnreadableFileError as `scanXml`
 */
export function parseXml(text: string, place: XmlPlace, options: XmlOptions = {}): XmlElement {
  let root: XmlElement | null = null
  walkXml(
    text,
    place,
    {
      takes: () => true,
      element(element) {
        root = element
      },
    },
    options,
  )
  // Saxes refuses a text without a root.
  return root as unknown as XmlElement
}

/** The first child of a name, or null. */
export function childOf(element: XmlElement, name: string): XmlElement | null {
  for (const child of element.children) {
    if (child.type === 'element' && child.name === name) return child
  }
  return null
}

/** The children of a name, or all child elements. */
export const childrenOf = (element: XmlElement, name?: string): XmlElement[] =>
  element.children.filter(
    (child): child is XmlElement =>
      child.type === 'element' && (name === undefined || child.name === name),
  )

/** All character data in an element. */
export function textIn(element: XmlElement): string {
  let text = ''
  for (const child of element.children) text += child.type === 'text' ? child.text : textIn(child)
  return text
}
