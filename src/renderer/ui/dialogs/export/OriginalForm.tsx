import { useT } from '../../hooks.ts'
import { Choice } from '../../parts/fields.tsx'
import type { ExportChoices } from './choices.ts'
import type { OriginalFile } from './originals.ts'

/** Which files of a project are written. */
export type FileScope = 'file' | 'project'

export interface OriginalFormProps {
  readonly choices: ExportChoices
  /** The file the document was read from. */
  readonly own: OriginalFile
  /** All files of the project. */
  readonly files: readonly OriginalFile[]
  /** How many documents of the project came from no file that is kept. */
  readonly without: number
  readonly scope: FileScope
  readonly onChoices: (choices: ExportChoices) => void
  readonly onScope: (scope: FileScope) => void
}

/** What of the originals is written, and what stands in them where nothing is translated. */
export function OriginalForm(props: OriginalFormProps) {
  const { choices, own, files, without, scope, onChoices, onScope } = props
  const t = useT()
  return (
    <>
      <p className="field-hint">{t('export.hint.original')}</p>
      {files.length > 1 && (
        <Choice
          legend={t('export.original.scope')}
          look="list"
          value={scope}
          options={[
            { value: 'file', label: t('export.original.scope.file', { name: own.name }) },
            {
              value: 'project',
              label: t('export.original.scope.project', { count: files.length }),
            },
          ]}
          onChange={onScope}
        />
      )}
      {without > 0 && scope === 'project' && (
        <p className="field-hint">{t('export.original.without', { count: without })}</p>
      )}
      <Choice
        legend={t('export.original.untranslated')}
        look="list"
        value={choices.untranslated}
        options={(['source', 'empty'] as const).map((value) => ({
          value,
          label: t(`export.original.untranslated.${value}`),
        }))}
        onChange={(untranslated) => onChoices({ ...choices, untranslated })}
      />
    </>
  )
}
