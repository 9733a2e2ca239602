import type { LucideIcon } from 'lucide-react'
import type { MenuRole } from '../../platform/types.ts'
import type { AppContext } from '../app.ts'
import type { MessageKey } from '../messages/catalogue.ts'

export type MenuName = 'file' | 'edit' | 'row' | 'revise' | 'align' | 'view' | 'go' | 'help'

/**
 * Where the keys of an action hold:
 * - `window`: everywhere, text fields included
 * - `page`: everywhere but in a text field that is not the page itself
 * - `text`: only with the caret on the page, as they mean something else elsewhere (Enter)
 */
export type KeyScope = 'window' | 'page' | 'text'

/** Something the user can do: the one origin of menu, shortcut, button, tooltip and palette. */
export interface Action {
  /** `area.name`, stable. */
  readonly id: string
  readonly label: MessageKey
  /** `Mod-Shift-m`, `F3`, `?`; the first one is shown. */
  readonly keys?: readonly string[]
  /** In place of `keys` on macOS, where some of them belong to the system. */
  readonly macKeys?: readonly string[]
  /** `window` when left out. */
  readonly scope?: KeyScope
  /** Its place in the menu bar; lines divide the groups, which stand in order. */
  readonly menu?: { readonly menu: MenuName; readonly group: number }
  readonly icon?: LucideIcon
  /** Whether it applies now; it does when left out. */
  enabled?(app: AppContext): boolean
  /** Whether what it turns on is on; left out for what is no choice. */
  checked?(app: AppContext): boolean
  /** Whether it exists here at all, in this kind of window. */
  visible?(app: AppContext): boolean
  run(app: AppContext): void | Promise<void>
}

/** An entry of the menu bar that the system itself carries out. */
export interface RoleEntry {
  readonly role: MenuRole
  readonly label: MessageKey
  readonly menu: { readonly menu: MenuName; readonly group: number }
}
