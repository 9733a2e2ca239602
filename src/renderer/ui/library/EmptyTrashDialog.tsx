import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'
import { emptyTrash } from './trash.ts'

interface EmptyTrashDialogProps {
  readonly request: Extract<DialogRequest, { name: 'empty-trash' }>
}

/** Asks before anything is deleted for good. */
export default function EmptyTrashDialog({ request }: EmptyTrashDialogProps) {
  const app = useApp()
  const t = useT()
  return (
    <Dialog
      title={t('trash.confirm.heading')}
      description={t('trash.confirm.text', { count: request.projectIds.length })}
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            look="danger"
            onClick={() => {
              app.closeDialog()
              void emptyTrash(app, request.projectIds)
            }}
          >
            {t('trash.confirm.run')}
          </Button>
        </>
      }
    />
  )
}
