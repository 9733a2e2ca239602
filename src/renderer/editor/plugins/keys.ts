import { undoInputRule } from 'prosemirror-inputrules'
import { keydownHandler } from 'prosemirror-keymap'
import { Plugin } from 'prosemirror-state'
import { firstOf } from '../commands/command.ts'
import { extendRows, goToEdge, leaveCell, movePage, selectAll } from '../commands/navigate.ts'
import { confirmLinkAndNext } from '../commands/review.ts'
import { confirmAndNext, deleteSelectedRows } from '../commands/rows.ts'
import { insertBreak, stopAtEdge } from '../commands/typing.ts'

const backwards = firstOf(undoInputRule, deleteSelectedRows, stopAtEdge('start'))
const forwards = firstOf(deleteSelectedRows, stopAtEdge('end'))

/**
 * Keys that belong to the writing itself. Everything else a user can do by key is an action of
 * the window, whose keys are shown in menus and can be changed.
 * @param isReviewing asked at each Enter: it confirms the translation, or the link
 */
export const keys = (isReviewing: () => boolean): Plugin => {
  const onKeyDown = keydownHandler({
    Enter: (state, dispatch, view) =>
      (isReviewing() ? confirmLinkAndNext : confirmAndNext)(state, dispatch, view),
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
    // By words, as the systems have it: at an edge the browser would change the side.
    'Ctrl-ArrowLeft': leaveCell('left'),
    'Ctrl-ArrowRight': leaveCell('right'),
    'Alt-ArrowLeft': leaveCell('left'),
    'Alt-ArrowRight': leaveCell('right'),
    'Ctrl-Home': goToEdge(-1),
    'Ctrl-End': goToEdge(1),
    PageUp: movePage(-1),
    PageDown: movePage(1),
    'Shift-Alt-ArrowUp': extendRows(-1),
    'Shift-Alt-ArrowDown': extendRows(1),
    'Mod-a': selectAll,
  })
  return new Plugin({
    props: {
      handleKeyDown: onKeyDown,
      handleDOMEvents: {
        keydown: (_view, event) => isOfWindow(event),
        beforeinput: (_view, event) => refuseNative(event),
      },
    },
  })
}

/** Enter, b, i, y and z: ProseMirror claims them together with Ctrl or Cmd, bound or not. */
const CLAIMED = new Set(['Enter', 'b', 'i', 'y', 'z'])

/** Keys of ours that the window acts on: true keeps ProseMirror away from them. */
const isOfWindow = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  (!event.altKey || event.key === 'Enter') &&
  CLAIMED.has(event.key.length === 1 ? event.key.toLowerCase() : event.key)

/** The browser's own formatting and undoing (from its menus) would go past the document. */
function refuseNative(event: InputEvent): boolean {
  if (!/^(?:format|history)/.test(event.inputType)) return false
  event.preventDefault()
  return true
}
