import { isSafeHref } from '../../../core/document/href.ts'
import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import type { Contents } from './contents.ts'
import { isFormula, isPlain, isUnread, markOf } from './elements.ts'
import { noteLabel } from './notes.ts'

/** Neighbours in a line, and where they stand in the file. */
export interface Run {
  readonly nodes: readonly XmlNode[]
  readonly start: number
  readonly end: number
  /** Elements around all of it that are left where they are, the outermost first. */
  readonly peeled: readonly XmlElement[]
}

const WHITE = /[\t\n\f\r ]/

/**
 * A stretch of neighbours without what at its ends is not seen, which stays where it is.
 * @returns null where nothing is left
 */
export function trimRun(
  nodes: readonly XmlNode[],
  text: string,
  contents: Contents,
  peeled: readonly XmlElement[] = [],
): Run | null {
  let from = 0
  let to = nodes.length
  while (from < to && isIdle(nodes[from]!, contents)) from++
  while (to > from && isIdle(nodes[to - 1]!, contents)) to--
  if (from === to) return null
  let { start } = nodes[from]!
  let { end } = nodes[to - 1]!
  if (nodes[from]!.type === 'text') while (start < end && WHITE.test(text[start]!)) start++
  if (nodes[to - 1]!.type === 'text') while (end > start && WHITE.test(text[end - 1]!)) end--
  return { nodes: nodes.slice(from, to), start, end, peeled }
}

/** Whether a node at the end of a line may stay out of its translation. */
function isIdle(node: XmlNode, contents: Contents): boolean {
  if (node.type === 'text') return !/[^\t\n\f\r ]/.test(node.text)
  return node.name === 'br' || isUnread(node) || contents.isBlank(node)
}

/**
 * A run without the elements that stand around all of it and mean nothing to us: they stay in the
 * file, and the text needs no codes for them.
 */
export function peel(run: Run | null, text: string, contents: Contents): Run | null {
  let inner = run
  for (;;) {
    const [only, ...others] = inner?.nodes ?? []
    if (!inner || only?.type !== 'element' || others.length > 0 || !isShell(only)) return inner
    inner = trimRun(only.children, text, contents, [...inner.peeled, only])
  }
}

function isShell(element: XmlElement): boolean {
  const { name, attributes } = element
  if (isPlain(element)) return true
  if (name === 'a' && isSafeHref(attributes.href ?? '')) return false
  return (
    markOf(element) === null &&
    noteLabel(element) === null &&
    !isFormula(element) &&
    !['img', 'ruby', 'picture', 'br'].includes(name) &&
    !isUnread(element)
  )
}
