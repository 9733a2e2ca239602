import { childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import { hasRole } from './elements.ts'

/** A number, a letter or a sign, in brackets or not: `1`, `[23]`, `（註一）`, `*`. */
const LABEL =
  /^[[(〔【（［]?\s*(?:[注註]\s*)?(?:\d{1,4}|[a-z]{1,2}|[*†‡§]{1,3}|[\u2460-\u2473]|[一二三四五六七八九十百]{1,4})\s*[\])〕】）］]?$/i

const SHORT = 16

/**
 * What the mark of a note shows, or null where an element is none: a reference by its role
 * (DPUB-ARIA `doc-noteref`, EPUB `noteref`), or a link to a place in the book or page that is
 * raised or bracketed and reads like a number.
 */
export function noteLabel(element: XmlElement): string | null {
  const link = element.name === 'a' ? element : raisedLink(element)
  if (!link) return null
  const label = textIn(link).replace(/\s+/g, '')
  if (hasRole(link, 'noteref', 'doc-noteref')) return label.slice(0, SHORT)
  if (!link.attributes.href?.includes('#') || label.length > SHORT || !LABEL.test(label))
    return null
  const raised = element.name === 'sup' || childrenOf(link, 'sup').length > 0
  return raised || /^[[〔【［]/.test(label) || /note|ref|fn/i.test(link.attributes.class ?? '')
    ? label
    : null
}

/** The link in a raised text that is nothing else. */
function raisedLink(element: XmlElement): XmlElement | null {
  if (element.name !== 'sup') return null
  const [link, ...others] = childrenOf(element)
  const only = others.length === 0 && link?.name === 'a'
  return only && textIn(element).trim() === textIn(link).trim() ? link : null
}

/** Whether an element leads back from a note to its mark. */
export const isBackLink = (element: XmlElement): boolean =>
  element.name === 'a' &&
  (hasRole(element, 'backlink', 'doc-backlink') ||
    (element.attributes.href?.includes('#') === true &&
      /^(?:\s|\^|↑|↩|⤴|⬆|\ufe0e|\ufe0f)+$/.test(textIn(element))))
