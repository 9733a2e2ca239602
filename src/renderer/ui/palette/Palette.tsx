import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { flushSync } from 'react-dom'
import { ACTIONS, isEnabled, runAction } from '../actions/index.ts'
import { shownKeys } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import type { Action, MenuName } from '../actions/types.ts'
import { useApp, useT } from '../hooks.ts'
import { en } from '../messages/en.ts'
import { useReturnFocus } from '../parts/use-return-focus.ts'
import { matchCommand } from './match.ts'

const AREAS: readonly MenuName[] = ['row', 'edit', 'go', 'file', 'view', 'help']

/** Every action that applies now, found by its name in the language shown or in English. */
export default function Palette() {
  const app = useApp()
  const t = useT()
  const system = keySystem(app)
  const returnFocus = useReturnFocus()
  const choose = (action: Action) => {
    // The focus goes back to where it was before the action runs: it may ask where the caret is.
    flushSync(app.closeDialog)
    setTimeout(() => void runAction(action, app))
  }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && app.closeDialog()}>
      <Dialog.Portal>
        <div className="scrim" />
        <Dialog.Content
          className="palette"
          aria-describedby={undefined}
          onCloseAutoFocus={returnFocus}
        >
          <Dialog.Title className="aside-voice">{t('palette.title')}</Dialog.Title>
          <Command label={t('palette.title')} filter={matchCommand} loop>
            <Command.Input className="palette-input" placeholder={t('palette.placeholder')} />
            <Command.List className="palette-list" label={t('palette.title')}>
              <Command.Empty className="palette-empty">{t('palette.empty')}</Command.Empty>
              {AREAS.map((area) => {
                const actions = ACTIONS.filter(
                  (action) =>
                    action.menu?.menu === area &&
                    action.id !== 'go.palette' &&
                    isEnabled(action, app),
                )
                if (actions.length === 0) return null
                return (
                  <Command.Group key={area} className="palette-group" heading={t(`menu.${area}`)}>
                    {actions.map((action) => {
                      const Icon = action.icon
                      const keys = shownKeys(action, system)
                      return (
                        <Command.Item
                          key={action.id}
                          className="palette-item"
                          value={action.id}
                          keywords={[t(action.label), en[action.label]]}
                          onSelect={() => choose(action)}
                        >
                          <span className="menu-icon">
                            {Icon && <Icon size={16} aria-hidden />}
                          </span>
                          <span className="menu-label">{t(action.label)}</span>
                          {action.checked?.(app) && <span className="palette-on">✓</span>}
                          {keys && <kbd className="menu-keys">{keys}</kbd>}
                        </Command.Item>
                      )
                    })}
                  </Command.Group>
                )
              })}
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
