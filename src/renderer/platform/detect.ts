import { BRIDGE, type Bridge } from '../../contract/bridge.ts'
import { createBrowserPlatform } from './browser.ts'
import { createElectronPlatform } from './electron.ts'
import type { Platform } from './types.ts'

/** The platform this page runs on: the desktop app where its bridge is there, else a browser. */
export async function detectPlatform(): Promise<Platform> {
  const bridge = (window as { readonly [BRIDGE]?: Bridge })[BRIDGE]
  return bridge ? await createElectronPlatform(bridge) : createBrowserPlatform()
}
