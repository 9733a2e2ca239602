import type { BilingualDocument, Project, TargetLanguage } from '../../../core/document/model.ts'
import type { ReadOptions, ReadResult, Warning } from '../../../formats/types.ts'
import { readInWorker } from '../../workers/read.ts'
import { type AppContext, reasonOf } from '../app.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { faultOf } from './faults.ts'

/** A file that was read. */
export interface ReadFile {
  readonly file: SourceFile
  readonly result: ReadResult
}

/** What became of files that were to be one project. */
export interface Imported {
  readonly projectId: string
  /** Its first document. */
  readonly documentId: string
  readonly title: string
  /** Encoding of its first file as it was read, or empty. */
  readonly encoding: string
  readonly warnings: readonly FileWarnings[]
}

/** What was remarked on a file, but for its encoding, which was asked for. */
export interface FileWarnings {
  readonly file: SourceFile
  readonly warnings: readonly Warning[]
}

/** Codes of warnings that say the encoding was guessed. */
const UNCERTAIN = 'uncertain-encoding'

/**
 * Asks for the encoding of a file that does not tell it.
 * @returns the WHATWG label chosen, or null where the user cancels
 */
function askEncoding(
  app: AppContext,
  file: SourceFile,
  encoding: string,
  reopening: boolean,
): Promise<string | null> {
  return new Promise((resolve) => {
    app.openDialog({
      name: 'encoding',
      file,
      encoding,
      reopening,
      choose: resolve,
      cancel: () => resolve(null),
    })
  })
}

/** Lets the user choose how a file should have been read. */
export const askOtherEncoding = (
  app: AppContext,
  file: SourceFile,
  encoding: string,
): Promise<string | null> => askEncoding(app, file, encoding, true)

async function readFile(
  app: AppContext,
  file: SourceFile,
  options: ReadOptions,
): Promise<ReadResult | null> {
  const readAs = (chosen: ReadOptions) =>
    app.tasks.run({ key: 'import.reading', values: { name: file.name } }, ({ signal, progress }) =>
      readInWorker(
        { name: file.name, bytes: file.bytes, options: chosen },
        { signal, onProgress: progress },
      ),
    )
  const result = await readAs(options)
  if (options.encoding || !result.warnings.some(({ code }) => code === UNCERTAIN)) return result
  const encoding = await askEncoding(app, file, result.encoding, false)
  if (encoding === null) return null
  return encoding === result.encoding ? result : await readAs({ encoding })
}

const inEnglishOf = (
  documents: readonly BilingualDocument[],
  targetLanguage: TargetLanguage,
): readonly BilingualDocument[] =>
  documents.map((document) =>
    document.targetLanguage === 'en' ? { ...document, targetLanguage } : document,
  )

async function addProject(
  app: AppContext,
  documents: readonly BilingualDocument[],
  name: string,
  title?: string,
): Promise<Project | null> {
  try {
    return await app.tasks.run({ key: 'import.adding', values: { name } }, ({ signal, progress }) =>
      app.storage.addProject(documents, title, { signal, onProgress: progress }),
    )
  } catch (error) {
    if (!isAbort(error)) app.notices.fail({ text: reasonOf(error) })
    return null
  }
}

/**
 * Reads files. One that cannot be read is told and does not take the others along.
 * @returns null where the user cancels
 */
export async function readFiles(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions = {},
): Promise<ReadFile[] | null> {
  const read: ReadFile[] = []
  for (const file of files) {
    try {
      const result = await readFile(app, file, options)
      if (!result) return null
      read.push({ file, result })
    } catch (error) {
      if (isAbort(error)) return null
      app.notices.fail(faultOf(error, file.name))
    }
  }
  return read
}

/** What there is to say of files that were read. */
export const warningsOf = (read: readonly ReadFile[]): FileWarnings[] =>
  read
    .map(({ file, result }) => ({
      file,
      warnings: result.warnings.filter(({ code }) => code !== UNCERTAIN),
    }))
    .filter(({ warnings }) => warnings.length > 0)

/**
 * Makes one project of documents.
 * @param name of their file, for messages
 * @param title title of the project; that of the text when left out
 * @returns null where the user cancels, or it could not be written, which is told
 */
export function addDocuments(
  app: AppContext,
  documents: readonly BilingualDocument[],
  name: string,
  title?: string,
): Promise<Project | null> {
  const { targetLanguage } = app.ui.getState().preferences
  return addProject(app, inEnglishOf(documents, targetLanguage), name, title)
}

/**
 * Makes one project of files that were read.
 * @returns null where no project was made
 */
export async function addFiles(
  app: AppContext,
  read: readonly ReadFile[],
  title?: string,
): Promise<Imported | null> {
  const documents = read.flatMap(({ result }) => result.documents)
  if (documents.length === 0) return null
  const project = await addDocuments(app, documents, read[0]!.file.name, title)
  return (
    project && {
      projectId: project.id,
      documentId: project.documents[0]!,
      title: project.title,
      encoding: read.find(({ result }) => result.encoding)?.result.encoding ?? '',
      warnings: warningsOf(read),
    }
  )
}

/**
 * Reads files and makes one project of them. Nothing is added where none could be read, or the
 * user cancels.
 * @param title title of the project; that of the text when left out
 * @returns null where no project was made
 */
export async function importFiles(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions = {},
  title?: string,
): Promise<Imported | null> {
  const read = await readFiles(app, files, options)
  return read && addFiles(app, read, title)
}
