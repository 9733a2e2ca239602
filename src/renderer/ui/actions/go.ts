import { ArrowDown, ArrowUp, Bookmark, Command, FastForward, Library, Trash2 } from 'lucide-react'
import { editorCommand } from './editor-command.ts'
import type { Action } from './types.ts'

export const goActions: readonly Action[] = [
  editorCommand('nextRow', {
    id: 'go.nextRow',
    label: 'action.go.nextRow',
    keys: ['Alt-ArrowDown', 'Mod-ArrowDown'],
    menu: { menu: 'go', group: 1 },
    icon: ArrowDown,
  }),
  editorCommand('previousRow', {
    id: 'go.previousRow',
    label: 'action.go.previousRow',
    keys: ['Alt-ArrowUp', 'Mod-ArrowUp'],
    menu: { menu: 'go', group: 1 },
    icon: ArrowUp,
  }),
  editorCommand('nextUnfinished', {
    id: 'go.nextUnfinished',
    label: 'action.go.nextUnfinished',
    keys: ['F7'],
    menu: { menu: 'go', group: 1 },
    icon: FastForward,
  }),
  editorCommand('nextBookmark', {
    id: 'go.nextBookmark',
    label: 'action.go.nextBookmark',
    keys: ['F2'],
    menu: { menu: 'go', group: 1 },
    icon: Bookmark,
  }),
  editorCommand('otherSide', {
    id: 'go.otherSide',
    label: 'action.go.otherSide',
    keys: ['F6'],
    menu: { menu: 'go', group: 1 },
  }),
  {
    id: 'go.library',
    label: 'action.go.library',
    keys: ['Mod-Shift-o'],
    menu: { menu: 'go', group: 2 },
    icon: Library,
    enabled: (app) => app.ui.getState().screen.name !== 'library',
    run: (app) => app.showLibrary(),
  },
  {
    id: 'go.trash',
    label: 'action.go.trash',
    menu: { menu: 'go', group: 2 },
    icon: Trash2,
    enabled: (app) => app.ui.getState().screen.name !== 'trash',
    run: (app) => app.showTrash(),
  },
  {
    id: 'go.palette',
    label: 'action.go.palette',
    keys: ['Mod-k'],
    menu: { menu: 'go', group: 3 },
    icon: Command,
    run: (app) => app.openDialog({ name: 'palette' }),
  },
]
