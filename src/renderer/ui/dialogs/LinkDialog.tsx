import { type FormEvent, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field, TextInput } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'
import { linkAddress } from './link-address.ts'

interface LinkDialogProps {
  readonly request: Extract<DialogRequest, { name: 'link' }>
}

/** Asks for the address of a link. */
export default function LinkDialog({ request }: LinkDialogProps) {
  const app = useApp()
  const t = useT()
  const [text, setText] = useState(request.href)
  const [refused, setRefused] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const href = linkAddress(text)
    if (href === null) {
      setRefused(true)
      return
    }
    app.closeDialog()
    app.editor?.setLink(href)
    app.editor?.focus()
  }
  return (
    <Dialog
      title={t('link.heading')}
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button look="primary" type="submit" form="link-form">
            {t('link.apply')}
          </Button>
        </>
      }
    >
      <form id="link-form" onSubmit={submit} noValidate>
        <Field label={t('link.address')} hint={refused ? t('link.invalid') : undefined}>
          {(ids) => (
            <TextInput
              {...ids}
              type="url"
              inputMode="url"
              value={text}
              aria-invalid={refused}
              onChange={(event) => {
                setText(event.target.value)
                setRefused(false)
              }}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
