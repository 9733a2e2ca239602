import type { BilingualDocument, Project, TargetLanguage } from '../../../core/document/model.ts'
import type { Original } from '../../../core/document/original.ts'
import type { ReadOptions, ReadResult, Warning } from '../../../formats/types.ts'
import type { AddOptions, FileReport } from '../../storage/types.ts'
import { readInWorker } from '../../workers/read.ts'
import { type AppContext, reasonOf } from '../app.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { faultOf } from './faults.ts'
import { pathOf, reportOf } from './report.ts'

/** A file that was read. */
export interface ReadFile {
  readonly file: SourceFile
  readonly result: ReadResult
}

/** A file that could not be read, and why. */
export interface FailedFile {
  readonly file: SourceFile
  readonly error: unknown
}

/** What became of files that were to be read. */
export interface ReadFiles {
  readonly read: readonly ReadFile[]
  readonly failed: readonly FailedFile[]
}

/** What became of files that were to be one project. */
export interface Imported {
  readonly projectId: string
  /** Its first document. */
  readonly documentId: string
  readonly title: string
  readonly read: readonly ReadFile[]
  readonly options: ReadOptions
  readonly report: readonly FileReport[]
}

/** What was remarked on a file. */
export interface FileWarnings {
  readonly file: SourceFile
  readonly warnings: readonly Warning[]
}

/** Code of the warning that says the encoding was guessed. */
const UNCERTAIN = 'uncertain-encoding'

/** Of more files than these nobody wants to be asked one by one. */
const MOST_ASKED = 2

/**
 * Asks for the encoding of a file that does not tell it.
 * @returns the WHATWG label chosen, or null where the user cancels
 */
function askEncoding(app: AppContext, file: SourceFile, encoding: string): Promise<string | null> {
  return new Promise((resolve) => {
    app.openDialog({
      name: 'encoding',
      file,
      encoding,
      choose: resolve,
      cancel: () => resolve(null),
    })
  })
}

/**
 * Reads a file in sight of the user.
 * @throws WorkerError when it cannot be read; DOMException AbortError when the user cancels
 */
export function readFile(
  app: AppContext,
  { name, bytes }: SourceFile,
  options: ReadOptions,
): Promise<ReadResult> {
  return app.tasks.run({ key: 'import.reading', values: { name } }, ({ signal, progress }) =>
    readInWorker({ name, bytes, options }, { signal, onProgress: progress }),
  )
}

/**
 * Reads a file, and asks for its encoding where it does not tell it.
 * @returns null where the user does not answer
 */
async function readAsking(
  app: AppContext,
  file: SourceFile,
  options: ReadOptions,
): Promise<ReadResult | null> {
  const result = await readFile(app, file, options)
  if (options.encoding || !result.warnings.some(({ code }) => code === UNCERTAIN)) return result
  const encoding = await askEncoding(app, file, result.encoding)
  if (encoding === null) return null
  if (encoding !== result.encoding) return readFile(app, file, { ...options, encoding })
  return { ...result, warnings: result.warnings.filter(({ code }) => code !== UNCERTAIN) }
}

/**
 * Reads files, all in sight of the user as one piece of work where they are many.
 * @returns null where the user cancels
 */
export async function readAll(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions = {},
): Promise<ReadFiles | null> {
  const read: ReadFile[] = []
  const failed: FailedFile[] = []
  const attempt = async (file: SourceFile, reading: () => Promise<ReadResult | null>) => {
    try {
      const result = await reading()
      if (result) read.push({ file, result })
      return result !== null
    } catch (error) {
      if (isAbort(error)) return false
      failed.push({ file, error })
      return true
    }
  }
  if (files.length <= MOST_ASKED) {
    for (const file of files) {
      if (!(await attempt(file, () => readAsking(app, file, options)))) return null
    }
    return { read, failed }
  }
  const label = { key: 'import.readingMany', values: { count: files.length } } as const
  const done = await app.tasks.run(label, async ({ signal, progress }) => {
    for (const [i, file] of files.entries()) {
      const onProgress = (fraction: number) => progress((i + fraction) / files.length)
      onProgress(0)
      const job = { name: file.name, bytes: file.bytes, options }
      if (!(await attempt(file, () => readInWorker(job, { signal, onProgress })))) return false
    }
    return true
  })
  return done ? { read, failed } : null
}

