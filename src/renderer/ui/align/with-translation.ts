import { joinFiles } from '../../../core/alignment/parts.ts'
import { READABLE_EXTENSIONS } from '../../../formats/kinds.ts'
import type { EditorHandle } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import { messageOfFault } from '../import/faults.ts'
import {
  addDocuments,
  type FileWarnings,
  originalsOf,
  type ReadFile,
  readFiles,
  warningsOf,
} from '../import/files.ts'
import { tellWarnings } from '../import/present.ts'
import { byLanguage } from './by-language.ts'
import { askOrder, type FilesOfPair, inOrder } from './order.ts'
import { beginReview, type Paired, pairTexts, type ReadText } from './pair-texts.ts'

/** Whether the open document has no word of a translation yet. */
export const isUntranslated = (editor: EditorHandle): boolean =>
  editor.snapshot().counts.words === 0

/**
 * Aligns the open document with its translation, or, where none is open that lacks one, files with
 * one another. Of several files of a side the order is shown before they are joined.
 */
export async function alignWithTranslation(app: AppContext): Promise<void> {
  const { editor } = app
  const files =
    editor && isUntranslated(editor)
      ? { source: [], target: inOrder(await choose(app, 'align.filter.translation', 'en')) }
      : await chooseBoth(app)
  if (!files || files.target.length === 0) return
  const ordered = await orderOf(app, files)
  if (!ordered) return
  if (editor && files.source.length === 0) await alignOpen(app, editor, ordered.target)
  else await alignFiles(app, ordered)
}

/** Lets the user choose files and reads them; none where one of them could not be read. */
async function choose(
  app: AppContext,
  filter: 'align.filter.both' | 'align.filter.translation',
  language?: 'en',
): Promise<readonly ReadFile[]> {
  const { files, faults } = await app.platform.openFiles({
    filters: [
      { name: app.t(filter), extensions: READABLE_EXTENSIONS },
      { name: app.t('import.filter.all'), extensions: ['*'] },
    ],
    multiple: true,
  })
  for (const fault of faults) app.notices.fail(messageOfFault(fault))
  const read = await readFiles(app, files, language ? { language } : {})
  return read?.length === files.length ? read : []
}

/**
 * A text and its translation: all at once, told apart by their languages, or first the files of the
 * one and then those of the other.
 */
async function chooseBoth(app: AppContext): Promise<FilesOfPair | null> {
  const first = await choose(app, 'align.filter.both')
  if (first.length === 0) return null
  const told = byLanguage(first)
  if (told && told.source.length > 0 && told.target.length > 0) return told
  // Two files are meant as a pair, whatever they are: what is the matter with them is told later.
  if (first.length === 2) return { source: [first[0]!], target: [first[1]!] }
  if (first.length > 2 && !told) {
    app.notices.fail({ key: 'align.two' })
    return null
  }
  const others = await choose(app, 'align.filter.translation')
  return { source: inOrder(first), target: inOrder(others) }
}

/** Files that are joined are shown first, in the order of their names. */
async function orderOf(app: AppContext, files: FilesOfPair): Promise<FilesOfPair | null> {
  if (files.source.length < 2 && files.target.length < 2) return files
  return askOrder<never>(app, files, { key: 'align.files.text' })
}

/** What files hold as one text. */
export function textOfFiles(read: readonly ReadFile[]): ReadText {
  const files = read.map(({ file, result }) => ({ name: file.name, texts: result.documents }))
  const document = joinFiles(files)
  const { name } = files[0]!
  if (files.length === 1) return { name, document }
  // What several files hold together can be written back into none of them.
  const provenance = { ...document.provenance, original: '', part: '' }
  return { name: `${name} … ${files.at(-1)!.name}`, document: { ...document, provenance } }
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
  translation: readonly ReadFile[],
): Promise<void> {
  const before = editor.document()
  const name = before.metadata.title || before.provenance.name
  const paired = await pairTexts(app, { name, document: before }, textOfFiles(translation))
  if (!paired) return
  if (!paired.isOfSource) {
    await openPaired(app, paired, translation)
    return
  }
  const { rows, granularity, metadata } = paired.document
  if (!editor.review.apply(0, before.rows, rows, granularity)) {
    app.notices.fail({ key: 'align.changed' })
    return
  }
  editor.setMetadata(metadata)
  tellWarnings(app, remarksOf(translation))
  beginReview(app, rows, paired.unrelated)
  editor.focus()
}

/** Makes a new project of the files of a text and of its translation. */
export async function alignFiles(app: AppContext, { source, target }: FilesOfPair): Promise<void> {
  const paired = await pairTexts(app, textOfFiles(source), textOfFiles(target))
  if (paired) await openPaired(app, paired, [...source, ...target])
}

/**
 * Makes a project of what was aligned and opens it for review. The file that the source came from
 * is kept, where it can be written back.
 */
export async function openPaired(
  app: AppContext,
  { document, unrelated }: Paired,
  read: readonly ReadFile[],
): Promise<void> {
  const { name, original } = document.provenance
  const originals = originalsOf(read).filter(({ hash }) => hash === original)
  const project = await addDocuments(app, [document], name, undefined, { originals })
  if (!project) return
  await app.openDocument(project.documents[0]!)
  tellWarnings(app, remarksOf(read))
  beginReview(app, document.rows, unrelated)
}
