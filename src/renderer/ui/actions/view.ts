import type { LucideIcon } from 'lucide-react'
import {
  ArrowLeftRight,
  Focus,
  List,
  Moon,
  PanelRight,
  Sun,
  SunMoon,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import type { MessageKey } from '../messages/catalogue.ts'
import { type Preferences, zoomStep } from '../preferences.ts'
import { hasEditor } from './editor-command.ts'
import type { Action } from './types.ts'

const themeAction = (
  theme: Preferences['theme'],
  id: string,
  label: MessageKey,
  icon: LucideIcon,
): Action => ({
  id,
  label,
  menu: { menu: 'view', group: 4 },
  icon,
  checked: (app) => app.ui.getState().preferences.theme === theme,
  run: (app) => app.prefer({ theme }),
})

const panelAction = (
  panel: 'outline' | 'side',
  id: string,
  label: MessageKey,
  keys: readonly string[],
  icon: LucideIcon,
): Action => ({
  id,
  label,
  keys,
  menu: { menu: 'view', group: 1 },
  icon,
  enabled: hasEditor,
  checked: (app) => app.ui.getState().preferences[panel].open,
  run(app) {
    const before = app.ui.getState().preferences[panel]
    app.prefer({ [panel]: { ...before, open: !before.open } })
  },
})

export const viewActions: readonly Action[] = [
  panelAction('outline', 'view.outline', 'action.view.outline', ['Mod-1'], List),
  panelAction('side', 'view.sidePanel', 'action.view.sidePanel', ['Mod-2'], PanelRight),
  {
    id: 'view.focusMode',
    label: 'action.view.focusMode',
    menu: { menu: 'view', group: 2 },
    icon: Focus,
    checked: (app) => app.ui.getState().preferences.focusMode,
    run: (app) => app.prefer({ focusMode: !app.ui.getState().preferences.focusMode }),
  },
  {
    id: 'view.swapColumns',
    label: 'action.view.swapColumns',
    menu: { menu: 'view', group: 2 },
    icon: ArrowLeftRight,
    checked: (app) => app.ui.getState().preferences.swapped,
    run(app) {
      const { swapped, columnRatio } = app.ui.getState().preferences
      app.prefer({ swapped: !swapped, columnRatio: 1 - columnRatio })
    },
  },
  {
    id: 'view.sourceSans',
    label: 'action.view.sourceSans',
    menu: { menu: 'view', group: 2 },
    checked: (app) => app.ui.getState().preferences.sourceFace === 'sans',
    run(app) {
      const { sourceFace } = app.ui.getState().preferences
      app.prefer({ sourceFace: sourceFace === 'sans' ? 'serif' : 'sans' })
    },
  },
  {
    id: 'view.zoomIn',
    label: 'action.view.zoomIn',
    keys: ['Mod-=', 'Mod-+'],
    menu: { menu: 'view', group: 3 },
    icon: ZoomIn,
    enabled: (app) => app.ui.getState().preferences.zoom < 200,
    run: (app) => app.prefer({ zoom: zoomStep(app.ui.getState().preferences.zoom, 1) }),
  },
  {
    id: 'view.zoomOut',
    label: 'action.view.zoomOut',
    keys: ['Mod--'],
    menu: { menu: 'view', group: 3 },
    icon: ZoomOut,
    enabled: (app) => app.ui.getState().preferences.zoom > 70,
    run: (app) => app.prefer({ zoom: zoomStep(app.ui.getState().preferences.zoom, -1) }),
  },
  {
    id: 'view.zoomReset',
    label: 'action.view.zoomReset',
    keys: ['Mod-0'],
    menu: { menu: 'view', group: 3 },
    run: (app) => app.prefer({ zoom: 100 }),
  },
  themeAction('system', 'view.themeSystem', 'action.view.themeSystem', SunMoon),
  themeAction('light', 'view.themeLight', 'action.view.themeLight', Sun),
  themeAction('dark', 'view.themeDark', 'action.view.themeDark', Moon),
]
