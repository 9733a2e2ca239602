import type { Node } from 'prosemirror-model'
import {
  type EditorState,
  Plugin,
  PluginKey,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { newId } from '../../../core/document/ids.ts'
import type { Note } from '../../../core/document/model.ts'
import { addNote, changeNote, removeNote, resolveThread, rowOfNote } from '../commands/comments.ts'
import { domRange } from '../dom-range.ts'
import type { CommentEntry, CommentPlan, Comments } from '../handle.ts'
import { isShown } from '../heights.ts'
import { filterOf } from '../plugins/filter.ts'
import { activeRow, caretIn, cellAt, type RowPlace, rowAt, rowById } from '../positions.ts'
import { minuteOf } from '../revise/marks.ts'
import { commentedRows, commentsOfRow, placesOf, QUOTE, threadAt } from './threads.ts'

/** What the next comment will be on: a row, or a stretch of its text. */
interface Plan {
  readonly rowId: string
  readonly range: { readonly from: number; readonly to: number } | null
}

interface State {
  readonly plan: Plan | null
  /** A thread that was gone to, until the caret goes elsewhere. */
  readonly chosen: string | null
}

const key = new PluginKey<State>('comments')

const NOTHING: State = { plan: null, chosen: null }

const stateOf = (state: EditorState): State => key.getState(state) ?? NOTHING

/** The thread that is in hand: the one that was gone to, else the one on the text at the caret. */
export const activeThread = (state: EditorState): string | null =>
  stateOf(state).chosen ?? threadAt(state)

/** What the next comment will be on, for who writes it; null where none is being written. */
export function planOf(state: EditorState): CommentPlan | null {
  const { plan } = stateOf(state)
  if (!plan) return null
  const quote = plan.range
    ? state.doc.textBetween(plan.range.from, plan.range.to, ' ', ' ').trim().slice(0, QUOTE)
    : ''
  return { rowId: plan.rowId, quote }
}

/** The comments of the open document. */
export class Commenter implements Comments {
  #view: EditorView | null = null
  #list: { readonly doc: Node | null; readonly entries: readonly CommentEntry[] } = {
    doc: null,
    entries: [],
  }
  #frame = 0

  readonly plugin: Plugin<State> = new Plugin({
    key,
    state: {
      init: () => NOTHING,
      apply: (tr, before) => {
        const given = tr.getMeta(key) as State | undefined
        return given ?? carried(tr, before)
      },
    },
    view: (view) => {
      this.#view = view
      return {
        update: (_view, before) => {
          const painted = stateOf(before).plan !== null || activeThread(before) !== null
          const { state } = view
          if (painted || stateOf(state).plan || activeThread(state)) this.#schedulePaint()
        },
        destroy: () => {
          cancelAnimationFrame(this.#frame)
          this.#clear()
          this.#view = null
        },
      }
    },
  })

  begin(): boolean {
    const view = this.#view
    const row = view && activeRow(view.state)
    if (!view || !row) return false
    const { selection } = view.state
    const cell = selection.empty ? null : cellAt(selection.$from)
    const range = cell ? { from: selection.from, to: Math.min(selection.to, cell.end) } : null
    this.#set(view, { plan: { rowId: row.node.attrs.id, range }, chosen: null })
    return true
  }

  cancel(): void {
    const view = this.#view
    if (view && stateOf(view.state).plan) this.#set(view, NOTHING)
  }

  add(text: string, author: string): string | null {
    const view = this.#view
    const plan = view && stateOf(view.state).plan
    const row = plan && rowById(view.state.doc, plan.rowId)
    if (!view || !plan || !row) return null
    const note = noteOf(text, author)
    const tr = addNote(view.state, row, note, plan.range)
    view.dispatch(tr.setMeta(key, { plan: null, chosen: note.id } satisfies State))
    return note.id
  }

  answer(threadId: string, text: string, author: string): boolean {
    return this.#change(threadId, (state, row) =>
      addNote(state, row, { ...noteOf(text, author), answers: threadId }, null),
    )
  }

  edit(noteId: string, text: string): boolean {
    return this.#change(noteId, (state, row) => {
      const note = (row.node.attrs.notes as readonly Note[]).find(({ id }) => id === noteId)
      return note && note.text !== text ? changeNote(state, row, { ...note, text }) : null
    })
  }

  remove(noteId: string): boolean {
    return this.#change(noteId, (state, row) => removeNote(state, row, noteId))
  }

  resolve(threadId: string, resolved: boolean): boolean {
    return this.#change(threadId, (state, row) => resolveThread(state, row, threadId, resolved))
  }

  goto(threadId: string): boolean {
    const view = this.#view
    const row = view && rowOfNote(view.state, threadId)
    if (!view || !row) return false
    this.#goto(view, row, threadId)
    return true
  }

  step(direction: 1 | -1): boolean {
    const view = this.#view
    if (!view) return false
    const next = nextThread(view.state, direction)
    if (next) this.#goto(view, next.row, next.id)
    return next !== null
  }

  list(): readonly CommentEntry[] {
    const doc = this.#view?.state.doc
    if (!doc || doc === this.#list.doc) return this.#list.entries
    const entries: CommentEntry[] = []
    for (const { node, index } of commentedRows(doc)) {
      for (const thread of commentsOfRow(node)) entries.push({ thread, rowIndex: index })
    }
    const before = this.#list.entries
    const same =
      entries.length === before.length &&
      entries.every(
        ({ thread, rowIndex }, i) =>
          thread === before[i]!.thread && rowIndex === before[i]!.rowIndex,
      )
    this.#list = { doc, entries: same ? before : entries }
    return this.#list.entries
  }

  #change(
    noteId: string,
    change: (state: EditorState, row: RowPlace) => Transaction | null,
  ): boolean {
    const view = this.#view
    const row = view && rowOfNote(view.state, noteId)
    const tr = row && change(view.state, row)
    if (!view || !tr) return false
    view.dispatch(tr)
    return true
  }

  #goto(view: EditorView, row: RowPlace, threadId: string): void {
    const { state } = view
    const [place] = placesOf(row, threadId)
    const selection = place
      ? TextSelection.create(state.doc, place.from)
      : caretIn(state.doc, row, 'target', Number.MAX_SAFE_INTEGER)
    const tr = state.tr.setSelection(selection).scrollIntoView()
    view.dispatch(tr.setMeta(key, { ...stateOf(state), chosen: threadId } satisfies State))
  }

  #set(view: EditorView, state: State): void {
    view.dispatch(view.state.tr.setMeta(key, state))
  }

  #schedulePaint(): void {
    if (this.#frame) return
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0
      this.#paint()
    })
  }

  #clear(): void {
    CSS.highlights.delete('comment-active')
  }

  /** The text of the thread in hand, or what the next comment will be on. */
  #paint(): void {
    this.#clear()
    const view = this.#view
    if (!view) return
    const { state } = view
    const { plan } = stateOf(state)
    const ranges = plan ? (plan.range ? [plan.range] : []) : this.#activeRanges(state)
    const highlight = new Highlight()
    for (const { from, to } of ranges) {
      const chunk = view.nodeDOM(state.doc.resolve(from).before(1))
      if (chunk instanceof Element && !chunk.classList.contains('away')) {
        highlight.add(domRange(view, from, to))
      }
    }
    if (highlight.size > 0) CSS.highlights.set('comment-active', highlight)
  }

  #activeRanges(state: EditorState): readonly { from: number; to: number }[] {
    const id = activeThread(state)
    const row = id === null ? null : rowAt(state.selection.$head)
    return row && id !== null ? placesOf(row, id) : []
  }
}

