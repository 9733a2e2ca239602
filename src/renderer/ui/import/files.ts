import type { BilingualDocument, Project, TargetLanguage } from '../../../core/document/model.ts'
import type { ReadOptions, ReadResult, Warning } from '../../../formats/types.ts'
import { readInWorker } from '../../workers/read.ts'
import { type AppContext, reasonOf } from '../app.ts'
import type { SourceFile } from '../store.ts'
import { isAbort } from '../tasks.ts'
import { faultOf } from './faults.ts'

/** What became of files that were to be one project. */
export interface Imported {
  readonly projectId: string
  /** Its first document. */
  readonly documentId: string
  readonly title: string
  /** Encoding of its first file as it was read, or empty. */
  readonly encoding: string
  readonly warnings: readonly { readonly file: SourceFile; readonly warnings: readonly Warning[] }[]
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

/** @returns null where the user cancels, or it could not be written, which is told */
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
 * Reads files and makes one project of them. A file that cannot be read is told and does not take
 * the others along; nothing is added where none could be read, or the user cancels.
 * @param title title of the project; that of the text when left out
 * @returns null where no project was made
 */
export async function importFiles(
  app: AppContext,
  files: readonly SourceFile[],
  options: ReadOptions = {},
  title?: string,
): Promise<Imported | null> {
  const documents: BilingualDocument[] = []
  const warnings: { file: SourceFile; warnings: readonly Warning[] }[] = []
  let encoding = ''
  for (const file of files) {
    try {
      const result = await readFile(app, file, options)
      if (!result) return null
      documents.push(...result.documents)
      encoding ||= result.encoding
      const told = result.warnings.filter(({ code }) => code !== UNCERTAIN)
      if (told.length > 0) warnings.push({ file, warnings: told })
    } catch (error) {
      if (isAbort(error)) return null
      app.notices.fail(faultOf(error, file.name))
    }
  }
  if (documents.length === 0) return null
  const { targetLanguage } = app.ui.getState().preferences
  const project = await addProject(
    app,
    inEnglishOf(documents, targetLanguage),
    files[0]!.name,
    title,
  )
  if (!project) return null
  return {
    projectId: project.id,
    documentId: project.documents[0]!,
    title: project.title,
    encoding,
    warnings,
  }
}
