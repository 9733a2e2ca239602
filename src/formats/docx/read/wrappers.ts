import { childOf, type XmlElement } from '../../xml/tree.ts'
import { type Origin, type Piece, piecesOf, type Wrapper } from './atoms.ts'
import { wordText } from './word-text.ts'

/** An element that stands around a part of the text, and that part. */
export interface Wrapped {
  readonly wrapper: Wrapper
  readonly content: XmlElement
}

/**
 * A content control in a line (ECMA-376 part 1, 17.5.2.31). It keeps its properties, but not its
 * tie to data that would overwrite a translation.
 * @returns null for one without content
 */
export function controlAround(element: XmlElement): Wrapped | null {
  const content = childOf(element, 'w:sdtContent')
  if (!content) return null
  const properties = childOf(element, 'w:sdtPr')
  const name = properties && (childOf(properties, 'w:alias') ?? childOf(properties, 'w:tag'))
  const binding = properties && childOf(properties, 'w:dataBinding')
  const open: Piece[] = binding
    ? [
        { start: element.start, end: binding.start },
        { start: binding.end, end: content.contentStart },
      ]
    : [{ start: element.start, end: content.contentStart }]
  const wrapper: Wrapper = {
    origin: { run: null, child: element },
    kind: 'tag',
    label: name?.attributes['w:val'] || 'control',
    open,
    close: [{ start: content.contentEnd, end: element.end }],
    isLink: false,
  }
  return { wrapper, content }
}

/**
 * A phonetic guide (17.3.3.25) around its base text (17.3.3.27); its label is the reading (17.3.3.24).
 * @returns null for one that has no base
 */
export function rubyAround(origin: Origin): Wrapped | null {
  const { run, child } = origin
  const content = childOf(child, 'w:rubyBase')
  if (!run || !content) return null
  const reading = childOf(child, 'w:rt')
  const pieces = piecesOf(origin)
  const wrapper: Wrapper = {
    origin,
    kind: 'ruby',
    label: reading ? wordText(reading) : '',
    open: [...pieces.slice(0, -2), { start: child.start, end: content.contentStart }],
    close: [{ start: content.contentEnd, end: child.end }, ...pieces.slice(-1)],
    isLink: false,
  }
  return { wrapper, content }
}
