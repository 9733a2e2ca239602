import type { AppContext } from '../app.ts'
import { reasonOf } from '../app.ts'
import { authorName, withAuthor } from './author.ts'

/** The documents whose changes are tracked, the last begun last. */
const TRACKED = 'tracked-documents'

/** So many are remembered. */
const MOST = 500

const parseIds = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []

/** Whether changes of a document were tracked when it was last open. */
export async function wasTracked(app: AppContext, documentId: string): Promise<boolean> {
  return (await app.storage.settings.get(TRACKED, parseIds)).includes(documentId)
}

async function remember(app: AppContext, documentId: string, on: boolean): Promise<void> {
  const others = (await app.storage.settings.get(TRACKED, parseIds)).filter(
    (id) => id !== documentId,
  )
  await app.storage.settings.set(TRACKED, on ? [...others, documentId].slice(-MOST) : others)
}

export const isTracking = (app: AppContext): boolean =>
  (app.editor?.snapshot().tracking ?? null) !== null

/** Begins to track the changes of the open document, or ends it. */
export function toggleTracking(app: AppContext): void {
  const { editor } = app
  if (!editor) return
  const on = !isTracking(app)
  const settle = () => {
    editor.track(on ? authorName(app) : null)
    remember(app, editor.header().id, on).catch((error) =>
      app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
    )
    editor.focus()
  }
  if (on) withAuthor(app, settle)
  else settle()
}
