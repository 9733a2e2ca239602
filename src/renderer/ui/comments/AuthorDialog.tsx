import { type FormEvent, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field, TextInput } from '../parts/fields.tsx'
import { LONGEST_NAME } from '../preferences.ts'
import type { DialogRequest } from '../store.ts'

interface AuthorDialogProps {
  readonly request: Extract<DialogRequest, { name: 'author' }>
}

/** Asks what the user is called in tracked changes and comments. */
export default function AuthorDialog({ request }: AuthorDialogProps) {
  const app = useApp()
  const t = useT()
  const [name, setName] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.trim()) return
    app.prefer({ authorName: name.trim() })
    app.closeDialog()
    request.goOn()
  }
  return (
    <Dialog
      title={t('author.heading')}
      description={t('author.hint')}
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" form="author-form" disabled={!name.trim()}>
            {t('author.apply')}
          </Button>
        </>
      }
    >
      <form id="author-form" onSubmit={submit}>
        <Field label={t('settings.authorName')}>
          {(ids) => (
            <TextInput
              {...ids}
              value={name}
              maxLength={LONGEST_NAME}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
