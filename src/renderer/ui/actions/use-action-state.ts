import { useCallback, useSyncExternalStore } from 'react'
import { useApp } from '../hooks.ts'
import { isEnabled } from './index.ts'
import type { Action } from './types.ts'

export interface ActionState {
  readonly enabled: boolean
  /** Null for an action that is no choice. */
  readonly checked: boolean | null
}

const STATES: readonly ActionState[] = [false, true].flatMap((enabled) =>
  [null, false, true].map((checked) => ({ enabled, checked })),
)

/** Whether an action applies and is on, followed as the document and the interface change. */
export function useActionState(action: Action): ActionState {
  const app = useApp()
  const subscribe = useCallback(
    (listener: () => void) => {
      let endEditor = app.editor?.subscribe(listener)
      const endUi = app.ui.subscribe((state, before) => {
        if (state.workbench !== before.workbench) {
          endEditor?.()
          endEditor = state.workbench?.editor.subscribe(listener)
        }
        listener()
      })
      return () => {
        endEditor?.()
        endUi()
      }
    },
    [app],
  )
  return useSyncExternalStore(subscribe, () => {
    const enabled = isEnabled(action, app)
    const checked = action.checked ? action.checked(app) : null
    return STATES.find((state) => state.enabled === enabled && state.checked === checked)!
  })
}
