import { Copy, Download, Ellipsis, Trash2, Upload } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { freeName, isBuiltIn, looksLike } from '../../../../core/layout/own-themes.ts'
import { THEME_NAMES, THEMES, type Theme } from '../../../../core/layout/themes.ts'
import { useApp, useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Field, Select } from '../../parts/fields.tsx'
import { IconButton } from '../../parts/IconButton.tsx'
import { Menu, MenuItem, MenuLine } from '../../parts/Menu.tsx'
import { exportTheme, importTheme } from './theme-file.ts'
import { themeName } from './theme-name.ts'
import type { ThemeShelf } from './theme-shelf.ts'

export interface ThemeFieldProps {
  /** The theme that is chosen. */
  readonly theme: Theme
  readonly shelf: ThemeShelf
  /** Whether a theme has just been changed: the focus returns to where that began. */
  readonly isBack: boolean
  readonly onTheme: (theme: Theme) => void
  /**
   * Called with a theme of the user's that is to be changed.
   * @param isNew whether it is a copy that was made for it
   */
  readonly onEdit: (theme: Theme, isNew: boolean) => void
}

/**
 * Which theme, and what can be done with it. The chosen one is a project's own where the user has
 * changed or deleted the theme since the project was exported with it.
 */
export function ThemeField({ theme, shelf, isBack, onTheme, onEdit }: ThemeFieldProps) {
  const app = useApp()
  const t = useT()
  const { themes } = shelf
  const changeButton = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isBack) changeButton.current?.focus()
  }, [isBack])
  const kept = themes.find(({ name }) => name === theme.name)
  const isOwn = !isBuiltIn(theme)
  const isKept = kept !== undefined && looksLike(kept, theme)
  const options = [
    ...THEME_NAMES.map((name) => ({ value: `builtin/${name}`, theme: THEMES[name] })),
    ...themes.map((each) => ({ value: `own/${each.name}`, theme: each })),
    ...(isOwn && !isKept ? [{ value: 'here', theme }] : []),
  ]
  const value = isOwn ? (isKept ? `own/${theme.name}` : 'here') : `builtin/${theme.name}`
  const label = (option: (typeof options)[number]) => {
    const name = themeName(option.theme, t)
    return option.value === 'here' ? t('export.theme.here', { name }) : name
  }

  /** Puts a copy under a free name among the user's themes. */
  const copy = (of: Theme): Theme => {
    const name = isBuiltIn(of) ? t('export.theme.copy', { name: themeName(of, t) }) : of.name
    const made = { ...of, name: freeName(name, themes) }
    shelf.put(made)
    onTheme(made)
    return made
  }
  const importOne = async () => {
    const read = await importTheme(app, themes)
    if (!read) return
    shelf.put(read)
    onTheme(read)
  }

  return (
    <Field label={t('export.theme')}>
      {(ids) => (
        <div className="theme-field">
          <Select
            {...ids}
            value={value}
            options={options.map((option) => ({ value: option.value, label: label(option) }))}
            onChange={(chosen) => {
              const option = options.find((each) => each.value === chosen)
              if (option) onTheme(option.theme)
            }}
          />
          <Button
            ref={changeButton}
            onClick={() => (isKept ? onEdit(theme, false) : onEdit(copy(theme), true))}
          >
            {t('export.theme.change')}
          </Button>
          <Menu
            trigger={
              <IconButton label={t('export.theme.more')}>
                <Ellipsis size={16} aria-hidden />
              </IconButton>
            }
          >
            <MenuItem icon={<Copy size={15} aria-hidden />} onSelect={() => copy(theme)}>
              {t('export.theme.duplicate')}
            </MenuItem>
            <MenuLine />
            <MenuItem
              icon={<Download size={15} aria-hidden />}
              onSelect={() => void exportTheme(app, theme)}
            >
              {t('export.theme.toFile')}
            </MenuItem>
            <MenuItem icon={<Upload size={15} aria-hidden />} onSelect={() => void importOne()}>
              {t('export.theme.fromFile')}
            </MenuItem>
            {isKept && (
              <>
                <MenuLine />
                <MenuItem
                  icon={<Trash2 size={15} aria-hidden />}
                  look="danger"
                  onSelect={() => {
                    shelf.remove(theme.name)
                    onTheme(THEMES[theme.based])
                    app.notices.tell(
                      { key: 'export.theme.deleted', values: { name: theme.name } },
                      { label: { key: 'export.theme.putBack' }, run: () => shelf.put(theme) },
                    )
                  }}
                >
                  {t('export.theme.delete')}
                </MenuItem>
              </>
            )}
          </Menu>
        </div>
      )}
    </Field>
  )
}
