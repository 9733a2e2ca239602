import { plainText } from '../../core/document/inline.ts'
import { textIn, type XmlElement } from '../xml/tree.ts'
import type { Chapter } from './chapter.ts'
import { resolvePath } from './paths.ts'

/**
 * What a table of contents calls each page of a book: the first of its entries that leads there.
 * @param contents navigation document (EPUB 3.3, §7) or NCX (OPF 2.0.1, §2.4.1)
 */
export function labelsIn({ page, path }: Chapter): Map<string, string> {
  const labels = new Map<string, string>()
  const add = (address: string, label: string): void => {
    const target = resolvePath(path, address)
    const text = label.replace(/\s+/g, ' ').trim()
    if (target !== null && text && !labels.has(target)) labels.set(target, text)
  }
  const visit = (element: XmlElement, label: string): void => {
    let known = label
    for (const child of element.children) {
      if (child.type === 'text') continue
      const { name, attributes } = child
      if (name === 'navLabel') known = textIn(child)
      else if (name === 'content') add(attributes.src ?? '', known)
      else if (name === 'a') add(attributes.href ?? '', textIn(child))
      else visit(child, '')
    }
  }
  visit(page.root, '')
  return labels
}

/** What a page calls itself: its first heading, or empty. */
export function headingIn({ units }: Chapter): string {
  const heading = units.find(({ block }) => block.kind === 'heading' || block.kind === 'title')
  return heading ? plainText(heading.text.source).replace(/\s+/g, ' ').trim() : ''
}
