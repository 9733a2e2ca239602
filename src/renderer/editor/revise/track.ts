import type { Node } from 'prosemirror-model'
import {
  type EditorState,
  PluginKey,
  type Selection,
  TextSelection,
  type Transaction,
} from 'prosemirror-state'
import {
  AddMarkStep,
  AttrStep,
  DocAttrStep,
  RemoveMarkStep,
  ReplaceStep,
  type Step,
  StepMap,
} from 'prosemirror-transform'
import type { Author } from '../../../core/review/track.ts'
import { cellAt } from '../positions.ts'
import { asSlice, changeMark, changeOf, fateOf, inserted, unchanged } from './marks.ts'

const key = new PluginKey('tracked')

/** Marks a transaction as one whose texts have the changes they should have: it is left alone. */
export const settled = (tr: Transaction): Transaction => tr.setMeta(key, true)

export const isSettled = (tr: Transaction): boolean => tr.getMeta(key) === true

/**
 * A transaction as it is when changes are tracked: what it inserts into a translation is an
 * insertion, and what it deletes stays, struck out, unless it had only been inserted. Changes of
 * formatting, of rows and of sources are not tracked.
 * @param by who changes and when; null where changes are not tracked: then what is inserted is
 *   plain text, also in the middle of a change, and what is deleted is gone
 */
export function trackedTransaction(
  state: EditorState,
  tr: Transaction,
  by: Author | null,
): Transaction {
  if (!tr.steps.some((step) => step instanceof ReplaceStep)) return tr
  if (!tr.steps.every((step, i) => staysInCell(step, tr.docs[i]!))) return tr
  if (by === null && !tr.steps.some(bringsChange)) return tr
  const out = state.tr
  const kept = new Kept()
  tr.steps.forEach((step, i) => {
    if (!(step instanceof ReplaceStep)) {
      const moved = step.map(kept.map)
      if (moved) out.step(moved)
      return
    }
    const cell = cellAt(tr.docs[i]!.resolve(step.from))
    const author = cell?.side === 'target' ? by : null
    const from = kept.map.map(step.from)
    const to = kept.map.map(step.to)
    const length = replace(out, from, to, step, author)
    kept.replaced(step, length)
  })
  return withTheRest(state, tr, out, kept)
}

/** Whether a step changes nothing but text inside one cell, its formatting, or attributes. */
function staysInCell(step: Step, doc: Node): boolean {
  if (step instanceof ReplaceStep) {
    const cell = cellAt(doc.resolve(step.from))
    const { content, openStart, openEnd } = step.slice
    return (
      cell !== null &&
      step.to <= cell.end &&
      openStart === 0 &&
      openEnd === 0 &&
      (content.firstChild?.isInline ?? true)
    )
  }
  return (
    step instanceof AddMarkStep ||
    step instanceof RemoveMarkStep ||
    step instanceof AttrStep ||
    step instanceof DocAttrStep
  )
}

function bringsChange(step: Step): boolean {
  if (!(step instanceof ReplaceStep)) return false
  const { content } = step.slice
  for (let i = 0; i < content.childCount; i++) if (changeOf(content.child(i))) return true
  return false
}

/** @returns the length of what stays of the replaced text */
function replace(
  out: Transaction,
  from: number,
  to: number,
  { slice }: ReplaceStep,
  by: Author | null,
): number {
  if (by === null) {
    out.step(new ReplaceStep(from, to, asSlice(unchanged(slice.content))))
    return 0
  }
  const around = [out.doc.resolve(from).nodeBefore, out.doc.resolve(to).nodeAfter]
  out.doc.nodesBetween(from, to, (node) => {
    if (node.isInline) around.push(node)
  })
  const gone: (readonly [from: number, to: number])[] = []
  const deletion = changeMark('deletion', by, around)
  let length = to - from
  out.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isInline) return true
    const range = [Math.max(from, pos), Math.min(to, pos + node.nodeSize)] as const
    const fate = fateOf(node)
    if (fate === 'goes') gone.push(range)
    else if (fate === 'struck') out.addMark(...range, deletion)
    return false
  })
  for (const [start, end] of gone.reverse()) {
    out.delete(start, end)
    length -= end - start
  }
  if (slice.size > 0) {
    const place = from + length
    const $place = out.doc.resolve(place)
    const mark = changeMark('insertion', by, [$place.nodeBefore, $place.nodeAfter])
    out.step(new ReplaceStep(place, place, asSlice(inserted(slice.content, mark, by))))
  }
  return length
}

