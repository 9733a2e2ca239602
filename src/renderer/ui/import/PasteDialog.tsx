import { useRef, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Check, Field, TextInput } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'
import { openPage, openText } from './open.ts'
import { cleanPastedPage } from './pasted-page.ts'

interface PasteDialogProps {
  readonly request: Extract<DialogRequest, { name: 'paste' }>
}

/** Makes a project of a text that was copied elsewhere. */
export default function PasteDialog({ request }: PasteDialogProps) {
  const app = useApp()
  const t = useT()
  const [text, setText] = useState(request.text ?? '')
  const [title, setTitle] = useState('')
  /** The copied page that the text is of; a text that was changed is of none. */
  const [page, setPage] = useState(() => cleanPastedPage(request.html ?? ''))
  const [keep, setKeep] = useState(true)
  const pasted = useRef('')
  const create = () => {
    app.closeDialog()
    if (page && keep) void openPage(app, page, title.trim())
    else void openText(app, text, title.trim())
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
            onPaste={(event) => {
              // Into an empty field; what is pasted into a text becomes part of that text.
              if (!text.trim()) pasted.current = event.clipboardData.getData('text/html')
            }}
            onChange={(event) => {
              setText(event.target.value)
              setPage(pasted.current ? cleanPastedPage(pasted.current) : null)
              pasted.current = ''
            }}
          />
        )}
      </Field>
      {page && <Check label={t('import.paste.keep')} checked={keep} onChange={setKeep} />}
      <Field label={t('import.paste.title')} hint={t('import.paste.titleHint')}>
        {(ids) => (
          <TextInput {...ids} value={title} onChange={(event) => setTitle(event.target.value)} />
        )}
      </Field>
    </Dialog>
  )
}
