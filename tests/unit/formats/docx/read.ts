import { strFromU8, unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'

/** An element of a part, as far as the tests look at it. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

/** The parts of a DOCX as text. */
export function partsOf(docx: Uint8Array): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
}

/** Parses a part; an ill-formed one throws. */
export function parse(xml: string): Element {
  const root: Element & { children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  }
  const stack = [root]
  const parser = new SaxesParser({ xmlns: false })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, children: [] }
    stack.at(-1)!.children.push(element)
    stack.push(element)
  })
  parser.on('closetag', () => stack.pop())
  parser.on('text', (text) => stack.at(-1)!.children.push(text))
  parser.write(xml).close()
  return root
}

/** All elements of a name, in document order. */
export function all(element: Element, name: string): Element[] {
  const found: Element[] = []
  for (const child of element.children) {
    if (typeof child === 'string') continue
    if (child.name === name) found.push(child)
    found.push(...all(child, name))
  }
  return found
}

/** Text of runs, breaks as line feeds. */
export function textIn(element: Element): string {
  if (element.name === 'w:t') return element.children.join('')
  if (element.name === 'w:br') return '\n'
  if (element.name === 'w:tab') return '\t'
  return element.children.map((child) => (typeof child === 'string' ? '' : textIn(child))).join('')
}

export const value = (element: Element, name: string): string | undefined =>
  all(element, name)[0]?.attributes['w:val']
