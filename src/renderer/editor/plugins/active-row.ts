import { type EditorState, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { cellAt, rowAt, selectedRows } from '../positions.ts'
import { RowSelection } from '../row-selection.ts'

/** More selected rows than this are shown as selected by the page as a whole. */
const DECORATED_ROWS = 400

/** Marks the row with the caret, its side, and rows that are selected as rows. */
export const activeRowHighlight = (): Plugin =>
  new Plugin({
    props: {
      decorations: (state) => DecorationSet.create(state.doc, decorationsOf(state)),
      attributes: (state) => {
        const { selection } = state
        const whole =
          selection instanceof RowSelection &&
          selection.from === 1 &&
          selection.to === state.doc.content.size - 1
        return whole ? { class: 'all-selected' } : {}
      },
    },
  })

function decorationsOf(state: EditorState): Decoration[] {
  const { selection } = state
  if (selection instanceof RowSelection) {
    if (selection.to - selection.from === state.doc.content.size - 2) return []
    return selectedRows(state)
      .slice(0, DECORATED_ROWS)
      .map((row) => Decoration.node(row.pos, row.pos + row.node.nodeSize, { class: 'selected' }))
  }
  const row = rowAt(selection.$head)
  if (!row) return []
  const side = cellAt(selection.$head)?.side ?? 'target'
  return [Decoration.node(row.pos, row.pos + row.node.nodeSize, { class: `active active-${side}` })]
}
