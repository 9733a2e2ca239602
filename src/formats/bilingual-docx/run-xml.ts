import type { Mark } from '../../core/document/model.ts'
import { isOn } from '../docx/read/run-properties.ts'
import { childOf, childrenOf, textIn, type XmlElement } from '../xml/tree.ts'

/** The prefix that the file has for WordprocessingML, with its colon. */
export const prefixOf = (xml: string, element: XmlElement): string =>
  /^<((?:[^\s/>:]+:)?)/.exec(xml.slice(element.start, element.start + 64))?.[1] ?? 'w:'

/** Paragraphs of a cell, those of tables in it and of controls included. */
export const paragraphsOf = (element: XmlElement): XmlElement[] =>
  childrenOf(element).flatMap((child) => {
    if (child.name === 'w:p') return [child]
    return child.name === 'w:tcPr' ? [] : paragraphsOf(child)
  })

/** White space at the ends counts only where the file says so (17.3.3.31). */
export function textOfElement(element: XmlElement): string {
  const text = textIn(element).replace(/[\r\n]+/g, ' ')
  return element.attributes['xml:space'] === 'preserve'
    ? text
    : text.replace(/^[ \t]+|[ \t]+$/g, '')
}

/** The text of a deletion (17.13.5.14). */
export function deletedText(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    if (child.name === 'w:delText' || child.name === 'w:t') text += textIn(child)
    else text += deletedText(child)
  }
  return text
}

/** Whether a toggle property is there and on (17.7.3). */
export const toggled = (properties: XmlElement, name: string): boolean => {
  const toggle = childOf(properties, name)
  return toggle !== null && isOn(toggle.attributes['w:val'])
}

/** The formatting of a run by its properties (17.3.2.28). */
export function marksOf(properties: XmlElement | null): Mark[] {
  if (!properties) return []
  const marks: Mark[] = []
  if (toggled(properties, 'w:b')) marks.push({ type: 'bold' })
  // Chinese is emphasised by dots, which our own export writes for it (17.3.2.12).
  const dots = childOf(properties, 'w:em')?.attributes['w:val'] ?? 'none'
  if (toggled(properties, 'w:i') || dots !== 'none') marks.push({ type: 'italic' })
  const underline = childOf(properties, 'w:u')?.attributes['w:val']
  if (underline !== undefined && underline !== 'none') marks.push({ type: 'underline' })
  const vertical = childOf(properties, 'w:vertAlign')?.attributes['w:val']
  if (vertical === 'superscript' || vertical === 'subscript') marks.push({ type: vertical })
  return marks
}
