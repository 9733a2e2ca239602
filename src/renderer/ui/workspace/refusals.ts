import type { AppContext } from '../app.ts'

/** Says once, not at every key, why what is typed does not appear. */
export function tellRefusals(app: AppContext): (why: 'source' | 'locked') => void {
  let told = -1
  return (why) => {
    const { store } = app.notices
    if (store.getState().some(({ id }) => id === told)) return
    told =
      why === 'source'
        ? app.notices.tell({ key: 'workspace.refused.source' })
        : app.notices.tell(
            { key: 'workspace.refused.locked' },
            {
              label: { key: 'workspace.unlock' },
              run: () => {
                app.editor?.commands.toggleLock.run()
                app.editor?.focus()
              },
            },
          )
  }
}
