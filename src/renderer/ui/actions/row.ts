import {
  Bookmark,
  Check,
  CheckCheck,
  Circle,
  CircleDot,
  Lock,
  type LucideIcon,
  Pilcrow,
  Scissors,
  Stamp,
  TableCellsMerge,
  WholeWord,
} from 'lucide-react'
import type { Status } from '../../../core/document/model.ts'
import type { CommandName } from '../../editor/handle.ts'
import { editorCommand } from './editor-command.ts'
import type { Action } from './types.ts'

const statusAction = (
  command: CommandName &
    ('statusEmpty' | 'statusDraft' | 'statusTranslated' | 'statusReviewed' | 'statusApproved'),
  status: Status,
  icon: LucideIcon,
): Action => ({
  ...editorCommand(command, {
    id: `row.${command}`,
    label: `action.row.${command}`,
    menu: { menu: 'row', group: 3 },
    icon,
  }),
  checked: (app) => app.editor?.snapshot().status === status,
})

export const rowActions: readonly Action[] = [
  editorCommand('confirmAndNext', {
    id: 'row.confirmAndNext',
    label: 'action.row.confirmAndNext',
    keys: ['Enter'],
    scope: 'text',
    menu: { menu: 'row', group: 1 },
    icon: Check,
  }),
  editorCommand('confirmNext', {
    id: 'row.confirmNext',
    label: 'action.row.confirmNext',
    keys: ['Mod-Enter'],
    scope: 'text',
    menu: { menu: 'row', group: 1 },
    icon: CheckCheck,
  }),
  editorCommand('split', {
    id: 'row.split',
    label: 'action.row.split',
    keys: ['Mod-Shift-Enter'],
    scope: 'text',
    menu: { menu: 'row', group: 2 },
    icon: Scissors,
  }),
  editorCommand('mergeNext', {
    id: 'row.mergeNext',
    label: 'action.row.mergeNext',
    keys: ['Mod-m'],
    macKeys: ['Mod-j'],
    menu: { menu: 'row', group: 2 },
    icon: TableCellsMerge,
  }),
  editorCommand('mergePrevious', {
    id: 'row.mergePrevious',
    label: 'action.row.mergePrevious',
    keys: ['Mod-Shift-m'],
    macKeys: ['Mod-Shift-j'],
    menu: { menu: 'row', group: 2 },
    icon: TableCellsMerge,
  }),
  statusAction('statusEmpty', 'empty', Circle),
  statusAction('statusDraft', 'draft', CircleDot),
  statusAction('statusTranslated', 'translated', Check),
  statusAction('statusReviewed', 'reviewed', CheckCheck),
  statusAction('statusApproved', 'approved', Stamp),
  {
    ...editorCommand('toggleLock', {
      id: 'row.toggleLock',
      label: 'action.row.toggleLock',
      keys: ['Mod-Shift-l'],
      menu: { menu: 'row', group: 4 },
      icon: Lock,
    }),
    checked: (app) => app.editor?.snapshot().locked ?? false,
  },
  {
    ...editorCommand('toggleBookmark', {
      id: 'row.toggleBookmark',
      label: 'action.row.toggleBookmark',
      keys: ['Mod-d'],
      menu: { menu: 'row', group: 4 },
      icon: Bookmark,
    }),
    checked: (app) => app.editor?.snapshot().bookmarked ?? false,
  },
  {
    ...editorCommand('paragraphRows', {
      id: 'row.paragraphRows',
      label: 'action.row.paragraphRows',
      menu: { menu: 'row', group: 5 },
      icon: Pilcrow,
    }),
    checked: (app) => app.editor?.snapshot().granularity === 'paragraph',
  },
  {
    ...editorCommand('sentenceRows', {
      id: 'row.sentenceRows',
      label: 'action.row.sentenceRows',
      menu: { menu: 'row', group: 5 },
      icon: WholeWord,
    }),
    checked: (app) => app.editor?.snapshot().granularity === 'sentence',
  },
]
