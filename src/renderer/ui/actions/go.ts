import {
  ArrowDown,
  ArrowUp,
  Bookmark,
  ChevronLeft,
  ChevronRight,
  Command,
  FastForward,
  Library,
  Trash2,
} from 'lucide-react'
import type { AppContext } from '../app.ts'
import type { MessageKey } from '../messages/catalogue.ts'
import { editorCommand } from './editor-command.ts'
import type { Action } from './types.ts'

/** The document of the open project that stands before (-1) or after (1) the open one. */
function sibling(app: AppContext, direction: 1 | -1): string | undefined {
  const { documents, workbench } = app.ui.getState()
  return workbench ? documents[documents.indexOf(workbench.documentId) + direction] : undefined
}

const documentAction = (
  id: string,
  label: MessageKey,
  keys: string,
  direction: 1 | -1,
): Action => ({
  id,
  label,
  keys: [keys],
  menu: { menu: 'go', group: 2 },
  icon: direction === 1 ? ChevronRight : ChevronLeft,
  enabled: (app) => sibling(app, direction) !== undefined,
  async run(app) {
    const documentId = sibling(app, direction)
    if (documentId) await app.openDocument(documentId)
  },
})

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
  documentAction('go.nextDocument', 'action.go.nextDocument', 'Mod-PageDown', 1),
  documentAction('go.previousDocument', 'action.go.previousDocument', 'Mod-PageUp', -1),
  {
    id: 'go.library',
    label: 'action.go.library',
    keys: ['Mod-Shift-o'],
    menu: { menu: 'go', group: 3 },
    icon: Library,
    enabled: (app) => app.ui.getState().screen.name !== 'library',
    run: (app) => app.showLibrary(),
  },
  {
    id: 'go.trash',
    label: 'action.go.trash',
    menu: { menu: 'go', group: 3 },
    icon: Trash2,
    enabled: (app) => app.ui.getState().screen.name !== 'trash',
    run: (app) => app.showTrash(),
  },
  {
    id: 'go.palette',
    label: 'action.go.palette',
    keys: ['Mod-k'],
    menu: { menu: 'go', group: 4 },
    icon: Command,
    run: (app) => app.openDialog({ name: 'palette' }),
  },
]
