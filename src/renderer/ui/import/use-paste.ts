import { useEffect } from 'react'
import { isOnPage, isTextField } from '../actions/text-field.ts'
import type { AppContext } from '../app.ts'
import { openDropped } from './dropped.ts'

/**
 * Takes what is pasted into the library, where nothing has a caret: files are opened, a text is
 * shown before it becomes a project.
 */
export function usePaste(app: AppContext): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { dialog, screen } = app.ui.getState()
      const { activeElement } = document
      if (dialog || screen.name === 'workspace' || !event.clipboardData) return
      if (isTextField(activeElement) || isOnPage(activeElement)) return
      const text = event.clipboardData.getData('text/plain')
      const html = event.clipboardData.getData('text/html')
      if (event.clipboardData.types.includes('Files')) void openDropped(app, event.clipboardData)
      else if (text.trim()) app.openDialog({ name: 'paste', text, html })
      else return
      event.preventDefault()
    }
    window.addEventListener('paste', onPaste)
    return () => window.removeEventListener('paste', onPaste)
  }, [app])
}
