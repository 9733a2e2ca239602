import { textIn, type XmlNode } from '../../xml/tree.ts'
import type { Contents } from './contents.ts'
import { isUnread } from './elements.ts'
import { peel, type Run, trimRun } from './run.ts'

/**
 * Lines of at least this many characters on average are paragraphs, shorter ones verse, or, in
 * preformatted text, lines that were cut at a constant width.
 */
const LONG = { broken: 25, preformatted: 60 } as const
/** So many of them, or it may be an address or a caption in two lines. */
const SEVERAL = 3

/**
 * The paragraphs of a run that are parted by `br` alone, as old pages do, or by the line ends of
 * preformatted text: by an empty line, by an indent at the start of a line, or where the lines are
 * as long as paragraphs are.
 */
export function breakLines(
  run: Run,
  text: string,
  contents: Contents,
  preformatted: boolean,
): Run[] {
  const lines = linesOf(run.nodes, preformatted)
  if (lines.length < 2) return [run]
  const written = lines.filter(({ length }) => length > 0)
  const characters = written.reduce((sum, { length }) => sum + length, 0)
  const long = preformatted ? LONG.preformatted : LONG.broken
  const all = written.length >= SEVERAL && characters >= long * written.length
  const paragraphs: XmlNode[][] = [[]]
  let empty = false
  for (const { nodes, length, indented } of lines) {
    const goesOn = paragraphs.at(-1)!
    if (length === 0) empty = true
    else if (goesOn.length > 0 && (all || empty || indented)) paragraphs.push([])
    if (length > 0) empty = false
    paragraphs.at(-1)!.push(...nodes)
  }
  return paragraphs.flatMap((nodes) => {
    const part = peel(trimRun(nodes, text, contents, run.peeled), text, contents)
    return part ? [part] : []
  })
}

interface Line {
  /** With the `br` or the line end that ends it. */
  readonly nodes: XmlNode[]
  /** Characters without the white space at its ends; a picture counts as one. */
  length: number
  readonly indented: boolean
}

function linesOf(nodes: readonly XmlNode[], preformatted: boolean): Line[] {
  const lines: Line[] = []
  let from = 0
  for (let i = 0; i <= nodes.length; i++) {
    const node = nodes[i]
    if (node && !endsLine(node, preformatted)) continue
    lines.push(lineOf(nodes.slice(from, i + 1)))
    from = i + 1
  }
  return lines
}

const endsLine = (node: XmlNode, preformatted: boolean): boolean =>
  node.type === 'text' ? preformatted && node.text.endsWith('\n') : node.name === 'br'

function lineOf(nodes: XmlNode[]): Line {
  let shown = ''
  for (const node of nodes) {
    if (node.type === 'text') shown += node.text
    else if (node.name === 'img') shown += '\ufffc'
    else if (!isUnread(node)) shown += textIn(node)
  }
  const indented = /^[\t\n\r ]*(?:\u3000|\u00a0[\u00a0 ]{2}|\u2003)/.test(shown)
  return { nodes, length: shown.trim().length, indented }
}
