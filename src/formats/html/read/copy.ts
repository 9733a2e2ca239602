import { parseHTML } from 'linkedom'
import type { XmlElement } from '../../xml/tree.ts'
import { isUnread } from './elements.ts'

/**
 * The search for the article looks at every element, and again from each element around it. Above
 * so many elements, and so many pairs of these, it takes longer than anyone waits.
 */
const MOST_ELEMENTS = 30_000
const MOST_PAIRS = 600_000

/** The attribute that a text or picture is known by after the search. */
export const STAMP = 'data-place'

/**
 * Readability knows prose by the length of Latin text, of which a Chinese character says as much as
 * three letters: in the copy it stands three times.
 */
export const lengthened = (text: string): string => text.replace(/\p{Script=Han}/gu, '$&$&$&')

/** Attributes that the search judges by. Hidden parts are not copied; no address is needed. */
const JUDGED = [
  'id',
  'class',
  'role',
  'rel',
  'itemprop',
  'itemtype',
  'name',
  'property',
  'content',
  'lang',
  'dir',
  'colspan',
  'rowspan',
  'alt',
  'width',
  'height',
]

/**
 * A copy of a page to be searched for its article: what is seen of it, without scripts or addresses,
 * each text and picture with a stamp that says where in the file it begins.
 * @returns null where the page is too large
 */
export function copyPage(root: XmlElement): Document | null {
  const { document } = parseHTML('<!doctype html><html></html>') as unknown as {
    document: Document
  }
  let elements = 0
  let pairs = 0
  const isTooLarge = (): boolean => elements > MOST_ELEMENTS || pairs > MOST_PAIRS
  const copy = (from: XmlElement, to: Element, depth: number): void => {
    for (const attribute of JUDGED) {
      const value = from.attributes[attribute]
      if (value !== undefined) to.setAttribute(attribute, value)
    }
    if (from.name === 'a' && from.attributes.href) to.setAttribute('href', '#')
    for (const child of from.children) {
      if (child.type === 'text') {
        if (!child.text.trim() || from.name === 'title') to.append(child.text)
        // Of all elements that may stand in a line, the one that the search has no opinion of.
        else
          stamp(to.appendChild(document.createElement('data')), child.start).append(
            lengthened(child.text),
          )
      } else if (isCopied(child)) {
        elements++
        pairs += depth
        const made = document.createElement(child.name)
        if (child.name === 'img') {
          stamp(made, child.start)
          made.setAttribute('src', 'picture.png')
        }
        if (!isTooLarge()) copy(child, to.appendChild(made), depth + 1)
      }
    }
  }
  copy(root, document.documentElement, 1)
  return isTooLarge() ? null : document
}

function stamp(element: Element, place: number): Element {
  element.setAttribute(STAMP, String(place))
  return element
}

const isCopied = (element: XmlElement): boolean =>
  element.name === 'head' ||
  element.name === 'meta' ||
  (!isUnread(element) && /^[a-z][a-z0-9-]*$/.test(element.name))