const noteOf = (text: string, author: string): Note => ({
  id: newId(),
  author,
  date: minuteOf(Date.now()),
  text,
})

/** What is planned goes with its text; what was gone to is left by the next move of the caret. */
function carried(tr: Transaction, before: State): State {
  if (before === NOTHING) return before
  const chosen = tr.selectionSet ? null : before.chosen
  const { plan } = before
  if (!plan?.range || !tr.docChanged) {
    return chosen === before.chosen ? before : { plan, chosen }
  }
  const from = tr.mapping.map(plan.range.from, 1)
  const to = tr.mapping.map(plan.range.to, -1)
  return { plan: { ...plan, range: from < to ? { from, to } : null }, chosen }
}

/** The next thread that is not settled, from the one in hand or the caret on, going round. */
function nextThread(
  state: EditorState,
  direction: 1 | -1,
): { readonly row: RowPlace; readonly id: string } | null {
  const filter = filterOf(state)
  const here = activeRow(state)
  const active = activeThread(state)
  let first: { row: RowPlace; id: string } | null = null
  let isPast = false
  for (const row of commentedRows(state.doc, direction)) {
    if (!isShown(row.node, filter)) continue
    const threads = commentsOfRow(row.node).filter(
      (thread) => !thread.first.resolved || thread.first.id === active,
    )
    if (direction === -1) threads.reverse()
    for (const thread of threads) {
      const { id } = thread.first
      if (thread.first.resolved) {
        isPast = true
        continue
      }
      if (id !== active) first ??= { row, id }
      const isBeyond = here !== null && (row.index - here.index) * direction > 0
      const isHere = row.index === here?.index && (isPast || active === null)
      if (isBeyond || (isHere && id !== active)) return { row, id }
      if (id === active) isPast = true
    }
  }
  return first
}
