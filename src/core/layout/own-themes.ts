import { isThemeName, LONGEST_NAME, parseTheme, readTheme } from './parse-theme.ts'
import { THEMES, type Theme, type ThemeName, themeNamed } from './themes.ts'

/** Most themes of one's own that are kept. */
const MOST_THEMES = 100

/** The themes of the user out of whatever was stored: each by a name of its own. */
export function parseOwnThemes(value: unknown): readonly Theme[] {
  if (!Array.isArray(value)) return []
  const themes: Theme[] = []
  for (const each of value.slice(0, MOST_THEMES)) {
    const theme = parseTheme(each)
    themes.push({ ...theme, name: freeName(theme.name, themes) })
  }
  return themes
}

/**
 * Whether a theme comes with the program: it has the very name of one. Those of the user never do,
 * in whatever spelling.
 */
export const isBuiltIn = <T extends Pick<Theme, 'name'>>(
  theme: T,
): theme is T & { readonly name: ThemeName } => Object.hasOwn(THEMES, theme.name)

/**
 * The name, or where it is taken by a theme of the user's or means a built-in one, `Name 2` and so
 * on: names that differ in case alone are one.
 */
export function freeName(name: string, themes: readonly Pick<Theme, 'name'>[]): string {
  const taken = new Set(themes.map((theme) => theme.name.toLowerCase()))
  const isFree = (wish: string) => !taken.has(wish.toLowerCase()) && !themeNamed(wish)
  if (isFree(name)) return name
  const [, stem = name, last] = /^(.*?)(?: (\d{1,4}))?$/s.exec(name) ?? []
  for (let number = last === undefined ? 2 : Number(last) + 1; ; number++) {
    const ending = ` ${number}`
    const wish =
      [...stem]
        .slice(0, LONGEST_NAME - ending.length)
        .join('')
        .trim() + ending
    if (isFree(wish)) return wish
  }
}

/**
 * Whether the user may call a theme so.
 * @param others the user's other themes
 */
export const mayBeCalled = (name: string, others: readonly Pick<Theme, 'name'>[]): boolean =>
  isThemeName(name) && freeName(name, others) === name

/** The built-in theme that a theme was made from, under its name. */
export const asMade = ({ name, based }: Theme): Theme => ({ ...THEMES[based], name })

/** Whether two themes look the same, whatever they are called and were made from. */
export const looksLike = (a: Theme, b: Theme): boolean => look(a) === look(b)

const look = (theme: Theme): string => {
  const { name: _name, based: _based, ...rest } = theme
  // The gate gives every theme its members in the order of its model.
  return JSON.stringify(rest)
}

/** What a file that holds a theme says of itself. */
const KIND = 'facing-pages-theme'

/** A theme as a file of its own: JSON, ended by a line feed. */
export const themeFile = (theme: Theme): string =>
  `${JSON.stringify({ kind: KIND, version: 1, ...theme }, null, 2)}\n`

/** A file holds no theme: `reason` says why. */
export class ThemeFileError extends Error {
  override readonly name = 'ThemeFileError'

  constructor(
    readonly reason: 'no-json' | 'no-theme' | 'newer',
    message: string,
  ) {
    super(message)
  }
}

/**
 * A theme out of a file: whole, or only what is other than in the built-in theme it is `based` on.
 * @param text what the file says
 * @param name what the theme is called where the file does not say
 * @throws ThemeFileError
 */
export function parseThemeFile(
  text: string,
  name: string,
): { readonly theme: Theme; readonly wrong: readonly string[] } {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    throw new ThemeFileError('no-json', `It is not JSON: ${said}`)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !isTheme(value)) {
    throw new ThemeFileError('no-theme', 'It is JSON, but no theme: it says nothing that one does.')
  }
  const { version } = value as { version?: unknown }
  if (typeof version === 'number' && version > 1) {
    throw new ThemeFileError(
      'newer',
      'It was written by a newer version of Facing Pages. Update this one.',
    )
  }
  const { theme, wrong } = readTheme(value)
  const called = Object.hasOwn(value, 'name') && !wrong.includes('name') ? theme.name : name
  return { theme: { ...theme, name: isThemeName(called) ? called : theme.name }, wrong }
}

const isTheme = (value: object): boolean => Object.keys(THEMES.plain).some((key) => key in value)
