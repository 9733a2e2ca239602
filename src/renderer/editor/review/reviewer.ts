import type { Node } from 'prosemirror-model'
import { type Command, Plugin } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import type { Granularity, Row, Side } from '../../../core/document/model.ts'
import { step } from '../commands/command.ts'
import { replaceChanged } from '../commands/replace-rows.ts'
import {
  confirmAbove,
  confirmMoved,
  moveText,
  returnMovedRows,
  unpark,
} from '../commands/review.ts'
import { toRow } from '../convert.ts'
import { domRange } from '../dom-range.ts'
import type { Correspondence, LinkEntry, Review, TextPlace } from '../handle.ts'
import {
  activeRow,
  activeSide,
  caretIn,
  cellAt,
  cellOf,
  rowAt,
  rowById,
  rowByIndex,
  rowsFrom,
  selectedRows,
} from '../positions.ts'
import { linksOf } from './links.ts'

/** A pointer that rests this long on a text asks what belongs to it, in milliseconds. */
const REST = 120

/** The alignment of the open document, reviewed. */
export class Reviewer implements Review {
  #view: EditorView | null = null
  #links: { readonly doc: Node | null; readonly entries: readonly LinkEntry[] } = {
    doc: null,
    entries: [],
  }
  #hovering = new Set<(place: TextPlace | null) => void>()
  #resting: ReturnType<typeof setTimeout> | undefined

  readonly plugin: Plugin = new Plugin({
    props: {
      handleDOMEvents: {
        mousemove: (view, event) => this.#pointed(view, event),
        mouseleave: () => this.#left(),
      },
    },
    view: (view) => {
      this.#view = view
      return {
        destroy: () => {
          clearTimeout(this.#resting)
          CSS.highlights.delete('match')
          this.#view = null
        },
      }
    },
  })

  links(): readonly LinkEntry[] {
    const doc = this.#view?.state.doc
    if (doc && this.#links.doc !== doc) {
      this.#links = { doc, entries: linksOf(doc, this.#links.entries) }
    }
    return this.#links.entries
  }

  confirmAbove(threshold: number): number {
    const view = this.#view
    return view ? confirmAbove(view.state, view.dispatch, threshold) : 0
  }

  unpark(id: string): boolean {
    return this.#run(unpark(id))
  }

  moveText(fromRow: string, toRow: string, side: Side): boolean {
    return this.#run(moveText(fromRow, toRow, side))
  }

  confirmMoved(rowId: string): boolean {
    return this.#run(confirmMoved(rowId))
  }

  returnMoved(rowId: string): boolean {
    return this.#run(returnMovedRows(rowId))
  }

  range(): { readonly index: number; readonly rows: readonly Row[] } {
    const state = this.#view?.state
    if (!state) return { index: 0, rows: [] }
    const selected = selectedRows(state)
    const chosen = selected.length > 1 ? selected : [...rowsFrom(state.doc, 0)]
    return { index: chosen[0]?.index ?? 0, rows: chosen.map(({ node }) => toRow(node)) }
  }

  apply(
    index: number,
    before: readonly Row[],
    after: readonly Row[],
    granularity?: Granularity,
  ): boolean {
    const view = this.#view
    if (!view || after.length === 0) return false
    const now = rowsFrom(view.state.doc, index)
    for (const row of before) {
      const { value } = now.next()
      if (!value || toRow(value.node) !== row) return false
    }
    const place = activeRow(view.state)
    const side = activeSide(view.state.selection)
    const tr = step(view.state)
    if (granularity) tr.setDocAttribute('granularity', granularity)
    replaceChanged(tr, index, before, after)
    const kept = place && rowById(tr.doc, place.node.attrs.id)
    const row = kept ?? rowByIndex(tr.doc, index)
    if (row) tr.setSelection(caretIn(tr.doc, row, side, 0))
    view.dispatch(tr.scrollIntoView())
    return true
  }

  light(rowId: string, correspondence: Correspondence | null): void {
    CSS.highlights.delete('match')
    const view = this.#view
    const row = view && correspondence ? rowById(view.state.doc, rowId) : null
    if (!view || !row || !correspondence) return
    const match = new Highlight()
    for (const side of ['source', 'target'] as const) {
      const cell = cellOf(row, side)
      for (const [from, to] of correspondence[side]) {
        if (cell.start + to > cell.end) continue
        match.add(domRange(view, cell.start + from, cell.start + to))
      }
    }
    if (match.size > 0) CSS.highlights.set('match', match)
  }

  onHover(listener: (place: TextPlace | null) => void): () => void {
    this.#hovering.add(listener)
    return () => void this.#hovering.delete(listener)
  }

  #run(command: Command): boolean {
    const view = this.#view
    return view !== null && command(view.state, view.dispatch, view)
  }

  #pointed(view: EditorView, event: MouseEvent): boolean {
    if (this.#hovering.size === 0) return false
    clearTimeout(this.#resting)
    this.#resting = setTimeout(() => this.#tell(placeAt(view, event)), REST)
    return false
  }

  #left(): boolean {
    clearTimeout(this.#resting)
    this.#tell(null)
    return false
  }

  #tell(place: TextPlace | null): void {
    for (const listener of this.#hovering) listener(place)
  }
}

function placeAt(view: EditorView, event: MouseEvent): TextPlace | null {
  if (view.isDestroyed) return null
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
  const $pos = at ? view.state.doc.resolve(at.pos) : null
  const cell = $pos && cellAt($pos)
  const row = $pos && rowAt($pos)
  if (!$pos || !cell || !row) return null
  return { rowId: row.node.attrs.id, side: cell.side, offset: $pos.pos - cell.start }
}
