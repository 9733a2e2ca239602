import { toGranularity } from '../../../core/document/granularity.ts'
import type { Version } from '../../storage/types.ts'
import { type AppContext, tellFailure } from '../app.ts'

/** Keeps the open document as it is now. @returns whether it was kept */
export async function keepVersion(app: AppContext, name: string): Promise<boolean> {
  const { editor } = app
  if (!editor) return false
  try {
    await app.storage.versions.add(editor.document(), { kind: 'kept', name })
    return true
  } catch (error) {
    tellFailure(app, error)
    return false
  }
}

/** Puts the rows of a version back, as one step to undo; what there was before is kept as well. */
export async function restoreVersion(app: AppContext, version: Version): Promise<void> {
  const { editor, storage } = app
  if (!editor) return
  try {
    const old = await storage.versions.load(version.id)
    await storage.versions.add(editor.document(), { kind: 'before' })
    app.closeDialog()
    const { rows, granularity } = editor.document()
    editor.review.apply(0, rows, toGranularity(old.rows, old.granularity, granularity))
    app.notices.tell(
      { key: 'versions.restored' },
      { label: { key: 'notice.undo' }, run: () => void editor.commands.undo.run() },
    )
    editor.focus()
  } catch (error) {
    tellFailure(app, error)
  }
}
