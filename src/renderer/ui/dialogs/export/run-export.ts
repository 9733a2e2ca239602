import type { BilingualDocument } from '../../../../core/document/model.ts'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import type { Check } from '../../../../formats/check/result.ts'
import type { PrintPage } from '../../../../formats/print/write.ts'
import type { PrintProgress } from '../../../platform/types.ts'
import { type ExportFormat, type ExportOutput, exportInWorker } from '../../../workers/export.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { fileNameOf } from '../../library/backup.ts'
import { isAbort, type TaskControl } from '../../tasks.ts'
import { extensionOf } from './formats.ts'

export interface ExportRequest {
  readonly document: BilingualDocument
  readonly format: ExportFormat
  readonly options: LayoutOptions
}

/** Where each stage of printing begins in the whole, as measured on long documents. */
const STAGES: Readonly<Record<PrintProgress['stage'], readonly [start: number, length: number]>> = {
  layout: [0.1, 0.2],
  fonts: [0.3, 0.1],
  printing: [0.4, 0.55],
  metadata: [0.95, 0.05],
}

function print(
  app: AppContext,
  page: PrintPage,
  options: LayoutOptions,
  { signal, progress }: TaskControl,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const job = { ...page, paper: options.paper, landscape: options.orientation === 'landscape' }
  return app.platform.printPdf(job, {
    signal,
    onProgress: ({ stage, done, total }) => {
      const [start, length] = STAGES[stage]
      progress(start + (total > 0 ? (done / total) * length : 0))
    },
  })
}

/** Writes a document into a file where the user wants it, in sight of the user. */
export async function runExport(
  app: AppContext,
  { document, format, options }: ExportRequest,
): Promise<void> {
  const { t } = app
  const { title, targetTitle } = document.metadata
  const name = targetTitle || title || t('library.untitled')
  const label = {
    key: 'export.task',
    values: { title: name, format: t(`export.format.${format}`) },
  } as const
  try {
    const job = { text: document, options, format, name: fileNameOf(name, t('library.untitled')) }
    const written = await app.tasks.run(label, async (control) => {
      const { signal } = control
      const output = await exportInWorker(job, { signal, onProgress: control.progress })
      if (output.type === 'file') return output
      const printed = await print(app, output.page, options, control)
      return printed && exportInWorker({ ...job, printed }, { signal })
    })
    // In an ordinary browser the print dialog has taken over.
    if (written?.type === 'file') await save(app, written, name, format)
  } catch (error) {
    if (isAbort(error)) return
    app.notices.fail({ key: 'export.failed', values: { name, reason: reasonOf(error) } })
  }
}

async function save(
  app: AppContext,
  { bytes, check }: Extract<ExportOutput, { type: 'file' }>,
  name: string,
  format: ExportFormat,
): Promise<void> {
  const { platform, t } = app
  const saved = await platform.saveFile({
    suggestedName: `${fileNameOf(name, t('library.untitled'))}.${extensionOf(format)}`,
    filters: [{ name: t(`export.format.${format}`), extensions: [extensionOf(format)] }],
    bytes,
  })
  if (!saved) return
  const { showInFolder } = platform
  if (saved.path) platform.addRecentFile(saved.path)
  app.notices.tell(
    check
      ? { key: 'export.proved', values: { name: saved.name, ...countsOf(check) } }
      : { key: 'export.saved', values: { name: saved.name } },
    showInFolder && saved.path
      ? { label: { key: 'export.show' }, run: () => void showInFolder(saved.path) }
      : undefined,
  )
}

const countsOf = ({ rows, found, missingGlyphs }: Check) => ({
  rows,
  found,
  missing: missingGlyphs.length,
})
