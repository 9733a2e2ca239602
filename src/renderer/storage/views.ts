import type { ViewState } from '../../core/document/changes.ts'
import { isId } from '../../core/document/mend.ts'
import type { Database } from './database.ts'

/** Where the user was in a document, or null when that is not known. */
export async function readView(database: Database, documentId: string): Promise<ViewState | null> {
  const stored: Partial<ViewState> = (await database.views.get(documentId)) ?? {}
  const { rowId, side, offset } = stored
  const right =
    isId(rowId) &&
    (side === 'source' || side === 'target') &&
    Number.isSafeInteger(offset) &&
    offset! >= 0
  return right ? { rowId, side, offset: offset! } : null
}

export async function writeView(
  database: Database,
  documentId: string,
  { rowId, side, offset }: ViewState,
): Promise<void> {
  await database.views.put({ documentId, rowId, side, offset })
}
