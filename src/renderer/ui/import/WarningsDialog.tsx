import { useApp, useT } from '../hooks.ts'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'

interface WarningsDialogProps {
  readonly request: Extract<DialogRequest, { name: 'warnings' }>
}

/** What the reader remarked on a file. */
export default function WarningsDialog({ request }: WarningsDialogProps) {
  const app = useApp()
  const t = useT()
  return (
    <Dialog
      title={t('warnings.heading', { name: request.file })}
      size="medium"
      textOnly
      onClose={app.closeDialog}
    >
      <ul className="warnings">
        {request.warnings.map((warning) => (
          <li key={`${warning.code} ${warning.where}`} className="warning">
            <p lang="en">{warning.message}</p>
            {warning.where && (
              <p className="warning-where" lang="en">
                {warning.where}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
