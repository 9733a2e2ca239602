import type { Mark } from '../../../core/document/model.ts'
import { type CodeShape, type Dialect, nativeLabel } from '../../xml/coded/tokens.ts'
import { childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'

/** What a file says of codes outside its units: the tags of Trados, by id. */
export type TagLabels = ReadonlyMap<string, string>

/**
 * The inline elements of XLIFF 1.2 (§2.3.3). What corresponds on both sides has the same id; the
 * two ends of `bpt`/`ept` and `bx`/`ex` the same `rid`, or the same id where they have none.
 */
export function dialectV1(tags: TagLabels): Dialect {
  let nameless = 0
  return (element) => {
    const { name, attributes } = element
    const id = attributes.id ?? `-${++nameless}`
    switch (name) {
      case 'g':
        return around(`g${id}`, element, tags.get(id))
      case 'bpt':
      case 'bx':
        return { ...end(element, id, tags.get(id)), role: 'opening' }
      case 'ept':
      case 'ex':
        return { ...end(element, id, tags.get(id)), role: 'closing' }
      case 'mrk':
        return marker(element)
      case 'x':
      case 'ph':
      case 'it':
        return standalone(`${name}${id}`, element, tags.get(id))
      default:
        return foreign(`${name}${id}`, element)
    }
  }
}

/** One end of a pair whose text is not in it. Text of a sub-flow is shown, as in `standalone`. */
function end(element: XmlElement, id: string, tag: string | undefined): CodeShape {
  const family = element.name.endsWith('pt') ? 'pt' : 'bx'
  const shape = around(`${family}${element.attributes.rid ?? id}`, element, tag)
  const inner = subFlows(element)
  return inner ? { ...shape, kind: 'field', label: inner, means: null } : shape
}

function around(key: string, element: XmlElement, tag: string | undefined): CodeShape {
  const { ctype = '' } = element.attributes
  const label = labelOf(element, tag)
  return { key, role: 'around', label, means: MARKS[ctype] ?? tagMark(tag) }
}

function standalone(key: string, element: XmlElement, tag: string | undefined): CodeShape {
  const { ctype } = element.attributes
  const inner = subFlows(element)
  if (inner) return { key, role: 'standalone', kind: 'field', label: inner }
  return {
    key,
    role: 'standalone',
    kind: ctype === 'image' ? 'image' : 'tag',
    label: labelOf(element, tag),
    means: ctype === 'lb' && element.name !== 'it' ? 'break' : null,
  }
}

/** The text of sub-flows (§2.3.3, `sub`): it is not edited here, but it is there to be read. */
const subFlows = (element: XmlElement): string =>
  childrenOf(element, 'sub').map(textIn).join(' ').trim()

/** An element that is none of the standard: kept whole, what text it has shown. */
function foreign(key: string, element: XmlElement): CodeShape {
  const text = textIn(element).trim()
  return { key, role: 'standalone', kind: text ? 'field' : 'tag', label: text || element.name }
}

/**
 * An annotation. A comment is told apart, and of what a reviewer struck out in Trados nothing is
 * left but its mark.
 */
function marker(element: XmlElement): CodeShape {
  const { mtype = '', mid } = element.attributes
  const key = `mrk${mid ?? element.attributes['sdl:cid'] ?? element.attributes['sdl:revid'] ?? ''}`
  if (mtype === 'x-sdl-deleted') return { key, role: 'standalone', label: `−${textIn(element)}` }
  const kind = /comment/i.test(mtype) || element.attributes.comment ? 'comment' : 'tag'
  return { key, role: 'around', kind, label: mtype }
}

function labelOf(element: XmlElement, tag: string | undefined): string {
  const { attributes } = element
  if (tag) return tag
  if (attributes['equiv-text']) return attributes['equiv-text']
  // The text in a `g` is no native code.
  const native = element.name === 'g' ? element.name : nativeLabel(element)
  if (native !== element.name) return native
  return attributes.ctype?.replace(/^x-/, '') ?? `${element.name} ${attributes.id ?? ''}`
}

const MARKS: Readonly<Record<string, Mark>> = {
  bold: { type: 'bold' },
  italic: { type: 'italic' },
  underlined: { type: 'underline' },
  'x-superscript': { type: 'superscript' },
  'x-subscript': { type: 'subscript' },
}

/** A tag of Trados that sets one property and nothing else: `<cf bold="True">`. */
function tagMark(tag: string | undefined): Mark | null {
  const property = /^<cf (\w+)="?(\w+)"?>$/i.exec(tag ?? '')
  if (!property) return null
  switch (`${property[1]} ${property[2]}`.toLowerCase()) {
    case 'bold true':
      return { type: 'bold' }
    case 'italic true':
      return { type: 'italic' }
    case 'underline single':
      return { type: 'underline' }
    case 'superscript superscript':
    case 'superscript true':
      return { type: 'superscript' }
    case 'subscript true':
      return { type: 'subscript' }
    default:
      return null
  }
}
