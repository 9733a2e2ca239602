import type { Metadata, SourceLanguage } from '../../../../core/document/model.ts'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import { useT } from '../../hooks.ts'
import { Check, Choice, Field, Select, TextInput } from '../../parts/fields.tsx'
import { type ExportChoices, FONT_SIZES, METADATA_LINES } from './choices.ts'
import { EXPORT_FORMATS, type ExportKind, hasPages, isInterchange } from './formats.ts'
import { OriginalForm, type OriginalFormProps } from './OriginalForm.tsx'
import { ArrangementPicture } from './pictures.tsx'

interface ExportFormProps {
  readonly choices: ExportChoices
  readonly metadata: Metadata
  readonly sourceLanguage: SourceLanguage
  /** How many rows of the document have text on one side only. */
  readonly leftOut: number
  /** The files of the project, where the document can be written back into its own; else null. */
  readonly original: Omit<OriginalFormProps, 'choices' | 'onChoices'> | null
  readonly onChoices: (choices: ExportChoices) => void
  readonly onMetadata: (metadata: Metadata) => void
}

/** The choices of an export. */
export function ExportForm(props: ExportFormProps) {
  const { choices, leftOut, original, onChoices } = props
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
function LayoutForm({ choices, metadata, sourceLanguage, onChoices, onMetadata }: ExportFormProps) {
  const t = useT()
  const { format, options } = choices
  const change = (part: Partial<LayoutOptions>) =>
    onChoices({ ...choices, options: { ...options, ...part } })
  const field = (name: keyof Metadata, lang: string) => ({
    lang,
    value: metadata[name],
    onChange: (event: { target: { value: string } }) =>
      onMetadata({ ...metadata, [name]: event.target.value }),
  })

  return (
    <>
      <Choice
        legend={t('export.arrangement')}
        look="cards"
        value={options.arrangement}
        options={(['columns', 'interlinear', 'target'] as const).map((value) => ({
          value,
          label: t(`export.arrangement.${value}`),
          hint: t(`export.arrangement.${value}.hint`),
          picture: <ArrangementPicture arrangement={value} />,
        }))}
        onChange={(arrangement) => change({ arrangement })}
      />
      {hasPages(format) && (
        <div className="form-pair">
          <Choice
            legend={t('export.paper')}
            value={options.paper}
            options={(['A4', 'Letter'] as const).map((value) => ({ value, label: value }))}
            onChange={(paper) => change({ paper })}
          />
          <Choice
            legend={t('export.orientation')}
            value={options.orientation}
            options={(['portrait', 'landscape'] as const).map((value) => ({
              value,
              label: t(`export.${value}`),
            }))}
            onChange={(orientation) => change({ orientation })}
          />
        </div>
      )}
      {format !== 'md' && (
        <Field label={t('export.fontSize')}>
          {(ids) => (
            <Select
              {...ids}
              value={String(options.fontSize)}
              options={FONT_SIZES.map((size) => ({ value: String(size), label: `${size} pt` }))}
              onChange={(size) => change({ fontSize: Number(size) })}
            />
          )}
        </Field>
      )}
      <Check
        label={t('export.rowNumbers')}
        checked={options.rowNumbers}
        onChange={(rowNumbers) => change({ rowNumbers })}
      />
      <fieldset className="export-metadata">
        <legend>{t('export.metadata')}</legend>
        <Field label={t('export.metadata.title')}>
          {(ids) => <TextInput {...ids} {...field('title', sourceLanguage)} />}
        </Field>
        <Field label={t('export.metadata.targetTitle')}>
          {(ids) => <TextInput {...ids} {...field('targetTitle', 'en')} />}
        </Field>
        {METADATA_LINES.map((name) => {
          const label = t(`export.metadata.${name}`)
          return (
            <div key={name} className="export-line">
              <Check
                label={label}
                checked={options.metadata.includes(name)}
                onChange={(on) =>
                  change({
                    metadata: METADATA_LINES.filter((each) =>
                      each === name ? on : options.metadata.includes(each),
                    ),
                  })
                }
              />
              <TextInput aria-label={label} {...field(name, sourceLanguage)} />
            </div>
          )
        })}
      </fieldset>
    </>
  )
}