/** Deleted texts that stayed: where they stand in the document as it would be without them. */
class Kept {
  #texts: { readonly at: number; readonly length: number }[] = []
  #map: StepMap | null = null

  /** From places without the texts to places with them, behind a text that stands just there. */
  get map(): StepMap {
    this.#map ??= new StepMap(this.#texts.flatMap(({ at, length }) => [at, 0, length]))
    return this.#map
  }

  /** Takes note of a step as it was meant. @param length of what stayed of the text it replaces */
  replaced({ from, to, slice }: ReplaceStep, length: number): void {
    const before = this.#texts.filter(({ at }) => at <= from)
    const last = before.at(-1)
    if (length > 0) {
      if (last?.at === from) before[before.length - 1] = { at: from, length: last.length + length }
      else before.push({ at: from, length })
    }
    const behind = this.#texts.filter(({ at }) => at > to)
    const shift = slice.size - (to - from)
    this.#texts = [...before, ...behind.map((text) => ({ ...text, at: text.at + shift }))]
    this.#map = null
  }
}

/** Whether a transaction deletes what stands before the caret, as Backspace does. */
function isBackwards({ selection }: EditorState, { steps }: Transaction): boolean {
  const [step] = steps
  return (
    selection.empty &&
    step instanceof ReplaceStep &&
    step.slice.size === 0 &&
    step.to === selection.head
  )
}

/**
 * The caret stands behind what stays of a deleted text, or before it where it was deleted backwards,
 * so that the next key goes on with the text beyond.
 */
function selectionIn(
  out: Transaction,
  selection: Selection,
  map: StepMap,
  side: 1 | -1,
): Selection {
  if (!(selection instanceof TextSelection)) return selection.map(out.doc, map)
  const { anchor, head } = selection
  return TextSelection.create(out.doc, map.map(anchor, side), map.map(head, side))
}

/** Everything else that a transaction says, said of the one in its place. */
function withTheRest(
  state: EditorState,
  tr: Transaction,
  out: Transaction,
  kept: Kept,
): Transaction {
  const side = isBackwards(state, tr) ? -1 : 1
  out.setSelection(selectionIn(out, tr.selection, kept.map, side))
  if (tr.storedMarksSet) out.setStoredMarks(tr.storedMarks)
  if (tr.scrolledIntoView) out.scrollIntoView()
  out.setTime(tr.time)
  for (const [name, value] of Object.entries(metaOf(tr))) {
    out.setMeta(name, keepsItself(value, tr) ? { ...value, transform: out } : value)
  }
  return out
}

/**
 * All that was set by `setMeta`. ProseMirror lets one ask only for what one knows the name of: where
 * a version of it keeps this elsewhere, that is told at once and not lost in silence.
 */
function metaOf(tr: Transaction): object {
  const meta: unknown = Reflect.get(tr, 'meta')
  if (typeof meta === 'object' && meta !== null) return meta
  throw new TypeError('This version of prosemirror-state keeps metadata elsewhere.')
}

/** An input rule keeps its transaction with what it says, to be able to take it back. */
const keepsItself = (
  value: unknown,
  tr: Transaction,
): value is { readonly transform: Transaction } =>
  typeof value === 'object' && value !== null && 'transform' in value && value.transform === tr
