import {
  Check,
  CheckCheck,
  ChevronDown,
  ChevronUp,
  MessageSquarePlus,
  PenLine,
  X,
} from 'lucide-react'
import type { ChangeCommand } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import { withAuthor } from '../comments/author.ts'
import { isTracking, toggleTracking } from '../comments/tracking.ts'
import type { Preferences } from '../preferences.ts'
import { editorCommand, hasEditor } from './editor-command.ts'
import type { Action } from './types.ts'

/** While the alignment is reviewed its panel has the place of the comments. */
const canComment = (app: AppContext): boolean => hasEditor(app) && !app.ui.getState().reviewing

function changeAction(
  name: ChangeCommand,
  group: number,
  rest: Pick<Action, 'icon' | 'keys'> = {},
): Action {
  return editorCommand(name, {
    id: `revise.${name}`,
    label: `action.revise.${name}`,
    menu: { menu: 'revise', group },
    ...rest,
  })
}

const commentStep = (direction: 1 | -1): Action => ({
  id: direction === 1 ? 'revise.nextComment' : 'revise.previousComment',
  label: direction === 1 ? 'action.revise.nextComment' : 'action.revise.previousComment',
  keys: [direction === 1 ? 'Mod-Alt-n' : 'Mod-Alt-Shift-n'],
  menu: { menu: 'revise', group: 4 },
  icon: direction === 1 ? ChevronDown : ChevronUp,
  enabled: hasEditor,
  run(app) {
    if (app.editor?.comments.step(direction)) app.editor.focus()
  },
})

const markupAction = (
  markup: Preferences['markup'],
  id: string,
  label: Action['label'],
): Action => ({
  id,
  label,
  menu: { menu: 'revise', group: 5 },
  enabled: hasEditor,
  checked: (app) => app.ui.getState().preferences.markup === markup,
  run: (app) => app.prefer({ markup }),
})

export const reviseActions: readonly Action[] = [
  {
    id: 'revise.track',
    label: 'action.revise.track',
    // Word's own key belongs to the export here.
    keys: ['Mod-Shift-x'],
    menu: { menu: 'revise', group: 1 },
    icon: PenLine,
    enabled: hasEditor,
    checked: isTracking,
    run: toggleTracking,
  },
  changeAction('nextChange', 2, { keys: ['F4'], icon: ChevronDown }),
  changeAction('previousChange', 2, { keys: ['Shift-F4'], icon: ChevronUp }),
  changeAction('acceptChange', 3, { keys: ['Mod-Alt-a'], icon: Check }),
  changeAction('rejectChange', 3, { keys: ['Mod-Alt-x'], icon: X }),
  changeAction('acceptRow', 3, { icon: CheckCheck }),
  changeAction('rejectRow', 3, { icon: X }),
  changeAction('acceptAuthor', 3),
  changeAction('rejectAuthor', 3),
  changeAction('acceptAll', 3),
  changeAction('rejectAll', 3),
  {
    id: 'revise.comment',
    label: 'action.revise.comment',
    keys: ['Mod-Alt-m'],
    macKeys: ['Mod-Alt-k'],
    menu: { menu: 'revise', group: 4 },
    icon: MessageSquarePlus,
    enabled: canComment,
    run(app) {
      withAuthor(app, () => {
        if (!app.editor?.comments.begin()) return
        const { side } = app.ui.getState().preferences
        if (!side.open) app.prefer({ side: { ...side, open: true } })
      })
    },
  },
  commentStep(1),
  commentStep(-1),
  markupAction('all', 'revise.markupAll', 'action.revise.markupAll'),
  markupAction('final', 'revise.markupFinal', 'action.revise.markupFinal'),
  markupAction('original', 'revise.markupOriginal', 'action.revise.markupOriginal'),
]
