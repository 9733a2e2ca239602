import type { Node } from 'prosemirror-model'
import { textOf } from '../../../core/document/inline.ts'
import type { Side } from '../../../core/document/model.ts'
import { fold } from '../../../core/text/fold.ts'
import { toRow } from '../convert.ts'
import type { FindQuery } from '../handle.ts'
import { compile, type Hit, type Matcher } from './pattern.ts'

/** Counting stops here: nobody walks through more. */
export const LIMIT = 50_000

/** A hit in a chunk; positions count from the start of the chunk node. */
export interface ChunkHit extends Hit {
  readonly side: Side
  /** Position before the row. */
  readonly row: number
  readonly locked: boolean
  /** The text of the hit. */
  readonly text: string
}

interface CellText {
  readonly side: Side
  readonly row: number
  /** Position of the first character. */
  readonly start: number
  readonly locked: boolean
  readonly text: string
  readonly folded: string
}

const texts = new WeakMap<Node, readonly CellText[]>()

/** Texts of a chunk, folded once: chunks never change. */
export function textsOf(chunk: Node): readonly CellText[] {
  const known = texts.get(chunk)
  if (known) return known
  const cells: CellText[] = []
  chunk.forEach((node, offset) => {
    const row = toRow(node)
    const pos = 1 + offset
    const { locked } = row
    const source = textOf(row.source)
    const target = textOf(row.target)
    const afterSource = pos + 2 + node.child(0).nodeSize
    if (source)
      cells.push({
        side: 'source',
        row: pos,
        start: pos + 2,
        locked,
        text: source,
        folded: fold(source),
      })
    if (target)
      cells.push({
        side: 'target',
        row: pos,
        start: afterSource,
        locked,
        text: target,
        folded: fold(target),
      })
  })
  texts.set(chunk, cells)
  return cells
}

/** A query that is run over documents; chunks it has seen are not searched again. */
export class Search {
  #matcher: Matcher
  #known = new WeakMap<Node, readonly ChunkHit[]>()

  /** @throws SyntaxError when the regular expression is not one */
  constructor(readonly query: FindQuery) {
    this.#matcher = compile(query)
  }

  hitsIn(chunk: Node): readonly ChunkHit[] {
    const known = this.#known.get(chunk)
    if (known) return known
    const hits: ChunkHit[] = []
    for (const cell of textsOf(chunk)) {
      if (this.query.sides !== 'both' && cell.side !== this.query.sides) continue
      for (const { from, to, groups } of this.#matcher(cell.text, cell.folded)) {
        hits.push({
          from: cell.start + from,
          to: cell.start + to,
          groups,
          side: cell.side,
          row: cell.row,
          locked: cell.locked,
          text: cell.text.slice(from, to),
        })
      }
    }
    this.#known.set(chunk, hits)
    return hits
  }

  /** All hits of a document with positions of the document, at most `LIMIT`. */
  hitsOf(doc: Node): ChunkHit[] {
    const hits: ChunkHit[] = []
    let pos = 0
    for (let i = 0; i < doc.childCount && hits.length < LIMIT; i++) {
      const chunk = doc.child(i)
      for (const hit of this.hitsIn(chunk)) {
        hits.push({ ...hit, from: hit.from + pos, to: hit.to + pos, row: hit.row + pos })
      }
      pos += chunk.nodeSize
    }
    return hits.slice(0, LIMIT)
  }
}
