import type { BilingualDocument } from '../../../core/document/model.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import { messageOfFault } from '../import/faults.ts'
import {
  addDocuments,
  type FileWarnings,
  type ReadFile,
  readFiles,
  warningsOf,
} from '../import/files.ts'
import { tellWarnings } from '../import/present.ts'
import type { SourceFile } from '../store.ts'
import { beginReview, type Paired, pairTexts, type ReadText } from './pair-texts.ts'

/** Whether the open document has no word of a translation yet. */
export const isUntranslated = (editor: EditorHandle): boolean =>
  editor.snapshot().counts.words === 0

/**
 * Aligns the open document with its translation, or, where none is open that lacks one, two files
 * with one another.
 */
export async function alignWithTranslation(app: AppContext): Promise<void> {
  const { editor } = app
  if (editor && isUntranslated(editor)) {
    const [file] = await choose(app, false)
    if (!file) return
    const read = await readFiles(app, [file], { language: 'en' })
    if (read?.[0]) await alignOpen(app, editor, read[0])
    return
  }
  const files = await chooseTwo(app)
  if (!files) return
  const read = await readFiles(app, files)
  if (read?.length === 2) await alignFiles(app, read[0]!, read[1]!)
}

async function choose(app: AppContext, multiple: boolean): Promise<readonly SourceFile[]> {
  const { files, faults } = await app.platform.openFiles({
    filters: [
      {
        name: app.t(multiple ? 'align.filter.both' : 'align.filter.translation'),
        extensions: ['txt', 'text', 'md'],
      },
      { name: app.t('import.filter.all'), extensions: ['*'] },
    ],
    multiple,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  return files
}

/** A text and its translation: both at once, or one after the other. */
async function chooseTwo(app: AppContext): Promise<readonly SourceFile[] | null> {
  const files = await choose(app, true)
  if (files.length === 0) return null
  const both = files.length === 1 ? [...files, ...(await choose(app, false))] : files
  if (both.length === 2) return both
  if (both.length > 2) app.notices.fail({ key: 'align.two' })
  return null
}

/** Joins what a file holds to one text, should it hold several documents. */
export function textOfFile({ file, result }: ReadFile): ReadText {
  const [first, ...others] = result.documents
  const document: BilingualDocument = {
    ...first!,
    rows: [first!, ...others].flatMap(({ rows }) => rows),
  }
  return { name: file.name, document }
}

/** Remarks on files, without the one that a translation is not Chinese. */
const remarksOf = (read: readonly ReadFile[]): FileWarnings[] =>
  warningsOf(read)
    .map(({ file, warnings }) => ({
      file,
      warnings: warnings.filter(({ code }) => code !== 'not-chinese'),
    }))
    .filter(({ warnings }) => warnings.length > 0)

/** Brings a translation into the open document, as one step that can be undone. */
export async function alignOpen(
  app: AppContext,
  editor: EditorHandle,
  translation: ReadFile,
): Promise<void> {
  const before = editor.document()
  const name = before.metadata.title || before.provenance.name
  const paired = await pairTexts(app, { name, document: before }, textOfFile(translation))
  if (!paired) return
  if (!paired.isOfSource) {
    await openPaired(app, paired, [translation])
    return
  }
  const { rows, granularity, metadata } = paired.document
  if (!editor.review.apply(0, before.rows, rows, granularity)) {
    app.notices.fail({ key: 'align.changed' })
    return
  }
  editor.setMetadata(metadata)
  tellWarnings(app, remarksOf([translation]))
  beginReview(app, rows, paired.unrelated)
  editor.focus()
}

/** Makes a new project of two files. */
export async function alignFiles(
  app: AppContext,
  source: ReadFile,
  translation: ReadFile,
): Promise<void> {
  const paired = await pairTexts(app, textOfFile(source), textOfFile(translation))
  if (paired) await openPaired(app, paired, [source, translation])
}

/** Makes a project of what was aligned and opens it for review. */
export async function openPaired(
  app: AppContext,
  { document, unrelated }: Paired,
  read: readonly ReadFile[],
): Promise<void> {
  const project = await addDocuments(app, [document], document.provenance.name)
  if (!project) return
  await app.openDocument(project.documents[0]!)
  tellWarnings(app, remarksOf(read))
  beginReview(app, document.rows, unrelated)
}
