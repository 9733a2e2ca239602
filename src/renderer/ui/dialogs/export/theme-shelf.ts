import { useState } from 'react'
import { freeName, parseOwnThemes } from '../../../../core/layout/own-themes.ts'
import type { Theme } from '../../../../core/layout/themes.ts'
import type { Settings } from '../../../storage/types.ts'
import { reasonOf } from '../../app.ts'
import { useApp } from '../../hooks.ts'

type Themes = readonly Theme[]

/** The themes of the user, as they are kept among the settings. */
export interface ThemeShelf {
  readonly themes: Themes
  /** Puts a theme in the place of another of the name given, or behind all. */
  put(theme: Theme, inPlaceOf?: string): void
  remove(name: string): void
}

const KEY = 'themes'

/** What was kept last. */
export const keptThemes = (settings: Settings): Promise<Themes> => settings.get(KEY, parseOwnThemes)

/** One change after the other: each begins with what the one before it has kept. */
let changes: Promise<unknown> = Promise.resolve()

/** The shelf, every change of which is kept at once. @param kept what was kept last */
export function useThemeShelf(kept: Themes): ThemeShelf {
  const app = useApp()
  const { settings } = app.storage
  const [themes, setThemes] = useState(kept)
  const change = (next: (themes: Themes) => Themes) => {
    setThemes(next)
    changes = changes
      .then(async () => settings.set(KEY, next(await keptThemes(settings))))
      .catch((error) =>
        app.notices.fail({ key: 'notice.saveFailed', values: { reason: reasonOf(error) } }),
      )
  }
  return {
    themes,
    put: (theme, inPlaceOf) => change((now) => withTheme(now, theme, inPlaceOf)),
    remove: (name) => change((now) => now.filter((theme) => theme.name !== name)),
  }
}

function withTheme(themes: Themes, theme: Theme, inPlaceOf: string | undefined): Themes {
  const at = themes.findIndex(({ name }) => name === inPlaceOf)
  const others = themes.filter((_, i) => i !== at)
  const named = { ...theme, name: freeName(theme.name, others) }
  return at < 0 ? [...themes, named] : themes.with(at, named)
}
