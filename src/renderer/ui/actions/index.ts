import type { AppContext } from '../app.ts'
import { tellFailure } from '../app.ts'
import { isAbort } from '../tasks.ts'
import { alignActions } from './align.ts'
import { compareActions } from './compare.ts'
import { editActions } from './edit.ts'
import { fileActions } from './file.ts'
import { goActions } from './go.ts'
import { helpActions } from './help.ts'
import { reviewRoundActions } from './review-round.ts'
import { reviseActions } from './revise.ts'
import { rowActions } from './row.ts'
import type { Action } from './types.ts'
import { viewActions } from './view.ts'

export type { Action } from './types.ts'

/** Everything the user can do, in the order of the menus. */
export const ACTIONS: readonly Action[] = [
  ...fileActions,
  ...reviewRoundActions,
  ...compareActions,
  ...editActions,
  ...rowActions,
  ...reviseActions,
  ...alignActions,
  ...viewActions,
  ...goActions,
  ...helpActions,
]

const BY_ID = new Map(ACTIONS.map((action) => [action.id, action]))

/** The action of an id. @throws RangeError where there is none */
export function actionOf(id: string): Action {
  const action = BY_ID.get(id)
  if (!action) throw new RangeError(`There is no action “${id}”.`)
  return action
}

/** Whether an action exists here and applies now. */
export const isEnabled = (action: Action, app: AppContext): boolean =>
  (action.visible?.(app) ?? true) && (action.enabled?.(app) ?? true)

/** Runs an action if it applies; a failure becomes a notice. */
export async function runAction(action: Action, app: AppContext): Promise<void> {
  if (!isEnabled(action, app)) return
  try {
    await action.run(app)
  } catch (error) {
    if (isAbort(error)) return
    tellFailure(app, error)
  }
}
