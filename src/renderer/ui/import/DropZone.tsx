import { useEffect, useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { openDropped } from './dropped.ts'

/** Lets files fall anywhere on the window, and says so while they hang over it. */
export function DropZone() {
  const app = useApp()
  const t = useT()
  const [over, setOver] = useState(false)

  useEffect(() => {
    // Every element under the pointer sends its own enter and leave: the window is left at zero.
    let depth = 0
    const concerns = (event: DragEvent) =>
      event.dataTransfer?.types.includes('Files') && !app.ui.getState().dialog
    const onEnter = (event: DragEvent) => {
      if (!concerns(event)) return
      depth += 1
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (!concerns(event)) return
      depth -= 1
      if (depth <= 0) setOver(false)
    }
    const onOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // Without this Chromium would open the file in place of the app.
      event.preventDefault()
      event.dataTransfer.dropEffect = concerns(event) ? 'copy' : 'none'
    }
    const onDrop = (event: DragEvent) => {
      depth = 0
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      if (concerns(event)) void openDropped(app, event.dataTransfer)
    }
    // In the capture phase, so that the editor does not take a file for a text.
    window.addEventListener('dragenter', onEnter, true)
    window.addEventListener('dragleave', onLeave, true)
    window.addEventListener('dragover', onOver, true)
    window.addEventListener('drop', onDrop, true)
    return () => {
      window.removeEventListener('dragenter', onEnter, true)
      window.removeEventListener('dragleave', onLeave, true)
      window.removeEventListener('dragover', onOver, true)
      window.removeEventListener('drop', onDrop, true)
    }
  }, [app])

  if (!over) return null
  return (
    <div className="drop" aria-hidden="true">
      <div className="drop-sheet">
        <p className="drop-title">{t('import.drop')}</p>
        <p className="drop-hint">{t('import.dropHint')}</p>
      </div>
    </div>
  )
}
