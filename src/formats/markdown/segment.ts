import type { Definition, Html, Nodes, PhrasingContent } from 'mdast'
import { isSafeHref } from '../../core/document/href.ts'
import { concat, fromText, orderMarks } from '../../core/document/inline.ts'
import type { CodeInline, CodeKind, Mark, Segment } from '../../core/document/model.ts'
import { isHan } from '../../core/text/count.ts'
import { FORMAT_OF } from '../html-marks.ts'
import { FORBIDDEN } from '../text-file.ts'
import { codeKey, type LinkSource } from './block.ts'
import { matchTags, tagOf } from './html-tags.ts'
import { endOf, startOf } from './parse.ts'
import { joinSoftBreaks } from './soft-breaks.ts'

/** What inline Markdown comes to. */
export interface InlineContent {
  readonly segment: Segment
  readonly codes: ReadonlyMap<string, string>
  readonly links: readonly LinkSource[]
}

/** What the content of a block is read with. */
export interface InlineContext {
  /** The text that the places of the nodes are places of. */
  readonly text: string
  /** The unit, of which codes have their names. */
  readonly unit: string
  readonly definitions: ReadonlyMap<string, Definition>
}

/** Templates of site generators: Hugo, Jekyll, and attributes of Pandoc and Kramdown. */
const TEMPLATE = /(\{\{.{0,500}?\}\}|\{%.{0,500}?%\}|\{:?[#.][^{}\n]*\})/

/** Tags within one another, above which they are codes one by one. */
const DEEPEST = 64

/** Reads the content of a paragraph, a heading or a cell. */
export function readInlines(
  nodes: readonly PhrasingContent[],
  context: InlineContext,
): InlineContent {
  return new InlineReader(context).read(nodes)
}

class InlineReader {
  readonly #context: InlineContext
  readonly #out: Segment[] = []
  readonly #codes = new Map<string, string>()
  readonly #links: LinkSource[] = []
  #count = 0
  #depth = 0

  constructor(context: InlineContext) {
    this.#context = context
  }

  read(nodes: readonly PhrasingContent[]): InlineContent {
    this.#siblings(nodes, [])
    return {
      segment: joinSoftBreaks(concat(...this.#out)),
      codes: this.#codes,
      links: this.#links,
    }
  }

  #raw(from: number, to: number): string {
    return this.#context.text.slice(from, to)
  }

  #rawOf(node: Nodes): string {
    return this.#raw(startOf(node), endOf(node))
  }

  #text(text: string, marks: readonly Mark[]): void {
    const clean = text.replace(FORBIDDEN, '').replace(/[\v\f\x85]/g, ' ')
    // Line ends of the file are soft; they stay in the text until all of it is there.
    for (const [i, line] of clean.split(/\r\n|[\n\r]/).entries()) {
      if (i > 0) this.#out.push([{ type: 'text', text: '\n', marks }])
      this.#out.push(fromText(line, marks))
    }
  }

  #code(kind: CodeKind, label: string, raw: string): void {
    const id = this.#nextId()
    this.#push({ id, role: 'standalone', kind, label }, raw)
  }

  #pair(
    kind: CodeKind,
    labels: readonly [string, string],
    raws: readonly [string, string],
    inside: () => void,
  ): void {
    const id = this.#nextId()
    this.#push({ id, role: 'opening', kind, label: labels[0] }, raws[0])
    inside()
    this.#push({ id, role: 'closing', kind, label: labels[1] }, raws[1])
  }

  #nextId(): string {
    this.#count++
    return `${this.#context.unit}.${this.#count}`
  }

  #push(code: Omit<CodeInline, 'type' | 'image'>, raw: string): void {
    this.#codes.set(codeKey(code.id, code.role), raw)
    this.#out.push([{ type: 'code', ...code, label: oneLine(code.label), image: '' }])
  }

  #siblings(
    nodes: readonly PhrasingContent[],
    marks: readonly Mark[],
    pairs = matchTags(nodes),
    from = 0,
    to = nodes.length,
  ): void {
    for (let i = from; i < to; i++) {
      const node = nodes[i]!
      const end = pairs.get(i)
      if (node.type !== 'html') this.#node(node, marks)
      else if (end === undefined || this.#depth >= DEEPEST) this.#html(node)
      else {
        this.#depth++
        const close = nodes[end] as Html
        const mark = markOf(node.value)
        const link = linkOf(node.value)
        if (mark) this.#siblings(nodes, withMark(marks, mark), pairs, i + 1, end)
        else if (link && this.#arePlain(nodes.slice(i + 1, end))) {
          this.#links.push({ href: link.href, open: node.value, close: close.value, auto: null })
          this.#siblings(nodes, withMark(marks, link), pairs, i + 1, end)
        } else {
          const raws = [node.value, close.value] as const
          this.#pair('tag', raws, raws, () => this.#siblings(nodes, marks, pairs, i + 1, end))
        }
        this.#depth--
        i = end
      }
    }
  }

  #html({ value }: Html): void {
    if (tagOf(value)?.name === 'br') this.#out.push([{ type: 'break' }])
    else this.#code('tag', value, value)
  }

  #node(node: PhrasingContent, marks: readonly Mark[]): void {
    switch (node.type) {
      case 'text':
        this.#plain(node.value, this.#rawOf(node), marks)
        return
      case 'emphasis':
        this.#siblings(node.children, withMark(marks, { type: 'italic' }))
        return
      case 'strong':
        this.#siblings(node.children, withMark(marks, { type: 'bold' }))
        return
      case 'break':
        this.#out.push([{ type: 'break' }])
        return
      case 'inlineCode':
        this.#code('field', node.value, this.#rawOf(node))
        return
      case 'inlineMath':
        if (isFormula(this.#rawOf(node))) this.#code('field', node.value, this.#rawOf(node))
        else this.#text(this.#rawOf(node), marks)
        return
      case 'footnoteReference':
        this.#code('note', node.label ?? node.identifier, this.#rawOf(node))
        return
      case 'image':
        this.#image(node.alt ?? '', node.url, this.#rawOf(node), marks)
        return
      case 'imageReference': {
        const url = this.#context.definitions.get(node.identifier)?.url ?? ''
        const label = `[${node.label ?? node.identifier}]`
        const raw = this.#rawOf(node)
        // What it is called by changes with the translation: the label must stay.
        const bare = node.referenceType === 'collapsed' ? raw.slice(0, -'[]'.length) : raw
        const full = node.referenceType === 'full' ? raw : bare + label
        this.#image(node.alt ?? '', url, full, marks)
        return
      }
      case 'link':
        this.#link(
          node,
          node.url,
          this.#raw(endOf(node.children.at(-1) ?? node), endOf(node)),
          marks,
        )
        return
      case 'linkReference': {
        const url = this.#context.definitions.get(node.identifier)?.url ?? ''
        const label = `][${node.label ?? node.identifier}]`
        this.#link(node, url, label, marks)
        return
      }
      case 'html':
        this.#html(node)
        return
      default:
        this.#around(node, marks)
    }
  }

  #plain(value: string, raw: string, marks: readonly Mark[]): void {
    for (const { text, isTemplate } of templatesIn(value, raw)) {
      if (isTemplate) this.#code('tag', text, text)
      else this.#text(text, marks)
    }
  }

  /** A pair of codes round what the text of a picture says, which is translated. */
  #image(alt: string, url: string, raw: string, marks: readonly Mark[]): void {
    const open = '!['
    const end = endOfAlternative(raw)
    if (!alt.trim() || raw.slice(open.length, end).replace(ESCAPED, '$1') !== alt) {
      this.#code('image', alt || url, raw)
      return
    }
    const close = raw.slice(end)
    this.#pair('image', [url, ''], [open, close], () => this.#text(alt, marks))
  }

  /** A mark, or a pair of codes where the address may not be opened or more than text is linked. */
  #link(
    node: Extract<PhrasingContent, { type: 'link' | 'linkReference' }>,
    href: string,
    close: string,
    marks: readonly Mark[],
  ): void {
    const raw = this.#rawOf(node)
    const { children } = node
    if (children.length === 0) {
      this.#code('tag', href, raw)
      return
    }
    if (!isSafeHref(href) || !this.#arePlain(children)) {
      const open = raw.slice(0, startOf(children[0]!) - startOf(node))
      this.#pair('tag', [href, ''], [open, close], () => this.#siblings(children, marks))
      return
    }
    const [first] = children
    const auto =
      node.type === 'link' && !raw.startsWith('[') && first?.type === 'text'
        ? { text: first.value, raw }
        : null
    this.#links.push({ href, open: '[', close: auto ? '' : close, auto })
    this.#siblings(children, withMark(marks, { type: 'link', href }))
  }

  /** Whether nodes are text, formatted or not, so that a mark can go round them. */
  #arePlain(nodes: readonly PhrasingContent[]): boolean {
    const pairs = matchTags(nodes)
    const marked = new Set(
      [...pairs].filter(([open]) => markOf((nodes[open] as Html).value)).flat(),
    )
    return nodes.every((node, i) => {
      if (node.type === 'text') {
        return !templatesIn(node.value, this.#rawOf(node)).some(({ isTemplate }) => isTemplate)
      }
      if (node.type === 'html') return marked.has(i) || tagOf(node.value)?.name === 'br'
      if (node.type === 'break') return true
      return (node.type === 'emphasis' || node.type === 'strong') && this.#arePlain(node.children)
    })
  }

  /** Strikethrough, and whatever else has a sign at both ends. */
  #around(node: Extract<PhrasingContent, { children: unknown }>, marks: readonly Mark[]): void {
    const { children } = node
    const raw = this.#rawOf(node)
    if (children.length === 0) {
      this.#code('tag', raw, raw)
      return
    }
    const open = this.#raw(startOf(node), startOf(children[0]!))
    const close = this.#raw(endOf(children[children.length - 1]!), endOf(node))
    this.#pair('tag', [open, close], [open, close], () => this.#siblings(children, marks))
  }
}

