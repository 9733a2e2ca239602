import { useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'
import { EncodingChoice } from './EncodingChoice.tsx'

type EncodingRequest = Extract<DialogRequest, { name: 'encoding' }>

/** Lets the user see which encoding makes sense of a file. */
export default function EncodingDialog({ request }: { readonly request: EncodingRequest }) {
  const app = useApp()
  const t = useT()
  const { file } = request
  const [encoding, setEncoding] = useState(request.encoding || 'utf-8')
  const cancel = () => {
    app.closeDialog()
    request.cancel()
  }
  return (
    <Dialog
      title={t('encoding.heading', { name: file.name })}
      description={t('encoding.reason')}
      size="medium"
      onClose={cancel}
      footer={
        <>
          <Button onClick={cancel}>{t('dialog.cancel')}</Button>
          <Button
            look="primary"
            onClick={() => {
              app.closeDialog()
              request.choose(encoding)
            }}
          >
            {t('encoding.use')}
          </Button>
        </>
      }
    >
      <EncodingChoice file={file} encoding={encoding} onChange={setEncoding} />
    </Dialog>
  )
}
