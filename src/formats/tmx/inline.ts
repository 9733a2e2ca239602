import { isSafeHref } from '../../core/document/href.ts'
import type { Mark } from '../../core/document/model.ts'
import { type Dialect, nativeLabel } from '../xml/coded/tokens.ts'
import { rootTag } from '../xml/root.ts'
import { childrenOf, textIn, type XmlElement } from '../xml/tree.ts'

/**
 * The content markup of TMX (§ Content Markup). What corresponds in two languages has the same `x`,
 * or the same place among its like where there is none; the two ends of a pair the same `i`.
 */
export function dialectTmx(): Dialect {
  const keys = new Map<string, string>()
  const counts = new Map<string, number>()
  const keyOf = ({ name, attributes }: XmlElement): string => {
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return `${name}${attributes.x ?? `-${count}`}`
  }
  return (element) => {
    const { name, attributes } = element
    const label = subFlows(element) || nativeLabel(element)
    const kind = subFlows(element) ? 'field' : attributes.type === 'image' ? 'image' : 'tag'
    switch (name) {
      case 'bpt': {
        const key = keyOf(element)
        keys.set(attributes.i ?? '', key)
        const means = kind === 'field' ? null : markOf(attributes.type, label)
        return { key, role: 'opening', kind, label, means }
      }
      case 'ept': {
        const key = keys.get(attributes.i ?? '') ?? keyOf(element)
        return { key, role: 'closing', kind, label }
      }
      case 'hi':
        return { key: keyOf(element), role: 'around', label: attributes.type ?? name }
      case 'ph':
        return {
          key: keyOf(element),
          role: 'standalone',
          kind,
          label,
          means: attributes.type === 'lb' ? 'break' : null,
        }
      case 'it':
      case 'ut':
        return { key: keyOf(element), role: 'standalone', kind, label }
      default: {
        const text = textIn(element).trim()
        return {
          key: keyOf(element),
          role: 'standalone',
          kind: text ? 'field' : 'tag',
          label: text || name,
        }
      }
    }
  }
}

/** The text of sub-flows: it is not edited here, but it is there to be read. */
const subFlows = (element: XmlElement): string =>
  childrenOf(element, 'sub').map(textIn).join(' ').trim()

function markOf(type: string | undefined, tag: string): Mark | null {
  if (type !== 'link') return MARKS[type ?? ''] ?? null
  const root = rootTag(new TextEncoder().encode(tag))
  const href = root?.attributes.href?.replaceAll('&amp;', '&') ?? ''
  const alone = root?.name === 'a' && Object.keys(root.attributes).length === 1
  return alone && isSafeHref(href) ? { type: 'link', href } : null
}

/** Recommended values of `type`, and those this program writes: see `write.ts`. */
const MARKS: Readonly<Record<string, Mark>> = {
  bold: { type: 'bold' },
  italic: { type: 'italic' },
  ulined: { type: 'underline' },
  'x-superscript': { type: 'superscript' },
  'x-subscript': { type: 'subscript' },
}
