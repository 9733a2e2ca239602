import type { ViewState } from '../../../core/document/changes.ts'
import type { BilingualDocument } from '../../../core/document/model.ts'
import { createEditor } from '../../editor/editor.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import { scheduleBackups } from '../../storage/backup.ts'
import type { Saver } from '../../storage/types.ts'
import { createPictures } from '../../workers/pictures.ts'
import type { AppContext } from '../app.ts'
import { reasonOf, tellFailure } from '../app.ts'
import { sayChange } from '../comments/say.ts'
import { tellRefusals } from './refusals.ts'

/** A document in the editor, with what keeps it on the disk. */
export interface OpenDesk {
  readonly editor: EditorHandle
  readonly saver: Saver
  close(): void
}

/** After this long without a move the place of the caret is kept. */
const SETTLED = 400

/**
 * How long the closing window waits for a backup, in milliseconds. The main process waits five
 * seconds for all that has to be written, and a backup comes last.
 */
const BACKUP_PATIENCE = 3000

/** Puts a document into the editor and sees to it that everything done to it is kept. */
export function openDesk(
  app: AppContext,
  mount: HTMLElement,
  opening: {
    readonly document: BilingualDocument
    readonly view: ViewState | null
    /** Whether changes are tracked from the start. */
    readonly tracked: boolean
    readonly label: string
  },
): OpenDesk {
  const { document, view, tracked, label } = opening
  const { preferences, reviewing } = app.ui.getState()
  const { smartPunctuation, breakAtSemicolon, authorName } = preferences
  const { original } = document.provenance
  const pictures = createPictures(async () => {
    const file = original ? await app.storage.loadOriginal(original) : null
    return file?.bytes ?? null
  })
  const editor = createEditor({
    mount,
    document,
    view,
    label,
    options: { smartPunctuation, breakAtSemicolon, reviewing },
    pictureOf: pictures.addressOf,
    onRefused: tellRefusals(app),
    sayChange: (change) => sayChange(change, app.t),
    onOpenLink: (href) => {
      app.platform.openExternal(href).catch((error) => tellFailure(app, error))
    },
  })
  if (tracked) editor.track(authorName)
  const backups = scheduleBackups(app.storage, document.projectId, app.platform.backups, (error) =>
    app.notices.fail({ key: 'library.backup.failed', values: { reason: reasonOf(error) } }),
  )
  const saver = app.storage.createSaver(document.id, editor.changes, {
    onCheckpoint: () => backups.changed(),
  })

  let kept = editor.view()
  const keepPlace = async () => {
    const place = editor.view()
    if (!place || JSON.stringify(place) === JSON.stringify(kept)) return
    kept = place
    await app.storage.saveView(document.id, place)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const endFollowing = editor.subscribe(() => {
    clearTimeout(timer)
    timer = setTimeout(() => void keepPlace().catch(() => {}), SETTLED)
  })

  const flush = async () => {
    clearTimeout(timer)
    await saver.flush()
    await keepPlace()
  }
  // What could not be saved is told by the workbench's own flush; the backup holds what was.
  const endBackingUp = app.platform.onFlush(() =>
    flush()
      .catch(() => {})
      .then(() => backups.flush(BACKUP_PATIENCE)),
  )
  const detach = app.attach({
    documentId: document.id,
    projectId: document.projectId,
    editor,
    flush,
  })

  return {
    editor,
    saver,
    close() {
      detach()
      endFollowing()
      flush()
        .then(() => saver.stop())
        .then(() => backups.stop())
        .catch((error) =>
          app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
        )
        .finally(() => {
          endBackingUp()
          editor.destroy()
          pictures.close()
        })
    },
  }
}
