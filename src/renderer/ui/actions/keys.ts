/** The system whose ways with keys are followed. */
export type KeySystem = 'macos' | 'other'

/** The combinations by which an action is run on a system; the first one is shown. */
export const keysOf = (
  action: { readonly keys?: readonly string[]; readonly macKeys?: readonly string[] },
  system: KeySystem,
): readonly string[] => (system === 'macos' ? action.macKeys : undefined) ?? action.keys ?? []

/** A key with its modifiers, taken apart. */
export interface KeyCombination {
  /** Command on macOS, Control elsewhere. */
  readonly mod: boolean
  readonly alt: boolean
  readonly shift: boolean
  /** As in `KeyboardEvent.key`, single letters in lower case. */
  readonly key: string
}

/**
 * Takes a combination apart: `Mod-Shift-m`, `Alt-ArrowDown`, `F3`, `Mod--`.
 * @throws RangeError for an unknown modifier
 */
export function parseKeys(keys: string): KeyCombination {
  const parts = keys.endsWith('--') ? [...keys.slice(0, -2).split('-'), '-'] : keys.split('-')
  const key = parts.pop()!
  for (const modifier of parts) {
    if (!['Mod', 'Alt', 'Shift'].includes(modifier)) {
      throw new RangeError(`“${modifier}” in “${keys}” is no modifier: use Mod, Alt or Shift.`)
    }
  }
  return {
    mod: parts.includes('Mod'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
    key: key.length === 1 ? key.toLowerCase() : key,
  }
}

/** What of a keyboard event decides. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'
>

const LETTER = /^[a-z]$/
const NAMED_OR_ALPHANUMERIC = /^([a-z0-9]|..+)$/

/** Whether a key press is this combination. */
export function matchesKeys(
  combination: KeyCombination,
  press: KeyPress,
  system: KeySystem,
): boolean {
  const mod = system === 'macos' ? press.metaKey : press.ctrlKey
  const foreign = system === 'macos' ? press.ctrlKey : press.metaKey
  if (mod !== combination.mod || press.altKey !== combination.alt || foreign) return false
  // A symbol stands with or without Shift as the keyboard has it: “?” is Shift+/ only on some.
  const symbol = !NAMED_OR_ALPHANUMERIC.test(combination.key)
  if (press.shiftKey !== combination.shift && !(symbol && !combination.shift)) return false
  const key = press.key.length === 1 ? press.key.toLowerCase() : press.key
  if (key === combination.key) return true
  // On a keyboard without Latin letters the place of the key decides.
  return (
    LETTER.test(combination.key) &&
    !/^[\x20-\x7e]$/.test(key) &&
    press.code === `Key${combination.key.toUpperCase()}`
  )
}

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

const MAC_SYMBOLS: Readonly<Record<string, string>> = {
  ...SYMBOLS,
  Enter: '↩',
  Delete: '⌦',
  Backspace: '⌫',
  Escape: '⎋',
}

/** How a combination is written for the user: `Ctrl+Shift+M`, on macOS `⇧⌘M`. */
export function formatKeys(keys: string, system: KeySystem): string {
  const { mod, alt, shift, key } = parseKeys(keys)
  if (system === 'macos') {
    const name = MAC_SYMBOLS[key] ?? key.toUpperCase()
    return `${alt ? '⌥' : ''}${shift ? '⇧' : ''}${mod ? '⌘' : ''}${name}`
  }
  const name = SYMBOLS[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [mod && 'Ctrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}

/** The first combination of an action as it is written for the user; undefined where it has none. */
export function shownKeys(
  action: Parameters<typeof keysOf>[0],
  system: KeySystem,
): string | undefined {
  const [keys] = keysOf(action, system)
  return keys && formatKeys(keys, system)
}

/** The same for `aria-keyshortcuts` (WAI-ARIA 1.2, section 6.6). */
export function ariaKeys(keys: string, system: KeySystem): string {
  const { mod, alt, shift, key } = parseKeys(keys)
  const main = system === 'macos' ? 'Meta' : 'Control'
  const name = key.length === 1 ? key.toUpperCase() : key
  return [mod && main, alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}

const ACCELERATOR_NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
}

/** The same as an accelerator of a native menu: `CmdOrCtrl+Shift+M`. */
export function accelerator(keys: string): string {
  const { mod, alt, shift, key } = parseKeys(keys)
  const name = ACCELERATOR_NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)
  return [mod && 'CmdOrCtrl', alt && 'Alt', shift && 'Shift', name].filter(Boolean).join('+')
}
