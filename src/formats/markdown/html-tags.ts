import type { Nodes } from 'mdast'

/** A tag of HTML that stands in Markdown. */
export interface Tag {
  /** Lower case. */
  readonly name: string
  readonly role: 'open' | 'close' | 'empty'
  /** Whether it has no attributes. */
  readonly plain: boolean
}

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'wbr'])

/** What a tag is; null for comments and declarations. */
export function tagOf(html: string): Tag | null {
  const match = /^<(\/?)([a-z][a-z\d-]*)([\s\S]*)>$/i.exec(html)
  if (!match) return null
  const [, slash, tag, rest] = match as unknown as [string, string, string, string]
  const name = tag.toLowerCase()
  const role = slash ? 'close' : VOID.has(name) || rest.endsWith('/') ? 'empty' : 'open'
  return { name, role, plain: rest.trim() === '' }
}

/** For each opening tag among siblings that has one, where its closing tag stands. */
export function matchTags(nodes: readonly Nodes[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open: { readonly name: string; readonly at: number }[] = []
  for (const [i, node] of nodes.entries()) {
    if (node.type !== 'html') continue
    const tag = tagOf(node.value)
    if (tag?.role === 'open') open.push({ name: tag.name, at: i })
    else if (tag?.role === 'close') {
      // Elements that were left open inside of it are no pairs.
      const last = open.findLastIndex(({ name }) => name === tag.name)
      if (last < 0) continue
      pairs.set(open[last]!.at, i)
      open.length = last
    }
  }
  return pairs
}
