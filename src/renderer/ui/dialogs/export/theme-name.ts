import { THEMES, type Theme, type ThemeName } from '../../../../core/layout/themes.ts'
import type { Translate } from '../../messages/translate.ts'

const isThemeName = (name: string): name is ThemeName => Object.hasOwn(THEMES, name)

/** What a theme is called: a built-in one in the language of the interface. */
export const themeName = ({ name }: Pick<Theme, 'name'>, t: Translate): string =>
  isThemeName(name) ? t(`export.theme.${name}`) : name
