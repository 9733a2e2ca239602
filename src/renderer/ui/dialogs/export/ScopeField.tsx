import type { Side, SourceLanguage } from '../../../../core/document/model.ts'
import { useApp, useT } from '../../hooks.ts'
import { Choice, Field, TextInput } from '../../parts/fields.tsx'
import { type ExportChoices, SCOPES, type Scope } from './choices.ts'
import { canHoldSeveral, type ExportKind } from './formats.ts'

interface ScopeFieldProps {
  /** How many documents the project has. */
  readonly count: number
  /** Whether they are all in one script. */
  readonly canJoin: boolean
  readonly choices: ExportChoices
  readonly onScope: (scope: Scope) => void
}

/** The scopes that a format has here: an ordinary browser prints one file at a time, by itself. */
export const scopesFor = (
  format: ExportKind,
  canJoin: boolean,
  isBrowser: boolean,
): readonly Scope[] =>
  SCOPES.filter((scope) => {
    if (scope === 'joined') return canJoin && canHoldSeveral(format)
    return scope === 'document' || !(isBrowser && format === 'pdf')
  })

/** Which documents of a project are written, and into how many files. */
export function ScopeField({ count, canJoin, choices, onScope }: ScopeFieldProps) {
  const { platform } = useApp()
  const t = useT()
  const { format, scope } = choices
  const scopes = scopesFor(format, canJoin, platform.kind === 'browser')
  return (
    <>
      <Choice
        legend={t('export.scope')}
        look="list"
        value={scope}
        options={scopes.map((value) => ({
          value,
          label: t(`export.scope.${value}`, { count }),
        }))}
        onChange={onScope}
      />
      {!canJoin && canHoldSeveral(format) && (
        <p className="field-hint">{t('export.scope.mixed')}</p>
      )}
    </>
  )
}

interface TitlesFieldProps {
  readonly titles: Readonly<Record<Side, string>>
  readonly sourceLanguage: SourceLanguage
  readonly onTitles: (titles: Readonly<Record<Side, string>>) => void
}

/** The titles of a text in both languages. */
export function TitlesField({ titles, sourceLanguage, onTitles }: TitlesFieldProps) {
  const t = useT()
  const field = (side: Side, lang: string) => ({
    lang,
    value: titles[side],
    onChange: (event: { target: { value: string } }) =>
      onTitles({ ...titles, [side]: event.target.value }),
  })
  return (
    <>
      <Field label={t('export.metadata.title')}>
        {(ids) => <TextInput {...ids} {...field('source', sourceLanguage)} />}
      </Field>
      <Field label={t('export.metadata.targetTitle')}>
        {(ids) => <TextInput {...ids} {...field('target', 'en')} />}
      </Field>
    </>
  )
}
