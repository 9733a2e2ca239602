import { SaxesParser } from 'saxes'
import { concat, fromText, orderMarks } from '../../../../src/core/document/inline.ts'
import type { Mark, Segment } from '../../../../src/core/document/model.ts'
import { safeHref } from '../../../../src/core/layout/links.ts'
import { legalXml } from '../../../../src/formats/xml/escape.ts'

/** An element as a strict XML parser sees it; names with their prefixes. */
export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (Element | string)[]
}

/** @throws Error when the text is no well-formed XML with namespaces */
export function parseXml(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ name, attributes }) => {
    const values = Object.entries(attributes).map(([key, { value }]) => [key, value] as const)
    const element: Element = { name, attributes: Object.fromEntries(values), children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => open.pop())
  parser.on('text', (text) => open.at(-1)!.children.push(text))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return elements(root)[0]!
}

export const elements = ({ children }: Element, name?: string): Element[] =>
  children.filter(
    (child): child is Element => typeof child !== 'string' && child.name === (name ?? child.name),
  )

export const element = (parent: Element, name: string): Element => {
  const found = elements(parent, name)
  if (found.length !== 1) throw new Error(`${parent.name} has ${found.length} × ${name}`)
  return found[0]!
}

export const textIn = ({ children }: Element): string =>
  children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')

/** Every element below, in the order of the document. */
export const descendants = (parent: Element): Element[] =>
  elements(parent).flatMap((child) => [child, ...descendants(child)])

const MARKS: Readonly<Record<string, Exclude<Mark['type'], 'link'>>> = {
  b: 'bold',
  i: 'italic',
  u: 'underline',
  sup: 'superscript',
  sub: 'subscript',
}

/** The mark that an opening tag of HTML stands for. */
export function markOf(tag: string): Mark {
  const { name, attributes } = parseXml(tag.replace('>', '/>'))
  return name === 'a' ? { type: 'link', href: attributes.href! } : { type: MARKS[name]! }
}

/** A code of the original file as these tests compare it: what a tool shows of it. */
export const shownCode = (label: string): Segment => fromText(`⟨${label}⟩`)

/** What may be expected of a segment that went through a file: what XML and safety allow. */
export const survivor = (segment: Segment): Segment =>
  concat(
    ...segment.map((inline): Segment => {
      if (inline.type === 'code') return shownCode(legalXml(inline.label))
      if (inline.type === 'break') return [inline]
      const marks = inline.marks.flatMap((mark): Mark[] => {
        if (mark.type !== 'link') return [mark]
        const href = safeHref(mark.href)
        return href === null ? [] : [{ type: 'link', href }]
      })
      return fromText(legalXml(inline.text), orderMarks(marks))
    }),
  )