const withMark = (marks: readonly Mark[], mark: Mark): readonly Mark[] =>
  orderMarks([...marks, mark])

/** A backslash and the sign that it makes an ordinary one (CommonMark 2.4). */
const ESCAPED = /\\([!-/:-@[-`{-~])/g

/** Where the bracket closes that `![` opens. */
function endOfAlternative(raw: string): number {
  let depth = 0
  for (let at = 2; at < raw.length; at++) {
    const sign = raw[at]
    if (sign === '\\') at++
    else if (sign === '[') depth++
    else if (sign === ']' && depth-- === 0) return at
  }
  return raw.length
}

const MOST_OF_A_LABEL = 1000

const oneLine = (label: string): string =>
  label.replace(FORBIDDEN, '').replace(/\s+/g, ' ').slice(0, MOST_OF_A_LABEL)

/** Text cut at its templates; what is escaped in the file is meant as it is written. */
function templatesIn(value: string, raw: string): { text: string; isTemplate: boolean }[] {
  const pieces: { text: string; isTemplate: boolean }[] = []
  let at = 0
  for (const [i, text] of value.split(TEMPLATE).entries()) {
    if (text === '') continue
    if (i % 2 === 0) {
      pieces.push({ text, isTemplate: false })
      continue
    }
    const found = raw.indexOf(text, at)
    pieces.push({ text, isTemplate: found >= 0 && raw[found - 1] !== '\\' })
    if (found >= 0) at = found + text.length
  }
  return pieces
}

/** The mark that an opening tag of HTML means, where it means nothing else. */
function markOf(html: string): Mark | null {
  const tag = tagOf(html)
  if (!tag?.plain) return null
  const type = tag.name === 'ins' ? 'underline' : FORMAT_OF.get(tag.name)
  return type ? { type } : null
}

const HREF = /^<a\s(?:[^>]*?\s)?href\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i

function linkOf(html: string): Extract<Mark, { type: 'link' }> | null {
  const match = HREF.exec(html)
  const href = (match?.[1] ?? match?.[2] ?? match?.[3] ?? '').replaceAll('&amp;', '&')
  return isSafeHref(href) ? { type: 'link', href } : null
}

/** Whether `$…$` is a formula and no text between two prices: Pandoc's rule, and no Chinese. */
function isFormula(raw: string): boolean {
  if (raw.startsWith('$$') || raw.startsWith('$`')) return true
  const inside = raw.slice(1, -1)
  return (
    !/^\s|\s$/.test(inside) &&
    (/\\/.test(inside) || ![...inside].some((char) => isHan(char.charCodeAt(0))))
  )
}
