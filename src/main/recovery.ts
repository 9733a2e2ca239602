import type { BrowserWindow, Dialog } from 'electron'
import type { Messages } from './messages.ts'

/** Offers to load the page anew when its process has ended or does not answer. */
export function offerReload(window: BrowserWindow, dialog: Dialog, messages: () => Messages): void {
  const page = window.webContents
  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    console.error(`The page’s process ended: ${reason} (${exitCode})`)
    const text = messages()
    void dialog
      .showMessageBox(window, {
        type: 'error',
        message: text.pageGone,
        detail: text.pageGoneDetail,
        buttons: [text.reload, text.close],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      })
      .then(({ response }) => {
        if (window.isDestroyed()) return
        if (response === 0) page.reload()
        else window.destroy()
      })
  })

  window.on('unresponsive', () => {
    const text = messages()
    const abort = new AbortController()
    window.once('responsive', () => abort.abort())
    void dialog
      .showMessageBox(window, {
        type: 'warning',
        message: text.pageBusy,
        detail: text.pageBusyDetail,
        buttons: [text.wait, text.reload],
        defaultId: 0,
        cancelId: 0,
        noLink: true,
        signal: abort.signal,
      })
      .then(({ response }) => {
        if (response !== 1 || abort.signal.aborted || window.isDestroyed()) return
        // A page that hangs cannot be reloaded; one whose process has ended can.
        page.forcefullyCrashRenderer()
        page.reload()
      })
  })
}
