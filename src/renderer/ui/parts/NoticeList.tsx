import { X } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { useApp, useT, useUi } from '../hooks.ts'
import type { Notice } from '../notices.ts'
import { Button } from './Button.tsx'
import { IconButton } from './IconButton.tsx'

/** What has just happened, in the corner of the window. */
export function NoticeList() {
  const { notices } = useApp()
  const t = useT()
  const list = useStore(notices.store)
  const before = useRef<Element | null>(null)
  const returnFocus = useCallback(() => {
    if (before.current instanceof HTMLElement) before.current.focus({ preventScroll: true })
  }, [])
  return (
    <section
      className="notices"
      aria-label={t('notice.region')}
      aria-live="polite"
      onFocus={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) before.current = relatedTarget
      }}
    >
      {list.map((notice) => (
        <NoticeItem key={notice.id} notice={notice} returnFocus={returnFocus} />
      ))}
    </section>
  )
}

/** Milliseconds in which a sentence is read, and those in which its button is found. */
const READING = 6000
const CHOOSING = 12_000

interface NoticeItemProps {
  readonly notice: Notice
  /** Gives the focus back to where it was: the button that has it goes with the notice. */
  readonly returnFocus: () => void
}

function NoticeItem({ notice, returnFocus }: NoticeItemProps) {
  const { notices } = useApp()
  const t = useT()
  const [pointed, setPointed] = useState(false)
  // Behind a dialog nobody reads.
  const covered = useUi((state) => state.dialog !== null)
  const held = pointed || covered
  const { id, tone, action } = notice
  const dismiss = () => {
    returnFocus()
    notices.dismiss(id)
  }

  useEffect(() => {
    if (tone === 'error' || held) return
    const leave = () => {
      // Nobody reads a window that is not in sight: it waits until the reader is back.
      if (document.hidden) timer = setTimeout(leave, READING)
      else notices.dismiss(id)
    }
    let timer = setTimeout(leave, action ? CHOOSING : READING)
    return () => clearTimeout(timer)
  }, [id, tone, held, action, notices])

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pointer and focus only hold it back
    <div
      className="notice"
      data-tone={tone}
      role={tone === 'error' ? 'alert' : undefined}
      onMouseEnter={() => setPointed(true)}
      onMouseLeave={() => setPointed(false)}
      onFocus={() => setPointed(true)}
      onBlur={() => setPointed(false)}
    >
      <p className="notice-text">{t.say(notice.message)}</p>
      {action && (
        <Button
          look="quiet"
          onClick={() => {
            dismiss()
            action.run()
          }}
        >
          {t.say(action.label)}
        </Button>
      )}
      <IconButton label={t('notice.dismiss')} onClick={dismiss}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
