import { closeHistory } from 'prosemirror-history'
import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { structural } from '../plugins/guard.ts'

/** A change of structure or status: one step of history of its own. */
export function step(state: EditorState): Transaction {
  return structural(closeHistory(state.tr))
}

/** The first of some commands that applies. */
export const firstOf =
  (...commands: readonly Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))
