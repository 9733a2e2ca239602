import { GitCompareArrows } from 'lucide-react'
import { hasEditor } from './editor-command.ts'
import type { Action } from './types.ts'

export const compareActions: readonly Action[] = [
  {
    id: 'file.compare',
    label: 'action.file.compare',
    keys: ['Mod-Alt-d'],
    // On macOS that hides the Dock.
    macKeys: ['Mod-Shift-d'],
    menu: { menu: 'file', group: 2 },
    icon: GitCompareArrows,
    enabled: hasEditor,
    run(app) {
      const { workbench } = app.ui.getState()
      if (workbench) app.openDialog({ name: 'compare', documentId: workbench.documentId })
    },
  },
]
