import { Plugin } from 'prosemirror-state'
import type { Side } from '../../../core/document/model.ts'
import { cellAt, rowAt } from '../positions.ts'
import { RowSelection } from '../row-selection.ts'

/** Why what was typed did not go into the text. */
export type Refusal = 'source' | 'locked'

/** Tells of typing that the guard refuses, so that no key is swallowed without a word. */
export const refusals = (
  isEditable: (side: Side) => boolean,
  onRefused: (why: Refusal) => void,
): Plugin =>
  new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput: (view, event) => {
          const { selection } = view.state
          const cell = cellAt(selection.$head)
          if (!/^(?:insert|delete)/.test(event.inputType) || selection instanceof RowSelection) {
            return false
          }
          if (rowAt(selection.$head)?.node.attrs.locked) onRefused('locked')
          else if (cell && !isEditable(cell.side)) onRefused('source')
          return false
        },
      },
    },
  })
