import type { Definition, Nodes, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { definitionsIn } from './definitions.ts'

const FRONT_MATTER = ['yaml', 'toml'] as const

const MICROMARK = [gfm(), math()]
// Their transforms make nodes without a place in the file, out of addresses that are text.
const MDAST = [...gfmFromMarkdown(), mathFromMarkdown()].map((extension) => ({
  ...extension,
  transforms: [],
}))

/** A stretch of a file that was parsed by itself. */
export interface Chunk {
  /** The stretch, and its blocks with their places in it. */
  readonly text: string
  readonly nodes: readonly RootContent[]
  /** By identifier, those of other stretches too. */
  readonly definitions: ReadonlyMap<string, Definition>
  /** Where the stretch begins in the file. */
  readonly offset: number
}

/**
 * Parses Markdown (CommonMark 0.31 with GitHub's extensions, front matter and formulas) a section
 * at a time: all at once, a book would need a hundred times its size. Sections end before a
 * heading, where no block can go on; definitions from anywhere in the file hold in all of them.
 */
export function* parseMarkdown(text: string): Generator<Chunk, void> {
  const definitions = definitionsIn(text)
  let from = 0
  let size = CHUNK
  while (from < text.length) {
    const end = nextCut(text, from + size)
    const chunk = text.slice(from, end)
    const parsed = parseChunk(chunk, definitions.neededIn(chunk), from)
    if (end < text.length && goesOn(parsed.nodes[parsed.nodes.length - 1], chunk)) {
      // So that a block as long as the file is not parsed as often as it has headings.
      size *= 2
      continue
    }
    yield parsed
    from = end
    size = CHUNK
  }
}

const CHUNK = 1 << 14

/** A heading at the margin, after a blank line. */
const CUT = /\n[ \t]*\r?\n(?=#{1,6}[ \t])/g

function nextCut(text: string, from: number): number {
  CUT.lastIndex = from
  const match = CUT.exec(text)
  return match ? match.index + match[0].length : text.length
}

function parseChunk(text: string, definitions: string, offset: number): Chunk {
  const first = offset === 0
  const { children } = fromMarkdown(definitions ? `${text}\n\n${definitions}` : text, {
    extensions: first ? [...MICROMARK, frontmatter([...FRONT_MATTER])] : MICROMARK,
    mdastExtensions: first ? [...MDAST, frontmatterFromMarkdown([...FRONT_MATTER])] : MDAST,
  })
  const known = new Map<string, Definition>()
  collectDefinitions(children, known)
  return {
    text,
    nodes: children.filter((node) => startOf(node) < text.length),
    definitions: known,
    offset,
  }
}

/** The first of several definitions counts (CommonMark 4.7). */
function collectDefinitions(nodes: readonly Nodes[], known: Map<string, Definition>): void {
  for (const node of nodes) {
    if (node.type === 'definition') {
      if (!known.has(node.identifier)) known.set(node.identifier, node)
    } else if (node.type === 'blockquote' || node.type === 'list' || node.type === 'listItem') {
      collectDefinitions(node.children, known)
    }
  }
}

export const startOf = (node: Nodes): number => node.position!.start.offset!
export const endOf = (node: Nodes): number => node.position!.end.offset!

/** Whether a block was still open where the chunk ends: a heading inside of it is none. */
function goesOn(node: RootContent | undefined, chunk: string): boolean {
  if (!node || (node.type !== 'code' && node.type !== 'math' && node.type !== 'html')) return false
  const raw = chunk.slice(startOf(node), endOf(node)).trimEnd()
  if (node.type === 'html') {
    const raws = /^<(?:(!--)|\?|!|(script|style|pre|textarea)\b)/i.exec(raw)
    if (!raws) return false
    return raws[1] ? !raw.includes('-->') : raws[2] ? !raw.includes('</') : !raw.includes('>')
  }
  const fence = /^(?:`{3,}|~{3,}|\${2,})/.exec(raw)?.[0]
  return fence !== undefined && !(raw.length > 2 * fence.length && raw.endsWith(fence))
}
