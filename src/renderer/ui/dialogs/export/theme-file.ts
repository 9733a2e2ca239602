import {
  freeName,
  parseThemeFile,
  ThemeFileError,
  themeFile,
} from '../../../../core/layout/own-themes.ts'
import { THEMES, type Theme } from '../../../../core/layout/themes.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { messageOfFault } from '../../import/faults.ts'
import { fileNameOf } from '../../library/backup.ts'
import { themeName } from './theme-name.ts'

const filters = (app: AppContext) => [
  { name: app.t('export.theme.file'), extensions: ['json'] as const },
]

/** Writes a theme into a file where the user wants it. */
export async function exportTheme(app: AppContext, theme: Theme): Promise<void> {
  const name = themeName(theme, app.t)
  try {
    const saved = await app.platform.saveFile({
      suggestedName: `${fileNameOf(name, 'theme')}.json`,
      filters: filters(app),
      bytes: new TextEncoder().encode(themeFile({ ...theme, name })),
    })
    if (saved) app.notices.tell({ key: 'export.theme.exported', values: { name: saved.name } })
  } catch (error) {
    app.notices.fail({ key: 'export.failed', values: { name, reason: reasonOf(error) } })
  }
}

/**
 * Reads a theme out of a file that the user chooses, under a name that is free.
 * @returns null where they cancel, or the file holds none: then they are told why
 */
export async function importTheme(
  app: AppContext,
  themes: readonly Theme[],
): Promise<Theme | null> {
  const { files, faults } = await app.platform.openFiles({ filters: filters(app), multiple: false })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  const [file] = files
  if (!file) return null
  try {
    const text = new TextDecoder().decode(file.bytes)
    const { theme, wrong } = parseThemeFile(text, file.name.replace(/\.json$/i, ''))
    if (wrong.length > 0) {
      const based = themeName(THEMES[theme.based], app.t)
      const values = { name: file.name, based, places: wrong.join(', ') }
      app.notices.tell({ key: 'export.theme.wrong', values })
    }
    return { ...theme, name: freeName(theme.name, themes) }
  } catch (error) {
    if (!(error instanceof ThemeFileError)) throw error
    app.notices.fail({ key: `export.theme.bad.${error.reason}`, values: { name: file.name } })
    return null
  }
}