/**
 * Reads files. One that cannot be read is told and does not take the others along.
 * @returns null where the user cancels
 */
export async function readFiles(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions = {},
): Promise<readonly ReadFile[] | null> {
  const all = await readAll(app, files, options)
  if (all) tellFailed(app, all.failed)
  return all?.read ?? null
}

/** Says which files could not be read. */
export function tellFailed(app: AppContext, failed: readonly FailedFile[]): void {
  for (const { file, error } of failed) app.notices.fail(faultOf(error, pathOf(file)))
}

/** What there is to say of files that were read. */
export const warningsOf = (read: readonly ReadFile[]): FileWarnings[] =>
  read
    .map(({ file, result }) => ({ file, warnings: result.warnings }))
    .filter(({ warnings }) => warnings.length > 0)

/** The files that documents can be written back into. */
export const originalsOf = (read: readonly ReadFile[]): Original[] =>
  read.flatMap(({ file, result }) => {
    const hash = result.documents[0]?.provenance.original
    return hash ? [{ hash, name: file.name, bytes: file.bytes }] : []
  })

const inEnglishOf = (
  documents: readonly BilingualDocument[],
  targetLanguage: TargetLanguage,
): readonly BilingualDocument[] =>
  documents.map((document) =>
    document.targetLanguage === 'en' ? { ...document, targetLanguage } : document,
  )

/**
 * Makes one project of documents.
 * @param name of their file, for messages
 * @param title title of the project; that of the text when left out
 * @param kept what is kept with it
 * @returns null where the user cancels, or it could not be written, which is told
 */
export async function addDocuments(
  app: AppContext,
  documents: readonly BilingualDocument[],
  name: string,
  title?: string,
  kept: Pick<AddOptions, 'originals' | 'report'> = {},
): Promise<Project | null> {
  const { targetLanguage } = app.ui.getState().preferences
  const given = inEnglishOf(documents, targetLanguage)
  try {
    return await app.tasks.run({ key: 'import.adding', values: { name } }, ({ signal, progress }) =>
      app.storage.addProject(given, title, { ...kept, signal, onProgress: progress }),
    )
  } catch (error) {
    if (!isAbort(error)) app.notices.fail({ text: reasonOf(error) })
    return null
  }
}

/** What else there is to say of an import, and what it was asked to be. */
export interface ImportContext {
  readonly options?: ReadOptions
  /** Title of the project; that of the text when left out. */
  readonly title?: string | undefined
  /** Files that were passed over, by their paths. */
  readonly skipped?: readonly string[]
}

/**
 * Makes one project of files that were read, with what belongs to it: the files, as far as they can
 * be written back, and what was remarked on them.
 * @returns null where no project was made
 */
export async function addFiles(
  app: AppContext,
  { read, failed }: ReadFiles,
  { options = {}, title, skipped = [] }: ImportContext = {},
): Promise<Imported | null> {
  const documents = read.flatMap(({ result }) => result.documents)
  if (documents.length === 0) return null
  const report = reportOf(read, failed, skipped)
  const project = await addDocuments(app, documents, read[0]!.file.name, title, {
    originals: originalsOf(read),
    report,
  })
  return (
    project && {
      projectId: project.id,
      documentId: project.documents[0]!,
      title: project.title,
      read,
      options,
      report,
    }
  )
}

/**
 * Reads files and makes one project of them. Nothing is added where none could be read, or the
 * user cancels.
 * @returns null where no project was made
 */
export async function importFiles(
  app: AppContext,
  files: readonly SourceFile[],
  context: ImportContext = {},
): Promise<Imported | null> {
  const all = await readAll(app, files, context.options)
  if (!all) return null
  tellFailed(app, all.failed)
  return addFiles(app, all, context)
}
