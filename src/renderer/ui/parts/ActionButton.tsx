import type { ReactNode } from 'react'
import { actionOf, runAction } from '../actions/index.ts'
import { ariaKeys, formatKeys, keysOf } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useActionState } from '../actions/use-action-state.ts'
import { useApp, useT } from '../hooks.ts'
import { IconButton } from './IconButton.tsx'

interface ActionButtonProps {
  /** Id of the action. */
  readonly action: string
  readonly className?: string
  /** Shown instead of the action's own icon. */
  readonly children?: ReactNode
}

/** A toolbar button: name, shortcut, state and deed all come from the action. */
export function ActionButton({ action: id, className, children }: ActionButtonProps) {
  const app = useApp()
  const t = useT()
  const action = actionOf(id)
  const { enabled, checked } = useActionState(action)
  const system = keySystem(app)
  const keys = keysOf(action, system)[0]
  const Icon = action.icon
  return (
    <IconButton
      className={className ?? ''}
      label={t(action.label).replace(/…$/, '')}
      keys={keys && formatKeys(keys, system)}
      aria-keyshortcuts={keys && ariaKeys(keys, system)}
      pressed={checked ?? undefined}
      aria-disabled={!enabled}
      // The caret stays where it is: a toolbar never takes the focus from the page.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void runAction(action, app)}
    >
      {children ?? (Icon && <Icon size={16} aria-hidden />)}
    </IconButton>
  )
}
