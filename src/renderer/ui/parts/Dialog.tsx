import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { useT } from '../hooks.ts'
import { useReturnFocus } from './use-return-focus.ts'

interface DialogProps {
  readonly title: string
  /** A sentence under the title. */
  readonly description?: string
  readonly size?: 'small' | 'medium' | 'large' | 'full'
  /** Whether there is nothing in it but text: then the keyboard must reach it to scroll it. */
  readonly textOnly?: boolean
  /** Buttons of the last line. */
  readonly footer?: ReactNode
  readonly children?: ReactNode
  readonly onClose: () => void
}

/** What the keyboard can reach. */
const REACHABLE = 'input:enabled, select:enabled, textarea:enabled, button:enabled'

/**
 * Where the first control is one of a group of radio buttons, the one that is chosen has the focus,
 * as with Tab: from another one the arrow keys would go astray.
 */
function focusChosen(event: Event): void {
  const dialog = event.currentTarget as HTMLElement
  const first = dialog.querySelector(REACHABLE)
  if (!(first instanceof HTMLInputElement) || first.type !== 'radio' || first.checked) return
  const group = dialog.querySelectorAll<HTMLInputElement>('input[type="radio"]:checked')
  const chosen = [...group].find(({ name }) => name === first.name)
  if (!chosen) return
  event.preventDefault()
  chosen.focus()
}

/**
 * A dialog in front of the window. The scrim is a plain element instead of Radix's overlay: that
 * one locks scrolling with an injected style sheet, which our content security policy refuses, and
 * there is nothing to lock where the window itself never scrolls.
 */
export function Dialog(props: DialogProps) {
  const { title, description, size = 'small', textOnly = false, footer, children, onClose } = props
  const t = useT()
  const returnFocus = useReturnFocus()
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <div className="scrim" />
        <Primitive.Content
          className="dialog"
          data-size={size}
          onOpenAutoFocus={focusChosen}
          onCloseAutoFocus={returnFocus}
          {...(description ? {} : { 'aria-describedby': undefined })}
        >
          <header className="dialog-head">
            <Primitive.Title className="dialog-title">{title}</Primitive.Title>
            {description && (
              <Primitive.Description className="dialog-description">
                {description}
              </Primitive.Description>
            )}
          </header>
          <div
            className="dialog-body"
            {...(textOnly ? { role: 'region', 'aria-label': title, tabIndex: 0 } : {})}
          >
            {children}
          </div>
          {footer && <footer className="dialog-foot">{footer}</footer>}
          {/* Last, so that the first control has the focus when the dialog opens. */}
          <button
            type="button"
            className="icon-button dialog-close"
            aria-label={t('dialog.close')}
            onClick={onClose}
          >
            <X size={16} aria-hidden />
          </button>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
