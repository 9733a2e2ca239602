import type { Node } from 'prosemirror-model'
import { segmentLength, textOf } from '../../../core/document/inline.ts'
import type { Segment, Side } from '../../../core/document/model.ts'
import { accepted, hasChanges } from '../../../core/document/revisions.ts'
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
}

interface CellText {
  readonly side: Side
  readonly row: number
  /** Position of the first character. */
  readonly start: number
  readonly locked: boolean
  readonly text: string
  readonly folded: string
  /** Stretches of deleted text, which is passed over: offsets in the text, and their lengths. */
  readonly deleted: readonly (readonly [at: number, length: number])[]
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
    const afterSource = pos + 2 + node.child(0).nodeSize
    for (const [side, start] of [
      ['source', pos + 2],
      ['target', afterSource],
    ] as const) {
      const text = textOf(accepted(row[side]))
      if (!text) continue
      const deleted = deletedIn(row[side])
      cells.push({ side, row: pos, start, locked: row.locked, text, folded: fold(text), deleted })
    }
  })
  texts.set(chunk, cells)
  return cells
}

const NONE: CellText['deleted'] = []

function deletedIn(segment: Segment): CellText['deleted'] {
  if (!hasChanges(segment)) return NONE
  const deleted: [number, number][] = []
  let at = 0
  for (const inline of segment) {
    const length = segmentLength([inline])
    if (inline.change?.kind === 'deletion') deleted.push([at, length])
    else at += length
  }
  return deleted
}

/** A place in a cell by its offset in the text without what is deleted, before such text or behind. */
function placeIn({ start, deleted }: CellText, offset: number, isBehind: boolean): number {
  let place = start + offset
  for (const [at, length] of deleted) {
    if (at < offset || (isBehind && at === offset)) place += length
  }
  return place
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
          from: placeIn(cell, from, true),
          to: placeIn(cell, to, false),
          groups,
          side: cell.side,
          row: cell.row,
          locked: cell.locked,
        })
      }
    }
    this.#known.set(chunk, hits)
    return hits
  }

  /** How many hits a document has; counting stops at `LIMIT`. */
  count(doc: Node): number {
    let count = 0
    for (let i = 0; i < doc.childCount && count < LIMIT; i++) {
      count += this.hitsIn(doc.child(i)).length
    }
    return Math.min(count, LIMIT)
  }

  /** Position of the hit with just these ends among all, from 0; -1 for none or beyond `LIMIT`. */
  indexOf(doc: Node, from: number, to: number): number {
    let index = 0
    for (const { chunk, start } of chunksOf(doc)) {
      const hits = this.hitsIn(chunk)
      if (from < start + chunk.nodeSize) {
        const at = hits.findIndex((hit) => start + hit.from === from && start + hit.to === to)
        return at < 0 || index + at >= LIMIT ? -1 : index + at
      }
      index += hits.length
      if (index >= LIMIT) break
    }
    return -1
  }

  /** The hit with just these ends, at its place in the document, or null. */
  hitAt(doc: Node, from: number, to: number): ChunkHit | null {
    const hit = this.after(doc, from)
    return hit?.from === from && hit.to === to ? hit : null
  }

  /** The first hit that begins at a position of the document or behind it, or null. */
  after(doc: Node, pos: number): ChunkHit | null {
    for (const { chunk, start } of chunksOf(doc)) {
      if (start + chunk.nodeSize <= pos) continue
      const hit = this.hitsIn(chunk).find(({ from }) => start + from >= pos)
      if (hit) return moved(hit, start)
    }
    return null
  }

  /** The last hit that ends at a position of the document or before it, or null. */
  before(doc: Node, pos: number): ChunkHit | null {
    let start = doc.content.size
    for (let i = doc.childCount - 1; i >= 0; i--) {
      const chunk = doc.child(i)
      start -= chunk.nodeSize
      if (start >= pos) continue
      const hit = this.hitsIn(chunk).findLast(({ to }) => start + to <= pos)
      if (hit) return moved(hit, start)
    }
    return null
  }
}

function* chunksOf(doc: Node): Generator<{ readonly chunk: Node; readonly start: number }> {
  let start = 0
  for (let i = 0; i < doc.childCount; i++) {
    const chunk = doc.child(i)
    yield { chunk, start }
    start += chunk.nodeSize
  }
}

const moved = (hit: ChunkHit, start: number): ChunkHit => ({
  ...hit,
  from: hit.from + start,
  to: hit.to + start,
  row: hit.row + start,
})
