import type { Definition, Nodes, PhrasingContent } from 'mdast'
import { isBlank } from '../../core/document/inline.ts'
import type { RowKind } from '../../core/document/model.ts'
import type { Block, Setting } from './block.ts'
import { htmlRuns } from './html-runs.ts'
import { type Chunk, endOf, parseMarkdown, startOf } from './parse.ts'
import { readInlines } from './segment.ts'

/** What is between the two lines of a front matter, and where it begins. */
export interface FrontMatter {
  readonly language: 'yaml' | 'toml'
  readonly text: string
  readonly start: number
}

export interface MarkdownFile {
  readonly frontMatter: FrontMatter | null
  readonly blocks: readonly Block[]
}

/**
 * Everything in a Markdown file that is translated, in reading order. Code, formulas, definitions
 * of links, rules and the tags of HTML are left out.
 */
export function readBlocks(text: string): MarkdownFile {
  let frontMatter: FrontMatter | null = null
  const blocks: Block[] = []
  for (const chunk of parseMarkdown(text)) {
    const [first] = chunk.nodes
    if (first?.type === 'yaml' || (first?.type as string) === 'toml') {
      const { type, value } = first as unknown as { type: 'yaml' | 'toml'; value: string }
      const start = chunk.text.indexOf('\n') + 1
      frontMatter = { language: type, text: value, start }
    }
    const reader = new BlockReader(chunk)
    for (const node of chunk.nodes) reader.visit(node, 'paragraph')
    blocks.push(...reader.blocks)
  }
  return { frontMatter, blocks }
}

interface Content extends Pick<Block, 'kind' | 'level' | 'setting' | 'start' | 'end' | 'blockEnd'> {
  readonly nodes: readonly PhrasingContent[]
}

class BlockReader {
  readonly blocks: Block[] = []
  readonly #text: string
  readonly #offset: number
  readonly #definitions: ReadonlyMap<string, Definition>

  constructor({ text, offset, definitions }: Chunk) {
    this.#text = text
    this.#offset = offset
    this.#definitions = definitions
  }

  /** @param kind what a paragraph is where the block stands */
  visit(node: Nodes, kind: RowKind): void {
    switch (node.type) {
      case 'paragraph': {
        const picture = node.children.every((child) => /^image/.test(child.type))
        const span = { start: startOf(node), end: endOf(node), blockEnd: endOf(node) }
        const is = picture ? 'caption' : kind
        this.#add({ nodes: node.children, kind: is, level: 0, setting: 'paragraph', ...span })
        return
      }
      case 'heading': {
        const setext = !/^#/.test(this.#text.slice(startOf(node), startOf(node) + 1))
        const setting = setext ? 'paragraph' : 'heading'
        this.#addChildren(node.children, 'heading', node.depth, setting, endOf(node))
        return
      }
      case 'blockquote':
        for (const child of node.children) this.visit(child, 'quotation')
        return
      case 'list':
        for (const item of node.children) {
          const [first, ...rest] = item.children
          if (first) this.visit(first, 'list-item')
          for (const child of rest) this.visit(child, 'paragraph')
        }
        return
      case 'footnoteDefinition':
        for (const child of node.children) this.visit(child, 'footnote')
        return
      case 'table':
        for (const { children } of node.children) {
          for (const cell of children) {
            this.#addChildren(cell.children, 'table-cell', 0, 'cell', endOf(cell))
          }
        }
        return
      case 'html': {
        const [start, end] = [startOf(node), endOf(node)]
        const byLine = this.#text.slice(start, end) !== node.value
        for (const run of htmlRuns(this.#text, start, end, byLine)) {
          const is = run.kind ?? kind
          this.#add({ ...run, kind: is, setting: 'html', blockEnd: run.end })
        }
        return
      }
    }
  }

  #addChildren(
    nodes: readonly PhrasingContent[],
    kind: RowKind,
    level: number,
    setting: Setting,
    blockEnd: number,
  ): void {
    const first = nodes[0]
    const last = nodes[nodes.length - 1]
    if (!first || !last) return
    this.#add({ nodes, kind, level, setting, start: startOf(first), end: endOf(last), blockEnd })
  }

  #add({ nodes, kind, level, setting, start, end, blockEnd }: Content): void {
    const content = readInlines(nodes, {
      text: this.#text,
      unit: String(start + this.#offset),
      definitions: this.#definitions,
    })
    // A picture without words, a formula alone: nothing to translate.
    if (isBlank(content.segment.filter(({ type }) => type !== 'code'))) return
    this.blocks.push({
      ...content,
      kind,
      level,
      setting,
      start: start + this.#offset,
      end: end + this.#offset,
      blockEnd: blockEnd + this.#offset,
      prefix: this.#prefixAt(start),
    })
  }

  /** Signs of quotations stay on each line, those of lists and footnotes are indents. */
  #prefixAt(start: number): string {
    const lineStart = this.#text.lastIndexOf('\n', start - 1) + 1
    return this.#text.slice(lineStart, start).replace(/[^>\s]/g, ' ')
  }
}
