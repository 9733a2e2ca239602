import { Fragment, type Node } from 'prosemirror-model'
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import { isShown } from '../heights.ts'
import { filterOf } from '../plugins/filter.ts'
import { activeRow, cellAt, cellOf, type RowPlace, rowAt, selectedRows } from '../positions.ts'
import {
  type ChangePlace,
  changeAt,
  changedRows,
  changesOf,
  countOfChanges,
} from '../revise/changes.ts'
import { changesOfCell, countChanges } from '../revise/count.ts'
import { asSlice, changeOf, hasLiveText } from '../revise/marks.ts'
import { settled } from '../revise/track.ts'
import { RowSelection } from '../row-selection.ts'
import { schema } from '../schema.ts'
import { step } from './command.ts'

type Verdict = 'accept' | 'reject'

const isFree = ({ node }: RowPlace): boolean => !node.attrs.locked

/** What of a row is decided: the changes by an author (else all), in a range (else everywhere). */
interface Scope {
  readonly author?: string | undefined
  readonly from?: number
  readonly to?: number
}

/**
 * Accepts or rejects changes of a row: what was inserted stays or goes, what was deleted goes or
 * stays. A translation that has come or gone by that changes how far the row is.
 */
function decide(tr: Transaction, row: RowPlace, verdict: Verdict, scope: Scope): void {
  for (const side of ['target', 'source'] as const) {
    const place = cellOf(row, side)
    const changes = changesOfCell(place.node)
    const [first, last] = [changes.at(0), changes.at(-1)]
    if (!first || !last) continue
    const from = Math.max(place.start + first.from, scope.from ?? 0)
    const to = Math.min(place.start + last.to, scope.to ?? Number.MAX_SAFE_INTEGER)
    if (from >= to) continue
    const content = place.node.content.cut(from - place.start, to - place.start)
    const { from: caret } = tr.selection
    if (caret >= from && caret <= to) decideOneByOne(tr, from, content, verdict, scope.author)
    else {
      const decided = Fragment.fromArray(
        fatesIn(content, verdict, scope.author)
          .map(({ kept }) => kept)
          .filter((node) => node !== null),
      )
      if (!decided.eq(content)) tr.step(new ReplaceStep(from, to, asSlice(decided)))
    }
  }
  const after = tr.doc.nodeAt(row.pos)!
  const { status } = after.attrs
  const isLive = hasLiveText(after.child(1))
  if (isLive === (status === 'empty') && isLive !== hasLiveText(row.node.child(1))) {
    tr.setNodeAttribute(row.pos, 'status', isLive ? 'draft' : 'empty')
  }
}

/** Piece by piece, so that the caret stays at its place in the text. */
function decideOneByOne(
  tr: Transaction,
  start: number,
  content: Fragment,
  verdict: Verdict,
  author?: string,
): void {
  for (const { node, offset, kept } of fatesIn(content, verdict, author).reverse()) {
    const from = start + offset
    const to = from + node.nodeSize
    const mark = changeOf(node)
    if (kept === null) tr.delete(from, to)
    else if (mark && kept !== node) tr.removeMark(from, to, mark)
  }
}

/** What becomes of each piece of a text; null: it goes. */
function fatesIn(
  content: Fragment,
  verdict: Verdict,
  author?: string,
): { readonly node: Node; readonly offset: number; readonly kept: Node | null }[] {
  const gone = verdict === 'accept' ? schema.marks.deletion : schema.marks.insertion
  const fates: { node: Node; offset: number; kept: Node | null }[] = []
  content.forEach((node, offset) => {
    const mark = changeOf(node)
    const isDecided = mark !== null && (author === undefined || mark.attrs.author === author)
    const kept = !isDecided
      ? node
      : mark.type === gone
        ? null
        : node.mark(mark.removeFromSet(node.marks))
    fates.push({ node, offset, kept })
  })
  return fates
}

/** Decides about rows, given from the last to the first, in one step. */
function decideRows(
  state: EditorState,
  rows: Iterable<RowPlace>,
  verdict: Verdict,
  scope: Scope = {},
): Transaction {
  const tr = settled(step(state))
  for (const row of rows) if (isFree(row)) decide(tr, row, verdict, scope)
  return tr
}

/** Accepts or rejects all changes of a document, or of one author in it. */
export const decideAll =
  (verdict: Verdict, author?: string): Command =>
  (state, dispatch) => {
    if (countOfChanges(state.doc) === 0) return false
    if (!dispatch) return true
    const tr = decideRows(state, changedRows(state.doc, -1), verdict, { author })
    if (!tr.docChanged) return false
    dispatch(tr)
    return true
  }

/** The same of the author of the change at the caret. */
export const decideAuthor =
  (verdict: Verdict): Command =>
  (state, dispatch) => {
    const change = changeAt(state, activeRow(state))
    return change !== null && decideAll(verdict, change.author)(state, dispatch)
  }

/** Accepts or rejects all changes of the row with the caret, or of the selected rows. */
export const decideRow =
  (verdict: Verdict): Command =>
  (state, dispatch) => {
    const rows = selectedRows(state).filter((row) => isFree(row) && countChanges(row.node) > 0)
    if (rows.length === 0) return false
    dispatch?.(decideRows(state, rows.reverse(), verdict))
    return true
  }

/**
 * Accepts or rejects what is selected of changes, and at a caret the change there; then goes on to
 * the next one.
 */
export const decideHere =
  (verdict: Verdict): Command =>
  (state, dispatch) => {
    const { selection } = state
    if (selection instanceof RowSelection) return decideRow(verdict)(state, dispatch)
    const row = activeRow(state)
    const change = changeAt(state, row)
    if (!row || !change || !isFree(row)) return false
    if (!dispatch) return true
    const { from, to } = selection.empty ? change : selection
    const tr = decideRows(state, [row], verdict, { from, to })
    const next = nextIn(tr.doc, filterOf(state), tr.mapping.map(to), 1)
    dispatch(goToChange(tr, next))
    return true
  }

function goToChange(tr: Transaction, change: ChangePlace | null): Transaction {
  if (!change) return tr
  return tr.setSelection(TextSelection.create(tr.doc, change.from, change.to)).scrollIntoView()
}

/** The next change behind a position, or the last before it, going round; hidden rows have none. */
function nextIn(
  doc: EditorState['doc'],
  filter: ReturnType<typeof filterOf>,
  pos: number,
  direction: 1 | -1,
): ChangePlace | null {
  let first: ChangePlace | null = null
  for (const row of changedRows(doc, direction)) {
    if (!isShown(row.node, filter)) continue
    const end = row.pos + row.node.nodeSize
    const isBeyond = direction === 1 ? end > pos : row.pos < pos
    if (first && !isBeyond) continue
    const changes = direction === 1 ? changesOf(row) : changesOf(row).reverse()
    first ??= changes[0] ?? null
    const found = changes.find(({ from, to }) => (direction === 1 ? from >= pos : to <= pos))
    if (isBeyond && found) return found
  }
  return first
}

const walk =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    if (countOfChanges(state.doc) === 0) return false
    if (!dispatch) return true
    const { from, to, empty } = state.selection
    const here = rowAt(state.selection.$from)
    const current = changeAt(state, here)
    // A change that the caret stands before is the next one; one that is selected has been seen.
    const isSeen = current && !empty && cellAt(state.selection.$from) !== null
    const pos = direction === 1 ? (isSeen ? Math.max(to, current.to) : to) : from
    dispatch(goToChange(state.tr, nextIn(state.doc, filterOf(state), pos, direction)))
    return true
  }

export const nextChange = walk(1)

export const previousChange = walk(-1)
