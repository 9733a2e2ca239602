import { BrowserWindow, nativeTheme, screen } from 'electron'
import icon from '../../resources/icon.png?asset'
import { ORIGIN } from './csp.ts'
import { visibleBounds, type WindowMemory, type WindowMemoryFile } from './window-state.ts'

/** The paper of each theme, so that the window does not flash before its page is there. */
export const PAPER = { light: '#FBFAF7', dark: '#191816' }

const FIRST_SIZE = { width: 1280, height: 800 }
const MINIMUM = { minWidth: 480, minHeight: 400 }
const SETTLED = 500

/**
 * Opens the workbench.
 * @param preload absolute path of the preload script
 */
export function openWindow(memory: WindowMemoryFile, preload: string): BrowserWindow {
  const { bounds, maximized, theme } = memory.current
  nativeTheme.themeSource = theme
  const areas = screen.getAllDisplays().map((display) => display.workArea)
  const window = new BrowserWindow({
    ...FIRST_SIZE,
    ...MINIMUM,
    ...visibleBounds(bounds, areas),
    show: false,
    title: 'Facing Pages',
    icon,
    backgroundColor: nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      // The English of a target is checked by the workbench itself; Chromium's checker would
      // fetch its dictionaries from elsewhere.
      spellcheck: false,
    },
  })
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('page-title-updated', (event) => event.preventDefault())
  rememberPlace(window, memory)
  void window.loadURL(`${ORIGIN}/`)
  return window
}

/** Where a window stands, for the next start. */
export const placeOf = (window: BrowserWindow): Pick<WindowMemory, 'bounds' | 'maximized'> => ({
  bounds: window.getNormalBounds(),
  maximized: window.isMaximized(),
})

function rememberPlace(window: BrowserWindow, memory: WindowMemoryFile): void {
  let timer: NodeJS.Timeout | undefined
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void memory.update(placeOf(window)), SETTLED)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('closed', () => clearTimeout(timer))
}
