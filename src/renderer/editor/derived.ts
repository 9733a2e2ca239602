import type { Node } from 'prosemirror-model'

/** A value derived from a node once: nodes never change, so what was derived stays true. */
export function derived<T>(derive: (node: Node) => T): (node: Node) => T {
  const known = new WeakMap<Node, T>()
  return (node) => {
    const value = known.get(node)
    if (value !== undefined) return value
    const fresh = derive(node)
    known.set(node, fresh)
    return fresh
  }
}
