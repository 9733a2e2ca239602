import { useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field, TextInput } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'
import { openText } from './open.ts'

interface PasteDialogProps {
  readonly request: Extract<DialogRequest, { name: 'paste' }>
}

/** Makes a project of a text that was copied elsewhere. */
export default function PasteDialog({ request }: PasteDialogProps) {
  const app = useApp()
  const t = useT()
  const [text, setText] = useState(request.text ?? '')
  const [title, setTitle] = useState('')
  const create = () => {
    app.closeDialog()
    void openText(app, text, title.trim())
  }
  return (
    <Dialog
      title={t('import.paste.heading')}
      size="medium"
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="primary" disabled={!text.trim()} onClick={create}>
            {t('import.paste.create')}
          </Button>
        </>
      }
    >
      <Field label={t('import.paste.label')} hint={t('import.paste.hint')}>
        {(ids) => (
          <textarea
            {...ids}
            className="input paste-text text-han"
            lang="zh-Hant"
            rows={12}
            spellCheck={false}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('import.paste.title')} hint={t('import.paste.titleHint')}>
        {(ids) => (
          <TextInput {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
