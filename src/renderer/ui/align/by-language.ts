import { isBilingual, languageOf } from '../../../core/alignment/diagnose-pair.ts'
import { textOf } from '../../../core/document/inline.ts'
import type { ReadFile } from '../import/files.ts'
import { type FilesOfPair, inOrder } from './order.ts'

/** Chinese files as source and English ones as target; null where one is in neither language. */
export function byLanguage(read: readonly ReadFile[]): FilesOfPair | null {
  const files: Record<'zh' | 'en', ReadFile[]> = { zh: [], en: [] }
  for (const each of read) {
    const language = languageOfFile(each)
    if (language !== 'zh' && language !== 'en') return null
    files[language].push(each)
  }
  return { source: inOrder(files.zh), target: inOrder(files.en) }
}

/** The language of a file as it was read, or both where it is bilingual. */
export function languageOfFile({ result }: ReadFile): 'zh' | 'en' | 'both' | null {
  const texts = result.documents.flatMap(({ rows }) => rows.map((row) => textOf(row.source)))
  return isBilingual(texts) ? 'both' : languageOf(texts.join('\n'))
}
