import { ACTIONS } from '../actions/index.ts'
import { formatKeys, keysOf } from '../actions/keys.ts'
import { keySystem } from '../actions/shortcuts.ts'
import type { MenuName } from '../actions/types.ts'
import { useApp, useT } from '../hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'

const AREAS: readonly MenuName[] = ['row', 'go', 'edit', 'file', 'view', 'help']

/** Every action that has keys, by menu. */
export default function ShortcutsDialog() {
  const app = useApp()
  const t = useT()
  const system = keySystem(app)
  return (
    <Dialog title={t('shortcuts.heading')} size="large" textOnly onClose={app.closeDialog}>
      <div className="shortcuts">
        {AREAS.map((area) => (
          <section key={area} className="shortcuts-area" aria-labelledby={`shortcuts-${area}`}>
            <h3 id={`shortcuts-${area}`}>{t(`menu.${area}`)}</h3>
            <dl>
              {ACTIONS.filter(
                (action) => keysOf(action, system).length > 0 && action.menu?.menu === area,
              ).map((action) => (
                <div key={action.id} className="shortcut">
                  <dt>{t(action.label).replace(/…$/, '')}</dt>
                  <dd>
                    {keysOf(action, system).map((keys) => (
                      <kbd key={keys}>{formatKeys(keys, system)}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
              {area === 'edit' && (
                <div className="shortcut">
                  <dt>{t('shortcuts.newLine')}</dt>
                  <dd>
                    <kbd>{formatKeys('Shift-Enter', system)}</kbd>
                  </dd>
                </div>
              )}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
