import type { Command } from 'prosemirror-state'
import { cellAt } from '../positions.ts'
import { schema } from '../schema.ts'

/** A line break in the text. */
export const insertBreak: Command = (state, dispatch) => {
  if (!cellAt(state.selection.$head)) return false
  dispatch?.(state.tr.replaceSelectionWith(schema.node('break'), true).scrollIntoView())
  return true
}

/** At the edge of a cell there is nothing to delete: the browser must not join it with another. */
export const stopAtEdge =
  (edge: 'start' | 'end'): Command =>
  (state) => {
    const { selection } = state
    const cell = cellAt(selection.$head)
    return selection.empty && cell !== null && selection.head === cell[edge]
  }
