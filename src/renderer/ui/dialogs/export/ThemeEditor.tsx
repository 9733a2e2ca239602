import { type ReactNode, useEffect, useRef } from 'react'
import { asMade, looksLike } from '../../../../core/layout/own-themes.ts'
import type { Paper } from '../../../../core/layout/paper.ts'
import { THEME_BOUNDS } from '../../../../core/layout/parse-theme.ts'
import { type Colours, LINES, RUNNING, THEMES, type Theme } from '../../../../core/layout/themes.ts'
import { useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Check, Choice } from '../../parts/fields.tsx'
import { ColourField } from './ColourField.tsx'
import { MarginsPicture } from './MarginsPicture.tsx'
import { NumberField } from './NumberField.tsx'
import { PercentField } from './PercentField.tsx'
import { ThemeFaces } from './ThemeFaces.tsx'
import { ThemeNameField } from './ThemeNameField.tsx'
import { themeName } from './theme-name.ts'

interface ThemeEditorProps {
  /** A theme of the user's. */
  readonly theme: Theme
  /** The user's other themes. */
  readonly others: readonly Theme[]
  readonly paper: Paper
  readonly onTheme: (theme: Theme) => void
}

const WHITE = '#ffffff'
const PAGES = ['titlePage', 'contents', 'bibliography', 'colophon'] as const
const MARGINS = ['inner', 'outer', 'top', 'bottom'] as const
const TEXT_COLOURS = ['ink', 'heading', 'quiet'] as const

/** Changes a theme of the user's, in sight of the pages it makes. */
export function ThemeEditor(props: ThemeEditorProps) {
  const { theme, others, paper, onTheme } = props
  const t = useT()
  const first = useRef<HTMLElement>(null)
  const change = (part: Partial<Theme>) => onTheme({ ...theme, ...part })
  const colour = (part: Partial<Colours>) => change({ colours: { ...theme.colours, ...part } })

  // The form that had the focus is gone.
  useEffect(() => {
    first.current?.querySelector('input')?.focus()
  }, [])

  return (
    <section
      className="export-form theme-editor"
      ref={first}
      aria-label={t('export.theme.editing')}
    >
      <ThemeNameField theme={theme} others={others} onName={(name) => change({ name })} />

      <Part title={t('export.theme.part.text')}>
        <div className="theme-numbers">
          <NumberField
            label={t('export.theme.size')}
            unit="pt"
            value={theme.size}
            {...THEME_BOUNDS.size}
            onChange={(size) => change({ size })}
          />
          <NumberField
            label={t('export.theme.leading')}
            unit="×"
            value={theme.leading}
            {...THEME_BOUNDS.leading}
            onChange={(leading) => change({ leading })}
          />
          <PercentField
            label={t('export.theme.chinese')}
            value={theme.chinese}
            {...THEME_BOUNDS.chinese}
            onChange={(chinese) => change({ chinese })}
          />
        </div>
        <Check
          label={t('export.theme.indent')}
          checked={theme.indent}
          onChange={(indent) => change({ indent })}
        />
        <Choice
          legend={t('export.lines')}
          value={theme.lines}
          options={LINES.map((value) => ({ value, label: t(`export.lines.${value}`) }))}
          onChange={(lines) => change({ lines })}
        />
      </Part>

      <Part title={t('export.theme.part.faces')}>
        <ThemeFaces faces={theme.faces} onFaces={(faces) => change({ faces })} />
      </Part>

      <Part title={t('export.theme.part.colours')}>
        {TEXT_COLOURS.map((name) => (
          <ColourField
            key={name}
            label={t(`export.theme.colour.${name}`)}
            value={theme.colours[name]}
            against={WHITE}
            isText
            onChange={(value) => colour({ [name]: value })}
          />
        ))}
        <ColourField
          label={t('export.theme.colour.hairline')}
          value={theme.colours.hairline}
          against={WHITE}
          isText={false}
          onChange={(hairline) => colour({ hairline })}
        />
        <ColourField
          label={t('export.theme.colour.zebra')}
          value={theme.colours.zebra}
          against={theme.colours.ink}
          isText
          onChange={(zebra) => colour({ zebra })}
        />
      </Part>

      <Part title={t('export.theme.part.margins')} hint={t('export.theme.margins.hint')}>
        <div className="theme-margins">
          <MarginsPicture margins={theme.margins} paper={paper} />
          <div className="theme-pairs">
            {MARGINS.map((side) => (
              <NumberField
                key={side}
                label={t(`export.theme.margin.${side}`)}
                unit="mm"
                value={theme.margins[side]}
                {...THEME_BOUNDS.margin}
                onChange={(length) => change({ margins: { ...theme.margins, [side]: length } })}
              />
            ))}
          </div>
        </div>
      </Part>

      <Part title={t('export.theme.part.pages')}>
        <Choice
          legend={t('export.theme.running')}
          value={theme.running}
          options={RUNNING.map((value) => ({ value, label: t(`export.theme.running.${value}`) }))}
          onChange={(running) => change({ running })}
        />
        {PAGES.map((name) => (
          <Check
            key={name}
            label={t(`export.theme.${name}`)}
            checked={theme[name]}
            onChange={(on) => change({ [name]: on })}
          />
        ))}
      </Part>
    </section>
  )
}

interface ThemeEditorButtonsProps {
  readonly theme: Theme
  readonly onTheme: (theme: Theme) => void
  readonly onDone: () => void
  /** Called where the user wants the theme as it was. */
  readonly onCancel: () => void
}

/** What ends a change of a theme, or takes it back. */
export function ThemeEditorButtons(props: ThemeEditorButtonsProps) {
  const { theme, onTheme, onDone, onCancel } = props
  const t = useT()
  return (
    <>
      <Button
        look="quiet"
        className="theme-reset"
        disabled={looksLike(theme, THEMES[theme.based])}
        onClick={() => onTheme(asMade(theme))}
      >
        {t('export.theme.reset', { name: themeName(THEMES[theme.based], t) })}
      </Button>
      <Button onClick={onCancel}>{t('dialog.cancel')}</Button>
      <Button look="primary" onClick={onDone}>
        {t('export.theme.done')}
      </Button>
    </>
  )
}

interface PartProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

function Part({ title, hint, children }: PartProps) {
  return (
    <fieldset className="theme-part">
      <legend>{title}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}
