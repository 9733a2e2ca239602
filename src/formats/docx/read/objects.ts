import type { CodeKind } from '../../../core/document/model.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import type { Findings } from './findings.ts'
import type { Relationships } from './package.ts'

/** What is shown of a drawing, a picture or an embedded object. */
export interface ObjectView {
  readonly kind: CodeKind
  readonly label: string
  /** Path in the package, or empty. */
  readonly image: string
}

/**
 * Looks into a drawing (`w:drawing`, ECMA-376 part 1, 17.3.3.9), a VML picture (`w:pict`, part 4,
 * 9.3.3.21; `w:object`, part 1, 17.3.3.19). Text boxes in it are stories of their own.
 */
export function viewObject(
  element: XmlElement,
  relationships: Relationships,
  findings: Findings,
  where: string,
): ObjectView {
  const seen = { alt: '', title: '', image: '', textPath: '', text: '', what: '' }
  const reference = (id: string | undefined): string => {
    const relationship = id ? relationships.get(id) : undefined
    if (id && !relationship) findings.add('missing-relationship', where, id)
    return relationship && !relationship.external ? relationship.target : ''
  }
  const look = (at: XmlElement): void => {
    const { attributes } = at
    switch (at.name) {
      case 'wp:docPr': {
        seen.alt ||= attributes.descr?.trim() ?? ''
        seen.title ||= attributes.title?.trim() ?? ''
        return
      }
      case 'a:blip':
        seen.image ||= reference(attributes['r:embed'])
        return
      case 'v:imagedata':
        seen.image ||= reference(attributes['r:id'])
        seen.title ||= attributes['o:title'] ?? ''
        return
      case 'v:shape':
        seen.alt ||= attributes.alt ?? ''
        break
      case 'v:textpath':
        seen.textPath ||= attributes.string ?? ''
        return
      case 'c:chart':
        seen.what = 'chart'
        findings.add('unread-chart', where, reference(attributes['r:id']))
        return
      case 'dgm:relIds':
        seen.what = 'SmartArt'
        findings.add('unread-diagram', where, reference(attributes['r:dm']))
        return
      case 'o:OLEObject':
        seen.what ||= attributes.ProgID ?? 'object'
        return
      case 'a:t':
        seen.text ||= textIn(at)
        return
      case 'mc:AlternateContent': {
        const chosen = alternative(at)
        if (chosen) look(chosen)
        return
      }
      case 'w:txbxContent':
        seen.what ||= 'text box'
        return
    }
    for (const child of childrenOf(at)) look(child)
  }
  look(element)
  if (seen.text) findings.add('unread-drawing', where, seen.text)
  if (seen.textPath) findings.add('unread-picture-text', where, seen.textPath)
  const alt = seen.textPath || seen.alt || seen.title
  if (seen.image) return { kind: 'image', label: alt || seen.what, image: seen.image }
  return {
    kind: seen.textPath || alt ? 'image' : 'tag',
    label: alt || seen.what || 'drawing',
    image: '',
  }
}

/** The alternative that is read (ECMA-376 part 3, 9.3): the first, for its content is known here. */
export const alternative = (element: XmlElement): XmlElement | null =>
  childOf(element, 'mc:Choice') ?? childOf(element, 'mc:Fallback')

/** A text box (ECMA-376 part 1, 20.4.2.38), and the one that stands for it in older programs. */
export interface TextBox {
  readonly content: XmlElement
  readonly twin: XmlElement | null
}

/** The text boxes in an element, and paragraphs that stand in it where none may. */
export function textBoxes(element: XmlElement): TextBox[] {
  const boxes: TextBox[] = []
  collect(element, boxes)
  return boxes
}

function collect(element: XmlElement, boxes: TextBox[]): void {
  for (const child of childrenOf(element)) {
    if (child.name === 'w:txbxContent' || child.name === 'w:p') {
      boxes.push({ content: child, twin: null })
    } else if (child.name === 'mc:AlternateContent') boxes.push(...alternatives(child))
    else collect(child, boxes)
  }
}

function alternatives(element: XmlElement): TextBox[] {
  const chosen = alternative(element)
  if (!chosen) return []
  const boxes = textBoxes(chosen)
  const fallback = childOf(element, 'mc:Fallback')
  const twins = fallback && fallback !== chosen ? textBoxes(fallback) : []
  if (twins.length !== boxes.length) return boxes
  return boxes.map((box, i) => ({ ...box, twin: twins[i]!.content }))
}
