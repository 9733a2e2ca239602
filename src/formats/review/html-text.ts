import { isSafeHref } from '../../core/document/href.ts'
import { concat, fromText, orderMarks } from '../../core/document/inline.ts'
import type { Inline, Mark, Segment } from '../../core/document/model.ts'
import { markOf } from '../html/read/elements.ts'
import { ATTRIBUTES, CLASSES } from '../review-page/markup.ts'
import { childrenOf, type XmlElement } from '../xml/tree.ts'

/** Elements that begin on a line of their own when a browser has put them into an edited cell. */
const BLOCKS: ReadonlySet<string> = new Set(['p', 'div', 'li'])

/** Whether an element is a part of the interface that a browser has saved along with the text. */
const isInterface = ({ attributes }: XmlElement): boolean => ATTRIBUTES.interface in attributes

export const hasClass = ({ attributes }: XmlElement, name: string): boolean =>
  (attributes.class ?? '').split(/\s+/).includes(name)

/** All elements inside of one that are no interface, or those of a name. */
export function within(element: XmlElement, name?: string): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (parent: XmlElement): void => {
    for (const child of childrenOf(parent)) {
      if (isInterface(child)) continue
      if (name === undefined || child.name === name) found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}

/** The characters of an element that are no interface; a break is a line feed. */
export function shownText(element: XmlElement): string {
  let text = ''
  for (const child of element.children) {
    if (child.type === 'text') text += child.text
    else if (child.name === 'br') text += '\n'
    else if (!isInterface(child)) text += shownText(child)
  }
  return text
}

interface TextOptions {
  /** How `ins` and `del` are read. */
  readonly revisions: 'accept' | 'reject'
  /** Whether a line feed is a break, as in a text that a browser was typing into; else it is white space. */
  readonly lines: boolean
}

/** The text of an element with its formatting, without what was sent before it was changed. */
export function segmentOf(cell: XmlElement, { revisions, lines }: TextOptions): Segment {
  const inlines: Inline[] = []
  let isBegun = false
  const dropped = revisions === 'accept' ? 'del' : 'ins'
  const walk = (element: XmlElement, marks: readonly Mark[]): void => {
    for (const child of element.children) {
      if (child.type === 'text') {
        const text = lines ? child.text : child.text.replace(/[ \t\r\n]+/g, inLine)
        for (const inline of fromText(text, marks)) inlines.push(inline)
        isBegun ||= text.trim() !== ''
      } else if (child.name === 'br') inlines.push({ type: 'break' })
      else if (child.name !== dropped && !isInterface(child) && !hasClass(child, CLASSES.sent)) {
        if (BLOCKS.has(child.name) && isBegun) inlines.push({ type: 'break' })
        const mark = markMeant(child)
        walk(child, mark ? orderMarks([...marks, mark]) : marks)
      }
    }
  }
  walk(cell, [])
  return concat(withoutLastBreaks(inlines))
}

/** White space that is between lines of the file and not of the text is one space. */
const inLine = (space: string): string => (/[\r\n]/.test(space) ? ' ' : space)

function markMeant(element: XmlElement): Mark | null {
  const type = markOf(element)
  if (type) return { type }
  const { href = '' } = element.attributes
  return element.name === 'a' && isSafeHref(href) ? { type: 'link', href } : null
}

/** Without the breaks that a browser leaves at the end of an edited cell. */
const withoutLastBreaks = (inlines: readonly Inline[]): Segment =>
  inlines.slice(0, inlines.findLastIndex(({ type }) => type !== 'break') + 1)
