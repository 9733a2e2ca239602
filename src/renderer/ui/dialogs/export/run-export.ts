import type { BilingualDocument } from '../../../../core/document/model.ts'
import type { Collection } from '../../../../core/layout/collection.ts'
import type { Versions } from '../../../../core/layout/comparison.ts'
import type { LayoutOptions } from '../../../../core/layout/options.ts'
import { orientationOf } from '../../../../core/layout/paper.ts'
import { withoutExtension } from '../../../../core/text/file-name.ts'
import type { Check } from '../../../../formats/check/result.ts'
import type { PrintPage } from '../../../../formats/print/write.ts'
import type { PrintProgress } from '../../../platform/types.ts'
import type { DocumentCard } from '../../../storage/types.ts'
import { type ExportFormat, type ExportOutput, exportInWorker } from '../../../workers/export.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { fileNameOf } from '../../library/backup.ts'
import { type Sending, sendingOf } from '../../reviews/sending.ts'
import { isAbort, type TaskControl } from '../../tasks.ts'
import { type BatchFile, showFirst, tellOfRest, writeBatch } from './batch.ts'
import { distinctNames } from './file-names.ts'
import { extensionOf } from './formats.ts'

interface How {
  readonly format: ExportFormat
  readonly options: LayoutOptions
  /** What the versions are called that the text lies between, where it compares two. */
  readonly versions?: Versions
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
  const job = { ...page, paper: options.paper, landscape: orientationOf(options) === 'landscape' }
  return app.platform.printPdf(job, {
    signal,
    onProgress: ({ stage, done, total }) => {
      const [start, length] = STAGES[stage]
      progress(start + (total > 0 ? (done / total) * length : 0))
    },
  })
}

interface MadeFile extends Extract<ExportOutput, { type: 'file' }> {
  /** Where it goes to a reviewer: what comes back is merged with what is kept now. */
  readonly sending: Sending | null
}

/**
 * Makes a file, and looks into it.
 * @returns null where the print dialog of an ordinary browser has taken over
 * @throws what went wrong; DOMException AbortError
 */
async function make(
  app: AppContext,
  text: BilingualDocument | Collection,
  { format, options, versions }: How,
  name: string,
  control: TaskControl,
): Promise<MadeFile | null> {
  const { signal, progress } = control
  const sending = versions ? null : await sendingOf(app, text, format, options)
  const job = { text, options, format, versions, name, ...(sending && { round: sending.round }) }
  const output = await exportInWorker(job, { signal, onProgress: progress })
  if (output.type === 'file') return { ...output, sending }
  const printed = await print(app, output.page, options, control)
  const checked = printed && (await exportInWorker({ ...job, printed }, { signal }))
  return checked?.type === 'file' ? { ...checked, sending } : null
}

/**
 * The name of a text for people: by its translated title where it has one.
 * @param otherwise what it is called where it has no title
 */
export const namedBy = (
  app: AppContext,
  title: { readonly source: string; readonly target: string },
  otherwise = '',
): string => title.target || title.source || otherwise || app.t('library.untitled')

interface ExportRequest extends How {
  /** What it is called, see `namedBy`. */
  readonly name: string
  /** Gives what is to be written. */
  readonly load: () => Promise<BilingualDocument | Collection>
}

/** Writes a text into a file where the user wants it, in sight of the user. */
export async function runExport(app: AppContext, request: ExportRequest): Promise<void> {
  const { t } = app
  const { name, format, load } = request
  const label = {
    key: 'export.task',
    values: { title: name, format: t(`export.format.${format}`) },
  } as const
  try {
    const written = await app.tasks.run(label, async (control) =>
      make(app, await load(), request, fileNameOf(name, t('library.untitled')), control),
    )
    if (written) await save(app, written, name, format)
  } catch (error) {
    if (isAbort(error)) return
    app.notices.fail({ key: 'export.failed', values: { name, reason: reasonOf(error) } })
  }
}

async function save(
  app: AppContext,
  { bytes, check, sending }: MadeFile,
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
  await sending?.keep()
  const { showInFolder } = platform
  if (saved.path) platform.addRecentFile(saved.path)
  app.notices.tell(
    check
      ? { key: 'export.proved', values: { name: saved.name, ...countsOf([check]) } }
      : { key: 'export.saved', values: { name: saved.name } },
    showInFolder && saved.path
      ? { label: { key: 'export.show' }, run: () => void showInFolder(saved.path) }
      : undefined,
  )
}

interface EachRequest extends How {
  /** What the documents are called together. */
  readonly name: string
  readonly cards: readonly DocumentCard[]
  readonly load: (documentId: string) => Promise<BilingualDocument>
}

/** Writes each of several documents into a file of its own, in a folder that the user chooses. */
export async function runExportOfEach(app: AppContext, request: EachRequest): Promise<void> {
  const { t } = app
  const { cards, name, format, load } = request
  const untitled = t('library.untitled')
  const titles = cards.map(({ header: { metadata, provenance } }) =>
    namedBy(
      app,
      { source: metadata.title, target: metadata.targetTitle },
      withoutExtension(provenance.name),
    ),
  )
  const stems = titles.map((title) => fileNameOf(title, untitled))
  const names = distinctNames(stems.map((stem) => `${stem}.${extensionOf(format)}`))
  const files = cards.map(
    ({ header }, i): BatchFile<Omit<MadeFile, 'bytes'>> => ({
      title: titles[i]!,
      format: header.provenance.format,
      name: names[i]!,
      async make(control) {
        const made = await make(app, await load(header.id), request, stems[i]!, control)
        // Only an ordinary browser prints by itself, and is not asked to print many.
        if (!made) throw new Error(t('export.batch.noPdf'))
        const { bytes, ...facts } = made
        return { bytes, facts }
      },
    }),
  )
  try {
    const result = await writeBatch(app, files, fileNameOf(name, untitled))
    if (!result) return
    const { folder, written, cancelled } = result
    for (const { facts } of written) await facts.sending?.keep()
    const checks = written.flatMap(({ facts }) => facts.check ?? [])
    const values = { count: written.length, folder }
    if (written.length > 0 && !cancelled) {
      app.notices.tell(
        checks.length > 0
          ? { key: 'export.batch.proved', values: { ...values, ...countsOf(checks) } }
          : { key: 'export.batch.saved', values },
        showFirst(app, result),
      )
    }
    tellOfRest(app, result)
  } catch (error) {
    app.notices.fail({ key: 'export.failed', values: { name, reason: reasonOf(error) } })
  }
}

function countsOf(checks: readonly Check[]) {
  const sum = (of: (check: Check) => number) => checks.reduce((all, each) => all + of(each), 0)
  return {
    rows: sum(({ rows }) => rows),
    found: sum(({ found }) => found),
    missing: sum(({ missingGlyphs }) => missingGlyphs.length),
  }
}
