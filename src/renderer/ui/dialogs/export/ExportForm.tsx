import type { Metadata, SourceLanguage } from '../../../../core/document/model.ts'
import { NOTES } from '../../../../core/layout/notes.ts'
import {
  ARRANGEMENTS,
  type Arrangement,
  byOf,
  changesOf,
  type LayoutOptions,
  PAPERS,
  withTheme,
} from '../../../../core/layout/options.ts'
import { LINES } from '../../../../core/layout/themes.ts'
import { useT } from '../../hooks.ts'
import { Check, Choice, Field, Select, TextInput } from '../../parts/fields.tsx'
import { type ExportChoices, FONT_SIZES, METADATA_LINES } from './choices.ts'
import { EXPORT_FORMATS, type ExportKind, hasPages, isInterchange } from './formats.ts'
import { OriginalForm, type OriginalFormProps } from './OriginalForm.tsx'
import { ArrangementPicture } from './pictures.tsx'
import { ScopeField, TitlesField } from './ScopeField.tsx'
import { ThemeField, type ThemeFieldProps } from './ThemeField.tsx'
import type { ThemeShelf } from './theme-shelf.ts'

interface ExportFormProps {
  readonly choices: ExportChoices
  readonly metadata: Metadata
  readonly sourceLanguage: SourceLanguage
  /** How many rows of the document have text on one side only. */
  readonly leftOut: number
  /** Whether there are remarks on rows. */
  readonly noted: boolean
  /** Whether the document has tracked changes. */
  readonly tracked: boolean
  /** The project's documents, where there are several; else null. */
  readonly project: { readonly count: number; readonly canJoin: boolean } | null
  readonly shelf: ThemeShelf
  /** Whether a theme has just been changed. */
  readonly isBack: boolean
  /** The files of the project, where the document can be written back into its own; else null. */
  readonly original: Omit<OriginalFormProps, 'choices' | 'onChoices'> | null
  readonly onChoices: (choices: ExportChoices) => void
  readonly onMetadata: (metadata: Metadata) => void
  /** Called with a theme of the user's that is to be changed. */
  readonly onEditTheme: ThemeFieldProps['onEdit']
}

/** Arrangements in which one text stands beside the other, or before it. */
const HAS_SIDES: ReadonlySet<Arrangement> = new Set<Arrangement>([
  'columns',
  'facing',
  'alternating',
  'vertical',
  'review',
])

/** The sizes that are offered, and the one that is chosen. */
const sizesWith = (size: number): readonly number[] =>
  [...new Set([...FONT_SIZES, size])].sort((a, b) => a - b)

/** The choices of an export. */
export function ExportForm(props: ExportFormProps) {
  const { choices, leftOut, original, project, onChoices } = props
  const t = useT()
  const { format } = choices
  const kinds: readonly ExportKind[] = original ? ['original', ...EXPORT_FORMATS] : EXPORT_FORMATS

  return (
    <div className="export-form">
      <div className="export-formats" data-original={original !== null}>
        <Choice
          legend={t('export.format')}
          value={format}
          options={kinds.map((value) => ({ value, label: t(`export.short.${value}`) }))}
          onChange={(value) => onChoices({ ...choices, format: value })}
        />
      </div>
      {format !== 'original' && project && (
        <ScopeField
          {...project}
          choices={choices}
          onScope={(scope) => onChoices({ ...choices, scope })}
        />
      )}
      {format === 'original' && original && (
        <OriginalForm choices={choices} onChoices={onChoices} {...original} />
      )}
      {isInterchange(format) && (
        <>
          <p className="field-hint">{t(`export.hint.${format}`)}</p>
          {format === 'tmx' && leftOut > 0 && <p>{t('export.leftOut', { count: leftOut })}</p>}
        </>
      )}
      {format !== 'original' && !isInterchange(format) && <LayoutForm {...props} />}
    </div>
  )
}

