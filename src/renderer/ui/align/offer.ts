import { isBilingual, languageOf } from '../../../core/alignment/diagnose-pair.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { AppContext } from '../app.ts'
import type { ReadFile } from '../import/files.ts'
import { isAbort } from '../tasks.ts'
import { ask } from './ask.ts'
import { pairWithItself } from './pair-texts.ts'
import {
  alignFiles,
  alignOpen,
  isUntranslated,
  openPaired,
  textOfFile,
} from './with-translation.ts'

/**
 * Where files look like a text and its translation, asks whether they should become one document:
 * a Chinese one with an English one, an English one over an open document that has no
 * translation, or one that holds both languages.
 * @returns whether that is settled: else they are opened as any others
 */
export async function offerPair(app: AppContext, read: readonly ReadFile[]): Promise<boolean> {
  try {
    if (read.length === 2) return await offerTwo(app, read[0]!, read[1]!)
    if (read.length === 1) return await offerOne(app, read[0]!)
    return false
  } catch (error) {
    if (isAbort(error)) return true
    throw error
  }
}

async function offerTwo(app: AppContext, first: ReadFile, second: ReadFile): Promise<boolean> {
  const languages = [languageOfFile(first), languageOfFile(second)]
  if (!languages.includes('zh') || !languages.includes('en')) return false
  const [source, translation] = languages[0] === 'zh' ? [first, second] : [second, first]
  const answer = await ask(app, {
    heading: { key: 'align.offer.heading' },
    text: {
      key: 'align.offer.text',
      values: { source: source.file.name, target: translation.file.name },
    },
    answers: [
      { value: 'apart', label: { key: 'align.offer.apart' } },
      { value: 'align', label: { key: 'align.offer.align' } },
    ],
  })
  if (answer === 'align') await alignFiles(app, source, translation)
  return answer !== 'apart'
}

async function offerOne(app: AppContext, read: ReadFile): Promise<boolean> {
  const language = languageOfFile(read)
  const { editor } = app
  if (language === 'both') {
    const answer = await ask(app, {
      heading: { key: 'align.bilingual.heading', values: { name: read.file.name } },
      text: { key: 'align.bilingual.alone' },
      answers: [
        { value: 'as it is', label: { key: 'align.bilingual.keep' } },
        { value: 'split', label: { key: 'align.bilingual.split' } },
      ],
    })
    if (answer === 'split') {
      await openPaired(app, await pairWithItself(app, textOfFile(read)), [read])
    }
    return answer !== 'as it is'
  }
  if (language !== 'en' || !editor || !isUntranslated(editor)) return false
  const { metadata, provenance } = editor.header()
  const answer = await ask(app, {
    heading: { key: 'align.offer.heading' },
    text: {
      key: 'align.offer.open',
      values: { source: metadata.title || provenance.name, target: read.file.name },
    },
    answers: [
      { value: 'apart', label: { key: 'align.offer.alone' } },
      { value: 'align', label: { key: 'align.offer.align' } },
    ],
  })
  if (answer === 'align') await alignOpen(app, editor, read)
  return answer !== 'apart'
}

function languageOfFile({ result }: ReadFile): 'zh' | 'en' | 'both' | null {
  const texts = result.documents.flatMap(({ rows }) => rows.map((row) => textOf(row.source)))
  return isBilingual(texts) ? 'both' : languageOf(texts.join('\n'))
}
