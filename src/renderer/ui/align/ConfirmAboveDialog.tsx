import { useMemo, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import { Field } from '../parts/fields.tsx'

/** A link that is shown at this much is right in nearly every case. */
const USUAL = 95

/** Confirms every link that is at least as likely as the user wants it to be. */
export default function ConfirmAboveDialog() {
  const app = useApp()
  const t = useT()
  const [percent, setPercent] = useState(USUAL)
  const waiting = useMemo(
    () =>
      (app.editor?.review.links() ?? [])
        .filter(({ confirmed }) => !confirmed)
        .map(({ link }) => link.confidence ?? 0),
    [app],
  )
  const count = waiting.filter((confidence) => confidence >= percent / 100).length
  return (
    <Dialog
      title={t('align.confirm.heading')}
      description={t('align.confirm.text')}
      onClose={app.closeDialog}
      footer={
        <>
          <Button onClick={app.closeDialog}>{t('dialog.cancel')}</Button>
          <Button
            look="primary"
            disabled={count === 0}
            onClick={() => {
              app.closeDialog()
              const confirmed = app.editor?.review.confirmAbove(percent / 100) ?? 0
              app.notices.tell(
                { key: 'align.confirmed', values: { count: confirmed } },
                {
                  label: { key: 'notice.undo' },
                  run: () => void app.editor?.commands.undo.run(),
                },
              )
              app.editor?.focus()
            }}
          >
            {t('align.confirm.run', { count })}
          </Button>
        </>
      }
    >
      <Field
        label={t('align.confirm.threshold')}
        hint={t('align.confirm.left', { count: waiting.length - count })}
      >
        {(ids) => (
          <div className="zoom">
            <input
              {...ids}
              type="range"
              className="range"
              min={0}
              max={100}
              step={1}
              value={percent}
              aria-valuetext={t('align.percent', { percent })}
              onChange={(event) => setPercent(event.target.valueAsNumber)}
            />
            <output className="zoom-value" htmlFor={ids.id}>
              {t('align.percent', { percent })}
            </output>
          </div>
        )}
      </Field>
    </Dialog>
  )
}
