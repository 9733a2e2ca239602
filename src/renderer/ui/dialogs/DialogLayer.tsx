import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import { useUi } from '../hooks.ts'
import type { DialogRequest } from '../store.ts'

type Dialogs = {
  readonly [Name in DialogRequest['name']]: ComponentType<{
    readonly request: Extract<DialogRequest, { name: Name }>
  }>
}

/** Each dialog is loaded when it is first asked for. */
const DIALOGS: Dialogs = {
  about: lazy(() => import('./AboutDialog.tsx')),
  author: lazy(() => import('../comments/AuthorDialog.tsx')),
  compare: lazy(() => import('../compare/CompareWindow.tsx')),
  'confirm-above': lazy(() => import('../align/ConfirmAboveDialog.tsx')),
  details: lazy(() => import('../library/DetailsDialog.tsx')),
  'empty-trash': lazy(() => import('../library/EmptyTrashDialog.tsx')),
  encoding: lazy(() => import('../import/EncodingDialog.tsx')),
  export: lazy(() => import('./export/ExportDialog.tsx')),
  'file-order': lazy(() => import('../align/FileOrderDialog.tsx')),
  licences: lazy(() => import('./LicencesDialog.tsx')),
  link: lazy(() => import('./LinkDialog.tsx')),
  palette: lazy(() => import('../palette/Palette.tsx')),
  paste: lazy(() => import('../import/PasteDialog.tsx')),
  report: lazy(() => import('../import/ReportDialog.tsx')),
  reread: lazy(() => import('../import/RereadDialog.tsx')),
  restore: lazy(() => import('./restore/RestoreDialog.tsx')),
  round: lazy(() => import('../reviews/RoundWindow.tsx')),
  'round-base': lazy(() => import('../reviews/BaseDialog.tsx')),
  question: lazy(() => import('../align/QuestionDialog.tsx')),
  settings: lazy(() => import('./SettingsDialog.tsx')),
  shortcuts: lazy(() => import('./ShortcutsDialog.tsx')),
  versions: lazy(() => import('../reviews/VersionsDialog.tsx')),
}

/** The dialog that was asked for. */
export function DialogLayer() {
  const dialog = useUi((state) => state.dialog)
  if (!dialog) return null
  // The table pairs each name with its request; TypeScript cannot follow the pair through a lookup.
  const Dialog = DIALOGS[dialog.name] as ComponentType<{ readonly request: DialogRequest }>
  return (
    <Suspense fallback={<Coming />}>
      <Dialog request={dialog} />
    </Suspense>
  )
}

/**
 * While a dialog is on its way: what is typed is meant for it, and must not change the text that
 * still has the caret.
 */
function Coming() {
  useEffect(() => {
    const hold = (event: KeyboardEvent) => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', hold, true)
    return () => window.removeEventListener('keydown', hold, true)
  }, [])
  return null
}
