import type { BilingualDocument } from '../../../../core/document/model.ts'
import { extensionOf, FILE_KINDS } from '../../../../formats/kinds.ts'
import type { WriteBackOptions } from '../../../../formats/types.ts'
import type { SavedFile } from '../../../platform/types.ts'
import { type WriteBackOutput, writeBackInWorker } from '../../../workers/write-back.ts'
import { ask } from '../../align/ask.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { messageOfFault } from '../../import/faults.ts'
import { openableFilters } from '../../import/filters.ts'
import { formatName } from '../../import/format-name.ts'
import { isAbort } from '../../tasks.ts'
import type { OriginalFile } from './originals.ts'

interface Written {
  readonly file: OriginalFile
  readonly output: WriteBackOutput
}

/**
 * Writes the translation into files as they came in, where the user wants them, in sight of the
 * user. A file that is not kept is asked for.
 * @param open a document as it is on the screen, which the library may not have yet
 */
export async function exportOriginals(
  app: AppContext,
  files: readonly OriginalFile[],
  open: BilingualDocument,
  options: WriteBackOptions,
): Promise<void> {
  const first = files[0]
  if (!first) return
  try {
    const written: Written[] = []
    for (const file of files) {
      const bytes = await bytesOf(app, file)
      if (!bytes) return
      const documents = await Promise.all(
        file.documents.map((id) => (id === open.id ? open : app.storage.loadDocument(id))),
      )
      const label = {
        key: 'export.task',
        values: { title: file.name, format: app.t('export.format.original') },
      } as const
      const output = await app.tasks.run(label, ({ signal, progress }) =>
        writeBackInWorker({ bytes, documents, options }, { signal, onProgress: progress }),
      )
      written.push({ file, output })
    }
    const saved = await save(app, written)
    if (saved) tell(app, written, saved)
  } catch (error) {
    if (isAbort(error)) return
    app.notices.fail({
      key: 'export.failed',
      values: { name: first.name, reason: reasonOf(error) },
    })
  }
}

/** The bytes of an original, asked for where they are not kept; null where the user cancels. */
async function bytesOf(
  app: AppContext,
  { hash, name }: OriginalFile,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const kept = await app.storage.loadOriginal(hash)
  if (kept) return kept.bytes
  for (;;) {
    const answer = await ask(app, {
      heading: { key: 'export.heading' },
      text: { key: 'export.original.choose', values: { name } },
      answers: [{ value: 'choose', label: { key: 'export.original.chooseButton' } }],
    })
    if (!answer) return null
    const { files, faults } = await app.platform.openFiles({
      filters: openableFilters(app.t),
      multiple: false,
    })
    for (const fault of faults) app.notices.fail(messageOfFault(fault))
    const [chosen] = files
    if (!chosen) continue
    if (await app.storage.attachOriginal({ hash, name, bytes: chosen.bytes })) return chosen.bytes
    app.notices.fail({ key: 'export.original.other', values: { name: chosen.name } })
  }
}

/** Formats that hold both languages: the tool they came from knows a file again by its name. */
const BILINGUAL: ReadonlySet<string> = new Set(['bilingual-docx', 'csv', 'tbx', 'tmx', 'xliff'])

const endingOf = ({ name, format }: OriginalFile): string =>
  extensionOf(name) || (FILE_KINDS[format]?.extensions[0] ?? '')

/** `essay.docx` becomes `essay.en.docx`. */
function translatedName(file: OriginalFile): string {
  if (BILINGUAL.has(file.format)) return file.name
  const ending = endingOf(file)
  const stem = file.name.slice(0, file.name.length - extensionOf(file.name).length)
  return `${stem.replace(/\.$/, '')}.en${ending && `.${ending}`}`
}

async function save(
  app: AppContext,
  written: readonly Written[],
): Promise<readonly SavedFile[] | null> {
  const [one, another] = written
  if (another) {
    return app.platform.saveFiles({
      files: written.map(({ file, output: { bytes } }) => ({ name: translatedName(file), bytes })),
    })
  }
  const { file, output } = one!
  const saved = await app.platform.saveFile({
    suggestedName: translatedName(file),
    filters: [{ name: formatName(file.format, app.t), extensions: [endingOf(file)] }],
    bytes: output.bytes,
  })
  return saved && [saved]
}

function tell(app: AppContext, written: readonly Written[], saved: readonly SavedFile[]): void {
  const { showInFolder } = app.platform
  const [first] = saved
  if (!first) return
  if (first.path && saved.length === 1) app.platform.addRecentFile(first.path)
  const sum = (of: (output: WriteBackOutput) => number) =>
    written.reduce((total, { output }) => total + of(output), 0)
  const counts = {
    translated: sum(({ translated }) => translated),
    untranslated: sum(({ untranslated }) => untranslated),
  }
  app.notices.tell(
    saved.length === 1
      ? { key: 'export.original.done', values: { name: first.name, ...counts } }
      : { key: 'export.original.doneMany', values: { count: saved.length, ...counts } },
    showInFolder && first.path
      ? { label: { key: 'export.show' }, run: () => void showInFolder(first.path) }
      : undefined,
  )
  const report = written
    .map(({ file: { name, format }, output: { warnings } }) => ({
      name,
      format,
      encoding: '',
      remarks: warnings,
    }))
    .filter(({ remarks }) => remarks.length > 0)
  const count = report.reduce((total, { remarks }) => total + remarks.length, 0)
  if (count === 0) return
  app.notices.tell(
    { key: 'export.original.remarks', values: { count, name: report[0]!.name } },
    {
      label: { key: 'import.warnings.show' },
      run: () =>
        app.openDialog({
          name: 'report',
          heading: { key: 'export.original.remarksHeading' },
          files: report,
          kept: false,
        }),
    },
  )
}
