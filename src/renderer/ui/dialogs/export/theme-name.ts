import { isBuiltIn } from '../../../../core/layout/own-themes.ts'
import type { Theme } from '../../../../core/layout/themes.ts'
import type { Translate } from '../../messages/translate.ts'

/** What a theme is called: a built-in one in the language of the interface. */
export const themeName = (theme: Pick<Theme, 'name'>, t: Translate): string =>
  isBuiltIn(theme) ? t(`export.theme.${theme.name}`) : theme.name
