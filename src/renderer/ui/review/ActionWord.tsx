import { ACTIONS, runAction } from '../actions/index.ts'
import { ariaKeys, formatKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Tip } from '../parts/Tip.tsx'

/** An action as a button with its name on it. */
export function ActionWord({ action: id }: { readonly action: string }) {
  const app = useApp()
  const t = useT()
  const action = ACTIONS.find((each) => each.id === id)
  if (!action) return null
  const system = keySystem(app)
  const keys = action.keys?.[0]
  const button = (
    <Button
      className="review-button"
      aria-keyshortcuts={keys && ariaKeys(keys, system)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => void runAction(action, app)}
    >
      {t(action.label)}
    </Button>
  )
  return keys ? (
    <Tip label={t(action.label)} keys={formatKeys(keys, system)}>
      {button}
    </Tip>
  ) : (
    button
  )
}
