import type { ReactNode } from 'react'
import { actionOf, runAction } from '../actions/index.ts'
import { ariaKeys, formatKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'

interface ActionWordProps {
  /** Id of the action. */
  readonly action: string
  /** Told from outside: to ask the action itself may mean to go through all rows. */
  readonly enabled?: boolean
  /** Whether its keys stand on the button. */
  readonly withKeys?: boolean
  /** Shown in the place of the action's name, which is then its description. */
  readonly children?: ReactNode
}

/** An action as a button with its name on it. */
export function ActionWord({ action: id, enabled = true, withKeys, children }: ActionWordProps) {
  const app = useApp()
  const t = useT()
  const action = actionOf(id)
  const system = keySystem(app)
  const keys = action.keys?.[0]
  return (
    <Button
      className="review-button"
      aria-label={children ? t(action.label) : undefined}
      aria-keyshortcuts={keys && ariaKeys(keys, system)}
      disabled={!enabled}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void runAction(action, app)}
    >
      {children ?? t(action.label)}
      {keys && withKeys && <kbd className="review-key">{formatKeys(keys, system)}</kbd>}
    </Button>
  )
}
