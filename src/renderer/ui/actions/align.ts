import {
  ArrowDownToLine,
  ArrowUpToLine,
  Check,
  CheckCheck,
  ChevronDown,
  ChevronsDown,
  ChevronUp,
  CornerLeftUp,
  FoldVertical,
  Inbox,
  Link2,
  ListChecks,
  Minus,
  Plus,
  RefreshCw,
  Repeat,
  Scale,
  Scissors,
  Shuffle,
  Undo2,
  Unlink2,
} from 'lucide-react'
import type { Link } from '../../../core/document/model.ts'
import type { CommandName } from '../../editor/handle.ts'
import { realign } from '../align/realign.ts'
import { alignWithTranslation } from '../align/with-translation.ts'
import type { AppContext } from '../app.ts'
import { tellOfMoved } from '../review/moved.ts'
import { editorCommand, hasEditor } from './editor-command.ts'
import type { Action } from './types.ts'

const isReviewing = (app: AppContext): boolean => hasEditor(app) && app.ui.getState().reviewing

/** A command that only a reviewer has use for. */
function reviewCommand(
  name: CommandName,
  action: Omit<Action, 'id' | 'label' | 'menu' | 'enabled' | 'run'> & { readonly group: number },
  label: Action['label'],
): Action {
  const { group, ...rest } = action
  const command = editorCommand(name, {
    id: `align.${name}`,
    label,
    menu: { menu: 'align', group },
    ...rest,
  })
  return { ...command, enabled: (app) => isReviewing(app) && (command.enabled?.(app) ?? true) }
}

const markAction = (
  name: CommandName & ('markNormal' | 'markOmission' | 'markAddition' | 'markInversion'),
  type: Link['type'],
  icon: NonNullable<Action['icon']>,
): Action => ({
  ...reviewCommand(name, { group: 5, icon }, `action.align.${name}`),
  checked: (app) => isReviewing(app) && app.editor?.snapshot().link.type === type,
})

export const alignActions: readonly Action[] = [
  {
    id: 'file.align',
    label: 'action.file.align',
    menu: { menu: 'file', group: 1 },
    icon: Scale,
    run: alignWithTranslation,
  },
  {
    id: 'view.review',
    label: 'action.view.review',
    keys: ['Mod-Shift-r'],
    menu: { menu: 'align', group: 1 },
    icon: Link2,
    enabled: hasEditor,
    checked: isReviewing,
    run(app) {
      const { editor, ui } = app
      const reviewing = !ui.getState().reviewing
      ui.setState({ reviewing })
      if (reviewing && editor) tellOfMoved(app, editor.document().rows)
      editor?.focus()
    },
  },
  {
    id: 'align.realign',
    label: 'action.align.realign',
    keys: ['Mod-Alt-r'],
    menu: { menu: 'align', group: 1 },
    icon: RefreshCw,
    enabled: isReviewing,
    run: realign,
  },
  editorCommand('nextDoubtful', {
    id: 'align.nextDoubtful',
    label: 'action.align.nextDoubtful',
    keys: ['F8'],
    menu: { menu: 'align', group: 2 },
    icon: ChevronDown,
  }),
  editorCommand('previousDoubtful', {
    id: 'align.previousDoubtful',
    label: 'action.align.previousDoubtful',
    keys: ['Shift-F8'],
    menu: { menu: 'align', group: 2 },
    icon: ChevronUp,
  }),
  reviewCommand(
    'nextMoved',
    { group: 2, keys: ['Alt-F8'], icon: ChevronsDown },
    'action.align.nextMoved',
  ),
  reviewCommand('confirmLink', { group: 3, icon: Check }, 'action.align.confirmLink'),
  {
    id: 'align.confirmAbove',
    label: 'action.align.confirmAbove',
    menu: { menu: 'align', group: 3 },
    icon: CheckCheck,
    enabled: isReviewing,
    run: (app) => app.openDialog({ name: 'confirm-above' }),
  },
  reviewCommand(
    'confirmMoved',
    { group: 3, keys: ['Mod-Alt-c'], icon: ListChecks },
    'action.align.confirmMoved',
  ),
  reviewCommand(
    'returnMoved',
    { group: 3, keys: ['Mod-Alt-b'], icon: Undo2 },
    'action.align.returnMoved',
  ),
  reviewCommand(
    'sentenceUp',
    { group: 4, keys: ['Mod-Alt-ArrowUp', 'Mod-Alt-PageUp'], icon: ArrowUpToLine },
    'action.align.sentenceUp',
  ),
  reviewCommand(
    'sentenceDown',
    { group: 4, keys: ['Mod-Alt-ArrowDown', 'Mod-Alt-PageDown'], icon: ArrowDownToLine },
    'action.align.sentenceDown',
  ),
  reviewCommand(
    'pullSideUp',
    { group: 4, keys: ['Mod-Alt-j'], icon: CornerLeftUp },
    'action.align.pullSideUp',
  ),
  reviewCommand(
    'splitSide',
    { group: 4, keys: ['Mod-Alt-Enter'], scope: 'text', icon: Scissors },
    'action.align.splitSide',
  ),
  reviewCommand(
    'swapWithNext',
    { group: 4, keys: ['Mod-Alt-s'], icon: Repeat },
    'action.align.swapWithNext',
  ),
  reviewCommand(
    'shiftSideDown',
    { group: 4, keys: ['Mod-Alt-i'], icon: Plus },
    'action.align.shiftSideDown',
  ),
  reviewCommand(
    'shiftSideUp',
    { group: 4, keys: ['Mod-Alt-o'], icon: FoldVertical },
    'action.align.shiftSideUp',
  ),
  reviewCommand(
    'unlinkSides',
    { group: 4, keys: ['Mod-Alt-u'], icon: Unlink2 },
    'action.align.unlinkSides',
  ),
  reviewCommand('park', { group: 4, keys: ['Mod-Alt-p'], icon: Inbox }, 'action.align.park'),
  markAction('markNormal', 'normal', Link2),
  markAction('markOmission', 'omission', Minus),
  markAction('markAddition', 'addition', Plus),
  markAction('markInversion', 'inversion', Shuffle),
]
