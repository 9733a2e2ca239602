import { childrenOf, textIn, type XmlElement } from '../../xml/tree.ts'
import { alternative } from './objects.ts'

/** The characters of a formula, in the order of the file. */
export function mathText(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    text += child.name === 'm:t' || child.name === 'w:t' ? textIn(child) : mathText(child)
  }
  return text
}

/** The text of the runs in an element, such as the reading above a word. */
export function wordText(element: XmlElement): string {
  let text = ''
  for (const child of childrenOf(element)) {
    if (child.name === 'w:t') text += textIn(child)
    else if (child.name === 'w:tab') text += '\t'
    else if (child.name === 'w:br' || child.name === 'w:cr') text += '\n'
    else if (child.name === 'w:noBreakHyphen') text += '\u2011'
    else if (child.name === 'mc:AlternateContent') {
      const chosen = alternative(child)
      if (chosen) text += wordText(chosen)
    } else if (child.name !== 'w:del' && child.name !== 'w:moveFrom') text += wordText(child)
  }
  return text
}
