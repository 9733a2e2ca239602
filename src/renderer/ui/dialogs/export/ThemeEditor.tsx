import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { asMade, looksLike, mayBeCalled } from '../../../../core/layout/own-themes.ts'
import type { Paper } from '../../../../core/layout/paper.ts'
import { THEME_BOUNDS } from '../../../../core/layout/parse-theme.ts'
import {
  CHINESE_WEIGHTS,
  type Colours,
  type Face,
  LATIN_WEIGHTS,
  LINES,
  ROLES,
  type Role,
  RUNNING,
  THEMES,
  type Theme,
} from '../../../../core/layout/themes.ts'
import { useT } from '../../hooks.ts'
import { Button } from '../../parts/Button.tsx'
import { Check, Choice, Field, TextInput } from '../../parts/fields.tsx'
import { ColourField } from './ColourField.tsx'
import { MarginsPicture } from './MarginsPicture.tsx'
import { NumberField } from './NumberField.tsx'
import { themeName } from './theme-name.ts'

interface ThemeEditorProps {
  /** A theme of the user's. */
  readonly theme: Theme
  /** The user's other themes. */
  readonly others: readonly Theme[]
  readonly paper: Paper
  readonly onTheme: (theme: Theme) => void
}

const SHARES = 100
const percent = ({ least, most, step }: { least: number; most: number; step: number }) => ({
  least: least * SHARES,
  most: most * SHARES,
  step: step * SHARES,
})

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
      <NameField theme={theme} others={others} onName={(name) => change({ name })} />

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
          <NumberField
            label={t('export.theme.chinese')}
            unit="%"
            value={theme.chinese * SHARES}
            {...percent(THEME_BOUNDS.chinese)}
            onChange={(share) => change({ chinese: share / SHARES })}
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
        <Faces faces={theme.faces} onFaces={(faces) => change({ faces })} />
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

interface NameFieldProps {
  readonly theme: Theme
  readonly others: readonly Theme[]
  readonly onName: (name: string) => void
}

/** The name of a theme; one that it may not have stays in the field alone. */
function NameField({ theme, others, onName }: NameFieldProps) {
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const isWrong = typed !== null && !mayBeCalled(typed.trim(), others)
  return (
    <Field
      label={t('export.theme.name')}
      hint={
        isWrong ? t(typed.trim() ? 'export.theme.nameTaken' : 'export.theme.nameless') : undefined
      }
    >
      {(ids) => (
        <TextInput
          {...ids}
          value={typed ?? theme.name}
          maxLength={60}
          aria-invalid={isWrong}
          onChange={(event) => {
            const name = event.target.value
            setTyped(name)
            if (mayBeCalled(name.trim(), others)) onName(name.trim())
          }}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  )
}

/** How each role can be aligned; notes are aligned as the text is. */
const ALIGNED: Readonly<Record<Role, readonly Face['align'][]>> = {
  text: ['justify', 'start'],
  title: ['start', 'center'],
  heading: ['start', 'center'],
  running: ['start', 'center'],
  note: [],
}

interface FacesProps {
  readonly faces: Theme['faces']
  readonly onFaces: (faces: Theme['faces']) => void
}

/** How each role is set, one role at a time. */
function Faces({ faces, onFaces }: FacesProps) {
  const t = useT()
  const id = useId()
  const [role, setRole] = useState<Role>('text')
  const face = faces[role]
  const change = (part: Partial<Face>) => onFaces({ ...faces, [role]: { ...face, ...part } })
  const weights = <W extends number>(values: readonly W[]) =>
    values.map((value) => ({
      value: String(value),
      label: t(`export.theme.weight.${value as 400}`),
    }))
  const latin = (weight: string) => LATIN_WEIGHTS.find((each) => String(each) === weight)
  const chinese = (weight: string) => CHINESE_WEIGHTS.find((each) => String(each) === weight)
  return (
    <>
      <Choice
        legend={t('export.theme.role')}
        look="segments"
        value={role}
        options={ROLES.map((value) => ({ value, label: t(`export.theme.role.${value}`) }))}
        onChange={setRole}
      />
      {/* Told apart from the fields of another role, so that what is typed stays with its role. */}
      <div className="theme-face" key={`${id} ${role}`}>
        <Choice
          legend={t('export.theme.weight.latin')}
          value={String(face.latin.weight)}
          options={weights(LATIN_WEIGHTS)}
          onChange={(value) => {
            const weight = latin(value)
            if (weight) change({ latin: { ...face.latin, weight } })
          }}
        />
        <Choice
          legend={t('export.theme.weight.chinese')}
          value={String(face.chinese.weight)}
          options={weights(CHINESE_WEIGHTS)}
          onChange={(value) => {
            const weight = chinese(value)
            if (weight) change({ chinese: { weight } })
          }}
        />
        <Check
          label={t('export.theme.italic')}
          checked={face.latin.italic}
          onChange={(italic) => change({ latin: { ...face.latin, italic } })}
        />
        {ALIGNED[role].length > 0 && (
          <Choice
            legend={t('export.theme.align')}
            value={face.align}
            options={ALIGNED[role].map((value) => ({
              value,
              label: t(`export.theme.align.${value}`),
            }))}
            onChange={(align) => change({ align })}
          />
        )}
        {role !== 'text' && (
          <NumberField
            label={t('export.theme.scale')}
            unit="%"
            value={face.scale * SHARES}
            {...percent(THEME_BOUNDS.scale)}
            onChange={(share) => change({ scale: share / SHARES })}
          />
        )}
      </div>
    </>
  )
}
