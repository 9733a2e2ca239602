import type { MenuItemConstructorOptions } from 'electron'
import type { MenuEntry, MenuModel } from '../contract/menu.ts'

/**
 * The native menu of a model.
 * @param system as `process.platform` names it; macOS gets menus of its own
 * @param run told the id of the action that was chosen
 */
export function menuTemplate(
  model: MenuModel,
  system: NodeJS.Platform,
  run: (id: string) => void,
): MenuItemConstructorOptions[] {
  const menus = model.map(
    (menu): MenuItemConstructorOptions => ({
      ...(menu.role ? { role: menu.role } : {}),
      label: mnemonic(menu.label),
      submenu: menu.entries.map((entry) => item(entry, run)),
    }),
  )
  return system === 'darwin' ? aroundOnMac(menus) : menus
}

/** The menus that macOS has by itself: the app's in front, the windows' before Help. */
function aroundOnMac(menus: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  const isHelp = ({ role }: MenuItemConstructorOptions) => role === 'help'
  return [
    { role: 'appMenu' },
    ...menus.filter((menu) => !isHelp(menu)),
    { role: 'windowMenu' },
    ...menus.filter(isHelp),
  ]
}

/** What stands in the menu bar until the renderer has named its menus, so that it keeps its height. */
export function firstMenu(system: NodeJS.Platform): MenuItemConstructorOptions[] {
  const menus: MenuItemConstructorOptions[] = [{ role: 'editMenu' }, { role: 'windowMenu' }]
  return system === 'darwin' ? [{ role: 'appMenu' }, ...menus] : menus
}

function item(entry: MenuEntry, run: (id: string) => void): MenuItemConstructorOptions {
  switch (entry.type) {
    case 'separator':
      return { type: 'separator' }
    case 'role':
      return { role: entry.role, ...(entry.label === null ? {} : { label: mnemonic(entry.label) }) }
    case 'submenu':
      return {
        label: mnemonic(entry.label),
        submenu: entry.entries.map((inner) => item(inner, run)),
      }
    case 'action':
      return {
        label: mnemonic(entry.label),
        enabled: entry.enabled,
        ...(entry.checked === null ? {} : { type: 'checkbox', checked: entry.checked }),
        // Keys are the page's own business: it knows of input methods and of the caret. The menu
        // only shows them (macOS has no such choice and asks the page first).
        ...(entry.accelerator === null
          ? {}
          : { accelerator: entry.accelerator, registerAccelerator: false }),
        click: () => run(entry.id),
      }
  }
}

/** A lone `&` would be taken for the mark of a key. */
const mnemonic = (label: string): string => label.replaceAll('&', '&&')
