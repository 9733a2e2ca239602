import type { CommandName } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import type { Action } from './types.ts'

/** An action that is a command of the editor; the caret is back on the page after it. */
export function editorCommand(name: CommandName, action: Omit<Action, 'enabled' | 'run'>): Action {
  return {
    scope: 'page',
    ...action,
    enabled: (app) => app.editor?.commands[name].enabled() ?? false,
    run: (app) => {
      app.editor?.commands[name].run()
      app.editor?.focus()
    },
  }
}

/** Whether a document is open, for `enabled`. */
export const hasEditor = (app: AppContext): boolean => app.editor !== null
