import { Info, Keyboard } from 'lucide-react'
import type { Action } from './types.ts'

export const helpActions: readonly Action[] = [
  {
    id: 'help.shortcuts',
    label: 'action.help.shortcuts',
    keys: ['Mod-/'],
    menu: { menu: 'help', group: 1 },
    icon: Keyboard,
    run: (app) => app.openDialog({ name: 'shortcuts' }),
  },
  {
    id: 'help.about',
    label: 'action.help.about',
    menu: { menu: 'help', group: 2 },
    icon: Info,
    run: (app) => app.openDialog({ name: 'about' }),
  },
]
