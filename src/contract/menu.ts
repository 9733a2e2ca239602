import { ContractError, flag, list, nullable, oneOf, type Parser, record, text } from './parse.ts'

/** Entries that the system itself carries out and names. */
export const MENU_ROLES = [
  'cut',
  'copy',
  'paste',
  'pasteAndMatchStyle',
  'delete',
  'selectAll',
  'minimize',
  'zoom',
  'front',
  'close',
  'quit',
  'togglefullscreen',
  'toggleDevTools',
  'reload',
] as const

export type MenuRole = (typeof MENU_ROLES)[number]

/** An entry that runs one of the renderer's actions. */
export interface MenuAction {
  readonly type: 'action'
  /** Id of the action, handed back when the entry is chosen. */
  readonly id: string
  readonly label: string
  /** Electron accelerator (`CmdOrCtrl+Shift+M`) to show beside the label, or null. */
  readonly accelerator: string | null
  readonly enabled: boolean
  /** Null for an entry that is not a choice. */
  readonly checked: boolean | null
}

export type MenuEntry =
  | MenuAction
  | { readonly type: 'separator' }
  | { readonly type: 'role'; readonly role: MenuRole; readonly label: string | null }
  | { readonly type: 'submenu'; readonly label: string; readonly entries: readonly MenuEntry[] }

/** One menu of the menu bar. */
export interface Menu {
  /** The system adds to some menus what belongs there: open windows, a search in Help. */
  readonly role: 'window' | 'help' | null
  readonly label: string
  readonly entries: readonly MenuEntry[]
}

/** The menu bar without macOS's own menus (of the app, of windows), which are always there. */
export type MenuModel = readonly Menu[]

const MAX_LABEL = 300
const MAX_ENTRIES = 300
const MAX_DEPTH = 4

const label = text(MAX_LABEL)

export const actionId: Parser<string> = text(100)

/**
 * An accelerator as Electron reads it: `+` between modifiers and one key.
 * @see https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts
 */
const accelerator: Parser<string> = (value, name) => {
  const given = text(60)(value, name)
  if (/^([A-Za-z]+\+)*(\+|[!-~]|[A-Za-z][A-Za-z0-9]+)$/.test(given)) return given
  throw new ContractError(`${name} must be an accelerator like "CmdOrCtrl+Shift+M".`)
}

const entryAt =
  (depth: number): Parser<MenuEntry> =>
  (value, name) => {
    const given = record(value, name)
    const type = oneOf(['action', 'separator', 'role', 'submenu'])(given.type, `${name}.type`)
    switch (type) {
      case 'separator':
        return { type }
      case 'role':
        return {
          type,
          role: oneOf(MENU_ROLES)(given.role, `${name}.role`),
          label: nullable(label)(given.label, `${name}.label`),
        }
      case 'submenu':
        return {
          type,
          label: label(given.label, `${name}.label`),
          entries: entriesAt(depth + 1)(given.entries, `${name}.entries`),
        }
      case 'action':
        return {
          type,
          id: actionId(given.id, `${name}.id`),
          label: label(given.label, `${name}.label`),
          accelerator: nullable(accelerator)(given.accelerator, `${name}.accelerator`),
          enabled: flag(given.enabled, `${name}.enabled`),
          checked: nullable(flag)(given.checked, `${name}.checked`),
        }
    }
  }

const entriesAt =
  (depth: number): Parser<readonly MenuEntry[]> =>
  (value, name) => {
    if (depth > MAX_DEPTH) throw new ContractError(`${name} is nested too deeply.`)
    return list(entryAt(depth), MAX_ENTRIES)(value, name)
  }

const menu: Parser<Menu> = (value, name) => {
  const given = record(value, name)
  return {
    role: nullable(oneOf(['window', 'help']))(given.role, `${name}.role`),
    label: label(given.label, `${name}.label`),
    entries: entriesAt(1)(given.entries, `${name}.entries`),
  }
}

export const menuModel: Parser<MenuModel> = list(menu, 20)
