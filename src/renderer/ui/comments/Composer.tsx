import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'

interface ComposerProps {
  readonly label: string
  /** What the button says. */
  readonly send: string
  readonly text?: string
  readonly onSend: (text: string) => void
  readonly onCancel: () => void
}

/** A field to write a remark in: Ctrl+Enter sends it, Escape gives it up. */
export function Composer({ label, send, text = '', onSend, onCancel }: ComposerProps) {
  const t = useT()
  const [written, setWritten] = useState(text)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(text.length, text.length)
  }, [text])
  const submit = () => {
    if (written.trim()) onSend(written.trim())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      onCancel()
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
  }
  return (
    <div className="composer">
      <textarea
        ref={field}
        className="input composer-text"
        aria-label={label}
        placeholder={label}
        rows={3}
        value={written}
        onChange={(event) => setWritten(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <div className="composer-buttons">
        <Button look="quiet" onClick={onCancel}>
          {t('dialog.cancel')}
        </Button>
        <Button look="primary" disabled={!written.trim()} onClick={submit}>
          {send}
        </Button>
      </div>
    </div>
  )
}
