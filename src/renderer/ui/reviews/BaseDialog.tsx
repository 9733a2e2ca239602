import { useState } from 'react'
import type { Version } from '../../storage/types.ts'
import { useApp, useNow, useT } from '../hooks.ts'
import { sayWhen } from '../library/when.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Choice } from '../parts/fields.tsx'
import type { DialogRequest } from '../store.ts'
import { versionName } from './version-name.ts'

interface BaseDialogProps {
  readonly request: Extract<DialogRequest, { name: 'round-base' }>
}

const NOW = 'now'

/** Asks which version a review was made of, where the file does not say. */
export default function BaseDialog({ request }: BaseDialogProps) {
  const app = useApp()
  const t = useT()
  const now = useNow(60_000)
  const { file, choose, cancel } = request
  // What was sent is most likely what came back.
  const isSent = ({ kind }: Version) => kind === 'sent'
  const versions = [
    ...request.versions.filter(isSent),
    ...request.versions.filter((version) => !isSent(version)),
  ]
  const [value, setValue] = useState(versions[0]?.id ?? NOW)
  const end = (answer: () => void) => () => {
    app.closeDialog()
    answer()
  }
  return (
    <Dialog
      title={t('rounds.base.heading')}
      description={t('rounds.base.text', { name: file })}
      size="medium"
      onClose={end(cancel)}
      footer={
        <>
          <Button onClick={end(cancel)}>{t('dialog.cancel')}</Button>
          <Button
            look="primary"
            onClick={end(() => choose(versions.find(({ id }) => id === value) ?? null))}
          >
            {t('rounds.base.choose')}
          </Button>
        </>
      }
    >
      <Choice
        look="list"
        quiet
        legend={t('rounds.base.heading')}
        value={value}
        onChange={setValue}
        options={[
          ...versions.map((version) => ({
            value: version.id,
            label: versionName(version, t),
            hint: ` ${sayWhen(version.created, now, t)}`,
          })),
          { value: NOW, label: t('rounds.base.now'), hint: ` ${t('rounds.base.now.hint')}` },
        ]}
      />
    </Dialog>
  )
}
