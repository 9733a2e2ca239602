import type { AppContext } from '../app.ts'
import { ACTIONS, isEnabled, runAction } from './index.ts'
import { type KeyCombination, type KeySystem, keysOf, matchesKeys, parseKeys } from './keys.ts'
import { isOnPage, isTextField } from './text-field.ts'
import type { Action, KeyScope } from './types.ts'

/** Whose keyboard ways hold on this platform. */
export const keySystem = (app: AppContext): KeySystem =>
  app.platform.info.system === 'macos' ? 'macos' : 'other'

interface Binding {
  readonly action: Action
  readonly keys: KeyCombination
}

const bindingsOn = (system: KeySystem): readonly Binding[] =>
  ACTIONS.flatMap((action) =>
    keysOf(action, system).map((keys) => ({ action, keys: parseKeys(keys) })),
  )

/** “?” alone opens the sheet where it is not a letter of a text. */
const QUESTION = parseKeys('?')

function holds(scope: KeyScope, target: Element | null): boolean {
  if (scope === 'window') return true
  if (scope === 'text') return isOnPage(target)
  return !isTextField(target)
}

/**
 * Runs actions by their keys: one listener at the window, after everybody else. What the editor or
 * a dialog has used (`preventDefault`) is left alone, and so is every key of an input method.
 * @returns the function that ends it
 */
export function listenForShortcuts(app: AppContext, target: Window): () => void {
  const system = keySystem(app)
  const bindings = bindingsOn(system)
  const onKeyDown = (event: KeyboardEvent) => {
    // 229 is what Chromium reports while an input method processes a key (UI Events, 7.3.1).
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return
    if (app.ui.getState().dialog) return
    const element = event.target instanceof Element ? event.target : null
    if (matchesKeys(QUESTION, event, system) && !isTextField(element) && !isOnPage(element)) {
      event.preventDefault()
      app.openDialog({ name: 'shortcuts' })
      return
    }
    for (const { action, keys } of bindings) {
      if (!matchesKeys(keys, event, system) || !holds(action.scope ?? 'window', element)) continue
      // A key of ours never does what the browser would do with it, applicable or not: F3, Mod-s.
      event.preventDefault()
      if (isEnabled(action, app)) void runAction(action, app)
      return
    }
  }
  target.addEventListener('keydown', onKeyDown)
  return () => target.removeEventListener('keydown', onKeyDown)
}
