import type { Html, PhrasingContent, Text } from 'mdast'
import type { RowKind } from '../../core/document/model.ts'
import { tagOf } from './html-tags.ts'

/** Text between two tags of blocks, with the tags of inline elements in it. */
export interface HtmlRun {
  readonly nodes: readonly PhrasingContent[]
  readonly kind: RowKind | null
  readonly level: number
  readonly start: number
  readonly end: number
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center col colgroup dd details dialog dir div ' +
    'dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr ' +
    'html iframe legend li link main menu meta nav noframes ol optgroup option p param picture ' +
    'search section select source summary table tbody td tfoot th thead title tr track ul video audio'
  ).split(' '),
)

/** Elements whose content is no text to be translated. */
const OPAQUE = new Set(['script', 'style', 'pre', 'textarea', 'svg', 'math', 'template'])

const KINDS: Readonly<Record<string, RowKind>> = {
  blockquote: 'quotation',
  caption: 'caption',
  figcaption: 'caption',
  li: 'list-item',
  td: 'table-cell',
  th: 'table-cell',
}

/**
 * The texts of a block of HTML in Markdown (CommonMark 4.6), in reading order.
 * @param text the text of which the block is a stretch
 * @param byLine whether each line stands alone, as signs of quotations or indents come between
 */
export function htmlRuns(text: string, start: number, end: number, byLine: boolean): HtmlRun[] {
  const runs: HtmlRun[] = []
  let nodes: PhrasingContent[] = []
  let within = ''
  const close = (): void => {
    const first = nodes[0]
    const last = nodes[nodes.length - 1]
    if (first && last && nodes.some((node) => node.type === 'text')) {
      const level = /^h([1-6])$/.exec(within)?.[1]
      runs.push({
        nodes,
        kind: level ? 'heading' : (KINDS[within] ?? null),
        level: Number(level ?? 0),
        start: first.position!.start.offset!,
        end: last.position!.end.offset!,
      })
    }
    nodes = []
  }
  for (let at = start; at < end; ) {
    const tagStart = indexOr(text, '<', at, end)
    if (tagStart > at) {
      for (const piece of textPieces(text, at, tagStart, byLine)) {
        if (piece) nodes.push(piece)
        else close()
      }
      at = tagStart
      continue
    }
    const tagEnd = endOfTag(text, at, end)
    const html = text.slice(at, tagEnd)
    const tag = tagOf(html)
    if (tag && !BLOCKS.has(tag.name) && !OPAQUE.has(tag.name)) {
      nodes.push(nodeAt<Html>('html', html, at, tagEnd))
      at = tagEnd
      continue
    }
    close()
    if (tag) within = tag.role === 'open' ? tag.name : ''
    at =
      tag?.role === 'open' && OPAQUE.has(tag.name)
        ? indexOr(text, `</${tag.name}`, tagEnd, end)
        : tagEnd
  }
  close()
  return runs.map(trimmed)
}

const indexOr = (text: string, what: string, from: number, end: number): number => {
  const at = text.indexOf(what, from)
  return at < 0 || at > end ? end : at
}

const nodeAt = <N extends Html | Text>(
  type: N['type'],
  value: string,
  start: number,
  end: number,
): N =>
  ({
    type,
    value,
    position: {
      start: { line: 1, column: 1, offset: start },
      end: { line: 1, column: 1, offset: end },
    },
  }) as N

/** Where a tag or a comment that begins with `<` ends; a sign that begins none is text. */
function endOfTag(text: string, start: number, end: number): number {
  if (text.startsWith('<!--', start)) return Math.min(end, indexOr(text, '-->', start, end) + 3)
  let quote = ''
  for (let at = start + 1; at < end; at++) {
    const char = text[at]!
    if (quote) quote = char === quote ? '' : quote
    else if (char === '>') return at + 1
    else if (char === '"' || char === "'") quote = char
  }
  return end
}

const ENTITY = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});/g

const NAMED: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&nbsp;': '\xa0',
}

/** A text cut at references that are codes, as no table of their meanings is at hand. */
function* textPieces(
  text: string,
  start: number,
  end: number,
  byLine: boolean,
): Generator<PhrasingContent | null, void> {
  const raw = text.slice(start, end)
  for (const { piece, from } of byLine ? linesOf(raw, start) : [{ piece: raw, from: start }]) {
    if (byLine && piece.startsWith('\n')) {
      yield null
      continue
    }
    let at = 0
    for (const match of piece.matchAll(ENTITY)) {
      const value = meaningOf(match[0])
      if (value !== null) continue
      if (match.index > at) yield textNode(piece, at, match.index, from)
      at = match.index + match[0].length
      yield nodeAt<Html>('html', match[0], from + match.index, from + at)
    }
    if (at < piece.length) yield textNode(piece, at, piece.length, from)
  }
}

/** Lines, and between them the line ends with the signs of the blocks around. */
const linesOf = (raw: string, start: number): { piece: string; from: number }[] =>
  [...raw.matchAll(/[^\n]+|\n[ \t>]*/g)].map(({ 0: piece, index }) => ({
    piece,
    from: start + index,
  }))

function textNode(piece: string, at: number, end: number, from: number): Text {
  const value = piece.slice(at, end).replace(ENTITY, (entity) => meaningOf(entity)!)
  return nodeAt<Text>('text', value, from + at, from + end)
}

function meaningOf(entity: string): string | null {
  if (entity[1] !== '#') return NAMED[entity] ?? null
  const digits = entity.slice(2, -1)
  const code = /^x/i.test(digits) ? Number.parseInt(digits.slice(1), 16) : Number(digits)
  const sound = code > 0x1f && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
  return sound ? String.fromCodePoint(code) : '\ufffd'
}

/** A run without the white space, the line ends and the nodes of nothing else at its ends. */
function trimmed(run: HtmlRun): HtmlRun {
  const isBlank = (node: PhrasingContent | undefined): boolean =>
    node?.type === 'text' && node.value.trim() === ''
  const nodes = [...run.nodes]
  while (isBlank(nodes[0])) nodes.shift()
  while (isBlank(nodes[nodes.length - 1])) nodes.pop()
  const first = nodes[0]
  const last = nodes[nodes.length - 1]
  if (!first || !last) return { ...run, nodes: [] }
  const lead = first.type === 'text' ? first.value.length - first.value.trimStart().length : 0
  const trail = last.type === 'text' ? last.value.length - last.value.trimEnd().length : 0
  return {
    ...run,
    nodes,
    // White space is never written as a reference at the ends, or it stays in the file.
    start: first.position!.start.offset! + lead,
    end: last.position!.end.offset! - trail,
  }
}
