import { undoInputRule } from 'prosemirror-inputrules'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin } from 'prosemirror-state'
import { firstOf } from '../commands/command.ts'
import { extendRows, leaveCell, selectAll } from '../commands/navigate.ts'
import { confirmAndNext, deleteSelectedRows } from '../commands/rows.ts'
import { insertBreak, stopAtEdge } from '../commands/typing.ts'

const backwards = firstOf(undoInputRule, deleteSelectedRows, stopAtEdge('start'))
const forwards = firstOf(deleteSelectedRows, stopAtEdge('end'))

/**
 * Keys that belong to the writing itself. Everything else a user can do by key is an action of
 * the window, whose keys are shown in menus and can be changed.
 */
export const keys = (): Plugin => {
  const onKeyDown = keydownHandler({
    Enter: confirmAndNext,
    'Shift-Enter': insertBreak,
    Backspace: backwards,
    'Mod-Backspace': backwards,
    'Alt-Backspace': backwards,
    'Shift-Backspace': backwards,
    Delete: forwards,
    'Mod-Delete': forwards,
    'Alt-Delete': forwards,
    ArrowUp: leaveCell('up'),
    ArrowDown: leaveCell('down'),
    ArrowLeft: leaveCell('left'),
    ArrowRight: leaveCell('right'),
    'Shift-Alt-ArrowUp': extendRows(-1),
    'Shift-Alt-ArrowDown': extendRows(1),
    'Mod-a': selectAll,
  })
  return new Plugin({ props: { handleKeyDown: onKeyDown } })
}
