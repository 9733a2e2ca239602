import { READABLE_EXTENSIONS } from '../../../formats/kinds.ts'
import { readDropped } from '../../platform/read-files.ts'
import type { AppContext } from '../app.ts'
import { openResult } from './open.ts'

/**
 * Opens the files that were dropped or pasted. To be called in the event's own turn, as the
 * transfer is empty afterwards.
 */
export async function openDropped(app: AppContext, transfer: DataTransfer): Promise<void> {
  const result = await readDropped(transfer, READABLE_EXTENSIONS)
  if (result.files.length === 0 && result.faults.length === 0) {
    app.notices.fail({ key: 'import.nothing' })
    return
  }
  await openResult(app, result)
}
