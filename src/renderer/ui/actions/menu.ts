import type { Menu, MenuEntry, MenuModel } from '../../platform/types.ts'
import type { AppContext } from '../app.ts'
import type { MessageKey } from '../messages/catalogue.ts'
import { ACTIONS, isEnabled } from './index.ts'
import { accelerator, keysOf } from './keys.ts'
import { keySystem } from './shortcuts.ts'
import type { Action, MenuName, RoleEntry } from './types.ts'

const MENUS: readonly { readonly name: MenuName; readonly label: MessageKey }[] = [
  { name: 'file', label: 'menu.file' },
  { name: 'edit', label: 'menu.edit' },
  { name: 'row', label: 'menu.row' },
  { name: 'revise', label: 'menu.revise' },
  { name: 'align', label: 'menu.align' },
  { name: 'view', label: 'menu.view' },
  { name: 'go', label: 'menu.go' },
  { name: 'help', label: 'menu.help' },
]

/** What the system carries out by itself. */
const ROLES: readonly RoleEntry[] = [
  { role: 'quit', label: 'menu.role.quit', menu: { menu: 'file', group: 9 } },
  { role: 'cut', label: 'menu.role.cut', menu: { menu: 'edit', group: 2 } },
  { role: 'copy', label: 'menu.role.copy', menu: { menu: 'edit', group: 2 } },
  { role: 'paste', label: 'menu.role.paste', menu: { menu: 'edit', group: 2 } },
  {
    role: 'pasteAndMatchStyle',
    label: 'menu.role.pastePlain',
    menu: { menu: 'edit', group: 2 },
  },
  { role: 'togglefullscreen', label: 'menu.role.fullScreen', menu: { menu: 'view', group: 9 } },
]

/** Keys without a modifier are the editor's: a menu shows only the others, and function keys. */
const shownInMenu = (keys: string): boolean => /-|^F\d/.test(keys)

function actionEntry(action: Action, app: AppContext): MenuEntry {
  const keys = keysOf(action, keySystem(app)).find(shownInMenu)
  return {
    type: 'action',
    id: action.id,
    label: app.t(action.label),
    accelerator: keys ? accelerator(keys) : null,
    enabled: isEnabled(action, app),
    checked: action.checked ? action.checked(app) : null,
  }
}

function menuOf(name: MenuName, label: MessageKey, app: AppContext): Menu {
  const placed = [
    ...ROLES.map((entry) => ({
      group: entry.menu.menu === name ? entry.menu.group : 0,
      entry: { type: 'role', role: entry.role, label: app.t(entry.label) } as MenuEntry,
    })),
    ...ACTIONS.filter((action) => action.visible?.(app) ?? true).map((action) => ({
      group: action.menu?.menu === name ? action.menu.group : 0,
      entry: actionEntry(action, app),
    })),
  ].filter(({ group }) => group > 0)
  const groups = [...new Set(placed.map(({ group }) => group))].sort((a, b) => a - b)
  return {
    role: name === 'help' ? 'help' : null,
    label: app.t(label),
    entries: groups.flatMap((group, i) => [
      ...(i > 0 ? [{ type: 'separator' } as const] : []),
      ...placed.filter((each) => each.group === group).map(({ entry }) => entry),
    ]),
  }
}

/** The menu bar as it is now. */
export const menuModel = (app: AppContext): MenuModel =>
  MENUS.map(({ name, label }) => menuOf(name, label, app))

/** Milliseconds without a change before the menu bar is renewed: never on a keystroke. */
const SETTLED = 250

/**
 * Keeps the native menu bar true and runs what is chosen there.
 * @returns the function that ends it
 */
export function keepMenu(app: AppContext, run: (id: string) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let shown = ''
  const renew = () => {
    timer = null
    const model = menuModel(app)
    const text = JSON.stringify(model)
    if (text === shown) return
    shown = text
    app.platform.setMenu(model)
  }
  const later = () => {
    if (timer !== null) clearTimeout(timer)
    timer = setTimeout(renew, SETTLED)
  }
  let endEditor = app.editor?.subscribe(later)
  const endUi = app.ui.subscribe((state, before) => {
    if (state.workbench !== before.workbench) {
      endEditor?.()
      endEditor = state.workbench?.editor.subscribe(later)
    }
    later()
  })
  const endMenu = app.platform.onMenuAction(run)
  renew()
  return () => {
    if (timer !== null) clearTimeout(timer)
    endEditor?.()
    endUi()
    endMenu()
  }
}
