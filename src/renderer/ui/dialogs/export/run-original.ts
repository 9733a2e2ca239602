import type { BilingualDocument } from '../../../../core/document/model.ts'
import { extensionOf, FILE_KINDS } from '../../../../formats/kinds.ts'
import type { WriteBackOptions } from '../../../../formats/types.ts'
import { type WriteBackOutput, writeBackInWorker } from '../../../workers/write-back.ts'
import { ask } from '../../align/ask.ts'
import { type AppContext, reasonOf } from '../../app.ts'
import { messageOfFault } from '../../import/faults.ts'
import { openableFilters } from '../../import/filters.ts'
import { formatName } from '../../import/format-name.ts'
import { isAbort, type TaskControl } from '../../tasks.ts'
import { type BatchFile, showFirst, tellOfRest, writeBatch } from './batch.ts'
import { distinctNames } from './file-names.ts'
import type { OriginalFile } from './originals.ts'

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
  const [first, another] = files
  if (!first) return
  const write = async (file: OriginalFile, bytes: Bytes, { signal, progress }: TaskControl) => {
    const documents = await Promise.all(
      file.documents.map((id) => (id === open.id ? open : app.storage.loadDocument(id))),
    )
    return writeBackInWorker({ bytes, documents, options }, { signal, onProgress: progress })
  }
  try {
    await (another ? exportMany(app, files, write) : exportOne(app, first, write))
  } catch (error) {
    if (isAbort(error)) return
    app.notices.fail({
      key: 'export.failed',
      values: { name: first.name, reason: reasonOf(error) },
    })
  }
}

type Bytes = Uint8Array<ArrayBuffer>
type Write = (file: OriginalFile, bytes: Bytes, control: TaskControl) => Promise<WriteBackOutput>

async function exportOne(app: AppContext, file: OriginalFile, write: Write): Promise<void> {
  const bytes = await bytesOf(app, file)
  if (!bytes) return
  const values = { title: file.name, format: app.t('export.format.original') }
  const output = await app.tasks.run({ key: 'export.task', values }, (control) =>
    write(file, bytes, control),
  )
  const saved = await app.platform.saveFile({
    suggestedName: translatedName(file),
    filters: [{ name: formatName(file.format, app.t), extensions: [endingOf(file)] }],
    bytes: output.bytes,
  })
  if (!saved) return
  const { addRecentFile, showInFolder } = app.platform
  if (saved.path) addRecentFile(saved.path)
  app.notices.tell(
    { key: 'export.original.done', values: { name: saved.name, ...countsOf([output]) } },
    showInFolder && saved.path
      ? { label: { key: 'export.show' }, run: () => void showInFolder(saved.path) }
      : undefined,
  )
  tellRemarks(app, [{ file, output }])
}

async function exportMany(
  app: AppContext,
  files: readonly OriginalFile[],
  write: Write,
): Promise<void> {
  // Whatever has to be asked is asked before the work begins.
  for (const file of files) if (!file.kept && !(await bytesOf(app, file))) return
  const names = distinctNames(files.map(translatedName))
  const result = await writeBatch(
    app,
    files.map(
      (file, i): BatchFile<Written> => ({
        title: file.name,
        format: file.format,
        name: names[i]!,
        async make(control) {
          const bytes = await bytesOf(app, file)
          if (!bytes) throw new DOMException('Cancelled', 'AbortError')
          const output = await write(file, bytes, control)
          return { bytes: output.bytes, facts: { file, output } }
        },
      }),
    ),
    app.t('export.format.original'),
  )
  if (!result) return
  const { written, cancelled } = result
  if (written.length > 0 && !cancelled) {
    const counts = countsOf(written.map(({ facts }) => facts.output))
    app.notices.tell(
      { key: 'export.original.doneMany', values: { count: written.length, ...counts } },
      showFirst(app, result),
    )
    tellRemarks(
      app,
      written.map(({ facts }) => facts),
    )
  }
  tellOfRest(app, result)
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

interface Written {
  readonly file: OriginalFile
  readonly output: WriteBackOutput
}

function countsOf(outputs: readonly WriteBackOutput[]) {
  const sum = (of: (output: WriteBackOutput) => number) =>
    outputs.reduce((total, output) => total + of(output), 0)
  return {
    translated: sum(({ translated }) => translated),
    untranslated: sum(({ untranslated }) => untranslated),
  }
}

/** Says how many remarks there are on files that were written, and shows them on request. */
function tellRemarks(app: AppContext, written: readonly Written[]): void {
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
