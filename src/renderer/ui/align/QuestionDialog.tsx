import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'

interface QuestionDialogProps {
  readonly request: Extract<DialogRequest, { name: 'question' }>
}

/** The expected answer has the focus from the beginning: Enter gives it. */
const focus = (button: HTMLButtonElement | null): void => button?.focus()

/** Asks what to do where a program should not guess. */
export default function QuestionDialog({ request }: QuestionDialogProps) {
  const app = useApp()
  const t = useT()
  const { answers } = request
  const end = (answer: () => void) => () => {
    app.closeDialog()
    answer()
  }
  return (
    <Dialog
      title={t.say(request.heading)}
      description={t.say(request.text)}
      onClose={end(request.cancel)}
      footer={
        <>
          <Button onClick={end(request.cancel)}>{t('dialog.cancel')}</Button>
          {answers.map(({ label, choose }, i) => (
            <Button
              key={t.say(label)}
              {...(i === answers.length - 1 ? { look: 'primary', ref: focus } : {})}
              onClick={end(choose)}
            >
              {t.say(label)}
            </Button>
          ))}
        </>
      }
    />
  )
}
