import { isSafeHref } from '../../core/document/href.ts'
import { concat, fromText, orderMarks } from '../../core/document/inline.ts'
import type { CodeInline, Inline, Mark, Segment } from '../../core/document/model.ts'

/** Elements whose text is no part of what was copied. */
const SILENT = new Set([
  'SCRIPT',
  'STYLE',
  'HEAD',
  'TITLE',
  'TEMPLATE',
  'NOSCRIPT',
  'IFRAME',
  'SVG',
])

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
)

const MARKS: Readonly<Record<string, Mark>> = {
  B: { type: 'bold' },
  STRONG: { type: 'bold' },
  I: { type: 'italic' },
  EM: { type: 'italic' },
  CITE: { type: 'italic' },
}

/** Copied from this editor: the other marks are meant too. */
const OWN_MARKS: Readonly<Record<string, Mark>> = {
  U: { type: 'underline' },
  SUP: { type: 'superscript' },
  SUB: { type: 'subscript' },
}

const MAX_LENGTH = 1_000_000

/**
 * The text of an HTML clipboard, from a word processor or a web page: bold, italic and links are
 * kept, blocks become lines, everything else is dropped. The markup is parsed without being loaded.
 * @param codeOf gives a code that may stand where the text is put, by its id and role; copied from
 *   another row or program it means nothing there
 * @returns null where there is no text, or too much of it to be meant
 */
export function readPastedHtml(html: string, codeOf: CodeSource): Segment | null {
  if (html.length > MAX_LENGTH) return null
  const dom = new DOMParser().parseFromString(html, 'text/html')
  const marks = dom.querySelector('[data-pm-slice]') ? { ...MARKS, ...OWN_MARKS } : MARKS
  const out: Inline[] = []
  walk(dom.body, [], { marks, out, pre: false, codeOf })
  const segment = trim(concat(out))
  return segment.length > 0 ? segment : null
}

type CodeSource = (id: string, role: string) => CodeInline | null

interface Walk {
  readonly marks: Readonly<Record<string, Mark>>
  readonly out: Inline[]
  readonly pre: boolean
  readonly codeOf: CodeSource
}

function walk(node: Node, inherited: readonly Mark[], context: Walk): void {
  if (node.nodeType === 3) {
    addText(context, node.nodeValue ?? '', inherited)
    return
  }
  if (!(node.nodeType === 1)) return
  const element = node as HTMLElement
  const name = element.tagName.toUpperCase()
  if (
    SILENT.has(name) ||
    element.style?.display === 'none' ||
    /mso-hide:\s*all/i.test(element.getAttribute('style') ?? '')
  )
    return
  if (name === 'BR') {
    context.out.push({ type: 'break' })
    return
  }
  const { code, role } = element.dataset
  if (code !== undefined) {
    const known = context.codeOf(code, role ?? '')
    if (known) context.out.push(known)
    return
  }
  const isBlock = BLOCKS.has(name)
  if (isBlock) newLine(context.out)
  const marks = marksOf(element, name, inherited, context.marks)
  const inside = name === 'PRE' ? { ...context, pre: true } : context
  for (const child of element.childNodes) walk(child, marks, inside)
  if (isBlock) newLine(context.out)
}

function marksOf(
  element: HTMLElement,
  name: string,
  inherited: readonly Mark[],
  table: Readonly<Record<string, Mark>>,
): readonly Mark[] {
  let marks = inherited
  const add = (mark: Mark) => {
    marks = orderMarks([...marks, mark])
  }
  const drop = (type: Mark['type']) => {
    marks = marks.filter((mark) => mark.type !== type)
  }
  const mark = table[name]
  if (mark) add(mark)
  const href = name === 'A' ? (element.getAttribute('href') ?? '') : ''
  if (isSafeHref(href)) add({ type: 'link', href })
  // Google Docs wraps everything in <b style="font-weight:normal">.
  const { fontWeight, fontStyle } = element.style
  if (fontWeight === 'bold' || fontWeight === 'bolder' || Number(fontWeight) >= 600)
    add({ type: 'bold' })
  else if (fontWeight) drop('bold')
  if (fontStyle === 'italic' || fontStyle === 'oblique') add({ type: 'italic' })
  else if (fontStyle) drop('italic')
  return marks
}

function addText({ out, pre }: Walk, raw: string, marks: readonly Mark[]): void {
  if (pre) {
    out.push(...fromText(raw, marks))
    return
  }
  let text = raw.replace(/[ \t\r\n\f]+/g, ' ')
  const last = out[out.length - 1]
  const atStart = last?.type !== 'text' || last.text.endsWith(' ')
  if (atStart) text = text.replace(/^ /, '')
  if (text) out.push({ type: 'text', text, marks })
}

function newLine(out: Inline[]): void {
  const last = out[out.length - 1]
  if (last && last.type !== 'break') out.push({ type: 'break' })
}

/** Without white space and breaks at either end and before breaks. */
function trim(segment: Segment): Segment {
  const out = segment.map((inline, i) =>
    inline.type === 'text' && (i === segment.length - 1 || segment[i + 1]?.type === 'break')
      ? { ...inline, text: inline.text.trimEnd() }
      : inline,
  )
  const isEmpty = (inline: Inline | undefined) =>
    inline !== undefined && (inline.type === 'text' ? !inline.text : inline.type === 'break')
  while (isEmpty(out[out.length - 1])) out.pop()
  while (isEmpty(out[0])) out.shift()
  return out.filter((inline) => inline.type !== 'text' || inline.text)
}
