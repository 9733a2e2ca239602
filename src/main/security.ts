import type { App, Session, WebContents, WebFrameMain } from 'electron'
import { ORIGIN } from './csp.ts'

/** Writing plain text to the clipboard after a key or a click; everything else is refused. */
const GRANTED: readonly string[] = ['clipboard-sanitized-write']

/** Refuses pages of a session camera, notifications, location, USB and all the other permissions. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, grant) => {
    grant(GRANTED.includes(permission))
  })
  session.setPermissionCheckHandler((_contents, permission) => GRANTED.includes(permission))
  session.setDevicePermissionHandler(() => false)
}

/**
 * Keeps every window on the page it was made for: no navigation, no new windows, no webviews. A
 * link in a text opens through `openExternal`, which asks what kind of address it is.
 */
export function confineWindows(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-navigate', (event) => {
      if (!isReload(contents, event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

const isReload = (contents: WebContents, url: string): boolean =>
  url === contents.getURL() && url.startsWith(`${ORIGIN}/`)

/** Whether a call comes from our own page: the main frame of a window, at our origin. */
export const isTrusted = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && frame.origin === ORIGIN
