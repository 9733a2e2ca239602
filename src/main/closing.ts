import type { App, BrowserWindow, Dialog } from 'electron'
import type { Flusher, FlushOutcome } from './flush.ts'
import type { Messages } from './messages.ts'

/**
 * Keeps a window open until its page has written everything. Closing, quitting and the end of the
 * session all come through here: each closes the window first.
 */
export function closeWhenWritten(
  window: BrowserWindow,
  { app, dialog, flusher, messages, lastWrites }: ClosingTools,
): void {
  const page = window.webContents
  let written = false
  let asking = false
  let quitting = false
  const quit = () => {
    quitting = true
  }
  app.on('before-quit', quit)
  window.on('closed', () => app.off('before-quit', quit))

  window.on('close', (event) => {
    if (written) return
    event.preventDefault()
    if (asking) return
    asking = true
    void mayClose().then((may) => {
      asking = false
      written = may
      // Preventing the window from closing has ended the quitting too.
      if (may && quitting) app.quit()
      else if (may) window.close()
      quitting = false
    })
  })

  // Windows does not wait at the end of a session; whatever is written by then is written.
  window.on('session-end', () => void flusher.flush(page))

  async function mayClose(): Promise<boolean> {
    for (;;) {
      const [outcome] = await Promise.all([flusher.flush(page), lastWrites()])
      if (outcome.kind === 'written' || window.isDestroyed()) return true
      console.warn('Closing:', outcome.kind === 'late' ? 'the page does not answer' : outcome)
      const choice = await ask(outcome)
      if (choice !== 'again') return choice === 'close'
    }
  }

  async function ask(outcome: Exclude<FlushOutcome, { kind: 'written' }>) {
    const text = messages()
    const late = outcome.kind === 'late'
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: late ? text.stillSaving : text.notSaved,
      detail: late ? text.stillSavingDetail : outcome.message,
      buttons: [late ? text.wait : text.tryAgain, text.keepOpen, text.closeAnyway],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    return (['again', 'stay', 'close'] as const)[response] ?? 'stay'
  }
}

export interface ClosingTools {
  readonly app: App
  readonly dialog: Dialog
  readonly flusher: Flusher
  readonly messages: () => Messages
  /** What the main process itself has to write; must not reject. */
  readonly lastWrites: () => Promise<void>
}
