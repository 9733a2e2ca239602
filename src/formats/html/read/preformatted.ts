import type { XmlElement, XmlNode, XmlText } from '../../xml/tree.ts'
import { isPreformatted } from './elements.ts'

/**
 * A page in which each line of preformatted text is a text of its own, with its line end, so that
 * paragraphs in it can be told apart.
 * @param text the page
 */
export const withLines = (root: XmlElement, text: string): XmlElement =>
  /<(?:[\w.-]+:)?(?:pre|listing)\b/i.test(text) ? divided(root, text, false) : root

function divided(element: XmlElement, text: string, within: boolean): XmlElement {
  const preformatted = within || isPreformatted(element)
  const children = element.children.flatMap((child): XmlNode[] => {
    if (child.type === 'element') return [divided(child, text, preformatted)]
    return preformatted ? linesOf(child, text) : [child]
  })
  return { ...element, children }
}

/** A text by its lines; all of it where the file does not show where they end. */
function linesOf(node: XmlText, text: string): XmlText[] {
  const shown = node.text.match(/[^\n]*\n|[^\n]+/g) ?? []
  if (shown.length < 2) return [node]
  const written = text.slice(node.start, node.end).match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+/g) ?? []
  // A line end right behind the tag is nothing (HTML Living Standard, §13.2.6.4.7).
  const dropped = written.length === shown.length + 1 && /^[\r\n]+$/.test(written[0]!)
  if (written.length !== shown.length + (dropped ? 1 : 0)) return [node]
  let at = node.start + (dropped ? written.shift()!.length : 0)
  return shown.map((line, i) => {
    const start = i === 0 ? node.start : at
    at += written[i]!.length
    return { type: 'text', text: line, start, end: at }
  })
}
