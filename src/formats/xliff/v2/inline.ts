import { isSafeHref } from '../../../core/document/href.ts'
import type { Mark } from '../../../core/document/model.ts'
import type { CodeShape, Dialect } from '../../xml/coded/tokens.ts'
import { rootTag } from '../../xml/root.ts'
import { textIn, type XmlElement } from '../../xml/tree.ts'

/** Native text of codes (§4.2.2.11, `data`), by id. */
export type DataTexts = ReadonlyMap<string, string>

/**
 * The inline elements of XLIFF 2 (§4.2.3). What corresponds on both sides has the same id; `ec`
 * and `em` name the id of their beginning.
 */
export function dialectV2(data: DataTexts): Dialect {
  let nameless = 0
  return (element) => {
    const { name, attributes } = element
    switch (name) {
      case 'cp':
        return { key: `cp${++nameless}`, role: 'standalone', label: `U+${attributes.hex ?? ''}` }
      case 'ph':
        return placeholder(element, data)
      case 'pc':
        return {
          key: `pc${attributes.id ?? ''}`,
          role: 'around',
          label:
            attributes.dispStart ??
            attributes.equivStart ??
            native(attributes.dataRefStart, data) ??
            hint(element),
          means: markOf(element, data),
          required: attributes.canDelete === 'no',
        }
      case 'sc':
        return end(element, data, `s${attributes.id ?? ''}`, 'opening')
      case 'ec':
        return end(element, data, `s${attributes.startRef ?? attributes.id ?? ''}`, 'closing')
      case 'mrk':
        return annotation(element, 'around')
      case 'sm':
        return annotation(element, 'opening')
      case 'em':
        return { key: `m${attributes.startRef ?? ''}`, role: 'closing', label: '' }
      default: {
        const text = textIn(element).trim()
        const kind = text ? 'field' : 'tag'
        return { key: `other${++nameless}`, role: 'standalone', kind, label: text || name }
      }
    }
  }
}

function placeholder(element: XmlElement, data: DataTexts): CodeShape {
  const { id = '', type, subType, disp, equiv, dataRef } = element.attributes
  const fixed = element.attributes.canDelete === 'no' || isOrdered(element)
  return {
    key: `ph${id}`,
    role: 'standalone',
    kind: type === 'image' ? 'image' : 'tag',
    label: disp ?? equiv ?? native(dataRef, data) ?? hint(element),
    means: subType === 'xlf:lb' && !fixed ? 'break' : null,
  }
}

function end(
  element: XmlElement,
  data: DataTexts,
  key: string,
  role: 'opening' | 'closing',
): CodeShape {
  const { disp, equiv, dataRef, canDelete } = element.attributes
  const label = disp ?? equiv ?? native(dataRef, data) ?? hint(element)
  return { key, role, label, required: canDelete === 'no' }
}

function annotation({ attributes }: XmlElement, role: 'around' | 'opening'): CodeShape {
  const { id = '', type = '', value } = attributes
  return {
    key: `m${id}`,
    role,
    kind: type === 'comment' ? 'comment' : 'tag',
    label: attributes.translate === 'no' ? 'translate="no"' : (value ?? type),
  }
}

const native = (ref: string | undefined, data: DataTexts): string | null =>
  (ref && data.get(ref)) || null

const hint = ({ name, attributes }: XmlElement): string =>
  attributes.subType ?? attributes.type ?? `${name} ${attributes.id ?? attributes.startRef ?? ''}`

/** Codes that have to stay in their order (§4.3.1, `canReorder`) stay codes. */
const isOrdered = ({ attributes }: XmlElement): boolean =>
  attributes.canReorder === 'no' || attributes.canReorder === 'firstNo'

function markOf(element: XmlElement, data: DataTexts): Mark | null {
  const { type, subType = '', canDelete, dataRefStart } = element.attributes
  if (canDelete === 'no' || isOrdered(element)) return null
  if (type === 'fmt') return MARKS[subType] ?? null
  if (type !== 'link' || subType) return null
  // The address of a link is in its native tag, if that is one of HTML.
  const tag = rootTag(new TextEncoder().encode(native(dataRefStart, data) ?? ''))
  const href = tag?.attributes.href?.replaceAll('&amp;', '&') ?? ''
  const alone = tag?.name === 'a' && Object.keys(tag.attributes).length === 1
  return alone && isSafeHref(href) ? { type: 'link', href } : null
}

const MARKS: Readonly<Record<string, Mark>> = {
  'xlf:b': { type: 'bold' },
  'xlf:i': { type: 'italic' },
  'xlf:u': { type: 'underline' },
  'facing-pages:sup': { type: 'superscript' },
  'facing-pages:sub': { type: 'subscript' },
}
