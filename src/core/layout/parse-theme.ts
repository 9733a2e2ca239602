import {
  ALIGNMENTS,
  CHINESE_WEIGHTS,
  LATIN_WEIGHTS,
  LINES,
  RUNNING,
  THEME_NAMES,
  THEMES,
  type Theme,
  themeNamed,
} from './themes.ts'

/** The least and the most that each number of a theme can be; `step` is how it is changed by hand. */
export const THEME_BOUNDS = {
  /** Points. */
  size: { least: 6, most: 24, step: 0.5 },
  leading: { least: 1, most: 3, step: 0.05 },
  chinese: { least: 0.6, most: 1.4, step: 0.02 },
  scale: { least: 0.4, most: 4, step: 0.05 },
  /** Millimetres. */
  margin: { least: 5, most: 60, step: 1 },
} as const

/** A theme that was read, and what of it could not be used. */
export interface ReadTheme {
  readonly theme: Theme
  /** Places of members that are wrong, as in `faces.title.scale`: they are as in the base. */
  readonly wrong: readonly string[]
}

/**
 * The one gate for themes from outside: the name of a built-in one, or an object whose missing and
 * wrong members are those of the built-in theme that it says it is `based` on, or is named after.
 * @param based what stands in where it says neither
 */
export function readTheme(value: unknown, based: Theme = THEMES.plain): ReadTheme {
  if (typeof value === 'string') {
    const theme = themeNamed(value)
    return theme ? { theme, wrong: [] } : { theme: based, wrong: ['name'] }
  }
  if (!isRecord(value)) return { theme: based, wrong: [''] }
  const named = (member: unknown) => (typeof member === 'string' ? themeNamed(member) : null)
  const says = named(own(value, 'based'))
  const base = says ?? named(own(value, 'name')) ?? based
  const wrong: string[] = []
  const given = says ? { ...value, based: says.name } : value
  return { theme: parseLike(given, base, '', wrong) as Theme, wrong }
}

/** The same without saying what was wrong. */
export const parseTheme = (value: unknown, based?: Theme): Theme => readTheme(value, based).theme

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const own = (value: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.hasOwn(value, key) ? value[key] : undefined

type Rule = (value: unknown) => boolean

const within =
  ({ least, most }: { readonly least: number; readonly most: number }): Rule =>
  (value) =>
    Number.isFinite(value) && (value as number) >= least && (value as number) <= most

const among =
  (words: readonly unknown[]): Rule =>
  (value) =>
    words.includes(value)

const margin = within(THEME_BOUNDS.margin)

/** What a member may be besides being of its type, by its place; a star is any role or colour. */
const RULES: Readonly<Record<string, Rule>> = {
  name: (value) => isThemeName(value as string),
  based: among(THEME_NAMES),
  size: within(THEME_BOUNDS.size),
  leading: within(THEME_BOUNDS.leading),
  chinese: within(THEME_BOUNDS.chinese),
  lines: among(LINES),
  running: among(RUNNING),
  'faces.*.latin.weight': among(LATIN_WEIGHTS),
  'faces.*.chinese.weight': among(CHINESE_WEIGHTS),
  'faces.*.scale': within(THEME_BOUNDS.scale),
  'faces.*.align': among(ALIGNMENTS),
  'colours.*': (value) => isColour(value as string),
  'margins.top': margin,
  'margins.bottom': margin,
  'margins.inner': margin,
  'margins.outer': margin,
}

/** Characters of the longest name of a theme. */
export const LONGEST_NAME = 60

const NAME = new RegExp(String.raw`^[^\p{Cc}\p{Cf}\p{Cs}]{1,${LONGEST_NAME}}$`, 'u')

/** Whether a theme may be called so: 1 to 60 characters that print, no white space around them. */
export const isThemeName = (name: string): boolean => name.trim() === name && NAME.test(name)

/** A colour as `#rrggbb`. */
export const isColour = (colour: string): boolean => /^#[0-9a-f]{6}$/i.test(colour)

const ruleOf = (place: string): Rule =>
  RULES[place.replace(/^(faces|colours)\.[a-z]+/, '$1.*')] ?? (() => true)

/** Every member of the model, taken from the value where it is of the same kind and allowed. */
function parseLike(
  value: Readonly<Record<string, unknown>>,
  model: object,
  place: string,
  wrong: string[],
): object {
  const entries = Object.entries(model).map(([key, fallback]) => {
    const given = own(value, key)
    const at = place + key
    if (given === undefined) return [key, fallback]
    if (isRecord(fallback)) {
      if (isRecord(given)) return [key, parseLike(given, fallback, `${at}.`, wrong)]
    } else if (typeof given === typeof fallback && ruleOf(at)(given)) return [key, given]
    wrong.push(at)
    return [key, fallback]
  })
  return Object.fromEntries(entries)
}
