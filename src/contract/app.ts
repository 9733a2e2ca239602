import { ContractError, flag, list, oneOf, type Parser, record, text } from './parse.ts'

/** What the app runs on. */
export interface AppInfo {
  readonly system: 'linux' | 'macos' | 'windows' | 'other'
  /** Version of the app. */
  readonly version: string
  /** Version of Electron, or empty in an ordinary browser. */
  readonly electron: string
  /** Version of Chromium, or empty where it is not known. */
  readonly chromium: string
  /** BCP 47 tags of the languages the user prefers, the best first. */
  readonly languages: readonly string[]
}

/** Light, dark, or as the system is. */
export type Theme = 'system' | 'light' | 'dark'

/** What the window's frame tells. */
export interface WindowState {
  readonly title: string
  /** The file shown in macOS's title bar: one that was opened or saved here, or empty. */
  readonly file: string
  /** Whether something is not saved yet (macOS marks the close button). */
  readonly edited: boolean
}

export const SYSTEMS = ['linux', 'macos', 'windows', 'other'] as const

export const appInfo: Parser<AppInfo> = (value, name) => {
  const given = record(value, name)
  const short = text(100)
  return {
    system: oneOf(SYSTEMS)(given.system, `${name}.system`),
    version: short(given.version, `${name}.version`),
    electron: short(given.electron, `${name}.electron`),
    chromium: short(given.chromium, `${name}.chromium`),
    languages: list(short, 100)(given.languages, `${name}.languages`),
  }
}

export const theme: Parser<Theme> = oneOf(['system', 'light', 'dark'])

/** A BCP 47 tag. */
export const languageTag: Parser<string> = (value, name) => {
  const given = text(35)(value, name)
  if (/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/.test(given)) return given
  throw new ContractError(`${name} must be a language tag like "zh-Hant".`)
}

export const windowState: Parser<WindowState> = (value, name) => {
  const given = record(value, name)
  return {
    title: text(1000)(given.title, `${name}.title`),
    file: text(32_768)(given.file, `${name}.file`),
    edited: flag(given.edited, `${name}.edited`),
  }
}

const EXTERNAL = ['http:', 'https:', 'mailto:']

/** An address to open outside the app: the web and mail, nothing that runs or reads files. */
export const externalUrl: Parser<string> = (value, name) => {
  const given = text(4000)(value, name)
  if (URL.canParse(given)) {
    const url = new URL(given)
    if (EXTERNAL.includes(url.protocol)) return url.href
  }
  throw new ContractError(`${name} must be a web or mail address.`)
}
