import type { Element } from './read.ts'

type Node = Element | string

const CHANGES = ['w:ins', 'w:del']

const childrenOf = ({ children }: Element): Element[] =>
  children.filter((child) => typeof child !== 'string')

const childOf = (element: Element | undefined, name: string): Element | undefined =>
  element && childrenOf(element).find((child) => child.name === name)

/**
 * A part as it is when all of its tracked changes are accepted or rejected, by what ECMA-376 part 1
 * says of them (17.13.5): text that goes (14), that stays (18), rows that go (12, 16), and paragraphs
 * whose end goes, which go on in the next (15, 20).
 */
export function settle(root: Element, how: 'accept' | 'reject'): Element {
  const gone = how === 'accept' ? 'w:del' : 'w:ins'
  const isGone = (properties: Element | undefined) => childOf(properties, gone) !== undefined

  function content(children: readonly Node[]): Node[] {
    const all: Node[] = []
    for (const child of children) {
      if (typeof child === 'string') all.push(child)
      else if (child.name === 'w:tr' && isGone(childOf(child, 'w:trPr'))) continue
      else if (CHANGES.includes(child.name)) {
        if (child.name !== gone) all.push(...content(child.children))
      } else all.push(settled(child))
    }
    return joined(all)
  }

  function settled(element: Element): Element {
    const name = element.name === 'w:delText' ? 'w:t' : element.name
    // What the end of a paragraph was marked with is looked for once its siblings are known.
    const children = element.name === 'w:pPr' ? element.children : content(element.children)
    return { ...element, name, children }
  }

  /** Paragraphs without their ends go into the next, whose properties they get. */
  function joined(nodes: readonly Node[]): Node[] {
    const out: Node[] = []
    for (const node of nodes) {
      const last = out.at(-1)
      const goesOn =
        typeof last === 'object' &&
        last.name === 'w:p' &&
        isGone(childOf(childOf(last, 'w:pPr'), 'w:rPr'))
      if (!goesOn || typeof node === 'string' || node.name !== 'w:p') {
        out.push(node)
        continue
      }
      const of = (paragraph: Element, properties: boolean) =>
        paragraph.children.filter(
          (child) => (typeof child === 'object' && child.name === 'w:pPr') === properties,
        )
      out[out.length - 1] = {
        ...node,
        children: [...of(node, true), ...of(last, false), ...of(node, false)],
      }
    }
    return out
  }

  return settled(root)
}
