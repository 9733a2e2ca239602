import type { Versions } from '../../../core/layout/comparison.ts'
import { titlesOf } from '../../../core/layout/layout.ts'
import type { Redline } from '../../../core/review/redline.ts'
import type { AppContext } from '../app.ts'
import { lastChoices } from '../dialogs/export/choices.ts'
import { namedBy, runExport } from '../dialogs/export/run-export.ts'

/** Formats that a redline is written in: Word’s own revisions, or insertions and deletions to see. */
export const REDLINE_FORMATS = ['docx', 'pdf', 'html'] as const
export type RedlineFormat = (typeof REDLINE_FORMATS)[number]

/** Writes a redline into a file, in columns and with the theme that the project is exported with. */
export async function exportRedline(
  app: AppContext,
  { document }: Redline,
  versions: Versions,
  format: RedlineFormat,
): Promise<void> {
  const { options } = await lastChoices(app.storage.settings, document.projectId)
  await runExport(app, {
    name: app.t('compare.fileName', { name: namedBy(app, titlesOf(document)) }),
    format,
    options: {
      ...options,
      arrangement: 'columns',
      by: null,
      statusMarks: false,
      changes: 'shown',
    },
    versions,
    load: async () => document,
  })
}
