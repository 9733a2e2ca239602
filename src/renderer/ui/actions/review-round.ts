import { FileInput, History } from 'lucide-react'
import type { AppContext } from '../app.ts'
import { importReview } from '../reviews/import-review.ts'
import { hasEditor } from './editor-command.ts'
import type { Action } from './types.ts'

function openVersions(app: AppContext): void {
  const { workbench } = app.ui.getState()
  if (workbench) app.openDialog({ name: 'versions', documentId: workbench.documentId })
}

export const reviewRoundActions: readonly Action[] = [
  {
    id: 'file.importReview',
    label: 'action.file.importReview',
    keys: ['Mod-Alt-e'],
    menu: { menu: 'file', group: 3 },
    icon: FileInput,
    enabled: hasEditor,
    run: (app) => importReview(app),
  },
  {
    id: 'file.versions',
    label: 'action.file.versions',
    keys: ['Mod-Alt-v'],
    menu: { menu: 'file', group: 2 },
    icon: History,
    enabled: hasEditor,
    run: openVersions,
  },
]
