import type { RowKind } from '../../../core/document/model.ts'
import type { XmlElement, XmlNode } from '../../xml/tree.ts'
import { Contents } from './contents.ts'
import { hasRole, isBlock, isPreformatted, isUnread } from './elements.ts'
import { breakLines } from './lines.ts'
import { peel, type Run, trimRun } from './run.ts'

/** A stretch of a page that is a paragraph, a cell, a heading: text that is translated as one. */
export interface TextBlock {
  /** Where its text stands in the file, UTF-16 offsets: what a translation takes the place of. */
  readonly start: number
  readonly end: number
  readonly nodes: readonly XmlNode[]
  readonly kind: RowKind
  readonly level: number
  /** Whether its white space stands as it is written. */
  readonly preformatted: boolean
  /** The elements it stands in, the innermost last. */
  readonly within: readonly XmlElement[]
}

interface Context {
  readonly kind: RowKind
  readonly level: number
  readonly preformatted: boolean
  readonly within: readonly XmlElement[]
}

/**
 * The text blocks of a page in reading order: what stands in each block element, and, where text
 * stands between block elements, each stretch of it (CSS 2.2, §9.2.1.1, anonymous blocks).
 * @param text the page the tree was made of
 */
export function textBlocks(root: XmlElement, text: string): TextBlock[] {
  const blocks: TextBlock[] = []
  const contents = new Contents()

  const walk = (element: XmlElement, outer: Context): void => {
    const context = contextOf(element, outer)
    let run: XmlNode[] = []
    const flush = (): void => {
      if (run.length > 0) addRun(run, context)
      run = []
    }
    for (const node of element.children) {
      const last = run.at(-1)
      if (last && standsApart(text, last.end, node.start)) flush()
      if (node.type === 'text' || isInLine(node)) run.push(node)
      else {
        flush()
        if (!isUnread(node)) walk(node, context)
      }
    }
    flush()
  }

  const isInLine = (element: XmlElement): boolean =>
    !isBlock(element) && (isUnread(element) || !contents.hasBlock(element))

  const addRun = (nodes: readonly XmlNode[], context: Context): void => {
    const run = peel(trimRun(nodes, text, contents), text, contents)
    if (!run || (context.preformatted && isProgram(context.within.at(-1)!, run))) return
    const lines = breakLines(run, text, contents, context.preformatted)
    for (const { nodes, start, end, peeled } of lines) {
      blocks.push({ ...context, nodes, start, end, within: [...context.within, ...peeled] })
    }
  }

  walk(root, { kind: 'paragraph', level: 0, preformatted: false, within: [] })
  return blocks
}

/**
 * Whether between two neighbours in the tree something else stands in the file, so that one
 * translation cannot take the place of both. Comments, and end tags of nothing, are no such thing.
 */
function standsApart(text: string, end: number, start: number): boolean {
  if (start === end) return false
  return start < end || /<(?:[a-z]|\/(?:body|html|table)\b)/i.test(text.slice(end, start))
}

/** Program text is not translated: `pre` with nothing but `code` in it (HTML, §4.4.3). */
const isProgram = (pre: XmlElement, run: Run): boolean =>
  ['code', 'samp', 'kbd'].includes(run.nodes[0]?.type === 'element' ? run.nodes[0].name : '') ||
  run.peeled.some(({ name }) => name === 'code' || name === 'samp' || name === 'kbd') ||
  /(?:^|\s)(?:highlight|language-|brush|prettyprint|sourceCode)/i.test(pre.attributes.class ?? '')

function contextOf(element: XmlElement, outer: Context): Context {
  const within = [...outer.within, element]
  const preformatted = outer.preformatted || isPreformatted(element)
  const heading = /^h([1-6])$/.exec(element.name)
  if (heading) return { kind: 'heading', level: Number(heading[1]), preformatted, within }
  return { kind: kindOf(element, outer.kind), level: 0, preformatted, within }
}

const KINDS: Readonly<Record<string, RowKind>> = {
  li: 'list-item',
  dt: 'list-item',
  dd: 'list-item',
  blockquote: 'quotation',
  figcaption: 'caption',
  caption: 'caption',
  legend: 'caption',
  td: 'table-cell',
  th: 'table-cell',
  docTitle: 'title',
  docAuthor: 'byline',
  navLabel: 'list-item',
}

function kindOf(element: XmlElement, outer: RowKind): RowKind {
  if (outer === 'footnote' || hasRole(element, ...NOTES)) return 'footnote'
  if (isByline(element)) return 'byline'
  const kind = Object.hasOwn(KINDS, element.name) ? KINDS[element.name]! : outer
  return kind === 'heading' ? 'paragraph' : kind
}

const NOTES = [
  'footnote',
  'footnotes',
  'endnote',
  'endnotes',
  'rearnote',
  'rearnotes',
  'doc-footnote',
  'doc-endnote',
  'doc-endnotes',
]

const isByline = ({ attributes: { rel, itemprop, class: classes } }: XmlElement): boolean =>
  rel === 'author' || itemprop === 'author' || /(?:^|\s)by-?line(?:\s|$)/i.test(classes ?? '')
