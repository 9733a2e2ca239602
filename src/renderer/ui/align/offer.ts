import type { EditorHandle } from '../../editor/handle.ts'
import type { AppContext } from '../app.ts'
import type { ReadFile } from '../import/files.ts'
import { isAbort } from '../tasks.ts'
import { ask } from './ask.ts'
import { byLanguage, languageOfFile } from './by-language.ts'
import { askOrder, type FilesOfPair } from './order.ts'
import { pairWithItself } from './pair-texts.ts'
import {
  alignFiles,
  alignOpen,
  isUntranslated,
  openPaired,
  textOfFiles,
} from './with-translation.ts'

/**
 * Where files look like a text and its translation, asks whether they should become one document:
 * Chinese ones with English ones, English ones over an open document that has no translation, or
 * one that holds both languages.
 * @returns whether that is settled: else they are opened as any others
 */
export async function offerPair(app: AppContext, read: readonly ReadFile[]): Promise<boolean> {
  try {
    const { editor } = app
    const only = read.length === 1 ? languageOfFile(read[0]!) : null
    if (only === 'both') return await offerSplit(app, read[0]!)
    const files = byLanguage(read)
    if (!files || files.target.length === 0) return false
    if (files.source.length > 0) return await offerFiles(app, files)
    return editor !== null && isUntranslated(editor) && (await offerOpen(app, editor, files.target))
  } catch (error) {
    if (isAbort(error)) return true
    throw error
  }
}

async function offerFiles(app: AppContext, files: FilesOfPair): Promise<boolean> {
  const { source, target } = files
  const apart = { value: 'apart', label: { key: 'align.offer.apart' } } as const
  if (source.length > 1 || target.length > 1) {
    const count = source.length + target.length
    const answer = await askOrder(app, files, { key: 'align.files.text' }, [
      { value: 'apart', label: { key: 'align.files.apart', values: { count } } },
    ])
    if (answer && answer !== 'apart') await alignFiles(app, answer)
    return answer !== 'apart'
  }
  const answer = await ask(app, {
    heading: { key: 'align.offer.heading' },
    text: {
      key: 'align.offer.text',
      values: { source: source[0]!.file.name, target: target[0]!.file.name },
    },
    answers: [apart, { value: 'align', label: { key: 'align.offer.align' } }],
  })
  if (answer === 'align') await alignFiles(app, files)
  return answer !== 'apart'
}

async function offerOpen(
  app: AppContext,
  editor: EditorHandle,
  target: readonly ReadFile[],
): Promise<boolean> {
  const { metadata, provenance } = editor.header()
  const source = metadata.title || provenance.name
  if (target.length > 1) {
    const answer = await askOrder(
      app,
      { source: [], target },
      { key: 'align.files.open', values: { source } },
      [{ value: 'apart', label: { key: 'align.files.apart', values: { count: target.length } } }],
    )
    if (answer && answer !== 'apart') await alignOpen(app, editor, answer.target)
    return answer !== 'apart'
  }
  const answer = await ask(app, {
    heading: { key: 'align.offer.heading' },
    text: { key: 'align.offer.open', values: { source, target: target[0]!.file.name } },
    answers: [
      { value: 'apart', label: { key: 'align.offer.alone' } },
      { value: 'align', label: { key: 'align.offer.align' } },
    ],
  })
  if (answer === 'align') await alignOpen(app, editor, target)
  return answer !== 'apart'
}

async function offerSplit(app: AppContext, read: ReadFile): Promise<boolean> {
  const answer = await ask(app, {
    heading: { key: 'align.bilingual.heading', values: { name: read.file.name } },
    text: { key: 'align.bilingual.alone' },
    answers: [
      { value: 'as it is', label: { key: 'align.bilingual.keep' } },
      { value: 'split', label: { key: 'align.bilingual.split' } },
    ],
  })
  if (answer === 'split') {
    await openPaired(app, await pairWithItself(app, textOfFiles([read])), [read])
  }
  return answer !== 'as it is'
}
