import type { Node } from 'prosemirror-model'
import type { EditorState } from 'prosemirror-state'
import type { Side } from '../../../core/document/model.ts'
import { type Thread, threadsOf } from '../../../core/document/notes.ts'
import { derived } from '../derived.ts'
import type { CommentThread } from '../handle.ts'
import { cellAt, cellOf, type RowPlace, rowAt, rowsOf } from '../positions.ts'
import { isDeleted } from '../revise/marks.ts'
import { schema } from '../schema.ts'

/** What a thread is on, in a cell: offsets in its content. */
interface Anchor {
  readonly side: Side
  readonly from: number
  readonly to: number
}

/** As much of the text that a comment is on is told with it, in UTF-16 units. */
export const QUOTE = 120

/** Threads of a row, with what they are on. */
const threadsOfRow = derived<readonly (CommentThread & { readonly anchors: readonly Anchor[] })[]>(
  (row) =>
    threadsOf(row.attrs.notes).map((thread) => {
      const anchors = anchorsIn(row, thread)
      return { ...thread, rowId: row.attrs.id, quote: quoteOf(row, anchors), anchors }
    }),
)

/** The threads of a row, the first noted first. */
export const commentsOfRow = (row: Node): readonly CommentThread[] => threadsOfRow(row)

function anchorsIn(row: Node, { first, answers }: Thread): Anchor[] {
  const ids = new Set([first.id, ...answers.map(({ id }) => id)])
  const anchors: Anchor[] = []
  for (const [i, side] of (['source', 'target'] as const).entries()) {
    row.child(i).forEach((node, from) => {
      if (!node.marks.some(({ type, attrs }) => isComment(type) && ids.has(attrs.id))) return
      const to = from + node.nodeSize
      const last = anchors.at(-1)
      if (last?.side === side && last.to === from) anchors[anchors.length - 1] = { ...last, to }
      else anchors.push({ side, from, to })
    })
  }
  return anchors
}

const isComment = (type: unknown): boolean => type === schema.marks.comment

function quoteOf(row: Node, anchors: readonly Anchor[]): string {
  let quote = ''
  for (const { side, from, to } of anchors) {
    const cell = row.child(side === 'source' ? 0 : 1)
    if (quote) quote += ' … '
    cell.nodesBetween(from, to, (node, pos) => {
      if (isDeleted(node)) return
      if (node.isText) quote += node.text!.slice(Math.max(0, from - pos), to - pos)
      else if (node.type === schema.nodes.break) quote += ' '
    })
  }
  quote = quote.trim()
  return quote.length > QUOTE ? `${quote.slice(0, QUOTE)}…` : quote
}

const NONE: readonly number[] = []

const commentedRowsOf = derived<readonly number[]>((chunk) => {
  let rows: number[] | null = null
  for (let i = 0; i < chunk.childCount; i++) {
    if (chunk.child(i).attrs.notes.length === 0) continue
    rows ??= []
    rows.push(i)
  }
  return rows ?? NONE
})

/** The rows of a document that have comments, from the first or from the last. */
export const commentedRows = (doc: Node, direction: 1 | -1 = 1): Generator<RowPlace> =>
  rowsOf(doc, commentedRowsOf, direction)

/** Where the text of a thread is in the document: empty where it is on the row as a whole. */
export function placesOf(row: RowPlace, threadId: string): { from: number; to: number }[] {
  const thread = threadsOfRow(row.node).find(({ first }) => first.id === threadId)
  return (thread?.anchors ?? []).map(({ side, from, to }) => {
    const { start } = cellOf(row, side)
    return { from: start + from, to: start + to }
  })
}

/** The thread on the text at the caret, or null; of several the one on the shortest text. */
export function threadAt({ selection }: EditorState): string | null {
  const row = rowAt(selection.$head)
  const cell = cellAt(selection.$head)
  if (!row || !cell || row.node.attrs.notes.length === 0) return null
  const offset = selection.head - cell.start
  let best: { id: string; length: number } | null = null
  for (const { first, anchors } of threadsOfRow(row.node)) {
    for (const { side, from, to } of anchors) {
      if (side !== cell.side || offset < from || offset > to) continue
      if (!best || to - from < best.length) best = { id: first.id, length: to - from }
    }
  }
  return best?.id ?? null
}
