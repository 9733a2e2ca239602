import type { StorageNotice } from '../storage/types.ts'
import type { AppContext } from './app.ts'

/** Tells the user what storage has to say while the app runs. */
export function tellStorageNotice(app: AppContext, notice: StorageNotice): void {
  switch (notice.type) {
    case 'blocked':
      app.notices.fail({ key: 'error.blocked.hint' })
      return
    case 'superseded':
      app.notices.fail({ key: 'error.superseded' })
      return
    case 'repaired':
      app.notices.tell({ key: 'notice.repaired', values: { count: notice.repairs.length } })
  }
}