/** How the document is set, for formats that are read. */
function LayoutForm(props: ExportFormProps) {
  const { choices, shelf, isBack, noted, tracked, onChoices, onEditTheme } = props
  const t = useT()
  const { format, options, scope } = choices
  const arrangements =
    scope === 'joined' ? ARRANGEMENTS.filter((value) => value !== 'review') : ARRANGEMENTS
  const change = (part: Partial<LayoutOptions>) =>
    onChoices({ ...choices, options: { ...options, ...part } })
  return (
    <>
      <Choice
        legend={t('export.arrangement')}
        look="cards"
        value={options.arrangement}
        options={arrangements.map((value) => ({
          value,
          label: t(`export.arrangement.${value}`),
          hint: t(`export.arrangement.${value}.hint`),
          picture: <ArrangementPicture arrangement={value} />,
        }))}
        onChange={(arrangement) => change({ arrangement })}
      />
      {format !== 'md' && (
        <ThemeField
          theme={options.theme}
          shelf={shelf}
          isBack={isBack}
          onTheme={(theme) => onChoices({ ...choices, options: withTheme(options, theme) })}
          onEdit={onEditTheme}
        />
      )}
      <Choice
        legend={t('export.by')}
        value={byOf(options)}
        options={(['row', 'paragraph'] as const).map((value) => ({
          value,
          label: t(`export.by.${value}`),
        }))}
        onChange={(by) => change({ by })}
      />
      {options.arrangement === 'alternating' && (
        <Choice
          legend={t('export.alternate')}
          value={options.alternate}
          options={(['page', 'chapter'] as const).map((value) => ({
            value,
            label: t(`export.alternate.${value}`),
          }))}
          onChange={(alternate) => change({ alternate })}
        />
      )}
      {HAS_SIDES.has(options.arrangement) && (
        <Choice
          legend={t('export.side')}
          value={options.sourceSide}
          options={(['left', 'right'] as const).map((value) => ({
            value,
            label: t(`export.side.${value}`),
          }))}
          onChange={(sourceSide) => change({ sourceSide })}
        />
      )}
      {options.arrangement === 'columns' && (
        <Choice
          legend={t('export.lines')}
          value={options.lines ?? options.theme.lines}
          options={LINES.map((value) => ({ value, label: t(`export.lines.${value}`) }))}
          onChange={(lines) => change({ lines })}
        />
      )}
      {hasPages(format) && (
        <>
          <Choice
            legend={t('export.paper')}
            value={options.paper}
            options={PAPERS.map((value) => ({
              value,
              label: value === '16k' ? t('export.paper.16k') : value,
            }))}
            onChange={(paper) => change({ paper })}
          />
          {options.arrangement !== 'review' && (
            <Choice
              legend={t('export.orientation')}
              value={options.orientation}
              options={(['portrait', 'landscape'] as const).map((value) => ({
                value,
                label: t(`export.${value}`),
              }))}
              onChange={(orientation) => change({ orientation })}
            />
          )}
        </>
      )}
      {format !== 'md' && (
        <Field label={t('export.fontSize')}>
          {(ids) => (
            <Select
              {...ids}
              value={String(options.fontSize)}
              options={sizesWith(options.fontSize).map((size) => ({
                value: String(size),
                label: `${size} pt`,
              }))}
              onChange={(size) => change({ fontSize: Number(size) })}
            />
          )}
        </Field>
      )}
      {noted && format !== 'md' && options.arrangement === 'columns' && (
        <Choice
          legend={t('export.notes')}
          value={options.notes}
          options={NOTES.map((value) => ({ value, label: t(`export.notes.${value}`) }))}
          onChange={(notes) => change({ notes })}
        />
      )}
      {tracked && format !== 'md' && (
        <Choice
          legend={t('export.changes')}
          value={changesOf(options)}
          options={(['accepted', 'shown'] as const).map((value) => ({
            value,
            label: t(`export.changes.${value}`),
          }))}
          onChange={(changes) => change({ changes })}
        />
      )}
      <Check
        label={t('export.rowNumbers')}
        checked={options.rowNumbers}
        onChange={(rowNumbers) => change({ rowNumbers })}
      />
      <Check
        label={t('export.statusMarks')}
        checked={options.statusMarks}
        onChange={(statusMarks) => change({ statusMarks })}
      />
      <MetadataForm {...props} onLines={(metadata) => change({ metadata })} />
    </>
  )
}

interface MetadataFormProps extends ExportFormProps {
  readonly onLines: (names: readonly (keyof Metadata)[]) => void
}

/** Titles and credits: of the document, or which of its own each of several documents has. */
function MetadataForm(props: MetadataFormProps) {
  const { choices, metadata, sourceLanguage, onChoices, onMetadata, onLines } = props
  const t = useT()
  const { options, scope, titles } = choices
  const field = (name: keyof Metadata, lang: string) => ({
    lang,
    value: metadata[name],
    onChange: (event: { target: { value: string } }) =>
      onMetadata({ ...metadata, [name]: event.target.value }),
  })
  return (
    <fieldset className="export-metadata">
      <legend>{t('export.metadata')}</legend>
      {scope === 'document' && (
        <TitlesField
          titles={{ source: metadata.title, target: metadata.targetTitle }}
          sourceLanguage={sourceLanguage}
          onTitles={({ source, target }) =>
            onMetadata({ ...metadata, title: source, targetTitle: target })
          }
        />
      )}
      {scope === 'joined' && (
        <TitlesField
          titles={titles}
          sourceLanguage={sourceLanguage}
          onTitles={(changed) => onChoices({ ...choices, titles: changed })}
        />
      )}
      {scope !== 'document' && <p className="field-hint">{t('export.metadata.each')}</p>}
      {METADATA_LINES.map((name) => {
        const label = t(`export.metadata.${name}`)
        return (
          <div key={name} className="export-line">
            <Check
              label={label}
              checked={options.metadata.includes(name)}
              onChange={(on) =>
                onLines(
                  METADATA_LINES.filter((each) =>
                    each === name ? on : options.metadata.includes(each),
                  ),
                )
              }
            />
            {scope === 'document' && (
              <TextInput aria-label={label} {...field(name, sourceLanguage)} />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
