import { isHistoryTransaction } from 'prosemirror-history'
import { type Fragment, Mark } from 'prosemirror-model'
import { type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state'
import { ReplaceStep } from 'prosemirror-transform'
import type { EditorView } from 'prosemirror-view'
import type { Author } from '../../../core/review/track.ts'
import { cellAt, rowAt } from '../positions.ts'
import { isChange } from '../schema.ts'
import { asSlice, changeMark, inserted, minuteOf, struck, unchanged } from './marks.ts'
import { isSettled, settled, trackedTransaction } from './track.ts'

/** What an input method composes in: the content of a cell as it was before. */
interface Held {
  /** Position at the start of the content. */
  readonly start: number
  readonly before: Fragment
}

/** After this long the last that an input method did has been read from the page, in milliseconds. */
const COMPOSED = 50

/**
 * Makes changes tracked ones on their way into the document, as long as it is wanted.
 *
 * What an input method composes is let alone until it is done. The mark that inserted text has is
 * put at the caret beforehand, so that nearly always nothing is left to be done then; where a
 * selected text was composed over, it comes back, struck out.
 */
export class Tracker {
  #author: string | null = null
  #held: Held | null = null
  #timer = 0

  /** Who makes the changes that are tracked; null: they are not. */
  get author(): string | null {
    return this.#author
  }

  track(author: string | null): void {
    this.#author = author
  }

  /** Whose change it is at this moment; null where changes are not tracked. */
  by(): Author | null {
    return this.#author === null ? null : { author: this.#author, date: minuteOf(Date.now()) }
  }

  /** A transaction as it is to be applied. */
  tracked(state: EditorState, tr: Transaction): Transaction {
    if (this.#held || isOfComposition(tr)) return this.#hold(state, tr)
    if (!tr.docChanged || isSettled(tr) || isHistoryTransaction(tr)) return tr
    return trackedTransaction(state, tr, this.by())
  }

  readonly plugin: Plugin = new Plugin({
    props: {
      handleDOMEvents: {
        compositionstart: (view) => {
          this.#settle(view)
          this.#prepare(view)
          return false
        },
        compositionend: (view) => {
          clearTimeout(this.#timer)
          this.#timer = window.setTimeout(() => this.#settle(view), COMPOSED)
          return false
        },
        keydown: (view, event) => {
          if (!event.isComposing && event.keyCode !== 229) this.#settle(view)
          return false
        },
      },
    },
    view: () => ({ destroy: () => clearTimeout(this.#timer) }),
  })

  #hold(state: EditorState, tr: Transaction): Transaction {
    if (!tr.docChanged) return tr
    if (this.#held) {
      this.#held = { ...this.#held, start: tr.mapping.map(this.#held.start, -1) }
      return tr
    }
    const step = tr.steps.find((each) => each instanceof ReplaceStep)
    const cell = step instanceof ReplaceStep ? cellAt(state.doc.resolve(step.from)) : null
    if (cell) this.#held = { start: cell.start, before: cell.node.content }
    return tr
  }

  /** Makes the place of the caret one where composed text has the mark that it should have. */
  #prepare(view: EditorView): void {
    const { state } = view
    const { $head, empty } = state.selection
    if (!(state.selection instanceof TextSelection) || !empty) return
    if (cellAt($head)?.side !== 'target' || rowAt($head)?.node.attrs.locked) return
    const by = this.by()
    const marks = state.storedMarks ?? $head.marks()
    const plain = marks.filter((mark) => !isChange(mark))
    const wanted =
      by === null
        ? plain
        : changeMark('insertion', by, [$head.nodeBefore, $head.nodeAfter]).addToSet(plain)
    if (!Mark.sameSet(marks, wanted)) view.dispatch(state.tr.setStoredMarks(wanted))
  }

  /** Makes what was composed tracked, where it was not from the start. */
  #settle(view: EditorView): void {
    const held = this.#held
    if (!held || view.composing || view.isDestroyed) return
    clearTimeout(this.#timer)
    this.#held = null
    const { state } = view
    const cell = cellAt(state.doc.resolve(held.start))
    if (cell?.start !== held.start) return
    const change = difference(held.before, cell.node.content)
    if (!change) return
    const { from, before, now } = change
    const by = cell.side === 'target' ? this.by() : null
    const start = held.start + from
    const end = start + now.size
    const neighbours = [state.doc.resolve(start).nodeBefore, state.doc.resolve(end).nodeAfter]
    const stays = by && struck(before, changeMark('deletion', by, neighbours))
    const text = by ? inserted(now, changeMark('insertion', by, neighbours), by) : unchanged(now)
    const wanted = stays ? stays.append(text) : text
    if (wanted.eq(now)) return
    const tr = state.tr.step(new ReplaceStep(start, end, asSlice(wanted)))
    const { head } = state.selection
    const at =
      head < start ? head : Math.min(head, end) + (stays?.size ?? 0) + Math.max(head - end, 0)
    tr.setSelection(TextSelection.create(tr.doc, at))
    view.dispatch(settled(tr))
  }
}

const isOfComposition = (tr: Transaction): boolean => tr.getMeta('composition') !== undefined

/** The one stretch in which two texts differ, or null. @returns its start, and both as they were */
function difference(
  before: Fragment,
  now: Fragment,
): { readonly from: number; readonly before: Fragment; readonly now: Fragment } | null {
  const from = before.findDiffStart(now)
  const ends = before.findDiffEnd(now)
  if (from === null || ends === null) return null
  // The same letters at either side of the change are found from both ends.
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b))
  return {
    from,
    before: before.cut(from, ends.a + overlap),
    now: now.cut(from, ends.b + overlap),
  }
}
